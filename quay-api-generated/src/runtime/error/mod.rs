//! The error type of the crate. It knows no operation, only the facts in [`OperationInfo`].

mod api;
mod body;
mod decode;
mod error_type;
mod hint;
mod html;
mod info;
mod input;
mod json_path;
mod paging;
mod redact;
mod transport;

use std::fmt;

use http::StatusCode;

pub use self::{
    api::ApiError,
    decode::DecodeError,
    error_type::ErrorType,
    input::InvalidInput,
    paging::PagingError,
    transport::{TimeoutError, TransportError},
};
pub(crate) use self::{
    api::CredentialKind, html::is_html, info::OperationInfo, transport::FailureKind,
};

/// An error of this crate.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A parameter or setting is invalid. Nothing was sent.
    InvalidInput(InvalidInput),
    /// The connection failed.
    Transport(TransportError),
    /// The connection or the request timed out.
    Timeout(TimeoutError),
    /// The response body does not match the operation's type.
    Decode(Box<DecodeError>),
    /// The server returned an error response.
    Api(Box<ApiError>),
    /// The server returned a page for the second time.
    Paging(PagingError),
}

impl Error {
    /// Creates an error about the value of `name`, without the value.
    pub(crate) fn invalid_input(
        operation: Option<&'static str>,
        name: &'static str,
        reason: impl Into<String>,
    ) -> Self {
        Self::InvalidInput(InvalidInput {
            operation,
            name,
            reason: reason.into(),
        })
    }

    /// Returns the operationId, if the error belongs to a request.
    pub fn operation(&self) -> Option<&'static str> {
        match self {
            Self::InvalidInput(error) => error.operation,
            Self::Transport(error) => Some(error.operation),
            Self::Timeout(error) => Some(error.operation),
            Self::Decode(error) => Some(error.operation),
            Self::Paging(error) => Some(error.operation),
            Self::Api(error) => Some(error.operation()),
        }
    }

    /// Returns the status of the response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Decode(error) => Some(error.status),
            Self::Api(error) => Some(error.status()),
            _ => None,
        }
    }

    /// Returns the error response, if there was one.
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// Whether what was asked for does not exist, or this server does not serve it: status 404.
    ///
    /// Some operations answer 400 with a message instead; see their documentation.
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(StatusCode::NOT_FOUND)
    }

    /// Whether the server did not accept the token: status 401, or the 403 that Quay gives to a
    /// write without a valid token.
    pub fn is_unauthorized(&self) -> bool {
        self.api()
            .is_some_and(|error| error.status() == StatusCode::UNAUTHORIZED || error.is_csrf())
    }

    /// Whether the token was accepted and does not suffice: status 403.
    pub fn is_forbidden(&self) -> bool {
        self.status() == Some(StatusCode::FORBIDDEN) && !self.is_unauthorized()
    }

    /// Whether the server asks to slow down: status 429.
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Whether the same call may well succeed later: no connection, a lost one, a time limit, or
    /// one of the statuses 429, 502, 503 and 504. A client has done its retries by then.
    ///
    /// The call may have had its effect all the same, unless there was no connection.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport(error) => error.kind != FailureKind::Tls,
            Self::Timeout(_) => true,
            Self::Api(error) => error.is_transient(),
            _ => false,
        }
    }

    /// Whether a time limit was reached: that of the connection, or that of the call.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidInput(error) => error.fmt(formatter),
            Self::Transport(error) => error.fmt(formatter),
            Self::Timeout(error) => error.fmt(formatter),
            Self::Decode(error) => error.fmt(formatter),
            Self::Api(error) => error.fmt(formatter),
            Self::Paging(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::Timeout(error) => error.source(),
            Self::Decode(error) => error.source(),
            Self::InvalidInput(_) | Self::Api(_) | Self::Paging(_) => None,
        }
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Decode(Box::new(error))
    }
}

impl From<PagingError> for Error {
    fn from(error: PagingError) -> Self {
        Self::Paging(error)
    }
}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Api(Box::new(error))
    }
}
