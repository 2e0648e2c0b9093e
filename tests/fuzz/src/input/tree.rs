//! Changes a JSON tree in one place: replaces, renames, adds, removes, nests or copies a value.

use serde_json::{Map, Value, json};

use super::hostile;
use super::plausible::plausible;
use crate::choices::Choices;
use crate::corpus::Corpus;

/// Marks a key that is written as a duplicate. A private character, which no document contains.
const AGAIN: &str = "\u{f8ff}";

/// Changes the tree in one place.
pub(super) fn change(root: &mut Value, corpus: &Corpus, choices: &mut Choices<'_>) {
    let count = size(root);
    let change = choices.below(12);
    let donor = match change {
        3 | 10 => donor(root, count, corpus, choices),
        _ => None,
    };
    let names = match change {
        4 => definitions(root),
        _ => Vec::new(),
    };
    let mut number = choices.below(count);
    let Some((key, node)) = nth_mut(root, "", &mut number) else {
        return;
    };
    match change {
        0 => *node = hostile::value(choices),
        1 | 2 => *node = plausible(&key, choices),
        3 => *node = donor.unwrap_or_default(),
        4 => *node = json!({ "$ref": reference(&names, choices) }),
        5 => wrap(node, choices),
        6 | 7 => insert(node, choices),
        8 => rename(node, choices),
        9 => remove(node, choices),
        10 => again(node, donor, choices),
        _ => scale(node, choices),
    }
}

/// Returns a value of the tree or of another one.
fn donor(root: &Value, count: usize, corpus: &Corpus, choices: &mut Choices<'_>) -> Option<Value> {
    if choices.one_in(8) {
        let other = corpus.document(choices);
        return nth(&other, &mut choices.below(size(&other))).cloned();
    }
    nth(root, &mut choices.below(count)).cloned()
}

/// Returns the number of values in a tree.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Object(members) => members.values().map(size).sum(),
        Value::Array(elements) => elements.iter().map(size).sum(),
        _ => 0,
    }
}

/// Returns the value with this number, counted from the root.
fn nth<'tree>(value: &'tree Value, number: &mut usize) -> Option<&'tree Value> {
    if *number == 0 {
        return Some(value);
    }
    *number -= 1;
    match value {
        Value::Object(members) => members.values().find_map(|value| nth(value, number)),
        Value::Array(elements) => elements.iter().find_map(|value| nth(value, number)),
        _ => None,
    }
}

/// Returns the value with this number and its key.
fn nth_mut<'tree>(
    value: &'tree mut Value,
    key: &str,
    number: &mut usize,
) -> Option<(String, &'tree mut Value)> {
    if *number == 0 {
        return Some((key.to_owned(), value));
    }
    *number -= 1;
    match value {
        Value::Object(members) => {
            let mut members = members.iter_mut();
            members.find_map(|(key, value)| nth_mut(value, key, number))
        }
        Value::Array(elements) => {
            let mut elements = elements.iter_mut();
            elements.find_map(|value| nth_mut(value, key, number))
        }
        _ => None,
    }
}

fn definitions(root: &Value) -> Vec<String> {
    let definitions = root.get("definitions").and_then(Value::as_object);
    definitions
        .into_iter()
        .flat_map(Map::keys)
        .cloned()
        .collect()
}

/// Returns a reference to an existing definition, or any reference.
fn reference(names: &[String], choices: &mut Choices<'_>) -> Value {
    match choices.pick(names) {
        Some(name) if !choices.one_in(4) => json!(format!("#/definitions/{name}")),
        _ => plausible("$ref", choices),
    }
}

fn wrap(node: &mut Value, choices: &mut Choices<'_>) {
    let inner = node.take();
    *node = match choices.below(6) {
        0 => json!([inner]),
        1 => json!({"type": "array", "items": inner}),
        2 => json!({"type": "object", "properties": {"inner": inner}, "required": ["inner"]}),
        3 => json!({"type": "object", "additionalProperties": inner}),
        4 => json!({"oneOf": [inner, {"type": "null"}]}),
        _ => json!({ hostile::text(choices): inner }),
    };
}

