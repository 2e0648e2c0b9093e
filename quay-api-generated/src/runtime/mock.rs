//! A client without a server, for the tests of your program.
//!
//! ```
//! # #[cfg(feature = "tag")] {
//! use quay_api_generated::{Error, mock::Mock, tag, types};
//!
//! # async fn run() -> Result<(), Error> {
//! let mock = Mock::new();
//! mock.on::<tag::ListRepoTags>().respond(types::TagPage::new([], 1, false));
//! mock.on::<tag::DeleteFullTag>().respond_error(http::StatusCode::FORBIDDEN, "not yours");
//!
//! let client = mock.client()?;
//! assert!(client.send(tag::list_repo_tags("acme/web")).await?.tags.is_empty());
//! let error = client.send(tag::delete_full_tag("acme/web", "v1")).await.unwrap_err();
//! assert!(error.is_forbidden());
//! assert_eq!(mock.requests_of::<tag::DeleteFullTag>()[0].method(), "DELETE");
//! # Ok(())
//! # }
//! # futures_util::FutureExt::now_or_never(run()).expect("no I/O").expect("a response");
//! # }
//! ```

use std::{
    collections::{HashMap, VecDeque},
    fmt, io,
    marker::PhantomData,
    ops::Deref,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use serde_core::Serialize;

use super::{
    client::{Client, builder::ClientBuilder, transport::Responder},
    error::{Error, FailureKind, TimeoutError, TransportError},
    operation::Operation,
};

/// Responses by operation, and the requests that were sent.
///
/// The responses of an operation are returned in the order in which they were added, and the last
/// one is repeated. The response of any other operation has status 501. Clones share responses and
/// requests.
///
/// [`respond_with`](MockOperation::respond_with) computes a response from the request, and
/// [`fail`](MockOperation::fail) makes the connection fail.
#[derive(Clone, Default)]
pub struct Mock {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    responses: HashMap<&'static str, VecDeque<MockResponse>>,
    requests: Vec<MockRequest>,
}

/// What a mock does with a request.
#[derive(Clone)]
enum MockResponse {
    Fixed(StatusCode, Bytes),
    Computed(Arc<ComputeResponse>),
    Failure(MockFailure),
}

type ComputeResponse = dyn Fn(&Request<Bytes>) -> Response<Bytes> + Send + Sync;

/// A failure before a response arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MockFailure {
    /// The connection is refused, so the request is not sent: an [`Error::Transport`].
    Connect,
    /// The connection is interrupted after the request was sent: an [`Error::Transport`].
    Interrupted,
    /// No response arrives in time: an [`Error::Timeout`].
    Timeout,
}

impl Mock {
    /// Creates a mock without responses.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds responses to the operation `O`.
    pub fn on<O: Operation>(&self) -> MockOperation<'_, O> {
        MockOperation {
            mock: self,
            operation: PhantomData,
        }
    }

    /// Returns a client that receives its responses from this mock, without retries.
    ///
    /// # Errors
    ///
    /// None in practice: the settings of the mock are valid.
    pub fn client(&self) -> Result<Client, Error> {
        self.builder().build()
    }

    /// Configures a client that receives its responses from this mock, for example with retries.
    pub fn builder(&self) -> ClientBuilder {
        ClientBuilder::with_responder(Arc::new(self.clone()))
    }

    /// Returns all requests so far, in order. Their URI starts with the path.
    pub fn requests(&self) -> Vec<MockRequest> {
        self.state().requests.clone()
    }

    /// Returns the requests of the operation `O` so far, in order.
    pub fn requests_of<O: Operation>(&self) -> Vec<MockRequest> {
        let state = self.state();
        let requests = state.requests.iter().filter(|it| it.operation == O::ID);
        requests.cloned().collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that a [`Mock`] received. It dereferences to the request.
///
/// Unlike the `Debug` output of `http::Request`, its own shows no headers, body and URI, which may
/// be secret.
#[derive(Clone)]
pub struct MockRequest {
    operation: &'static str,
    request: Request<Bytes>,
}

impl MockRequest {
    /// Returns the operationId.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Returns the request.
    pub fn into_inner(self) -> Request<Bytes> {
        self.request
    }
}

impl Deref for MockRequest {
    type Target = Request<Bytes>;

    fn deref(&self) -> &Request<Bytes> {
        &self.request
    }
}

impl fmt::Debug for MockRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MockRequest")
            .field("operation", &self.operation)
            .field("method", self.request.method())
            .field("body", &format_args!("{} bytes", self.request.body().len()))
            .finish_non_exhaustive()
    }
}

