//! The client: sends operations, retries them and decodes their responses.

pub(crate) mod builder;
mod credentials;
pub(crate) mod options;
pub(crate) mod rate_limit;
pub(crate) mod retry;
pub(crate) mod trace;
pub(crate) mod transport;

use std::{fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{HeaderName, HeaderValue, Request, Response};
use serde::de::DeserializeOwned;

use self::{
    options::CallOptions,
    rate_limit::Limits,
    retry::Retry,
    trace::Span,
    transport::{
        Transport,
        failure::{Failure, ProxySetting},
        redirect,
        response::RawResponse,
    },
};
use super::{
    error::{CredentialKind, DecodeError, Error, OperationInfo},
    operation::{
        self, Operation,
        request::{X_REQUESTED_WITH, XML_HTTP_REQUEST},
    },
};

/// A client of one Quay server.
///
/// A client keeps connections open. Clones are cheap and share the connections, so create one client
/// for the whole program. It requires a Tokio runtime with time and I/O enabled. Dropping the future
/// of a request cancels the request.
#[derive(Clone)]
pub struct Client {
    pub(crate) shared: Arc<Shared>,
    pub(crate) options: CallOptions,
}

/// The state that the clones of a client share.
pub(crate) struct Shared {
    pub(crate) origin: String,
    pub(crate) transport: Transport,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) credential: CredentialKind,
    /// Unknown if the caller supplies the HTTP client.
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) proxy: ProxySetting,
    pub(crate) timeout: Duration,
    pub(crate) max_body: usize,
    pub(crate) retry: Retry,
    pub(crate) limits: Limits,
}

