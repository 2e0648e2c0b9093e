//! The client: the verbs, and the attempts behind each of them.

use std::{fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use serde::de::DeserializeOwned;

use super::{
    builder::ClientBuilder,
    circle::{Content, Reader},
    decode,
    error::{ApiError, Credential, DecodeError, Error, Failure, TimeoutError, TransportError},
    operation::{Operation, Paged},
    options::CallOptions,
    pace::Pace,
    paging::{Items, Pages},
    request::{X_REQUESTED_WITH, XML_HTTP_REQUEST},
    retry::{self, Retry},
    tls,
    trace::Span,
    transport::{Answer, Transport, exchange},
};

/// A client of one Quay server.
///
/// It holds connections that stay open; clones are cheap and share them, so that one client
/// serves a whole program. It needs a Tokio runtime with time and I/O enabled. A call that is
/// dropped is cancelled.
#[derive(Clone)]
pub struct Client {
    pub(crate) inner: Arc<Inner>,
    pub(crate) options: CallOptions,
}

/// What the clones of a client share.
pub(crate) struct Inner {
    pub(crate) origin: String,
    pub(crate) transport: Transport,
    pub(crate) headers: HeaderMap,
    pub(crate) credential: Credential,
    /// Unknown if the HTTP client is the caller's own.
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) timeout: Duration,
    pub(crate) max_body: usize,
    pub(crate) retry: Retry,
    pub(crate) pace: Pace,
}

