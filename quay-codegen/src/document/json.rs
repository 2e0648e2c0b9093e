//! Parses a document as JSON and checks that it is Swagger 2.0.

mod split;
mod unique;

use serde_json::{Map, Value};

use crate::diagnostic::Position;
use crate::diagnostic::{Diagnostic, Diagnostics, Hint, Source};

pub(crate) use split::{Split, Texts, piece, split};

/// Reports duplicate keys in a text whose other errors are reported elsewhere.
pub(crate) fn check_keys(source: &Source) -> Result<(), Diagnostics> {
    match unique::parse(&source.text) {
        Err(problem) if problem.is_data() => Err(unreadable(source, "", &problem).into()),
        _ => Ok(()),
    }
}

/// Returns the diagnostic for a text that `serde_json` does not read. The message starts with `what`.
pub(crate) fn unreadable(source: &Source, what: &str, error: &serde_json::Error) -> Diagnostic {
    let message = format!("{what}{}", message(error));
    let position = Position::of_json_error(error, &source.text);
    Diagnostic::error(&source.name, "", message).at(&source.text, position)
}

/// Returns the message of an error without its position, which counts bytes.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    match text.strip_suffix(&position) {
        Some(message) => message.to_owned(),
        None => text,
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
        let what = match problem.is_data() {
            true => "",
            false => "invalid JSON: ",
        };
        unreadable(source, what, &problem).help(Hint::CompleteDocument)
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
    Err(Diagnostics::from(problem.help(Hint::CompleteDocument)).located_in([source]))
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

/// Returns whether a text starts like an HTML page: with a tag, a declaration such as `<!doctype html>`, or `<?xml`.
pub(crate) fn is_html(text: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_the_character_at_which_parsing_stopped() {
        let key = r#"{"ää": {"ö": 1, "ö": 2}}"#;
        for (text, column) in [
            ("{\"ääää\": \"€\" x}", 14),
            ("{\"a\": 😀}", 7),
            (key, key.chars().count() - 5),
            ("[\n\"ä\", ä]", 6),
            ("", 1),
        ] {
            let problems = read(&Source::new("a.json", text)).unwrap_err();
            let problem = problems.iter().next().unwrap();
            assert_eq!(problem.position.unwrap().column, column, "{problem}");
            assert!(!problem.message.contains(" at line "), "{problem}");
        }
    }
}
