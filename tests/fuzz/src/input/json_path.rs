//! Generates JSONPaths that match places of a document, or use any part of the grammar.

use serde_json::{Map, Value};

use super::hostile;
use crate::choices::Choices;

/// Returns a JSONPath that is likely to select something.
pub(super) fn target(document: &Value, choices: &mut Choices<'_>) -> String {
    let mut path = String::from("$");
    let mut node = document;
    loop {
        if choices.one_in(4) {
            break;
        }
        if choices.one_in(12) {
            path.push_str(&segment(choices));
        }
        node = match node {
            Value::Object(members) if !members.is_empty() => {
                let members: Vec<(&String, &Value)> = members.iter().collect();
                let Some((key, value)) = choices.pick(&members).copied() else {
                    break;
                };
                path.push_str(&name(key, choices));
                value
            }
            Value::Array(elements) if !elements.is_empty() => {
                let index = choices.below(elements.len());
                let element = elements.get(index).unwrap_or(&Value::Null);
                path.push_str(&element_of(element, index, choices));
                element
            }
            _ => break,
        };
    }
    path
}

/// Returns a name in single quotes.
pub(super) fn quoted(name: &str) -> String {
    let escaped = name.replace('\\', "\\\\").replace('\'', "\\'");
    format!("'{escaped}'")
}

fn name(key: &str, choices: &mut Choices<'_>) -> String {
    let quoted = quoted(key);
    match choices.below(5) {
        0 => format!(".{key}"),
        1 => format!("[\"{}\"]", key.replace('\\', "\\\\").replace('"', "\\\"")),
        2 => format!("[{quoted}, {quoted}]"),
        _ => format!("[{quoted}]"),
    }
}

fn element_of(element: &Value, index: usize, choices: &mut Choices<'_>) -> String {
    let members: Vec<(&String, &Value)> = element
        .as_object()
        .into_iter()
        .flat_map(Map::iter)
        .collect();
    match choices.pick(&members) {
        Some((key, Value::String(text))) if !choices.one_in(3) => format!("[?@.{key} == '{text}']"),
        Some((key, _)) if choices.one_in(2) => format!("[?@.{key}]"),
        _ => format!("[{index}]"),
    }
}

/// Returns any segment.
fn segment(choices: &mut Choices<'_>) -> String {
    let text = hostile::text(choices);
    match choices.below(12) {
        0 => "..*".to_owned(),
        1 => "..".to_owned() + &text,
        2 => ".*".to_owned(),
        3 => "[*]".to_owned(),
        4 => "[-1]".to_owned(),
        5 => "[9007199254740992:0:-1]".to_owned(),
        6 => format!("[?{}]", filter(choices, 0)),
        7 => format!("['{text}', 0, *]"),
        8 => "[".repeat(1 + choices.below(200)),
        9 => format!("[?@{}]", "[?@".repeat(choices.below(20))),
        10 => "..parameters[?@.name == 'a' && @.in == 'query']".to_owned(),
        _ => format!(".{text}"),
    }
}

fn filter(choices: &mut Choices<'_>, depth: usize) -> String {
    let text = hostile::text(choices);
    match choices.below(if depth > 4 { 4 } else { 10 }) {
        0 => "@.name".to_owned(),
        1 => format!("@ == '{text}'"),
        2 => "@.a[*] == 1e999".to_owned(),
        3 => "length(@) > 18446744073709551616".to_owned(),
        4 => format!("({})", filter(choices, depth + 1)),
        5 => format!("!({})", filter(choices, depth + 1)),
        6 => format!(
            "{} && {}",
            filter(choices, depth + 1),
            filter(choices, depth + 1)
        ),
        7 => format!("match(@, '{text}') || search(@.name, '(a*)*{text}')"),
        8 => format!("@[?{}]", filter(choices, depth + 1)),
        _ => format!("count(@[*]) == {}", filter(choices, depth + 1)),
    }
}
