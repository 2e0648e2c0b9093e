//! Lists the parts that an operation or definition can lose: parameters and properties.

use std::collections::BTreeSet;

use serde_json::Value;

use super::LAST_SEEN;

/// The difference of an operation that has left the public document.
pub(super) const INTERNAL_NOW: &str = "internal now";

/// Returns the parameters of an operation.
pub(super) fn parameters(operation: &Value) -> impl Iterator<Item = &Value> {
    let parameters = operation.get("parameters").and_then(Value::as_array);
    parameters.into_iter().flatten()
}

/// Returns the parameters of an operation, formatted as `location name`.
pub(super) fn parameter_names(operation: &Value) -> BTreeSet<String> {
    parameters(operation).filter_map(parameter_name).collect()
}

/// Formats a parameter as `location name`.
pub(super) fn parameter_name(parameter: &Value) -> Option<String> {
    let text = |key: &str| parameter.get(key).and_then(Value::as_str);
    Some(format!("{} {}", text("in")?, text("name")?))
}

/// Returns the properties of a schema at every depth, formatted as `outer.inner`.
pub(super) fn properties(schema: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(schema, "", &mut found);
    found
}

/// Returns the keywords in which an operation or definition differs from the known one.
pub(super) fn differences(known: &Value, seen: &Value) -> Vec<String> {
    let keys = |value: &Value| {
        let members = value.as_object().into_iter().flatten();
        members.map(|(key, _)| key.clone()).collect::<BTreeSet<_>>()
    };
    let mut keys: BTreeSet<String> = keys(known).union(&keys(seen)).cloned().collect();
    keys.retain(|key| known.get(key) != seen.get(key) && key != LAST_SEEN);
    let in_words = |key: String| match (key.as_str(), seen.get(&key)) {
        ("x-internal", Some(_)) => INTERNAL_NOW.to_owned(),
        ("x-internal", None) => "public now".to_owned(),
        _ => key,
    };
    keys.into_iter().map(in_words).collect()
}

fn collect(schema: &Value, prefix: &str, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(keywords) => {
            for (key, value) in keywords {
                match (key.as_str(), value.as_object()) {
                    ("properties", Some(members)) => {
                        for (name, member) in members {
                            let name = format!("{prefix}{name}");
                            collect(member, &format!("{name}."), found);
                            found.insert(name);
                        }
                    }
                    _ => collect(value, prefix, found),
                }
            }
        }
        Value::Array(elements) => {
            elements
                .iter()
                .for_each(|element| collect(element, prefix, found));
        }
        _ => {}
    }
}
