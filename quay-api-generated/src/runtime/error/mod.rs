//! The error type of the crate. It knows no operation, only the facts in [`OperationInfo`].

#![cfg_attr(
    not(feature = "tracing"),
    allow(
        dead_code,
        reason = "the client constructs some of the errors, its spans use some of the facts"
    )
)]

mod api;
mod body;
mod decode;
mod error_type;
mod hint;
mod html;
mod info;
mod input;
mod json;
mod json_path;
mod paging;
mod predicates;
mod redact;
mod texts;
mod transport;
mod unsupported;
mod validation;

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
#[cfg(feature = "client")]
pub(crate) use self::{
    api::{CredentialKind, Redirect, RedirectPlace},
    transport::Source,
};
pub(crate) use self::{html::is_html, info::OperationInfo, transport::FailureKind};

/// The error that all functions of this crate return.
///
/// Its message contains a hint, where one is known. Predicates such as
/// [`is_not_found`](Self::is_not_found) distinguish the errors that callers handle.
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
    /// The server returned a page a second time, or too many empty pages in a row.
    Paging(PagingError),
}

impl Error {
    /// Creates an error about the value of `name`, without the value.
    pub(crate) fn invalid_input(
        operation: Option<&'static str>,
        name: &'static str,
        reason: impl Into<String>,
    ) -> Self {
        Self::InvalidInput(InvalidInput::new(operation, name, reason))
    }

    /// Creates an error about a setting of the client.
    #[cfg(feature = "client")]
    pub(crate) fn invalid_setting(name: &'static str, reason: &str) -> Self {
        Self::invalid_input(None, name, reason)
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
