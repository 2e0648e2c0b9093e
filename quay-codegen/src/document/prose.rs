//! Drops the prose of a document as served, which a canonical document does not have.

use serde_json::{Map, Value};

use super::keywords::OF_NAMES;

/// Keywords without prose about the API.
const VALUES: [&str; 3] = ["default", "enum", "info"];

/// Drops all prose. Everything else keeps its JSON pointer.
pub(crate) fn drop_prose(document: &mut Value) {
    if let Some(keywords) = document.as_object_mut() {
        of_keywords(keywords);
    }
}

fn of_keywords(keywords: &mut Map<String, Value>) {
    keywords.retain(|key, value| !is_prose(key, value));
    for (key, value) in keywords {
        match value {
            Value::Object(members) if OF_NAMES.contains(&key.as_str()) => {
                members.values_mut().for_each(of_value);
            }
            _ if VALUES.contains(&key.as_str()) || key.starts_with("x-") => {}
            value => of_value(value),
        }
    }
}

fn of_value(value: &mut Value) {
    match value {
        Value::Object(keywords) => of_keywords(keywords),
        Value::Array(elements) => elements.iter_mut().for_each(of_value),
        _ => {}
    }
}

/// Returns whether a keyword is prose. The title of a schema is that too, since no overlay has set it yet.
pub(super) fn is_prose(key: &str, value: &Value) -> bool {
    match key {
        // Any value other than a string is a mistake. It is kept for parsing to report.
        "description" | "summary" | "title" | "$comment" => value.is_string(),
        "externalDocs" | "example" | "examples" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_are_not_prose() {
        let mut document = json!({
            "info": {"title": "Quay"},
            "paths": {"/a": {"get": {"summary": "A", "description": "B", "responses": {"200": {"description": "C"}}}}},
            "definitions": {"title": {"title": "T", "default": {"title": "kept"}, "properties": {
                "description": {"type": "string", "description": "D"},
                "example": {"type": "string", "example": "E"},
            }}},
        });
        drop_prose(&mut document);
        let expected = json!({
            "info": {"title": "Quay"},
            "paths": {"/a": {"get": {"responses": {"200": {}}}}},
            "definitions": {"title": {"default": {"title": "kept"}, "properties": {
                "description": {"type": "string"},
                "example": {"type": "string"},
            }}},
        });
        assert_eq!(document, expected);
    }
}
