//! What the server says when it refuses a call, in any of the shapes it says it in.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{api::ErrorType, redact};
use crate::runtime::decode::is_page;

/// How many characters make a message.
const MESSAGE: usize = 500;

/// What a body says, whatever its shape. The label of its type is not to be trusted.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Said {
    pub(super) title: Option<ErrorType>,
    pub(super) message: Option<String>,
    pub(super) page: bool,
}

impl Said {
    pub(super) fn read(body: &[u8]) -> Self {
        match serde_json::from_slice(body) {
            Ok(Value::Object(object)) => Self::read_object(&object),
            Ok(value) => Self {
                message: words(&value),
                ..Self::default()
            },
            Err(_) if is_page(body) => Self {
                message: page_title(body),
                page: true,
                ..Self::default()
            },
            Err(_) => Self {
                message: Some(redact::one_line(&String::from_utf8_lossy(body), MESSAGE))
                    .filter(|text| !text.is_empty()),
                ..Self::default()
            },
        }
    }

    fn read_object(object: &Map<String, Value>) -> Self {
        let title = ["title", "error_type"]
            .iter()
            .find_map(|key| object.get(*key)?.as_str());
        let message = [
            "detail",
            "error_message",
            "message",
            "error_description",
            "error",
        ]
        .iter()
        .chain(&["carderror"])
        .find_map(|key| words(object.get(*key)?));
        Self {
            title: title.filter(|title| !title.is_empty()).map(ErrorType::from),
            message,
            page: false,
        }
    }
}

/// A message is a text, or a text for each parameter that is wrong.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        Value::Object(parameters) => parameters
            .iter()
            .map(|(name, help)| format!("{name}: {}", words(help).unwrap_or_default()))
            .collect::<Vec<_>>()
            .join("; "),
        other => other.to_string(),
    };
    let text = redact::one_line(&without_instance(&text), MESSAGE);
    Some(text).filter(|text| !text.is_empty())
}

/// Leaves out what the validator of JSON schemas shows of the schema and of the body that does not
/// fit it: all after the first paragraph, and the body in that paragraph, as in
/// `{'limit': 1} is not valid under any of the given schemas`.
fn without_instance(text: &str) -> Cow<'_, str> {
    const BETWEEN: &str = "} is ";
    let Some((first, _)) = text.split_once("\n\nFailed validating") else {
        return Cow::Borrowed(text);
    };
    let Some((before, rest)) = first.split_once('{') else {
        return Cow::Borrowed(first);
    };
    // A value may look like the end of the body; the last such place is the true one.
    let phrase = rest
        .rfind(BETWEEN)
        .and_then(|at| rest.get(at + BETWEEN.len()..));
    let phrase = phrase.and_then(|phrase| phrase.split('{').next());
    Cow::Owned(match phrase {
        Some(phrase) => format!("{before}{{…}} is {phrase}"),
        None => format!("{before}{{…}}"),
    })
}

/// Names an HTML page by its title.
pub(super) fn page(body: &[u8]) -> String {
    match page_title(body) {
        Some(title) => format!("an HTML page titled \"{title}\""),
        None => "an HTML page".to_owned(),
    }
}

fn page_title(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    // ASCII alone changes, so that offsets are those of the text.
    let lower = text.to_ascii_lowercase();
    let open = lower.find("<title")?;
    let start = open + lower.get(open..)?.find('>')? + 1;
    let end = start + lower.get(start..)?.find('<')?;
    let title = redact::one_line(text.get(start..end)?, MESSAGE);
    Some(title).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(body: &str) -> (Option<String>, Option<String>) {
        let said = Said::read(body.as_bytes());
        (said.title.map(|title| title.to_string()), said.message)
    }

    #[test]
    fn every_recorded_shape_is_understood() {
        for (body, title, message) in [
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
                r#"{"detail":"'x' is a required property\n\nFailed validating: {'password': 's'}"}"#,
                None,
                Some("'x' is a required property"),
            ),
            (
                r#"{"detail":"{'password': 'a} is b'} is not valid under any of {'a': 1}\n\nFailed validating"}"#,
                None,
                Some("{…} is not valid under any of"),
            ),
            (
                r#"{"detail":"Odd {'password': 'a'}\n\nFailed validating"}"#,
                None,
                Some("Odd {…}"),
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
            let (got_title, got_message) = said(body);
            assert_eq!(
                (got_title.as_deref(), got_message.as_deref()),
                (title, message),
                "{body}"
            );
        }
    }
}
