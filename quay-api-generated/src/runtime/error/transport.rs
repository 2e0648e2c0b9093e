//! Failed connections and timeouts.

use std::{fmt, time::Duration};

/// The connection to the server failed.
///
/// The source is the error of the HTTP client, without the URL.
#[derive(Debug)]
pub struct TransportError {
    pub(crate) operation: &'static str,
    pub(crate) server: String,
    pub(crate) kind: FailureKind,
    pub(crate) source: Source,
}

/// The error of the HTTP client.
pub(crate) type Source = Box<dyn std::error::Error + Send + Sync>;

/// The phase in which a connection failed.
#[derive(Debug, PartialEq)]
pub(crate) enum FailureKind {
    /// Before the request was sent.
    Connect,
    /// In the TLS handshake, for this reason.
    Tls(String),
    /// After connecting, but the server did not process the request.
    NotProcessed,
    /// After the request was sent, at least in part.
    Interrupted,
}

impl TransportError {
    /// Whether the connection could not be established. The server then did not receive the request.
    pub fn is_connect(&self) -> bool {
        matches!(self.kind, FailureKind::Connect | FailureKind::Tls(_))
    }
}

impl fmt::Display for TransportError {
    #[cold]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operation, server, ..
        } = self;
        match &self.kind {
            FailureKind::Connect => write!(
                formatter,
                "{operation}: cannot connect to {server}: {}",
                innermost(&*self.source)
            ),
            FailureKind::Tls(reason) => write!(
                formatter,
                "{operation}: cannot establish a TLS connection to {server}: {reason}"
            ),
            FailureKind::NotProcessed => write!(
                formatter,
                "{operation}: the connection to {server} was closed before the request was processed"
            ),
            FailureKind::Interrupted => write!(
                formatter,
                "{operation}: the connection to {server} was interrupted, and the server may have \
                 received the request: {}",
                innermost(&*self.source)
            ),
        }
    }
}

/// Returns the last of the causes of an error, which names the reason, such as a refused connection.
fn innermost<'error>(
    error: &'error (dyn std::error::Error + 'static),
) -> &'error (dyn std::error::Error + 'static) {
    let mut innermost = error;
    while let Some(cause) = innermost.source() {
        innermost = cause;
    }
    innermost
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}

/// The connection or the request timed out.
#[derive(Debug)]
pub struct TimeoutError {
    pub(crate) operation: &'static str,
    pub(crate) server: String,
    pub(crate) limit: Option<Duration>,
    pub(crate) connect: Option<Source>,
}

impl TimeoutError {
    /// Whether connecting timed out. The server then did not receive the request.
    pub fn is_connect(&self) -> bool {
        self.connect.is_some()
    }

    /// Returns the time limit, if known.
    pub fn limit(&self) -> Option<Duration> {
        self.limit
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = if self.is_connect() {
            "cannot connect to"
        } else {
            "no response from"
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
