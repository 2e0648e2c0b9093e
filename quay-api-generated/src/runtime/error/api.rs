//! A call that the server refused.

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::StatusCode;

use super::{
    remedy,
    said::{Said, page},
};
use crate::runtime::{operation::Operation, vocabulary};

/// How much of the body is kept.
const BODY: usize = 16 * 1024;

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
    pub(crate) retry_after: Option<Duration>,
    pub(crate) credential: Credential,
    pub(crate) location: Option<String>,
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
