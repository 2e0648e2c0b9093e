//! Generates overlays from committed actions and from actions for places of a document.

use serde_json::{Value, json};

use super::plausible::plausible;
use super::{hostile, json_path, mild, text, tree};
use crate::choices::Choices;
use crate::corpus::Corpus;

/// Returns the text of an overlay for a document.
pub(super) fn make(document: &Value, corpus: &Corpus, choices: &mut Choices<'_>) -> String {
    // Strict checks reject most hostile actions, so half of the overlays are nearly valid.
    if choices.one_in(2) {
        return mild(document, corpus, choices);
    }
    let count = 1 + choices.below(4);
    let actions: Vec<Value> = (0..count)
        .map(|_| action(document, corpus, choices))
        .collect();
    let mut overlay = with_actions(actions);
    if choices.one_in(6) {
        tree::change(&mut overlay, corpus, choices);
    }
    let written = write(&overlay, choices);
    match choices.below(10) {
        0 => text::change(&written, choices),
        1 => deep(&written, choices),
        _ => written,
    }
}

/// Returns an overlay whose actions target existing places of the document, mostly with valid updates.
fn mild(document: &Value, corpus: &Corpus, choices: &mut Choices<'_>) -> String {
    let count = 1 + choices.below(3);
    let mut actions: Vec<Value> = Vec::new();
    for _ in 0..count {
        actions.extend(mild_action(document, choices));
    }
    let mut overlay = with_actions(actions);
    if choices.one_in(12) {
        tree::change(&mut overlay, corpus, choices);
    }
    write(&overlay, choices)
}

fn with_actions(actions: Vec<Value>) -> Value {
    json!({
        "overlay": "1.0.0",
        "info": {"title": "Fuzz", "version": "1.0.0"},
        "actions": actions,
    })
}

fn write(overlay: &Value, choices: &mut Choices<'_>) -> String {
    match choices.one_in(3) {
        // JSON is YAML.
        true => tree::write(overlay, choices),
        false => yaml_serde::to_string(overlay).unwrap_or_default(),
    }
}

fn mild_action(document: &Value, choices: &mut Choices<'_>) -> Option<Value> {
    let members = |key: &str| document.get(key).and_then(Value::as_object);
    if choices.one_in(3) {
        let names: Vec<&String> = members("definitions")?.keys().collect();
        let name = choices.pick(&names)?;
        let update = match choices.below(4) {
            0 => json!({"description": hostile::text(choices)}),
            1 => json!({"x-aliases": [format!("alias {}", choices.below(1000))]}),
            2 => json!({"title": format!("Fuzz{}", choices.below(1000))}),
            _ => {
                json!({"properties": {format!("fuzz_{}", choices.below(1000)): mild::schema(choices, 0)}})
            }
        };
        let target = format!("$.definitions[{}]", json_path::quoted(name));
        return Some(json!({"target": target, "update": update}));
    }
    let paths: Vec<(&String, &Value)> = members("paths")?.iter().collect();
    let (path, item) = choices.pick(&paths)?;
    let methods: Vec<&String> = item.as_object()?.keys().collect();
    let method = choices.pick(&methods)?;
    let (path, method) = (json_path::quoted(path), json_path::quoted(method));
    let target = format!("$.paths[{path}][{method}]");
    if choices.one_in(8) {
        return Some(json!({"target": target, "remove": true}));
    }
    let update = match choices.below(6) {
        0 => json!({"description": hostile::text(choices)}),
        1 => json!({"summary": hostile::text(choices)}),
        2 => json!({"deprecated": true}),
        3 => json!({"x-aliases": [format!("alias {}", choices.below(1000))]}),
        4 => json!({"responses": {"404": {"schema": mild::schema(choices, 0)}}}),
        _ => json!({"responses": {"200": {"schema": mild::schema(choices, 0)}}}),
    };
    Some(json!({"target": target, "update": update}))
}

fn action(document: &Value, corpus: &Corpus, choices: &mut Choices<'_>) -> Value {
    let committed = match choices.one_in(3) {
        true => corpus.action(document, choices),
        false => None,
    };
    let mut action = committed.unwrap_or_else(|| {
        let target = json_path::target(document, choices);
        match choices.one_in(4) {
            true => json!({"target": target, "remove": true}),
            false => json!({"target": target, "update": update(choices)}),
        }
    });
    if choices.one_in(6) {
        tree::change(&mut action, corpus, choices);
    }
    if let Some(members) = action.as_object_mut()
        && choices.one_in(6)
    {
        for key in ["x-from", "x-to"] {
            members.insert(key.to_owned(), plausible(key, choices));
        }
    }
    action
}

fn update(choices: &mut Choices<'_>) -> Value {
    if choices.one_in(5) {
        return hostile::value(choices);
    }
    let count = 1 + choices.below(3);
    let members = (0..count).map(|_| {
        let key = hostile::keyword(choices);
        let value = plausible(&key, choices);
        (key, value)
    });
    Value::Object(members.collect())
}

/// Appends a deeply nested value in a syntax that only YAML has.
fn deep(text: &str, choices: &mut Choices<'_>) -> String {
    let depth = [10, 100, 1_000, 30_000]
        .get(choices.below(4))
        .copied()
        .unwrap_or(10);
    let (open, close) = [
        ("- ", ""),
        ("[", "]"),
        ("{a: ", "}"),
        ("? ", ""),
        ("- - ? ", ""),
        ("!a ", ""),
        ("&a ", ""),
    ]
    .get(choices.below(7))
    .copied()
    .unwrap_or_default();
    format!(
        "{text}\nx-deep: {}1{}\n",
        open.repeat(depth),
        close.repeat(depth)
    )
}