fn insert(node: &mut Value, choices: &mut Choices<'_>) {
    match node {
        Value::Object(members) => {
            let key = match choices.one_in(6) {
                true => hostile::text(choices),
                false => hostile::keyword(choices),
            };
            let value = match choices.one_in(4) {
                true => hostile::value(choices),
                false => plausible(&key, choices),
            };
            members.insert(key, value);
        }
        Value::Array(elements) => {
            let at = choices.below(elements.len() + 1);
            elements.insert(at, hostile::value(choices));
        }
        Value::String(text) => text.push_str(&hostile::text(choices)),
        other => *other = hostile::value(choices),
    }
}

fn rename(node: &mut Value, choices: &mut Choices<'_>) {
    if let Value::Object(members) = node {
        let keys: Vec<String> = members.keys().cloned().collect();
        if let Some(value) = choices.pick(&keys).and_then(|key| members.remove(key)) {
            members.insert(hostile::text(choices), value);
        }
    } else {
        *node = json!(hostile::text(choices));
    }
}

fn remove(node: &mut Value, choices: &mut Choices<'_>) {
    match node {
        Value::Object(members) => {
            let keys: Vec<String> = members.keys().cloned().collect();
            choices.pick(&keys).and_then(|key| members.remove(key));
        }
        Value::Array(elements) if !elements.is_empty() => {
            elements.remove(choices.below(elements.len()));
        }
        other => *other = Value::Null,
    }
}

/// Repeats a property or element with the same or another value.
fn again(node: &mut Value, donor: Option<Value>, choices: &mut Choices<'_>) {
    match node {
        Value::Object(members) => {
            let keys: Vec<String> = members.keys().cloned().collect();
            if let Some(key) = choices.pick(&keys) {
                let value = members.get(key).cloned().or(donor).unwrap_or_default();
                let key = match choices.below(3) {
                    0 => format!("{AGAIN}{key}"),
                    1 => key.to_uppercase(),
                    _ => format!("{key}_"),
                };
                members.insert(key, value);
            }
        }
        Value::Array(elements) => {
            if let Some(element) = choices.pick(elements).cloned() {
                elements.push(element);
            }
        }
        other => *other = donor.unwrap_or_default(),
    }
}

/// Multiplies elements, properties or text, or reverses a list.
fn scale(node: &mut Value, choices: &mut Choices<'_>) {
    match node {
        Value::Array(elements) => match choices.one_in(2) {
            true => elements.reverse(),
            false => {
                let count = 1 + choices.below(12);
                let elements_once = elements.clone();
                (0..count.min(200 / (elements.len() + 1)))
                    .for_each(|_| elements.extend(elements_once.iter().cloned()));
            }
        },
        Value::Object(members) => {
            let Some((key, value)) = members.iter().next() else {
                return;
            };
            let (key, value) = (key.clone(), value.clone());
            let count = 1 + choices.below(12);
            members.extend((0..count).map(|number| (format!("{key}{number}"), value.clone())));
        }
        Value::String(text) => {
            *text = text
                .repeat(1 + choices.below(8))
                .chars()
                .take(4_000)
                .collect()
        }
        other => *other = json!(u64::MAX),
    }
}

/// Returns the text of a tree, compact or on several lines, with duplicate keys.
pub(super) fn write(value: &Value, choices: &mut Choices<'_>) -> String {
    let text = match choices.one_in(3) {
        true => format!("{value:#}"),
        false => value.to_string(),
    };
    text.replace(AGAIN, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_key_is_written_as_a_duplicate() {
        let value = json!({"a": 1, (format!("{AGAIN}a")): 2});
        assert_eq!(
            write(&value, &mut Choices::new(&[]))
                .matches("\"a\"")
                .count(),
            2
        );
    }

    #[test]
    fn every_value_has_a_number() {
        let mut value = json!({"a": [1, {"c": null}]});
        assert_eq!(size(&value), 5);
        for number in 0..5 {
            assert!(nth(&value, &mut number.clone()).is_some());
            assert!(nth_mut(&mut value, "", &mut number.clone()).is_some());
        }
        assert_eq!(nth_mut(&mut value, "", &mut 4).unwrap().0, "c");
        assert_eq!(nth(&value, &mut 5), None);
    }
}
