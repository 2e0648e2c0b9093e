//! Connections that fail, and time limits that are reached.

use std::{fmt, time::Duration};

/// A connection that did not come about, or broke.
///
/// The source is what the HTTP client says, without the URL.
#[derive(Debug)]
pub struct TransportError {
    pub(crate) operation: &'static str,
    pub(crate) server: String,
    pub(crate) failure: Failure,
    pub(crate) source: Source,
}

/// What the HTTP client says.
pub(crate) type Source = Box<dyn std::error::Error + Send + Sync>;

/// When a connection failed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Failure {
    /// Before anything was sent.
    Connect,
    /// While the server and the client looked at each other's certificates.
    Tls,
    /// After something was sent.
    Lost,
}

impl TransportError {
    /// Whether there was no connection, so that the server knows nothing of the call.
    pub fn is_connect(&self) -> bool {
        self.failure != Failure::Lost
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operation, server, ..
        } = self;
        match self.failure {
            Failure::Connect => write!(formatter, "{operation}: no connection to {server}"),
            Failure::Tls => write!(
                formatter,
                "{operation}: no TLS connection to {server}; a private CA must be given to the \
                 client"
            ),
            Failure::Lost => write!(formatter, "{operation}: the connection to {server} broke"),
        }
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}

/// A time limit that was reached.
#[derive(Debug)]
pub struct TimeoutError {
    pub(crate) operation: &'static str,
    pub(crate) server: String,
    pub(crate) limit: Option<Duration>,
    pub(crate) connect: Option<Source>,
}

impl TimeoutError {
    /// Whether it was the limit of the connection, so that the server knows nothing of the call.
    pub fn is_connect(&self) -> bool {
        self.connect.is_some()
    }

    /// The limit, if it is known.
    pub fn limit(&self) -> Option<Duration> {
        self.limit
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = if self.is_connect() {
            "no connection to"
        } else {
            "no answer from"
        };
        write!(formatter, "{}: {what} {}", self.operation, self.server)?;
        match self.limit {
            Some(limit) => write!(formatter, " within {limit:?}"),
            None => formatter.write_str(" in time"),
        }
    }
}

impl std::error::Error for TimeoutError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.connect.as_ref().map(|source| &**source as _)
    }
}
