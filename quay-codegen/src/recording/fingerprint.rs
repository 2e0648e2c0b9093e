//! What an answer is evidence of: which members come and which do not, what may be null, empty or of another
//! kind. Two answers with the same evidence are as good as one.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::model::{Api, Operation, Type};
use crate::recording::exchange::Answer;
use crate::recording::typed_value::{View, answer_type, member, view};

/// The evidence of an answer.
pub(crate) fn of_answer(api: &Api, operation: &Operation, answer: &Answer) -> BTreeSet<String> {
    let mut found = BTreeSet::from([format!("status {}", answer.status)]);
    if answer.text.is_some() {
        found.insert("text".to_owned());
    }
    if let Some(body) = &answer.body {
        let kind = answer_type(operation, answer.is_success(operation));
        gather(api, kind, body, "$", &mut found);
    }
    found
}

fn gather(api: &Api, kind: &Type, value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Null => found.insert(format!("{path}: null")),
        Value::Bool(_) => found.insert(format!("{path}: boolean")),
        Value::Number(number) if number.is_f64() => found.insert(format!("{path}: fraction")),
        Value::Number(_) => found.insert(format!("{path}: number")),
        Value::String(text) => found.insert(match view(api, kind, value) {
            View::Vocabulary(words) if !words.iter().any(|word| word.value == *text) => {
                format!("{path}: {text}")
            }
            _ => format!("{path}: text"),
        }),
        Value::Array(elements) => {
            let item = match view(api, kind, value) {
                View::List(item) => item,
                _ => &Type::Any,
            };
            for element in elements {
                gather(api, item, element, &format!("{path}[]"), found);
            }
            found.insert(format!(
                "{path}: {}list",
                if elements.is_empty() { "empty " } else { "" }
            ))
        }
        Value::Object(members) => {
            let seen_as = view(api, kind, value);
            if let View::Object(object, _) = seen_as {
                let absent = object
                    .fields
                    .iter()
                    .filter(|field| !members.contains_key(&field.name));
                found.extend(absent.map(|field| format!("{path}.{}: absent", field.name)));
            }
            for (name, value) in members {
                let (kind, name) = match seen_as {
                    View::Map(inner) => (inner, "*"),
                    View::Object(object, _) => {
                        (member(object, name).unwrap_or(&Type::Any), name.as_str())
                    }
                    _ => (&Type::Any, name.as_str()),
                };
                gather(api, kind, value, &format!("{path}.{name}"), found);
            }
            found.insert(format!(
                "{path}: {}object",
                if members.is_empty() { "empty " } else { "" }
            ))
        }
    };
}

/// The value with those elements of its lists and maps alone that show something new.
pub(crate) fn condensed(api: &Api, kind: &Type, value: &Value) -> Value {
    let seen_as = view(api, kind, value);
    let mut found = BTreeSet::new();
    let mut is_new = |kind: &Type, value: &Value| {
        let before = found.len();
        gather(api, kind, value, "", &mut found);
        found.len() > before
    };
    match value {
        Value::Array(elements) => {
            let item = match seen_as {
                View::List(item) => item,
                _ => &Type::Any,
            };
            let elements = elements.iter().filter(|element| is_new(item, element));
            Value::Array(
                elements
                    .map(|element| condensed(api, item, element))
                    .collect(),
            )
        }
        Value::Object(members) => {
            let condense = |(name, value): (&String, &Value)| {
                let kind = match seen_as {
                    View::Map(inner) if !is_new(inner, value) => return None,
                    View::Map(inner) => inner,
                    View::Object(object, _) => member(object, name).unwrap_or(&Type::Any),
                    _ => &Type::Any,
                };
                Some((name.clone(), condensed(api, kind, value)))
            };
            Value::Object(members.iter().filter_map(condense).collect())
        }
        plain => plain.clone(),
    }
}