impl Client {
    /// A client without a token, for what Quay shows to anybody.
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::build`].
    pub fn new(base_url: impl Into<String>) -> Result<Self, Error> {
        Self::builder(base_url).build()
    }

    /// Sets up a client for the server at a URL such as `https://quay.example.com`, which may
    /// have a port, and a path if a proxy puts one before Quay's.
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(base_url)
    }

    /// This client with other options; both share their connections and limits.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        Self {
            inner: Arc::clone(&self.inner),
            options: options.or(&self.options),
        }
    }

    /// Sends an operation and reads the answer.
    ///
    /// # Errors
    ///
    /// Every kind of [`Error`] but [`Error::Paging`].
    pub async fn send<O: Operation>(&self, operation: O) -> Result<O::Output, Error> {
        let answer = self.call(&operation).await?;
        self.read::<O, _>(&answer, O::decode)
    }

    /// Sends an operation with options of its own.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub async fn send_with<O: Operation>(
        &self,
        operation: O,
        options: CallOptions,
    ) -> Result<O::Output, Error> {
        self.with(options).send(operation).await
    }

    /// Sends an operation and reads the answer as a type of your own:
    /// `quay.send_as::<MyPage>(operation)`.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub async fn send_as<T: DeserializeOwned>(
        &self,
        operation: impl Operation,
    ) -> Result<T, Error> {
        self.send_as_type(operation).await
    }

    async fn send_as_type<T: DeserializeOwned, O: Operation>(
        &self,
        operation: O,
    ) -> Result<T, Error> {
        let answer = self.call(&operation).await?;
        self.read::<O, T>(&answer, |status, body| {
            if O::is_success(status) {
                decode::typed(O::ID, status, body)
            } else {
                Err(ApiError::new::<O>(status, body).into())
            }
        })
    }

    /// Sends an operation and gives status, headers and bytes of the answer as they are, whatever
    /// the status. Retries and redirects are as for [`send`](Self::send).
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`], [`Error::Transport`] and [`Error::Timeout`]; [`Error::Decode`] if
    /// the answer is too long.
    pub async fn send_raw<O: Operation>(&self, operation: O) -> Result<Response<Bytes>, Error> {
        let answer = self.call(&operation).await?;
        if answer.truncated {
            return Err(self.too_long::<O>(&answer));
        }
        Ok(answer.response)
    }

    /// The pages from this operation on, as a `Stream`.
    ///
    /// While the caller is busy with a page, the next one is asked for, unless the options say
    /// [`no_prefetch`](CallOptions::no_prefetch).
    pub fn pages<O: Paged + 'static>(&self, operation: O) -> Pages<O> {
        Pages::new(self.clone(), operation)
    }

    /// The items of all pages from this operation on, as a `Stream`, which holds two pages at
    /// most.
    pub fn items<O: Paged + 'static>(&self, operation: O) -> Items<O> {
        Items::new(self.pages(operation))
    }

    /// Sends an operation and reads the answer, and what a walk compares it by.
    pub(crate) async fn send_page<O: Paged>(
        &self,
        operation: O,
        reader: &Reader,
    ) -> Result<(O::Output, Content), Error> {
        let answer = self.call(&operation).await?;
        let page = self.read::<O, _>(&answer, O::decode)?;
        Ok((page, reader.content(answer.response.body())))
    }

    /// Makes attempts until there is an answer that is final, whatever its status.
    async fn call<O: Operation>(&self, operation: &O) -> Result<Answer, Error> {
        let request = self.prepare(operation.request()?);
        let span = Span::new::<O>();
        let attempts = async {
            let mut delays = match self.options.no_retry {
                true => Retry::none().start(),
                false => self.inner.retry.start(),
            };
            let mut attempt = 1;
            loop {
                let outcome = self.attempt::<O>(&request).await;
                span.outcome(attempt, &outcome);
                let delay = retry::wait::<O>(&outcome).and_then(|least| delays.next(least));
                let Some(delay) = delay else {
                    return outcome;
                };
                span.again(delay);
                tokio::time::sleep(delay).await;
                attempt += 1;
            }
        };
        span.around(attempts).await
    }

    /// Puts the client's headers into a request, and those of the call over them.
    fn prepare(&self, mut request: Request<Bytes>) -> Request<Bytes> {
        let headers = request.headers_mut();
        headers.entry(X_REQUESTED_WITH).or_insert(XML_HTTP_REQUEST);
        for (name, value) in self.inner.headers.iter().chain(&self.options.headers) {
            headers.insert(name, value.clone());
        }
        request
    }

    async fn attempt<O: Operation>(&self, request: &Request<Bytes>) -> Result<Answer, Error> {
        let (http, base) = match &self.inner.transport {
            Transport::Http { http, base } => (http, base),
            #[cfg(feature = "mock")]
            Transport::Mock(mock) => return Ok(mock.answer::<O>(request.clone())),
        };
        let url = base.join(O::ID, request.uri())?;
        let _permit = self.inner.pace.turn().await;
        let limit = self.options.timeout.unwrap_or(self.inner.timeout);
        let exchange = exchange(http, base, url, request, self.inner.max_body);
        match tokio::time::timeout(limit, exchange).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(self.transport_error::<O>(error)),
            Err(_) => Err(Error::Timeout(TimeoutError {
                operation: O::ID,
                server: self.inner.origin.clone(),
                limit: Some(limit),
                connect: None,
            })),
        }
    }

    fn read<O: Operation, T>(
        &self,
        answer: &Answer,
        decode: impl FnOnce(http::StatusCode, &[u8]) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if answer.truncated && O::is_success(answer.status()) {
            return Err(self.too_long::<O>(answer));
        }
        decode(answer.status(), answer.response.body()).map_err(|mut error| {
            if let Error::Api(error) = &mut error {
                error.retry_after = retry::retry_after(answer.response.headers());
                error.location.clone_from(&answer.location);
                error.credential = self.inner.credential;
            }
            error
        })
    }

    fn too_long<O: Operation>(&self, answer: &Answer) -> Error {
        let body = answer.response.body();
        DecodeError::too_long(O::ID, answer.status(), body, self.inner.max_body).into()
    }

    /// The URL stays out of it: a query may hold what is not for a log.
    fn transport_error<O: Operation>(&self, error: reqwest::Error) -> Error {
        let error = error.without_url();
        let server = self.inner.origin.clone();
        if error.is_timeout() {
            let connect = error.is_connect();
            return Error::Timeout(TimeoutError {
                operation: O::ID,
                server,
                limit: self.inner.connect_timeout.filter(|_| connect),
                connect: connect.then(|| error.into()),
            });
        }
        let failure = match error.is_connect() {
            true if tls::is_cause_of(&error) => Failure::Tls,
            true => Failure::Connect,
            false => Failure::Lost,
        };
        Error::Transport(TransportError {
            operation: O::ID,
            server,
            failure,
            source: error.into(),
        })
    }
}

/// Shows neither the token nor headers.
impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("server", &self.inner.origin)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
