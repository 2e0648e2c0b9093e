//! Computes the evidence in a response: which properties are present, and which values are null, empty or of another
//! type. A response without new evidence is not worth recording.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::model::{Api, Operation, Type};
use crate::recording::exchange::Response;
use crate::recording::typed_value::{TypedValue, field_type, resolve_value, response_type};

/// Returns the evidence in a response.
pub(crate) fn of_response(
    api: &Api,
    operation: &Operation,
    response: &Response,
) -> BTreeSet<String> {
    let mut found = BTreeSet::from([format!("status {}", response.status)]);
    if response.text.is_some() {
        found.insert("text".to_owned());
    }
    if let Some(body) = &response.body {
        let kind = response_type(operation, response.is_success(operation));
        collect(api, kind, body, "$", &mut found);
    }
    found
}

fn collect(api: &Api, kind: &Type, value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Null => found.insert(format!("{path}: null")),
        Value::Bool(_) => found.insert(format!("{path}: boolean")),
        Value::Number(number) if number.is_f64() => found.insert(format!("{path}: fraction")),
        Value::Number(_) => found.insert(format!("{path}: number")),
        Value::String(text) => found.insert(match resolve_value(api, kind, value) {
            TypedValue::Enum(words) if !words.iter().any(|word| word.value == *text) => {
                format!("{path}: {text}")
            }
            _ => format!("{path}: text"),
        }),
        Value::Array(elements) => {
            let item = match resolve_value(api, kind, value) {
                TypedValue::List(item) => item,
                _ => &Type::Any,
            };
            for element in elements {
                collect(api, item, element, &format!("{path}[]"), found);
            }
            found.insert(format!(
                "{path}: {}list",
                if elements.is_empty() { "empty " } else { "" }
            ))
        }
        Value::Object(members) => {
            let seen_as = resolve_value(api, kind, value);
            if let TypedValue::Object(object, _) = seen_as {
                let absent = object
                    .fields
                    .iter()
                    .filter(|field| !members.contains_key(&field.name));
                found.extend(absent.map(|field| format!("{path}.{}: absent", field.name)));
            }
            for (name, value) in members {
                let (kind, name) = match seen_as {
                    TypedValue::Map(inner) => (inner, "*"),
                    TypedValue::Object(object, _) => (
                        field_type(object, name).unwrap_or(&Type::Any),
                        name.as_str(),
                    ),
                    _ => (&Type::Any, name.as_str()),
                };
                collect(api, kind, value, &format!("{path}.{name}"), found);
            }
            found.insert(format!(
                "{path}: {}object",
                if members.is_empty() { "empty " } else { "" }
            ))
        }
    };
}

/// Reduces lists and maps to the elements with new evidence.
pub(crate) fn minimize(api: &Api, kind: &Type, value: &Value) -> Value {
    let seen_as = resolve_value(api, kind, value);
    let mut found = BTreeSet::new();
    let mut is_new = |kind: &Type, value: &Value| {
        let before = found.len();
        collect(api, kind, value, "", &mut found);
        found.len() > before
    };
    match value {
        Value::Array(elements) => {
            let item = match seen_as {
                TypedValue::List(item) => item,
                _ => &Type::Any,
            };
            let elements = elements.iter().filter(|element| is_new(item, element));
            Value::Array(
                elements
                    .map(|element| minimize(api, item, element))
                    .collect(),
            )
        }
        Value::Object(members) => {
            let condense = |(name, value): (&String, &Value)| {
                let kind = match seen_as {
                    TypedValue::Map(inner) if !is_new(inner, value) => return None,
                    TypedValue::Map(inner) => inner,
                    TypedValue::Object(object, _) => field_type(object, name).unwrap_or(&Type::Any),
                    _ => &Type::Any,
                };
                Some((name.clone(), minimize(api, kind, value)))
            };
            Value::Object(members.iter().filter_map(condense).collect())
        }
        plain => plain.clone(),
    }
}
