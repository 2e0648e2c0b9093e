//! Small documents, made of parts of large ones.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

/// The maximum number of definitions in a fragment of a document.
const MAX_DEFINITIONS: usize = 8;

/// Reduces a document to these paths and the definitions that they use.
pub(super) fn fragment(document: &Value, chosen: &BTreeSet<String>) -> Value {
    let paths = document.get("paths").and_then(Value::as_object);
    let mut paths: Map<String, Value> = chosen
        .iter()
        .filter_map(|path| Some((path.clone(), paths?.get(path)?.clone())))
        .collect();
    let mut wanted: Vec<String> = Vec::new();
    paths
        .values()
        .for_each(|item| references(item, &mut wanted));
    let mut definitions: BTreeMap<String, Value> = BTreeMap::new();
    while let Some(name) = wanted.pop() {
        let definition = document.get("definitions").and_then(|all| all.get(&name));
        if let Some(definition) = definition
            && definitions.len() < MAX_DEFINITIONS
            && !definitions.contains_key(&name)
        {
            references(definition, &mut wanted);
            definitions.insert(name, definition.clone());
        }
    }
    let names: BTreeSet<String> = definitions.keys().cloned().collect();
    let kept = paths.values_mut().chain(definitions.values_mut());
    kept.for_each(|value| cut_references(value, &names));
    let tag = |item: &Value| item.pointer("/tags/0").cloned();
    let tags = paths.values().filter_map(Value::as_object);
    let tags: BTreeSet<String> = tags
        .flat_map(Map::values)
        .filter_map(|operation| tag(operation)?.as_str().map(str::to_owned))
        .collect();
    let tags = tags.into_iter().map(|name| json!({"name": name})).collect();
    // Moves the values, which `json!` would copy.
    let mut fragment = Map::from_iter([
        ("swagger".to_owned(), json!("2.0")),
        ("paths".to_owned(), Value::Object(paths)),
        (
            "definitions".to_owned(),
            Value::Object(definitions.into_iter().collect()),
        ),
        ("tags".to_owned(), Value::Array(tags)),
    ]);
    for key in ["x-quay-version", "info", "securityDefinitions"] {
        if let Some(value) = document.get(key) {
            fragment.insert(key.to_owned(), value.clone());
        }
    }
    Value::Object(fragment)
}

pub(super) fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let name = members.get("$ref").and_then(Value::as_str);
            let name = name.and_then(|name| name.strip_prefix("#/definitions/"));
            found.extend(name.map(str::to_owned));
            members.values().for_each(|value| references(value, found));
        }
        Value::Array(elements) => elements.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// Replaces references to definitions outside the fragment with strings.
fn cut_references(value: &mut Value, names: &BTreeSet<String>) {
    let name = value.get("$ref").and_then(Value::as_str);
    let name = name.and_then(|name| name.strip_prefix("#/definitions/"));
    if name.is_some_and(|name| !names.contains(name)) {
        *value = json!({"type": "string"});
    }
    match value {
        Value::Object(members) => {
            members
                .values_mut()
                .for_each(|value| cut_references(value, names));
        }
        Value::Array(elements) => {
            elements
                .iter_mut()
                .for_each(|value| cut_references(value, names));
        }
        _ => {}
    }
}
