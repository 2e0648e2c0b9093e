//! Reorders documents in ways that must not affect the generator.

use serde_json::Value;

/// Returns the text of a document with all objects and all unordered lists reversed.
pub fn reversed(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// The lists of a document whose order has no meaning.
const UNORDERED: [&str; 4] = ["parameters", "required", "security", "tags"];

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(members) => {
            text.push('{');
            for (index, (key, value)) in members.iter().rev().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                match value {
                    Value::Array(list) if UNORDERED.contains(&key.as_str()) => {
                        write_list(list.iter().rev(), text);
                    }
                    value => write(value, text),
                }
            }
            text.push('}');
        }
        Value::Array(list) => write_list(list.iter(), text),
        scalar => text.push_str(&scalar.to_string()),
    }
}

fn write_list<'value>(list: impl Iterator<Item = &'value Value>, text: &mut String) {
    text.push('[');
    for (index, value) in list.enumerate() {
        if index > 0 {
            text.push(',');
        }
        write(value, text);
    }
    text.push(']');
}
