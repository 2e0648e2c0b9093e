//! Answers that are not what their operation answers.

use std::fmt;

use http::StatusCode;

use super::{redact, said};

/// How much of a body a [`DecodeError`] shows.
const EXCERPT: usize = 512;

/// An answer that is not what its operation answers.
#[derive(Debug)]
pub struct DecodeError {
    pub(super) operation: &'static str,
    pub(super) status: StatusCode,
    path: String,
    reason: String,
    excerpt: String,
    source: Option<serde_json::Error>,
}

impl DecodeError {
    /// The operationId.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Where in the body the mismatch is, such as `tags[3].size`; empty if it is the body as a
    /// whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Some of the body around the place, at most about 512 bytes, its secrets masked.
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
        }
    }

    pub(crate) fn empty(operation: &'static str, status: StatusCode) -> Self {
        Self::new(operation, status, &[], "the answer has no body")
    }

    pub(crate) fn trailing(operation: &'static str, status: StatusCode, body: &[u8]) -> Self {
        let reason = "something comes after the JSON of the answer";
        Self::new(operation, status, body, reason)
    }

    pub(crate) fn too_long(
        operation: &'static str,
        status: StatusCode,
        body: &[u8],
        limit: usize,
    ) -> Self {
        let reason = format!("the answer is longer than the {limit} bytes that the client takes");
        Self::new(operation, status, body, reason)
    }

    pub(crate) fn page(operation: &'static str, status: StatusCode, body: &[u8]) -> Self {
        let page = said::page(body);
        let reason = format!(
            "the answer is {page} and not JSON; it comes from a proxy or a sign-in in front of \
             Quay, or the base URL does not lead to Quay"
        );
        Self::new(operation, status, body, reason)
    }

    pub(crate) fn mismatch(
        operation: &'static str,
        status: StatusCode,
        body: &[u8],
        error: serde_path_to_error::Error<serde_json::Error>,
    ) -> Self {
        // A member whose name was not read yet is shown as a question mark.
        let path = error.path().to_string();
        let path = path.trim_end_matches(['.', '?']).to_owned();
        let error = error.into_inner();
        let near = offset(body, error.line(), error.column());
        let reason = match path.as_str() {
            "" => "the answer is not what was expected".to_owned(),
            path => format!("`{path}` is not what was expected"),
        };
        // The words of serde hold the value that they are about.
        let secret = path.split('.').any(redact::is_secret);
        Self {
            operation,
            status,
            reason,
            path,
            excerpt: redact::excerpt(body, near, EXCERPT),
            source: (!secret).then_some(error),
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
        self.source.as_ref().map(|error| error as _)
    }
}

/// The offset of a line and a column, both counted from one.
fn offset(body: &[u8], line: usize, column: usize) -> usize {
    let before: usize = body
        .split_inclusive(|byte| *byte == b'\n')
        .take(line.saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    before.saturating_add(column)
}
