//! Replays one exchange: decodes it, encodes it and compares.

use quay_api_generated::Error;
use serde_json::{Value, json};

use crate::compare::differences;
use crate::exchange::{Exchange, Response};
use crate::report::Report;
use crate::table::Replayable;

/// Replays an exchange of an operation.
pub fn replay(operation: &Replayable, exchange: &Exchange, report: &mut Report) {
    if is_success(operation, exchange) {
        replay_response(operation, exchange, report);
        replay_request(operation, exchange, report);
    } else {
        replay_error(operation, exchange, report);
    }
}

/// Returns whether an exchange shows a successful response of the operation.
pub fn is_success(operation: &Replayable, exchange: &Exchange) -> bool {
    (operation.is_success)(exchange.status)
}

fn replay_response(operation: &Replayable, exchange: &Exchange, report: &mut Report) {
    let bytes = exchange.response.bytes();
    let mut add = |path: &str, text: &dyn std::fmt::Display| {
        report.add(operation.id, path, text, &exchange.place);
    };
    match (
        (operation.response)(exchange.status, &bytes),
        &exchange.response,
    ) {
        (Err(error), _) => add(&place_of(&error), &reasons(&error)),
        (Ok(_), response) if operation.empty => {
            if !is_nothing(response) {
                let text = String::from_utf8_lossy(&bytes);
                add("answer", &format_args!("unexpected body: {text}"));
            }
        }
        (Ok(written), Response::Json(sent)) => {
            for difference in differences("answer", sent, &written) {
                add(&difference.path, &difference.kind);
            }
        }
        (Ok(written), _) => {
            if !written.is_null() {
                add("answer", &format_args!("invented {written}"));
            }
        }
    }
}

/// Returns whether a response only confirms success.
fn is_nothing(response: &Response) -> bool {
    match response {
        Response::Empty => true,
        Response::Json(value) => {
            let words = ["", "Created", "Deleted", "Okay", "Updated"];
            value.is_null()
                || *value == json!({})
                || value.as_str().is_some_and(|text| words.contains(&text))
        }
        Response::Text(text) => text.is_empty(),
    }
}

fn replay_request(operation: &Replayable, exchange: &Exchange, report: &mut Report) {
    let Some(sent) = &exchange.request else {
        return;
    };
    let Some(round_trip) = operation.body else {
        // Callers send `{}` or a number to operations without a body.
        if sent.as_object().is_some_and(|members| !members.is_empty()) || sent.is_array() {
            let text = format!("unexpected request body {sent}");
            report.add(operation.id, "request", text, &exchange.place);
        }
        return;
    };
    match round_trip(sent) {
        Ok(written) => {
            for difference in differences("request", sent, &written) {
                report.add(
                    operation.id,
                    &difference.path,
                    difference.kind,
                    &exchange.place,
                );
            }
        }
        Err(error) => {
            let path = inside("request", &error.path().to_string());
            report.add(operation.id, &path, error.inner(), &exchange.place);
        }
    }
}

fn replay_error(operation: &Replayable, exchange: &Exchange, report: &mut Report) {
    let bytes = exchange.response.bytes();
    let outcome = (operation.response)(exchange.status, &bytes);
    let mut add = |path: &str, text: &dyn std::fmt::Display| {
        report.add(operation.id, path, text, &exchange.place);
    };
    let Err(Error::Api(error)) = outcome else {
        return add(
            "error",
            &format_args!("expected an API error, got {outcome:?}"),
        );
    };
    if error.operation() != operation.id || error.status() != exchange.status {
        add("error", &format_args!("unexpected error: {error}"));
    }
    let (title, message) = original(&exchange.response);
    let known = error.error_type().map(ToString::to_string);
    if known != title {
        add("error.title", &format_args!("{title:?} became {known:?}"));
    }
    if !conveys(&message, error.message()) {
        add(
            "error.message",
            &format_args!("{message:?} became {:?}", error.message()),
        );
    }
    if error.body() != &bytes {
        add("error.body", &"differs from the response body");
    }
}

