//! The same document in another order: what must make no difference to the generator.

use serde_json::Value;

/// The document as text with the members of every object, and the lists whose order says nothing, the
/// other way round.
pub fn reversed(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// The lists of a document whose order says nothing.
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