impl Client {
    /// Returns this client with other options. Both share connections and limits.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            options: options.or_default_from(&self.options),
        }
    }

    /// Sends an operation and decodes the response.
    ///
    /// # Errors
    ///
    /// Any [`Error`] except [`Error::Paging`].
    pub fn send<O: Operation>(
        &self,
        operation: O,
    ) -> impl Future<Output = Result<O::Output, Error>> + Send {
        // Outside of the future, which is smaller without the operation.
        let response = self.execute(operation::info::<O>(), operation.request());
        async move { self.decode::<O>(&response.await?) }
    }

    /// Sends an operation with its own options.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_with<O: Operation>(
        &self,
        operation: O,
        options: CallOptions,
    ) -> Result<O::Output, Error> {
        self.with(options).send(operation).await
    }

    /// Sends an operation and decodes the response into your own type:
    /// `client.send_as::<MyPage>(operation)`.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_as<T: DeserializeOwned>(
        &self,
        operation: impl Operation,
    ) -> Result<T, Error> {
        self.send_and_decode_as(operation).await
    }

    async fn send_and_decode_as<T: DeserializeOwned, O: Operation>(
        &self,
        operation: O,
    ) -> Result<T, Error> {
        let info = operation::info::<O>();
        let response = self.execute(info, operation.request()).await?;
        self.decode_as(info, &response)
    }

    /// Sends an operation and returns the status, headers and body of the response. An error status
    /// is not an [`Error`]. Retries and redirects work as in [`send`](Self::send).
    ///
    /// The `Debug` output of the response prints the body, including its secrets.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`], [`Error::Transport`], [`Error::Timeout`], and [`Error::Decode`] if
    /// the body is too long.
    pub async fn send_raw<O: Operation>(&self, operation: O) -> Result<Response<Bytes>, Error> {
        let response = self.execute_raw(operation::info::<O>(), operation.request());
        drop(operation);
        self.untruncated(O::ID, response.await?)
    }

    /// Sends a request, with retries, and returns the last response of any status. A success
    /// response that is too long is an error.
    ///
    /// Boxed, so that it is compiled once in this crate instead of in each caller's.
    pub(crate) fn execute(
        &self,
        operation: &'static OperationInfo,
        request: Result<Request<Bytes>, Error>,
    ) -> BoxFuture<'_, Result<RawResponse, Error>> {
        Box::pin(async move {
            let (id, is_success) = (operation.id, operation.is_success);
            let response = self.attempts(operation, request).await?;
            if response.truncated && is_success(response.status()) {
                return Err(self.too_long(id, &response));
            }
            Ok(response)
        })
    }

    /// The same, but a response that is too long is returned.
    pub(crate) fn execute_raw(
        &self,
        operation: &'static OperationInfo,
        request: Result<Request<Bytes>, Error>,
    ) -> BoxFuture<'_, Result<RawResponse, Error>> {
        Box::pin(self.attempts(operation, request))
    }

    async fn attempts(
        &self,
        operation: &'static OperationInfo,
        request: Result<Request<Bytes>, Error>,
    ) -> Result<RawResponse, Error> {
        let request = self.apply_headers(request?);
        let span = Span::new(operation);
        let attempts = async {
            let mut backoff = match self.options.no_retry {
                true => Retry::none().backoff(),
                false => self.shared.retry.backoff(),
            };
            let mut attempt = 1;
            loop {
                let outcome = self.attempt(operation.id, &request).await;
                span.record_attempt(attempt, &outcome);
                let delay = retry::min_delay(operation, &outcome).and_then(|min| backoff.next(min));
                let Some(delay) = delay else {
                    return outcome;
                };
                span.record_retry(delay);
                tokio::time::sleep(delay).await;
                attempt += 1;
            }
        };
        span.instrument(attempts).await
    }

    /// Adds the client's headers, then those of the options.
    fn apply_headers(&self, mut request: Request<Bytes>) -> Request<Bytes> {
        let headers = request.headers_mut();
        if !headers.contains_key(&X_REQUESTED_WITH) {
            headers.insert(X_REQUESTED_WITH, XML_HTTP_REQUEST);
        }
        for (name, value) in self.shared.headers.iter().chain(&self.options.headers) {
            headers.insert(name.clone(), value.clone());
        }
        request
    }

    async fn attempt(
        &self,
        operation: &'static str,
        request: &Request<Bytes>,
    ) -> Result<RawResponse, Error> {
        let (http, base) = match &self.shared.transport {
            Transport::Http { http, base } => (http, base),
            #[cfg(feature = "mock")]
            Transport::Responder(responder) => {
                return Ok(responder.respond(operation, request.clone()));
            }
        };
        let url = base.join(operation, request.uri())?;
        let _permit = self.shared.limits.acquire().await;
        let limit = self.options.timeout.unwrap_or(self.shared.timeout);
        let response = redirect::send(http, base, url, request, self.shared.max_body);
        match tokio::time::timeout(limit, response).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => Err(self.failure(operation).classify(error)),
            Err(_) => Err(self.failure(operation).timeout(limit)),
        }
    }

    fn failure(&self, operation: &'static str) -> Failure<'_> {
        Failure {
            operation,
            origin: &self.shared.origin,
            proxy: &self.shared.proxy,
            connect_timeout: self.shared.connect_timeout,
        }
    }

    /// Decodes a response as the output of an operation.
    pub(crate) fn decode<O: Operation>(&self, response: &RawResponse) -> Result<O::Output, Error> {
        O::decode(response.status(), response.response.body())
            .map_err(|error| self.complete(error, response))
    }

    /// Decodes a response as another type.
    pub(crate) fn decode_as<T: DeserializeOwned>(
        &self,
        operation: &'static OperationInfo,
        response: &RawResponse,
    ) -> Result<T, Error> {
        let (status, body) = (response.status(), response.response.body());
        operation::decode::decode(operation, false, status, body)
            .map_err(|error| self.complete(error, response))
    }

    /// Returns a response with its complete body.
    pub(crate) fn untruncated(
        &self,
        operation: &'static str,
        response: RawResponse,
    ) -> Result<Response<Bytes>, Error> {
        if response.truncated {
            return Err(self.too_long(operation, &response));
        }
        Ok(response.response)
    }

    /// Adds facts to an error that only the client knows.
    fn complete(&self, mut error: Error, response: &RawResponse) -> Error {
        if let Error::Api(error) = &mut error {
            error.retry_after = retry::retry_after(response.response.headers());
            error.redirect.clone_from(&response.redirect);
            error.credential = self.shared.credential;
        }
        error
    }

    fn too_long(&self, operation: &'static str, response: &RawResponse) -> Error {
        let body = response.response.body();
        DecodeError::too_long(operation, response.status(), body, self.shared.max_body).into()
    }
}

/// Shows neither the token nor headers.
impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("server", &self.shared.origin)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
