//! Error responses.

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::StatusCode;

use super::{body::ErrorBody, error_type::ErrorType, info::OperationInfo};
use crate::runtime::{strings::contains, value::access::Access};

/// How much of the body is kept, in bytes.
const BODY: usize = 16 * 1024;

/// An error response of the server.
///
/// `Display` prints the operation, the status, Quay's message, and a hint where one is known.
#[derive(Clone, PartialEq)]
pub struct ApiError {
    pub(super) operation: &'static OperationInfo,
    pub(super) status: StatusCode,
    pub(super) error_type: Option<ErrorType>,
    pub(super) message: Option<String>,
    pub(super) is_html: bool,
    pub(super) body: Bytes,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) credential: CredentialKind,
    pub(crate) redirect: Option<Redirect>,
}

/// The kind of credential that the request carried, which decides the hint.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum CredentialKind {
    /// The request was not sent by a client of this crate.
    #[default]
    Unknown,
    /// No credential.
    None,
    /// The credentials of a robot, `namespace+robot`, as a token.
    Robot,
    /// A token.
    Token,
    /// A user name and a password.
    Basic,
}

/// A redirect that was not followed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Redirect {
    /// The target without its query and credentials, or `None` if there is no valid one.
    pub(crate) location: Option<String>,
    pub(crate) place: RedirectPlace,
    /// The number of redirects that were followed before.
    pub(crate) followed: usize,
}

/// Where the target of a redirect is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum RedirectPlace {
    /// It is the URL of the request itself.
    Request,
    /// On the server and below the path of the base URL.
    BelowBase,
    /// On the host of the base URL, but with `https` in place of `http`.
    Https,
    /// Elsewhere, or nowhere.
    Elsewhere,
}

impl Redirect {
    #[cold]
    pub(super) fn hint(&self) -> String {
        let Some(location) = &self.location else {
            return "redirected without a valid location".to_owned();
        };
        match (self.place, self.followed) {
            (RedirectPlace::Request, _) => format!(
                "redirected to the URL of the request itself, {location}; check the proxy in front of Quay"
            ),
            (RedirectPlace::BelowBase, 0) => format!(
                "redirected to {location}, which was not followed, because the redirect does not keep \
                 the method; check the proxy in front of Quay"
            ),
            (RedirectPlace::Https, 0) => format!(
                "redirected to {location}, which was not followed; use `https` in the base URL"
            ),
            (RedirectPlace::Elsewhere, 0) => {
                format!("redirected to {location}, which was not followed; check the base URL")
            }
            (_, followed) => {
                format!("redirected to {location}; redirects followed before: {followed}")
            }
        }
    }
}

impl ApiError {
    pub(crate) fn new(operation: &'static OperationInfo, status: StatusCode, body: &[u8]) -> Self {
        let parsed = ErrorBody::parse(body);
        Self {
            operation,
            status,
            error_type: parsed.error_type,
            message: parsed.message,
            is_html: parsed.is_html,
            body: Bytes::copy_from_slice(body.get(..BODY).unwrap_or(body)),
            retry_after: None,
            credential: CredentialKind::Unknown,
            redirect: None,
        }
    }

    /// Returns the operationId.
    pub fn operation(&self) -> &'static str {
        self.operation.id
    }

    /// Returns the main OAuth scope that the operation requires.
    pub fn scope(&self) -> Option<&'static str> {
        self.operation.scopes.first().copied()
    }

    /// Returns all OAuth scopes that the operation requires at the same time.
    pub fn scopes(&self) -> &'static [&'static str] {
        self.operation.scopes
    }

    /// Returns who may call the operation.
    pub fn access(&self) -> Access {
        self.operation.access
    }

    /// Returns the feature flags that the server needs for the operation, without `FEATURE_`.
    pub fn feature_flags(&self) -> &'static [&'static str] {
        self.operation.feature_flags
    }

    /// Returns the first version of Quay that has the operation, such as `3.16`. `None` if all
    /// supported versions have it.
    pub fn since(&self) -> Option<&'static str> {
        self.operation.since
    }

    /// Returns the status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the error type of the response. Many error responses have none.
    pub fn error_type(&self) -> Option<&ErrorType> {
        self.error_type.as_ref()
    }

    /// Returns the server's message, on one line of at most 500 characters: the detail of an error
    /// object, a plain text body, or the title of an HTML page.
    ///
    /// When a request body does not match its schema, Quay repeats the body in the message. That
    /// part is left out because it may contain passwords.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Returns the first 16 KiB of the response body. It may repeat parts of the request, including
    /// secrets.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns the delay that the server asks for before the next request (`Retry-After`), at most a
    /// year.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether the same request may succeed later.
    ///
    /// A read-only registry or repository also responds with 503, but stays read-only.
    pub(crate) fn is_transient(&self) -> bool {
        match self.status {
            StatusCode::TOO_MANY_REQUESTS
            | StatusCode::BAD_GATEWAY
            | StatusCode::GATEWAY_TIMEOUT => true,
            StatusCode::SERVICE_UNAVAILABLE => !self.is_read_only(),
            _ => false,
        }
    }

    /// Whether the registry or the repository takes no writes.
    pub(super) fn is_read_only(&self) -> bool {
        let message = self.message.as_deref().unwrap_or_default();
        self.status == StatusCode::SERVICE_UNAVAILABLE
            && (contains(message, "read-only") || contains(message, "read only"))
    }

    /// Whether this is a CSRF failure, which Quay reports for a write without a valid token.
    pub(super) fn is_csrf(&self) -> bool {
        self.status == StatusCode::FORBIDDEN
            && self
                .message
                .as_deref()
                .is_some_and(|text| contains(text, "CSRF"))
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ApiError")
            .field("operation", &self.operation.id)
            .field("scopes", &self.operation.scopes)
            .field("status", &self.status)
            .field("error_type", &self.error_type)
            .field("message", &self.message)
            .field("hint", &self.hint())
            .field("retry_after", &self.retry_after)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}
