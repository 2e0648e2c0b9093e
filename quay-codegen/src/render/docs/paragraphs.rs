//! What the docs of a field or parameter say: its description, bounds and versions.

use crate::diagnostic::sanitize::code_span;
use crate::model::Docs;

/// Returns the paragraphs for a field or parameter, with `fallback` for a missing description.
pub(in crate::render) fn paragraphs(docs: &Docs, fallback: &str) -> Vec<String> {
    let mut paragraphs = vec![
        docs.description
            .clone()
            .unwrap_or_else(|| fallback.to_owned()),
    ];
    let bounds = bounds(docs);
    if !bounds.is_empty() {
        paragraphs.push(bounds.join(" "));
    }
    paragraphs.extend(docs.version_sentences());
    paragraphs
}

fn bounds(docs: &Docs) -> Vec<String> {
    let bounds = &docs.bounds;
    let mut sentences = Vec::new();
    match (&bounds.minimum, &bounds.maximum) {
        (Some(least), Some(most)) => {
            sentences.push(format!("Must be between {least} and {most}."));
        }
        (Some(least), None) => sentences.push(format!("Must be at least {least}.")),
        (None, Some(most)) => sentences.push(format!("Must be at most {most}.")),
        (None, None) => {}
    }
    match (bounds.min_length, bounds.max_length) {
        (Some(least), Some(most)) => {
            sentences.push(format!("Must have a length of {least} to {most}."));
        }
        (Some(1), None) => sentences.push("Must not be empty.".to_owned()),
        (Some(least), None) => {
            sentences.push(format!("Must have a length of at least {least}."));
        }
        (None, Some(most)) => sentences.push(format!("Must have a length of at most {most}.")),
        (None, None) => {}
    }
    if let Some(pattern) = &bounds.pattern {
        sentences.push(format!("Must match {}.", code_span(pattern)));
    }
    if let Some(default) = &bounds.default {
        sentences.push(format!("Defaults to {}.", code_span(default)));
    }
    if bounds.unique {
        sentences.push("Elements must be unique.".to_owned());
    }
    sentences
}
