//! The one error type, and what each of its kinds knows.

mod api;
mod decode;
mod input;
mod paging;
mod redact;
mod remedy;
mod said;
mod transport;

use std::fmt;

use http::StatusCode;

pub(crate) use self::{api::Credential, transport::Failure};
pub use self::{
    api::{ApiError, ErrorType},
    decode::DecodeError,
    input::InvalidInput,
    paging::PagingError,
    transport::{TimeoutError, TransportError},
};

/// Why a call failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A value was given that cannot be sent. Nothing was sent.
    InvalidInput(InvalidInput),
    /// There was no connection, or it broke.
    Transport(TransportError),
    /// It took too long.
    Timeout(TimeoutError),
    /// The server answered, and the answer is not what the operation answers.
    Decode(Box<DecodeError>),
    /// The server refused the call, or failed.
    Api(Box<ApiError>),
    /// Going on through the pages would never end.
    Paging(PagingError),
}

impl Error {
    /// An error about the value of `name`; the value itself stays out of it.
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

    /// The operationId of the call that failed.
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

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Decode(error) => Some(error.status),
            Self::Api(error) => Some(error.status()),
            _ => None,
        }
    }

    /// What the server said, if it refused the call.
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
        self.api().is_some_and(|error| {
            error.status() == StatusCode::UNAUTHORIZED || remedy::is_csrf(error)
        })
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
            Self::Transport(error) => error.failure != Failure::Tls,
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
