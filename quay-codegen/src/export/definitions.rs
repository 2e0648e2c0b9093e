//! Exports named types as definitions.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Dialect;
use super::descriptions;
use super::json_object::JsonObject;
use super::schemas::{type_name, typed};
use crate::document::MinorVersion;
use crate::model::{
    Alternative, Api, EnumValue, Field, Presence, Struct, Type, TypeDefinition, TypeKind,
};

/// Exports all types of requests, responses and errors, by name.
pub(super) fn all(api: &Api, dialect: Dialect) -> JsonObject {
    let types = api.types.iter().chain(&api.error_types);
    types
        .map(|(name, definition)| (name, self::definition(api, definition, dialect)))
        .collect()
}

fn definition(api: &Api, definition: &TypeDefinition, dialect: Dialect) -> JsonObject {
    let (schema, more) = match &definition.kind {
        TypeKind::Struct(object) => (
            structure(object, dialect),
            object.choice_sentence(descriptions::code),
        ),
        TypeKind::Enum(values) => (
            enum_schema(definition, values),
            descriptions::values(values),
        ),
        TypeKind::Union(alternatives) => union(api, alternatives, dialect),
        TypeKind::Scalars(kinds) => scalars(kinds, dialect),
    };
    let paragraphs = [definition.description.as_deref(), more.as_deref()];
    schema.with_some("description", descriptions::text(paragraphs))
}

fn structure(object: &Struct, dialect: Dialect) -> JsonObject {
    let properties: JsonObject = object
        .fields
        .iter()
        .map(|field| (&field.name, property(field, dialect)))
        .collect();
    let required = object
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required)
        .map(|field| field.name.as_str());
    let choices = object
        .required_any_of
        .iter()
        .map(|names| Value::from(names.clone()));
    typed("object")
        .with("properties", properties)
        .with_list("required", required)
        .with_some(
            "additionalProperties",
            object
                .additional_properties
                .as_ref()
                .map(|rest| dialect.schema(rest)),
        )
        .with_list("x-choices", choices)
}

fn property(field: &Field, dialect: Dialect) -> JsonObject {
    let kind = if field.nullable {
        Type::Nullable(Box::new(field.kind.clone()))
    } else {
        field.kind.clone()
    };
    dialect.described(&kind, &field.docs)
}

/// Exports an enum. It is closed if only requests use it; responses may contain other values.
pub(super) fn enum_schema(definition: &TypeDefinition, values: &[EnumValue]) -> JsonObject {
    let keyword = if definition.in_request && !definition.in_response {
        "enum"
    } else {
        "x-extensible-enum"
    };
    let by_value = |version: fn(&EnumValue) -> Option<MinorVersion>| {
        let dated = values
            .iter()
            .filter_map(|value| Some((&value.value, version(value)?)));
        Some(dated.collect::<JsonObject>()).filter(|dated| !dated.is_empty())
    };
    typed("string")
        .with_list(keyword, values.iter().map(|value| value.value.as_str()))
        .with_some("x-enum-since", by_value(|value| value.since))
        .with_some("x-enum-until", by_value(|value| value.until))
}

fn union(
    api: &Api,
    alternatives: &[Alternative],
    dialect: Dialect,
) -> (JsonObject, Option<String>) {
    let names = || alternatives.iter().map(|one| one.name.as_str());
    match dialect {
        Dialect::OpenApi31 => {
            let references = names().map(|name| dialect.reference(name));
            (JsonObject::new().with_list("anyOf", references), None)
        }
        Dialect::Swagger2 => {
            let objects = names().filter_map(|name| match &find(api, name)?.kind {
                TypeKind::Struct(object) => Some(object),
                _ => None,
            });
            let schema = typed("object")
                .with("properties", members(objects, dialect))
                .with_list("x-alternatives", names());
            (schema, Some(descriptions::alternatives(names())))
        }
    }
}

fn find<'api>(api: &'api Api, name: &str) -> Option<&'api TypeDefinition> {
    api.types.get(name).or_else(|| api.error_types.get(name))
}

/// Merges the properties of all alternatives, all optional. A property with different types accepts any value.
fn members<'api>(objects: impl Iterator<Item = &'api Struct>, dialect: Dialect) -> JsonObject {
    let mut members: BTreeMap<&str, Option<&Field>> = BTreeMap::new();
    for field in objects.flat_map(|object| &object.fields) {
        let member = members.entry(&field.name).or_insert(Some(field));
        if member.is_some_and(|other| other.kind != field.kind) {
            *member = None;
        }
    }
    members
        .into_iter()
        .map(|(name, field)| {
            let property = field.map(|field| property(field, dialect));
            (name, property.unwrap_or_default())
        })
        .collect()
}

fn scalars(kinds: &[Type], dialect: Dialect) -> (JsonObject, Option<String>) {
    let names: Vec<&str> = kinds.iter().map(type_name).collect();
    match dialect {
        Dialect::OpenApi31 => (JsonObject::new().with("type", names), None),
        Dialect::Swagger2 => (
            JsonObject::new().with_list("x-types", names),
            Some(descriptions::scalars(kinds)),
        ),
    }
}
