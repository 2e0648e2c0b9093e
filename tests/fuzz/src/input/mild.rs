//! Changes documents so that most of them stay valid and reach the stages after parsing.

use serde_json::{Map, Value, json};

use super::hostile;
use super::plausible::plausible;
use crate::choices::Choices;

/// Changes a document in one place.
pub(super) fn change(root: &mut Value, choices: &mut Choices<'_>) {
    let wanted: fn(&str, &Value) -> bool = match choices.below(8) {
        0 => |key, value| ["description", "summary", "pattern"].contains(&key) && value.is_string(),
        1 => |key, value| key == "enum" && value.is_array(),
        2 | 3 => |_, value| value.get("properties").is_some_and(Value::is_object),
        4 => |_, value| value.get("operationId").is_some(),
        5 => |key, value| key == "parameters" && value.is_array(),
        _ => |key, value| !["properties", "definitions"].contains(&key) && is_schema(value),
    };
    let mut number = choices.below(count(root, "", wanted).max(1));
    let Some((key, node)) = find(root, "", wanted, &mut number) else {
        return;
    };
    match node {
        Value::String(text) => text.push_str(&hostile::text(choices)),
        Value::Array(values) if key == "enum" => values.push(json!(hostile::text(choices))),
        Value::Array(parameters) => parameters.push(parameter(choices)),
        Value::Object(members) if members.contains_key("operationId") => {
            operation(members, choices)
        }
        Value::Object(members) if members.contains_key("properties") => {
            properties(members, choices)
        }
        other => keyword(other, choices),
    }
}

fn is_schema(value: &Value) -> bool {
    ["type", "$ref", "oneOf", "anyOf"]
        .iter()
        .any(|key| value.get(key).is_some())
}

fn count(value: &Value, key: &str, wanted: fn(&str, &Value) -> bool) -> usize {
    usize::from(wanted(key, value))
        + match value {
            Value::Object(members) => members
                .iter()
                .map(|(key, value)| count(value, key, wanted))
                .sum(),
            Value::Array(elements) => elements
                .iter()
                .map(|value| count(value, "", wanted))
                .sum::<usize>(),
            _ => 0,
        }
}

fn find<'tree>(
    value: &'tree mut Value,
    key: &str,
    wanted: fn(&str, &Value) -> bool,
    number: &mut usize,
) -> Option<(String, &'tree mut Value)> {
    if wanted(key, value) {
        if *number == 0 {
            return Some((key.to_owned(), value));
        }
        *number -= 1;
    }
    match value {
        Value::Object(members) => {
            let mut members = members.iter_mut();
            members.find_map(|(key, value)| find(value, key, wanted, number))
        }
        Value::Array(elements) => {
            let mut elements = elements.iter_mut();
            elements.find_map(|value| find(value, "", wanted, number))
        }
        _ => None,
    }
}

/// Returns a name that is probably unique.
fn fresh(choices: &mut Choices<'_>) -> String {
    format!("fuzz_{}", choices.below(100_000))
}

fn operation(members: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    let (key, value) = match choices.below(10) {
        0 => (
            "operationId",
            json!(format!("fuzz{}", hostile::text(choices))),
        ),
        1 => ("deprecated", json!(true)),
        2 => ("description", json!(hostile::text(choices))),
        3 => ("x-flags", json!([hostile::text(choices)])),
        4 => ("x-aliases", json!([hostile::text(choices)])),
        5 => ("x-access", plausible("x-access", choices)),
        6 => ("x-paging", plausible("x-paging", choices)),
        7 => ("x-internal", json!(true)),
        8 => (
            "responses",
            json!({ choices.text(&["200", "201", "default"]): {"schema": schema(choices, 0)} }),
        ),
        _ => (
            "responses",
            json!({"200": {"schema": schema(choices, 0)}, "404": {"schema": schema(choices, 0)}}),
        ),
    };
    members.insert(key.to_owned(), value);
}

fn parameter(choices: &mut Choices<'_>) -> Value {
    let mut parameter = scalar(choices);
    let name = hostile::text(choices) + &fresh(choices);
    if let Some(members) = parameter.as_object_mut() {
        members.insert("name".to_owned(), json!(name));
        members.insert("in".to_owned(), json!("query"));
        members.insert("required".to_owned(), json!(choices.one_in(3)));
        members.insert("x-rust-name".to_owned(), json!(fresh(choices)));
    }
    parameter
}

