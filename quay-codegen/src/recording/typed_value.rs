//! Pairs JSON values with their types in the model.

use serde_json::Value;

use crate::model::{self, Api, Operation, Response, Struct, Type, TypeKind};

/// The type of a value, with names resolved and alternatives chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TypedValue<'api> {
    /// Unknown type.
    Any,
    /// A scalar.
    Plain(&'api Type),
    /// One of several scalars.
    Scalars(&'api [Type]),
    /// An open enum.
    Enum(&'api [model::EnumValue]),
    /// A list of this type.
    List(&'api Type),
    /// A map with these values.
    Map(&'api Type),
    /// An object with declared properties, and the index of the alternative in a union.
    Object(&'api Struct, Option<usize>),
    /// A value that matches no alternative.
    NoAlternative,
}

/// Resolves the type of a value.
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

/// Returns the response type of a success or error; errors have no type.
pub(crate) fn response_type(operation: &Operation, is_success: bool) -> &Type {
    match &operation.response {
        Response::Typed(kind) if is_success => kind,
        _ => &Type::Any,
    }
}

/// Returns the type of a declared property, or that of undeclared properties.
pub(crate) fn field_type<'api>(object: &'api Struct, name: &str) -> Option<&'api Type> {
    let known = object.fields.iter().find(|field| field.name == name);
    known
        .map(|field| &field.kind)
        .or(object.additional_properties.as_ref())
}
