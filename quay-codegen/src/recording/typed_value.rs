//! A JSON value held against the model: what the type at a place says of what stands there.

use serde_json::Value;

use crate::model::{self, Api, Operation, Response, Struct, Type, TypeKind};

/// What a value is by its type, names looked up and alternatives chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TypedValue<'api> {
    /// Nothing is known.
    Any,
    /// A simple value.
    Plain(&'api Type),
    /// One of several simple values.
    Scalars(&'api [Type]),
    /// Text out of a vocabulary.
    Enum(&'api [model::EnumValue]),
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
pub(crate) fn resolve_value<'api>(
    api: &'api Api,
    kind: &'api Type,
    value: &Value,
) -> TypedValue<'api> {
    match kind {
        Type::Any => TypedValue::Any,
        Type::Nullable(inner) => resolve_value(api, inner, value),
        Type::List(item) => TypedValue::List(item),
        Type::Map(item) => TypedValue::Map(item),
        Type::Named(name) => match api.types.get(name).map(|definition| &definition.kind) {
            Some(TypeKind::Struct(object)) => TypedValue::Object(object, None),
            Some(TypeKind::Enum(values)) => TypedValue::Enum(values),
            Some(TypeKind::Scalars(kinds)) => TypedValue::Scalars(kinds),
            Some(TypeKind::Union(alternatives)) => {
                let is = |one: &model::Alternative| {
                    let mut required = one.required.iter();
                    value.is_object() && required.all(|name| value.get(name).is_some())
                };
                let chosen = alternatives.iter().position(is);
                let name = chosen
                    .and_then(|index| alternatives.get(index))
                    .map(|one| &one.name);
                match name.and_then(|name| Some(&api.types.get(name)?.kind)) {
                    Some(TypeKind::Struct(object)) => TypedValue::Object(object, chosen),
                    _ => TypedValue::NoAlternative,
                }
            }
            None => TypedValue::Any,
        },
        plain => TypedValue::Plain(plain),
    }
}

/// The type of what comes with a status; errors have none.
pub(crate) fn response_type(operation: &Operation, is_success: bool) -> &Type {
    match &operation.response {
        Response::Typed(kind) if is_success => kind,
        _ => &Type::Any,
    }
}

/// The type of a member that an object has, or of those that it does not know.
pub(crate) fn field_type<'api>(object: &'api Struct, name: &str) -> Option<&'api Type> {
    let known = object.fields.iter().find(|field| field.name == name);
    known
        .map(|field| &field.kind)
        .or(object.additional_properties.as_ref())
}