fn properties(members: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    let name = hostile::text(choices);
    let mut schema = schema(choices, 0);
    if let (Some(schema), false) = (schema.as_object_mut(), choices.one_in(3)) {
        schema.insert("x-rust-name".to_owned(), json!(fresh(choices)));
    }
    if choices.one_in(3) {
        let required = members.entry("required").or_insert_with(|| json!([]));
        if let Some(required) = required.as_array_mut() {
            required.push(json!(name));
        }
    }
    if let Some(Value::Object(properties)) = members.get_mut("properties") {
        properties.insert(name, schema);
    }
}

/// Adds a keyword, or replaces the schema.
fn keyword(schema: &mut Value, choices: &mut Choices<'_>) {
    let (key, value) = match choices.below(10) {
        0 => ("x-nullable", json!(true)),
        1 => ("description", json!(hostile::text(choices))),
        2 => (
            "x-since",
            json!(choices.text(&["3.16", "3.17", "3.18", "3.9"])),
        ),
        3 => ("default", hostile::value(choices)),
        4 => ("minimum", plausible("minimum", choices)),
        5 => ("pattern", json!(hostile::text(choices))),
        6 => ("title", json!(fresh(choices))),
        7 => ("x-aliases", json!([hostile::text(choices)])),
        8 => ("uniqueItems", json!(true)),
        _ => {
            let kept = ["name", "in", "required"].map(|key| (key, schema.get(key).cloned()));
            *schema = self::schema(choices, 0);
            for (key, value) in kept {
                if let (Some(members), Some(value)) = (schema.as_object_mut(), value) {
                    members.insert(key.to_owned(), value);
                }
            }
            return;
        }
    };
    if let Some(members) = schema.as_object_mut() {
        members.insert(key.to_owned(), value);
    }
}

fn scalar(choices: &mut Choices<'_>) -> Value {
    const FORMATS: [(&str, &str); 22] = [
        ("string", ""),
        ("string", "password"),
        ("string", "date"),
        ("string", "date-time"),
        ("string", "date-time-seconds"),
        ("string", "naive-date-time"),
        ("string", "rfc2822"),
        ("string", "http-date"),
        ("string", "byte"),
        ("string", "uuid"),
        ("string", "us-date"),
        ("integer", ""),
        ("integer", "int32"),
        ("integer", "int64"),
        ("integer", "uint32"),
        ("integer", "uint64"),
        ("integer", "unix-time"),
        ("integer", "unix-time-ms"),
        ("number", "unix-time"),
        ("number", ""),
        ("number", "double"),
        ("boolean", ""),
    ];
    match choices.pick(&FORMATS) {
        Some((kind, "")) => json!({"type": kind}),
        Some((kind, format)) => json!({"type": kind, "format": format}),
        None => json!({}),
    }
}

/// Returns a schema that the generator supports in most cases.
pub(super) fn schema(choices: &mut Choices<'_>, depth: usize) -> Value {
    let next = depth + 1;
    match choices.below(if depth > 2 { 5 } else { 14 }) {
        0..=3 => scalar(choices),
        4 => json!({"type": "string", "enum": [hostile::text(choices), "other"]}),
        5 => json!({}),
        6 => json!({"type": "array", "items": schema(choices, next)}),
        7 => json!({"type": "object", "additionalProperties": schema(choices, next)}),
        8 => json!({"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}),
        9 => json!({"type": ["string", "null"]}),
        10 => json!({"type": ["integer", "number"], "format": "int64"}),
        11 => json!({"type": "array", "items": schema(choices, next), "default": []}),
        12 => json!({"oneOf": [
            {"type": "object", "required": ["a"], "properties": {"a": schema(choices, next)}},
            {"type": "object", "required": ["b"], "properties": {"b": schema(choices, next)}},
        ]}),
        _ => {
            let (first, second) = (hostile::text(choices), fresh(choices));
            json!({
                "type": "object", "required": [second],
                "properties": { first: schema(choices, next), second: schema(choices, next) },
            })
        }
    }
}
