//! Responses that do not match the operation's type.

use std::fmt;

use http::{Method, StatusCode};

use super::{
    hint::requirement,
    html,
    info::OperationInfo,
    json_path::{MAX_NAME, path_at},
    redact,
    transport::Source,
};
use crate::runtime::strings::{display, parts, split_once};

/// Length of the excerpt of the body, in bytes.
const EXCERPT: usize = 512;

/// A response body that does not match the operation's type.
#[derive(Debug)]
pub struct DecodeError {
    pub(super) operation: &'static str,
    pub(super) status: StatusCode,
    path: String,
    reason: String,
    excerpt: String,
    /// Boxed, because each module that drops errors would compile the drop glue of `serde_json`'s.
    source: Option<Source>,
    /// Whether the response is that of `deleteRepository`.
    pub(super) is_unsupported: bool,
}

impl DecodeError {
    /// Returns the operationId.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Returns the status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the path to the mismatch, such as `tags[3].size`. Empty if the whole body does not
    /// match.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns about 512 bytes of the body around the mismatch, with secrets masked.
    pub fn excerpt(&self) -> &str {
        &self.excerpt
    }

    pub(crate) fn new(
        operation: &'static str,
        status: StatusCode,
        body: &[u8],
        reason: impl Into<String>,
    ) -> Self {
        Self {
            operation,
            status,
            path: String::new(),
            reason: reason.into(),
            excerpt: redact::excerpt(body, 0, EXCERPT),
            source: None,
            is_unsupported: false,
        }
    }

    /// The error for a body that is missing. A server without the operation may run
    /// `deleteRepository` instead, whose response has no body.
    #[cold]
    pub(crate) fn empty(operation: &OperationInfo, status: StatusCode) -> Self {
        let cause = match requirement(operation) {
            Some(requirement) => format!(
                "the server may be too old for this operation, or its feature flag is off: it \
                 {requirement}"
            ),
            None => "check for a proxy in front of Quay".to_owned(),
        };
        let effect = match operation.method {
            Method::GET => "",
            _ if !operation.may_reach_other_operation() => "",
            _ => "; it may have run another operation instead",
        };
        let reason = format!("the response lacks the body of this operation; {cause}{effect}");
        Self {
            is_unsupported: status == StatusCode::NO_CONTENT
                && operation.may_reach_delete_repository(),
            ..Self::new(operation.id, status, &[], reason)
        }
    }

    pub(crate) fn too_long(
        operation: &'static str,
        status: StatusCode,
        body: &[u8],
        limit: usize,
    ) -> Self {
        let reason = format!("the response is longer than the client's limit of {limit} bytes");
        Self::new(operation, status, body, reason)
    }

    pub(crate) fn html(operation: &'static str, status: StatusCode, body: &[u8]) -> Self {
        let page = html::describe(body);
        let reason = format!(
            "the response is {page} instead of JSON; check for a proxy or a sign-in page in front \
             of Quay, and check the base URL"
        );
        Self::new(operation, status, body, reason)
    }

    #[cold]
    pub(crate) fn mismatch(
        operation: &'static str,
        status: StatusCode,
        body: &[u8],
        error: serde_json::Error,
    ) -> Self {
        let near = offset(body, error.line(), error.column());
        let path = path_at(body, near);
        let message = display(&error);
        let what = match path.as_str() {
            "" => "the response".to_owned(),
            path => format!("`{path}`"),
        };
        let reason = if is_trailing(&error, &message) {
            "the response has trailing characters after the JSON".to_owned()
        } else if let Some(field) = missing_field(&message) {
            format!("{what} lacks the field `{field}`")
        } else {
            format!("{what} does not have the expected type")
        };
        let secret = parts(&path, b'.').any(is_secret_level)
            || error.is_data() && shows_secret(body, &message);
        Self {
            operation,
            status,
            reason,
            path,
            excerpt: redact::excerpt(body, near, EXCERPT),
            source: (!secret).then(|| error.into()),
            is_unsupported: false,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, status) = (self.operation, self.status.as_u16());
        write!(
            formatter,
            "{operation}: status {status}, but {}",
            self.reason
        )
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}

/// Whether the JSON itself was decoded, but more follows. serde_json has no predicate for it.
fn is_trailing(error: &serde_json::Error, message: &str) -> bool {
    error.is_syntax() && message.starts_with("trailing characters")
}

/// Returns the name of the field that an object lacks. Serde has no other way to tell.
fn missing_field(message: &str) -> Option<&str> {
    let rest = message.strip_prefix("missing field `")?;
    split_once(rest, "`").map(|(field, _)| field)
}

/// Whether a part of a path, such as `key` or `key[0]`, may name a secret.
fn is_secret_level(part: &str) -> bool {
    let name = split_once(part, "[").map_or(part, |(name, _)| name);
    let is_cut = name.len() >= MAX_NAME;
    is_cut || redact::is_secret(name)
}

/// Whether the message of serde may show a secret: a response that is one value, or a string that
/// contains secrets. The message quotes the value.
fn shows_secret(body: &[u8], message: &str) -> bool {
    let is_value =
        !body.trim_ascii_start().starts_with(b"{") && !body.trim_ascii_start().starts_with(b"[");
    let quotes = message.as_bytes().contains(&b'"');
    is_value || quotes && redact::is_secret(message)
}

/// Returns the offset of a line and a column, both counted from one.
fn offset(body: &[u8], line: usize, column: usize) -> usize {
    let mut lines_before = line.saturating_sub(1);
    let mut before = 0;
    for byte in body {
        if lines_before == 0 {
            break;
        }
        before += 1;
        lines_before -= usize::from(*byte == b'\n');
    }
    column.saturating_add(before)
}