/// Returns the error type and message of a response.
fn original(response: &Response) -> (Option<String>, String) {
    let text = |value: &Value| match value {
        Value::Object(parameters) => {
            let lines = parameters
                .iter()
                .map(|(name, help)| format!("{name}: {}", help.as_str().unwrap_or_default()));
            Some(lines.collect::<Vec<_>>().join("; "))
        }
        value => value.as_str().map(str::to_owned),
    };
    match response {
        Response::Empty => (None, String::new()),
        Response::Text(page) if page.trim_start().starts_with('<') => {
            let title = page
                .split_once("<title>")
                .and_then(|(_, rest)| rest.split_once("</title>"));
            (
                None,
                title.map(|(title, _)| title.to_owned()).unwrap_or_default(),
            )
        }
        Response::Text(line) => (None, line.clone()),
        Response::Json(body) => {
            let members = ["detail", "message", "error", "carderror"];
            let message = members.iter().find_map(|member| text(body.get(member)?));
            let title = body.get("title").and_then(Value::as_str).map(str::to_owned);
            (title, message.unwrap_or_default())
        }
    }
}

/// Returns whether a message equals Quay's message on one line. Parts of validator messages that repeat the request may
/// be missing or replaced by `{…}`, and a list of schemas may be shortened.
fn conveys(original: &str, message: Option<&str>) -> bool {
    const SCHEMAS: &str = "matches more than one of the given schemas, but must match exactly one";
    let message = message.unwrap_or_default();
    let message = message.replace(SCHEMAS, "is valid under each of");
    let words: Vec<_> = original.split_whitespace().collect();
    if words.join(" ") == message {
        return true;
    }
    let validated = original.contains("Failed validating") || original.contains("{'");
    let mut rest = words.iter();
    let mut kept = message.split(' ').filter(|word| *word != "{…}").peekable();
    validated
        && kept.peek().is_some_and(|word| !word.is_empty())
        && kept.all(|word| rest.any(|original| *original == word))
}

/// Returns the location of a decode error.
fn place_of(error: &Error) -> String {
    match error {
        Error::Decode(error) => inside("response", error.path()),
        _ => "response".to_owned(),
    }
}

/// Returns a path below `root`, with `[]` for any array element.
fn inside(root: &str, path: &str) -> String {
    let mut place = root.to_owned();
    for part in path
        .split(['.', '['])
        .filter(|part| !part.is_empty() && *part != "?")
    {
        match part.strip_suffix(']') {
            Some(_) => place.push_str("[]"),
            None => {
                place.push('.');
                place.push_str(part);
            }
        }
    }
    place
}

/// Formats an error with its sources.
fn reasons(error: &Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}

#[test]
fn paths_are_formatted_like_those_of_the_comparison() {
    assert_eq!(inside("response", "tags[12].size"), "response.tags[].size");
    assert_eq!(inside("response", "[0].[1]"), "response[][]");
    assert_eq!(inside("request", "."), "request");
}

#[test]
fn a_part_of_the_validator_message_is_sufficient() {
    let original = "{'limit': 1} is not valid\n\nFailed validating 'type' in schema";
    assert!(conveys(original, Some("is not valid")));
    assert!(conveys(original, Some("{…} is not valid")));
    assert!(!conveys(original, Some("{…}")));
    assert!(!conveys(original, Some("is valid not")));
    assert!(!conveys(original, None));
    assert!(!conveys("Not Found", Some("Not")));
    assert!(conveys("Not\nFound", Some("Not Found")));
    assert!(conveys("", None));
}

#[test]
fn an_empty_response_may_only_confirm_success() {
    assert!(is_nothing(&Response::Json(json!("Created"))));
    assert!(!is_nothing(&Response::Json(json!("Anonymous"))));
    assert!(!is_nothing(&Response::Json(json!({"success": true}))));
    assert!(!is_nothing(&Response::Text("OK".to_owned())));
}
