//! What the server says when it refuses a call, in any of the shapes it says it in.

use std::{borrow::Cow, fmt, time::Duration};

use bytes::Bytes;
use http::StatusCode;
use serde_json::{Map, Value};

use super::{decode::is_page, operation::Operation, redact, remedy, vocabulary};

/// How much of the body is kept.
const BODY: usize = 16 * 1024;
/// How many characters make a message.
const MESSAGE: usize = 500;

/// A call that the server refused, or failed to answer.
///
/// Its `Display` is one sentence for an operator: the operation, the status, what Quay said, and
/// what would help, where that is known.
#[derive(Clone, PartialEq)]
pub struct ApiError {
    pub(super) about: About,
    pub(super) status: StatusCode,
    pub(super) title: Option<ErrorType>,
    pub(super) message: Option<String>,
    pub(super) page: bool,
    pub(super) body: Bytes,
    pub(super) retry_after: Option<Duration>,
    pub(super) credential: Credential,
    pub(super) location: Option<String>,
}

/// What an error says about its operation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct About {
    pub(super) id: &'static str,
    pub(super) scope: Option<&'static str>,
    pub(super) flags: &'static [&'static str],
    pub(super) since: Option<&'static str>,
}

/// What the call was authorized with, as far as a remedy depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Credential {
    /// The request was not sent by a client of this crate.
    #[default]
    Unknown,
    /// No token at all.
    None,
    /// Something of the form `namespace+robot`.
    Robot,
    /// A token.
    Token,
}

impl ApiError {
    pub(crate) fn new<O: Operation + ?Sized>(status: StatusCode, body: &[u8]) -> Self {
        let said = Said::read(body);
        Self {
            about: About {
                id: O::ID,
                scope: O::SCOPE,
                flags: O::FLAGS,
                since: O::SINCE,
            },
            status,
            title: said.title,
            message: said.message,
            page: said.page,
            body: Bytes::copy_from_slice(body.get(..BODY).unwrap_or(body)),
            retry_after: None,
            credential: Credential::Unknown,
            location: None,
        }
    }

    /// The operationId.
    pub fn operation(&self) -> &'static str {
        self.about.id
    }

    /// The OAuth scope that a token needs for the operation.
    pub fn scope(&self) -> Option<&'static str> {
        self.about.scope
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Quay's name for the kind of error; many answers have none.
    pub fn error_type(&self) -> Option<&ErrorType> {
        self.title.as_ref()
    }

    /// What the server said, in its own words, on one line and at most 500 characters long: the
    /// detail of an error object, the text of a plain answer, the title of an HTML page.
    ///
    /// Quay repeats a request body that does not fit its schema; that part is left out, since it
    /// may hold passwords.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The body as it came, at most the first 16 KiB. It may repeat what was sent, secrets
    /// included.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// How long the server asks to wait before the next attempt.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether the same call may well succeed later.
    ///
    /// A registry or repository that is read only answers 503 too, and goes on doing so.
    pub(crate) fn is_transient(&self) -> bool {
        let read_only = || {
            self.message
                .as_deref()
                .is_some_and(|text| text.contains("read-only") || text.contains("read only"))
        };
        match self.status {
            StatusCode::TOO_MANY_REQUESTS
            | StatusCode::BAD_GATEWAY
            | StatusCode::GATEWAY_TIMEOUT => true,
            StatusCode::SERVICE_UNAVAILABLE => !read_only(),
            _ => false,
        }
    }

    /// What would help, where that is known.
    pub fn remedy(&self) -> Option<String> {
        remedy::of(self)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: status {}",
            self.about.id,
            self.status.as_u16()
        )?;
        if let Some(reason) = self.status.canonical_reason() {
            write!(formatter, " {reason}")?;
        }
        if let Some(title) = &self.title {
            write!(formatter, " ({title})")?;
        }
        if self.page {
            write!(formatter, ", {}", page(&self.body))?;
        } else if let Some(message) = &self.message {
            write!(formatter, ": {}", message.trim_end_matches('.'))?;
        }
        match self.remedy() {
            Some(remedy) => write!(formatter, "; {remedy}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ApiError")
            .field("operation", &self.about.id)
            .field("scope", &self.about.scope)
            .field("status", &self.status)
            .field("error_type", &self.title)
            .field("message", &self.message)
            .field("retry_after", &self.retry_after)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}

/// Quay's names for kinds of errors.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorType {
    /// No token, or one that the server does not know.
    InvalidToken,
    /// The token was valid once.
    ExpiredToken,
    /// The token lacks the scope, or its user the right.
    InsufficientScope,
    /// A session of the web interface must be a recent one.
    FreshLoginRequired,
    /// What the path names does not exist, or the caller may not know that it does.
    NotFound,
    /// The request is wrong in a way that the message tells.
    InvalidRequest,
    /// The registry could not make sense of what it got.
    InvalidResponse,
    /// The plan does not allow it.
    ExceedsLicense,
    /// The tag must not be changed.
    TagImmutable,
    /// A service that the registry depends on did not answer in time.
    ExternalServiceTimeout,
    /// A service that the registry depends on failed.
    DownstreamIssue,
    /// A token could not be replaced by a new one.
    TokenRotationFailed,
    /// A kind that this version of the crate does not know, as Quay wrote it.
    Unrecognized(String),
}

vocabulary!(ErrorType {
    InvalidToken = "invalid_token",
    ExpiredToken = "expired_token",
    InsufficientScope = "insufficient_scope",
    FreshLoginRequired = "fresh_login_required",
    NotFound = "not_found",
    InvalidRequest = "invalid_request",
    InvalidResponse = "invalid_response",
    ExceedsLicense = "exceeds_license",
    TagImmutable = "tag_immutable",
    ExternalServiceTimeout = "external_service_timeout",
    DownstreamIssue = "downstream_issue",
    TokenRotationFailed = "token_rotation_failed",
});

/// What a body says, whatever its shape. The label of its type is not to be trusted.
#[derive(Debug, Default, PartialEq)]
struct Said {
    title: Option<ErrorType>,
    message: Option<String>,
    page: bool,
}

impl Said {
    fn read(body: &[u8]) -> Self {
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
