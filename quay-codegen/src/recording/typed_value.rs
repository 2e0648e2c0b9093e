//! A JSON value held against the model: what the type at a place says of what stands there.

use serde_json::Value;

use crate::model::{self, Answer, Api, Form, Operation, Struct, Type};

/// What a value is by its type, names looked up and alternatives chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) enum View<'api> {
    /// Nothing is known.
    Any,
    /// A simple value.
    Plain(&'api Type),
    /// One of several simple values.
    Scalars(&'api [Type]),
    /// Text out of a vocabulary.
    Vocabulary(&'api [model::Value]),
    /// A list of these.
    List(&'api Type),
    /// An object whose keys are data.
    Map(&'api Type),
    /// An object with known members, and the number of the alternative that it is, where there are several.
    Object(&'api Struct, Option<usize>),
    /// None of the alternatives that there are.
    NoAlternative,
}

/// How a type sees a value.
pub(crate) fn view<'api>(api: &'api Api, kind: &'api Type, value: &Value) -> View<'api> {
    match kind {
        Type::Any => View::Any,
        Type::Nullable(inner) => view(api, inner, value),
        Type::List(item) => View::List(item),
        Type::Map(item) => View::Map(item),
        Type::Named(name) => match api.types.get(name).map(|definition| &definition.form) {
            Some(Form::Struct(object)) => View::Object(object, None),
            Some(Form::Enum(values)) => View::Vocabulary(values),
            Some(Form::Scalars(kinds)) => View::Scalars(kinds),
            Some(Form::Union(alternatives)) => {
                let is = |one: &model::Alternative| {
                    let mut required = one.required.iter();
                    value.is_object() && required.all(|name| value.get(name).is_some())
                };
                let chosen = alternatives.iter().position(is);
                let name = chosen
                    .and_then(|index| alternatives.get(index))
                    .map(|one| &one.name);
                match name.and_then(|name| Some(&api.types.get(name)?.form)) {
                    Some(Form::Struct(object)) => View::Object(object, chosen),
                    _ => View::NoAlternative,
                }
            }
            None => View::Any,
        },
        plain => View::Plain(plain),
    }
}

/// The type of what comes with a status; errors have none.
pub(crate) fn answer_type(operation: &Operation, is_success: bool) -> &Type {
    match &operation.answer {
        Answer::Typed(kind) if is_success => kind,
        _ => &Type::Any,
    }
}

/// The type of a member that an object has, or of those that it does not know.
pub(crate) fn member<'api>(object: &'api Struct, name: &str) -> Option<&'api Type> {
    let known = object.fields.iter().find(|field| field.name == name);
    known.map(|field| &field.kind).or(object.rest.as_ref())
}
