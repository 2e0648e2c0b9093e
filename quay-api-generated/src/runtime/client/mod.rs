//! The client: sends operations, retries them and decodes their responses.

pub(crate) mod builder;
mod credentials;
mod decode;
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
    transport::{Transport, failure::ProxySetting},
};
use super::{
    error::{CredentialKind, Error},
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
    /// The future borrows neither the client nor the operation, so it can be spawned:
    /// `tokio::spawn(client.send(operation))`. In generic code, this requires `O: 'static`.
    ///
    /// # Errors
    ///
    /// Any [`Error`] except [`Error::Paging`].
    pub fn send<O: Operation>(
        &self,
        operation: O,
    ) -> impl Future<Output = Result<O::Output, Error>> + Send + use<O> {
        // Outside of the future, which is smaller without the operation.
        let response = self.execute(operation::info::<O>(), operation.request());
        async move { response.await?.decode::<O>() }
    }

    /// Sends an operation with its own options.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub fn send_with<O: Operation>(
        &self,
        operation: O,
        options: CallOptions,
    ) -> impl Future<Output = Result<O::Output, Error>> + Send + use<O> {
        self.with(options).send(operation)
    }

    /// Sends an operation and decodes the response into your own type:
    /// `client.send_as::<MyPage>(operation)`. The future borrows the client: to spawn it, move a
    /// clone of the client into an `async` block.
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
        response.decode_as(info)
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
    pub fn send_raw<O: Operation>(
        &self,
        operation: O,
    ) -> impl Future<Output = Result<Response<Bytes>, Error>> + Send + use<O> {
        self.execute_raw(operation::info::<O>(), operation.request())
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
