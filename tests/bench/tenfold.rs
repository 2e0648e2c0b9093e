//! Builds a document ten times as large: copies of all operations and definitions under other names, and of the
//! overlays that correct them.

use std::collections::BTreeSet;

use quay_codegen::diagnostic::Source;
use serde_json::Value;

use crate::Input;

const COPIES: usize = 10;

/// The start of an action.
const ACTION: &str = "\n  - target: ";

/// Tags are not copied, so that each module becomes ten times as large.
pub(crate) fn enlarge(once: &Input) -> Input {
    let names = names(once);
    let mut document = Value::Null;
    let mut overlays = Vec::new();
    for copy in 0..COPIES {
        let rename = |text: &str| rename(text, &names, copy);
        add(
            &mut document,
            serde_json::from_str(&rename(&once.document.text)).unwrap_or_default(),
        );
        let copies = once.overlays.iter().map(|overlay| {
            let text = rename(&overlay.text);
            let text = if copy == 0 {
                text
            } else {
                without_general_actions(&text)
            };
            Source::new(format!("copy {copy} of {}", overlay.name), text)
        });
        overlays.extend(copies.filter(|overlay| overlay.text.contains(ACTION)));
    }
    Input {
        document: Source::new("a tenfold document", format!("{document:#}")),
        overlays,
    }
}

/// Names that must be unique: operationIds, and capitalized names after a reference, an indent or a title.
fn names(input: &Input) -> BTreeSet<&str> {
    let overlays = input.overlays.iter().map(|overlay| overlay.text.as_str());
    let texts: Vec<&str> = overlays.chain([input.document.text.as_str()]).collect();
    let after = |marker: &'static str| {
        let rests = texts
            .iter()
            .flat_map(move |text| text.split(marker).skip(1));
        rests.filter_map(|rest| words(rest).next())
    };
    let ids = after("operationId: ").chain(after("\"operationId\": \""));
    let names = after("#/definitions/")
        .chain(after("\n      "))
        .chain(after("title: "));
    let is_capital = |name: &&str| name.starts_with(|first: char| first.is_ascii_uppercase());
    ids.chain(names.filter(is_capital)).collect()
}

/// Returns the text with the names of another copy.
fn rename(text: &str, names: &BTreeSet<&str>, copy: usize) -> String {
    let text = text.replace("/api/v1/", &format!("/api/v1/copy{copy}/"));
    words(&text)
        .map(|word| {
            if names.contains(word) {
                format!("{word}Copy{copy}")
            } else {
                word.to_owned()
            }
        })
        .collect()
}

/// Splits a text into words and separators.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest
            .find(|character| is_word(character) != is_word(first))
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// Adds the operations and definitions of a copy.
fn add(document: &mut Value, copy: Value) {
    match (document, copy) {
        (Value::Object(members), Value::Object(new)) => {
            for (key, value) in new {
                add(members.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(_), Value::Array(_)) => {}
        (document, copy) => *document = copy,
    }
}

/// Returns whether an action changes all copies at once, and so is not copied: one on all paths, on tags or on shared parts.
fn without_general_actions(overlay: &str) -> String {
    const GENERAL: [&str; 3] = ["$.paths..", "$.securityDefinitions", "$.tags"];
    let mut actions = overlay.split(ACTION);
    let head = actions.next().unwrap_or_default().to_owned();
    actions
        .filter(|action| !GENERAL.iter().any(|target| action.starts_with(target)))
        .fold(head, |text, action| text + ACTION + action)
}
