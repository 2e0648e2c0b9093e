//! Parses the body of an error response, of any shape.

use serde_json::{Map, Value};

use super::{error_type::ErrorType, html, json, redact, validation};
use crate::runtime::strings::display;

/// Maximum length of a message, in characters.
const MESSAGE: usize = 500;

/// The contents of a body. `Content-Type` is ignored, because it is often wrong.
#[derive(Debug, Default, PartialEq)]
pub(super) struct ErrorBody {
    pub(super) error_type: Option<ErrorType>,
    pub(super) message: Option<String>,
    pub(super) is_html: bool,
}

impl ErrorBody {
    #[cold]
    pub(super) fn parse(body: &[u8]) -> Self {
        match json::parse(body) {
            Some(object @ Value::Object(_)) => Self::parse_object(&object),
            Some(value) => Self {
                message: message_text(&value),
                ..Self::default()
            },
            None if html::is_html(body) => Self {
                message: html::title(body),
                is_html: true,
                ..Self::default()
            },
            None => Self {
                message: on_one_line(&redact::mask_text(&String::from_utf8_lossy(body))),
                ..Self::default()
            },
        }
    }

    /// Whether a body is a JSON object that is not an error object.
    pub(super) fn is_other_object(body: &[u8]) -> bool {
        match json::parse(body) {
            Some(object @ Value::Object(_)) => {
                let parsed = Self::parse_object(&object);
                let is_empty = object.as_object().is_none_or(Map::is_empty);
                parsed.error_type.is_none() && parsed.message.is_none() && !is_empty
            }
            _ => false,
        }
    }

    #[cold]
    fn parse_object(object: &Value) -> Self {
        let error_type = ["title", "error_type"]
            .iter()
            .find_map(|key| object.get(key)?.as_str());
        let message = [
            "detail",
            "error_message",
            "message",
            "error_description",
            "error",
            "carderror",
        ]
        .iter()
        .find_map(|key| message_text(object.get(key)?));
        Self {
            error_type: match error_type {
                None | Some("") => None,
                Some(text) => Some(ErrorType::from(text)),
            },
            message,
            is_html: false,
        }
    }
}

/// Returns the first of these properties that is true.
pub(super) fn true_property(body: &[u8], names: &[&'static str]) -> Option<&'static str> {
    let body = json::parse(body)?;
    let is_true = |name: &&str| body.get(name).and_then(Value::as_bool) == Some(true);
    names.iter().copied().find(is_true)
}

/// A message is a string, or an object with a string for each invalid parameter.
#[cold]
fn message_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        Value::Object(parameters) => {
            let mut text = String::new();
            for (name, help) in parameters {
                text.push_str(if text.is_empty() { "" } else { "; " });
                text.push_str(name);
                text.push_str(": ");
                match help {
                    _ if redact::is_secret(name) => text.push_str("***"),
                    Value::String(_) | Value::Null => {
                        text.push_str(&message_text(help).unwrap_or_default());
                    }
                    help => text.push_str(&display(help)),
                }
            }
            text
        }
        other => display(other),
    };
    on_one_line(&redact::mask_message(&validation::summarize(&text)))
}

fn on_one_line(text: &str) -> Option<String> {
    let line = redact::one_line(text, MESSAGE);
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(body: &str) -> (Option<String>, Option<String>) {
        let parsed = ErrorBody::parse(body.as_bytes());
        (parsed.error_type.map(|it| it.to_string()), parsed.message)
    }

    #[test]
    fn every_recorded_shape_is_parsed() {
        for (body, error_type, message) in [
            (
                r#"{"detail":"No","error_message":"No","error_type":"invalid_request",
                    "title":"invalid_request","type":"http://q/e","status":400}"#,
                Some("invalid_request"),
                Some("No"),
            ),
            (
                r#"{"title":"brand_new","status":400,"type":""}"#,
                Some("brand_new"),
                None,
            ),
            (
                r#"{"message":"Invalid date range"}"#,
                None,
                Some("Invalid date range"),
            ),
            (r#"{"message":null,"invalidCredentials":true}"#, None, None),
            (r#"{"message":""}"#, None, None),
            (
                r#"{"message":{"limit":"Max 100.","page":"A number"}}"#,
                None,
                Some("limit: Max 100.; page: A number"),
            ),
            (
                r#"{"error":"CSRF token was invalid"}"#,
                None,
                Some("CSRF token was invalid"),
            ),
            (r#"{"detail":"Exists"}"#, None, Some("Exists")),
            (r#"{"carderror":"Declined."}"#, None, Some("Declined.")),
            (r#"{"healthy":false}"#, None, None),
            (
                r#"{"detail":"{'limit': 1} is valid under each of {'required': ['limit']}\n\nFailed validating"}"#,
                None,
                Some("{…} matches more than one of the given schemas, but must match exactly one"),
            ),
            (
                r#"{"detail":"'x' is a required property\n\nFailed validating: {'password': 's'}"}"#,
                None,
                Some("'x' is a required property"),
            ),
            (
                r#"{"detail":"Truncated","token":"s3"#,
                None,
                Some(r#"{"detail":"Truncated","token":"***""#),
            ),
            (
                r#"{"message":{"page":["s4"],"password":"s3"}}"#,
                None,
                Some(r#"page: ["s4"]; password: ***"#),
            ),
            (
                r#"{"detail":"See /login?token=s3&a=1","title":"t"}"#,
                Some("t"),
                Some(r#"See /login?token="***"&a=1"#),
            ),
            (
                r#"{"message":{"api_key":["s3"],"limit":"{'token': 's3'}"}}"#,
                None,
                Some(r#"api_key: ***; limit: {'token': "***"}"#),
            ),
            ("\"token=s3\"", None, Some(r#"token="***""#)),
            (
                "See token=s3, please",
                None,
                Some(r#"See token="***", please"#),
            ),
            (
                r#" {"detail":"a","token":"b"} s3"#,
                None,
                Some(r#"{"detail":"a","token":"***"}…"#),
            ),
            ("\"Nope\"", None, Some("Nope")),
            ("Too many\nattempts.\n", None, Some("Too many attempts.")),
            ("", None, None),
            (
                "<html>\n<head><TITLE lang=en> 502\n Bad Gateway</TITLE></head></html>",
                None,
                Some("502 Bad Gateway"),
            ),
            ("<html><title></title>", None, None),
            ("<html><title", None, None),
        ] {
            let (got_type, got_message) = parse(body);
            assert_eq!(
                (got_type.as_deref(), got_message.as_deref()),
                (error_type, message),
                "{body}"
            );
        }
    }
}
