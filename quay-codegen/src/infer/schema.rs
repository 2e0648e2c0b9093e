//! Infers a schema from samples. Nothing is required: samples cannot show that a property is always present.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::case;
use crate::recording::formats::{date_format, is_secret_name};

/// How a value occurs in its parent.
#[derive(Clone, Copy)]
pub(super) enum Role<'name> {
    /// A property of an object; only properties can be timestamps or secrets.
    Member(&'name str),
    /// An array element, a map value or the whole response.
    Other,
}

/// Infers a schema that matches all samples.
pub(super) fn schema(samples: &[&Value], role: Role<'_>) -> Value {
    let (nulls, values): (Vec<&Value>, Vec<&Value>) =
        samples.iter().partition(|sample| sample.is_null());
    let mut schema = of_values(&values, role);
    if !nulls.is_empty() {
        schema.insert("x-nullable".to_owned(), json!(true));
    }
    Value::Object(schema)
}

fn of_values(values: &[&Value], role: Role<'_>) -> Map<String, Value> {
    let kinds: BTreeSet<&str> = values.iter().map(|value| kind_of(value)).collect();
    let mut schema = Map::new();
    match kinds.into_iter().collect::<Vec<_>>().as_slice() {
        [] => {}
        ["array"] => {
            let elements: Vec<&Value> = values
                .iter()
                .filter_map(|value| value.as_array())
                .flatten()
                .collect();
            schema.insert("type".to_owned(), json!("array"));
            schema.insert("items".to_owned(), self::schema(&elements, Role::Other));
        }
        ["object"] => of_objects(values, &mut schema),
        ["string"] => of_texts(values, role, &mut schema),
        ["integer"] => of_integers(values, &mut schema),
        ["integer", "number"] => {
            schema.insert("type".to_owned(), json!("number"));
        }
        [scalar] => {
            schema.insert("type".to_owned(), json!(scalar));
        }
        // Lists or objects mixed with other kinds get no type.
        several
            if several
                .iter()
                .any(|kind| ["array", "object"].contains(kind)) => {}
        several => {
            schema.insert("type".to_owned(), json!(several));
        }
    }
    schema
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn of_integers(values: &[&Value], schema: &mut Map<String, Value>) {
    let format = if values.iter().all(|value| value.is_i64()) {
        "int64"
    } else {
        "uint64"
    };
    schema.insert("type".to_owned(), json!("integer"));
    schema.insert("format".to_owned(), json!(format));
}

fn of_texts(values: &[&Value], role: Role<'_>, schema: &mut Map<String, Value>) {
    schema.insert("type".to_owned(), json!("string"));
    let Role::Member(name) = role else { return };
    let mut formats = values
        .iter()
        .map(|value| value.as_str().and_then(date_format));
    let first = formats.next().flatten();
    let format = if is_secret_name(name) {
        Some("password")
    } else {
        first.filter(|first| formats.all(|format| format == Some(first)))
    };
    if let Some(format) = format {
        schema.insert("format".to_owned(), json!(format));
    }
}

fn of_objects(values: &[&Value], schema: &mut Map<String, Value>) {
    let mut members: BTreeMap<&String, Vec<&Value>> = BTreeMap::new();
    for (name, value) in values
        .iter()
        .filter_map(|value| value.as_object())
        .flatten()
    {
        members.entry(name).or_default().push(value);
    }
    schema.insert("type".to_owned(), json!("object"));
    if are_names(members.keys().map(|name| name.as_str())) {
        let properties: Map<String, Value> = members
            .into_iter()
            .map(|(name, values)| (name.clone(), self::schema(&values, Role::Member(name))))
            .collect();
        schema.insert("properties".to_owned(), Value::Object(properties));
    } else {
        let values: Vec<&Value> = members.into_values().flatten().collect();
        schema.insert(
            "additionalProperties".to_owned(),
            self::schema(&values, Role::Other),
        );
    }
}

/// Returns whether the keys are property names rather than data, which is assumed if they are distinct identifiers.
fn are_names<'name>(keys: impl Iterator<Item = &'name str>) -> bool {
    let mut identifiers = BTreeSet::new();
    let mut keys = keys.peekable();
    keys.peek().is_some() && keys.all(|key| is_name(key) && identifiers.insert(case::snake(key)))
}

/// Returns whether a string looks like a property name.
pub(super) fn is_name(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && key.bytes().any(|byte| byte.is_ascii_alphabetic())
}
