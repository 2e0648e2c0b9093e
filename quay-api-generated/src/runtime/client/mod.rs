//! The client: sends operations, retries them and decodes their responses.

pub(crate) mod builder;
mod credentials;
mod execute;
pub(crate) mod options;
pub(crate) mod rate_limit;
pub(crate) mod retry;
pub(crate) mod trace;
pub(crate) mod transport;

use std::{fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response};
use serde_core::de::DeserializeOwned;

use self::{
    options::CallOptions,
    rate_limit::Limits,
    retry::Retry,
    transport::{Transport, failure::ProxySetting, response::RawResponse},
};
use super::{
    error::{CredentialKind, DecodeError, Error, OperationInfo},
    operation::{self, Operation},
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
