//! The one error type, and what each of its kinds knows.

use std::{fmt, time::Duration};

use http::StatusCode;

use super::{api_error::ApiError, redact, remedy};

/// How much of a body a [`DecodeError`] shows.
const EXCERPT: usize = 512;

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

/// A value that cannot be sent.
#[derive(Debug)]
pub struct InvalidInput {
    operation: Option<&'static str>,
    name: &'static str,
    reason: String,
}

impl InvalidInput {
    /// The parameter or setting.
    pub fn name(&self) -> &str {
        self.name
    }

    /// What is wrong with it.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for InvalidInput {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation {
            write!(formatter, "{operation}: ")?;
        }
        write!(formatter, "`{}` {}", self.name, self.reason)
    }
}

impl std::error::Error for InvalidInput {}

/// A connection that did not come about, or broke.
///
/// The source is what the HTTP client says, without the URL.
#[derive(Debug)]
pub struct TransportError {
    pub(super) operation: &'static str,
    pub(super) server: String,
    pub(super) failure: Failure,
    pub(super) source: Source,
}

/// What the HTTP client says.
pub(super) type Source = Box<dyn std::error::Error + Send + Sync>;

/// When a connection failed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Failure {
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
    pub(super) operation: &'static str,
    pub(super) server: String,
    pub(super) limit: Option<Duration>,
    pub(super) connect: Option<Source>,
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

/// Pages that lead back to a page that was already there; see [`Pages`](crate::Pages).
#[derive(Debug)]
pub struct PagingError {
    pub(super) operation: &'static str,
    pub(super) pages: usize,
}

impl PagingError {
    /// How many pages there were before.
    pub fn pages(&self) -> usize {
        self.pages
    }
}

impl fmt::Display for PagingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: after {} pages the server leads back to one of them; the token of a page may be \
             damaged, or older than two days",
            self.operation, self.pages
        )
    }
}

impl std::error::Error for PagingError {}

/// An answer that is not what its operation answers.
#[derive(Debug)]
pub struct DecodeError {
    operation: &'static str,
    status: StatusCode,
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
        let page = super::api_error::page(body);
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