impl Responder for Mock {
    fn respond(
        &self,
        operation: &'static str,
        request: Request<Bytes>,
    ) -> Result<Response<Bytes>, Error> {
        let mut state = self.state();
        state.requests.push(MockRequest {
            operation,
            request: request.clone(),
        });
        let response = match state.responses.get_mut(operation) {
            Some(responses) if responses.len() > 1 => responses.pop_front(),
            Some(responses) => responses.front().cloned(),
            None => None,
        };
        // The function of the caller may use the mock.
        drop(state);
        match response {
            Some(MockResponse::Fixed(status, body)) => Ok(with_status(status, body)),
            Some(MockResponse::Computed(compute)) => Ok(compute(&request)),
            Some(MockResponse::Failure(failure)) => Err(failure.error(operation)),
            None => {
                let message = format!("the mock has no response for {operation}");
                Ok(with_status(StatusCode::NOT_IMPLEMENTED, message.into()))
            }
        }
    }
}

fn with_status(status: StatusCode, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

impl MockFailure {
    fn error(self, operation: &'static str) -> Error {
        let server = "the mock".to_owned();
        let failed = |kind, source: io::ErrorKind| {
            Error::Transport(TransportError {
                operation,
                server: server.clone(),
                kind,
                source: Box::new(io::Error::from(source)),
            })
        };
        match self {
            Self::Connect => failed(FailureKind::Connect, io::ErrorKind::ConnectionRefused),
            Self::Interrupted => failed(FailureKind::Interrupted, io::ErrorKind::ConnectionReset),
            Self::Timeout => Error::Timeout(TimeoutError {
                operation,
                server,
                limit: None,
                connect: None,
            }),
        }
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        formatter
            .debug_struct("Mock")
            .field("responses", &state.responses.keys().collect::<Vec<_>>())
            .field("requests", &state.requests.len())
            .finish()
    }
}

/// Adds responses to one operation of a [`Mock`].
pub struct MockOperation<'a, O> {
    mock: &'a Mock,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> MockOperation<'_, O> {
    /// Adds a success response with this output.
    pub fn respond(&self, output: O::Output) -> &Self
    where
        O::Output: Serialize,
    {
        match serde_json::to_vec(&output) {
            Ok(body) => self.respond_raw(StatusCode::OK, body),
            Err(error) => self.respond_raw(
                StatusCode::NOT_IMPLEMENTED,
                format!(
                    "the mock cannot serialize the response of {}: {error}",
                    O::ID
                ),
            ),
        }
    }

    /// Adds an error response with this status and message, in Quay's format.
    pub fn respond_error(&self, status: StatusCode, message: &str) -> &Self {
        let body = serde_json::json!({ "message": message });
        self.respond_raw(status, body.to_string())
    }

    /// Adds a response with this status and body.
    pub fn respond_raw(&self, status: StatusCode, body: impl Into<Bytes>) -> &Self {
        self.add(MockResponse::Fixed(status, body.into()))
    }

    /// Adds a response, with its headers, that depends on the request.
    ///
    /// ```
    /// # #[cfg(feature = "tag")] {
    /// use http::{Response, header::RETRY_AFTER};
    /// use quay_api_generated::{mock::Mock, tag};
    ///
    /// let mock = Mock::new();
    /// mock.on::<tag::ListRepoTags>().respond_with(|request| {
    ///     let body = format!("{} must wait", request.uri().path());
    ///     let mut response = Response::new(body.into());
    ///     *response.status_mut() = http::StatusCode::TOO_MANY_REQUESTS;
    ///     response.headers_mut().insert(RETRY_AFTER, 30.into());
    ///     response
    /// });
    /// # }
    /// ```
    pub fn respond_with(
        &self,
        response: impl Fn(&Request<Bytes>) -> Response<Bytes> + Send + Sync + 'static,
    ) -> &Self {
        self.add(MockResponse::Computed(Arc::new(response)))
    }

    /// Adds a failure before a response arrives.
    pub fn fail(&self, failure: MockFailure) -> &Self {
        self.add(MockResponse::Failure(failure))
    }

    fn add(&self, response: MockResponse) -> &Self {
        let mut state = self.mock.state();
        state
            .responses
            .entry(O::ID)
            .or_default()
            .push_back(response);
        drop(state);
        self
    }
}

impl<O: Operation> fmt::Debug for MockOperation<'_, O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MockOperation")
            .field("operation", &O::ID)
            .finish_non_exhaustive()
    }
}
