//! Quay's error types.

use crate::runtime::value::open_enum::open_enum;

/// The type of an error response.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorType {
    /// The token is missing or unknown to the server.
    InvalidToken,
    /// The token has expired.
    ExpiredToken,
    /// The token lacks the scope, or its user lacks permission.
    InsufficientScope,
    /// The operation requires a recent sign-in to the web interface.
    FreshLoginRequired,
    /// The resource does not exist, or the caller may not see it.
    NotFound,
    /// The request is invalid; the message says why.
    InvalidRequest,
    /// The registry received an invalid response from another service.
    InvalidResponse,
    /// The plan or license does not allow the operation.
    ExceedsLicense,
    /// The tag is immutable.
    TagImmutable,
    /// A service that the registry depends on timed out.
    ExternalServiceTimeout,
    /// A service that the registry depends on failed.
    DownstreamIssue,
    /// The token could not be rotated.
    TokenRotationFailed,
    /// An error type that this version of the crate does not know, as Quay sent it.
    Unrecognized(String),
}

open_enum!(ErrorType {
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
