//! Parses a document as JSON and checks that it is Swagger 2.0.

mod split;
mod unique;

use serde_json::{Map, Value};

use crate::diagnostic::Position;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};

pub(crate) use split::{Split, Texts, piece, split};

/// The hint for input that is not a document of Quay.
pub(crate) const HELP: &str = "pass the complete response of `/api/v1/discovery`, unchanged and in UTF-8, or run `cargo xtask fetch`";

/// Reports duplicate keys in a text whose other errors are reported elsewhere.
pub(crate) fn check_keys(source: &Source) -> Result<(), Diagnostics> {
    match unique::parse(&source.text) {
        Err(problem) if problem.is_data() => {
            let error = Diagnostic::error(&source.name, "", unique::message(&problem));
            Err(error.at(&source.text, Position::from(&problem)).into())
        }
        _ => Ok(()),
    }
}

/// Parses the JSON of a Swagger 2.0 document without checking anything else.
pub(crate) fn read(source: &Source) -> Result<Map<String, Value>, Diagnostics> {
    let error = |message: &str| Diagnostic::error(&source.name, "", message);
    if let Some((message, help)) = other_format(&source.text) {
        let start = Position { line: 1, column: 1 };
        return Err(error(message).at(&source.text, start).help(help).into());
    }
    let mut value = unique::parse(&source.text).map_err(|problem| {
        let problem_at = Position::from(&problem);
        let error = if problem.is_data() {
            error(&unique::message(&problem))
        } else {
            error(&format!("invalid JSON: {problem}"))
        };
        error.at(&source.text, problem_at).help(HELP)
    })?;
    // Other crates in the build may enable `preserve_order` of `serde_json`.
    value.sort_all_objects();
    let problem = match value {
        Value::Object(document) => match document.get("swagger") {
            Some(version) if version == "2.0" => return Ok(document),
            Some(version) => Diagnostic::error(
                &source.name,
                "/swagger",
                format!("unsupported Swagger version {version}, expected \"2.0\""),
            ),
            None => error("not a Swagger 2.0 document: `swagger` is missing"),
        },
        other => error(&format!(
            "expected an object with the document, found {}",
            kind(&other)
        )),
    };
    Err(Diagnostics::from(problem.help(HELP)).located_in([source]))
}

/// Returns a message and a hint for a text that is certainly not JSON.
fn other_format(text: &str) -> Option<(&'static str, &'static str)> {
    if text.starts_with("<<<<<<<") {
        let help = "resolve it or restore the file from git";
        return Some(("found a merge conflict", help));
    }
    is_html(text).then_some((
        "expected a document, found an HTML page",
        "the page may come from a login form or a proxy: check the URL and the token",
    ))
}

/// Whether a text starts like an HTML page: with a tag, a declaration such as `<!doctype html>`, or `<?xml`.
fn is_html(text: &str) -> bool {
    let mark = text.trim_start().strip_prefix('<');
    let next = mark.and_then(|rest| rest.chars().next());
    next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '!' | '?'))
}

/// Names the JSON type of a value for messages.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
