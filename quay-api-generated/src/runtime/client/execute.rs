//! Sends requests: attempts, redirects and the bodies of responses.
//!
//! All futures are those of methods of [`Client`], which are compiled in one codegen unit: each unit
//! that holds a future compiles its drop glue.

use std::pin::{Pin, pin};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{Request, Response};

use super::{
    Client,
    retry::{self, Retry},
    trace::Span,
    transport::{
        Transport,
        base_url::BaseUrl,
        failure::Failure,
        redirect::{self, Next},
        response::{Body, RawResponse},
    },
};
use crate::runtime::{
    error::{DecodeError, Error, OperationInfo, Redirect},
    operation::request::{X_REQUESTED_WITH, XML_HTTP_REQUEST, set_header},
};

impl Client {
    /// Sends a request, with retries, and returns the last response of any status. A success
    /// response that is too long is an error.
    ///
    /// Boxed, so that it is compiled once in this crate instead of in each caller's.
    pub(crate) fn execute(
        &self,
        operation: &'static OperationInfo,
        request: Result<Request<Bytes>, Error>,
    ) -> BoxFuture<'static, Result<RawResponse, Error>> {
        let client = self.clone();
        Box::pin(async move {
            let response = client.attempts(operation, request).await?;
            if response.truncated && (operation.is_success)(response.status()) {
                return Err(client.too_long(operation, &response));
            }
            Ok(response)
        })
    }

    /// The same, but also an error response must not be too long.
    pub(crate) fn execute_raw(
        &self,
        operation: &'static OperationInfo,
        request: Result<Request<Bytes>, Error>,
    ) -> BoxFuture<'static, Result<Response<Bytes>, Error>> {
        let client = self.clone();
        Box::pin(async move {
            let response = client.attempts(operation, request).await?;
            if response.truncated {
                return Err(client.too_long(operation, &response));
            }
            Ok(response.response)
        })
    }

    fn too_long(&self, operation: &OperationInfo, response: &RawResponse) -> Error {
        let body = response.response.body();
        DecodeError::too_long(operation.id, response.status(), body, self.shared.max_body).into()
    }

    async fn attempts(
        &self,
        operation: &'static OperationInfo,
        request: Result<Request<Bytes>, Error>,
    ) -> Result<RawResponse, Error> {
        let request = self.apply_headers(request?);
        if self.options.timeout.is_some_and(|limit| limit.is_zero()) {
            let reason = "must not be zero";
            return Err(Error::invalid_input(Some(operation.id), "timeout", reason));
        }
        let span = Span::new(operation);
        let attempts = async {
            let mut backoff = match self.options.no_retry {
                true => Retry::none().backoff(),
                false => self.shared.retry.backoff(),
            };
            let mut attempt = 1;
            loop {
                let outcome = self.attempt(operation.id, &request).await;
                span.log_attempt(attempt, &outcome);
                let delay = retry::min_delay(operation, &outcome).and_then(|min| backoff.next(min));
                let Some(delay) = delay else {
                    span.record_outcome(attempt, &outcome);
                    return outcome;
                };
                span.log_retry(delay, &outcome);
                require_runtime(operation.id)?;
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
            set_header(headers, X_REQUESTED_WITH, XML_HTTP_REQUEST);
        }
        for (name, value) in self.shared.headers.iter().chain(&self.options.headers) {
            set_header(headers, name.clone(), value.clone());
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
                let response = responder.respond(operation, request.clone())?;
                return Ok(RawResponse {
                    response,
                    truncated: false,
                    redirect: None,
                    credential: self.shared.credential,
                });
            }
        };
        let url = base.join(operation, request.uri())?;
        require_runtime(operation)?;
        let _permit = self.shared.limits.acquire().await;
        let limit = self.options.timeout.unwrap_or(self.shared.timeout);
        // `dyn`, so that the code of the future is compiled here and not beside that of `timeout`.
        let response: Pin<&mut (dyn Future<Output = _> + Send)> =
            pin!(self.send_once(http, base, url, request));
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

    /// Sends a request to `url`, follows redirects within the server, and receives the response.
    async fn send_once(
        &self,
        http: &reqwest::Client,
        base: &BaseUrl,
        mut url: reqwest::Url,
        request: &Request<Bytes>,
    ) -> Result<RawResponse, reqwest::Error> {
        let mut followed = 0;
        loop {
            let mut next = reqwest::Request::new(request.method().clone(), url);
            next.headers_mut().clone_from(request.headers());
            if !request.body().is_empty() {
                *next.body_mut() = Some(request.body().clone().into());
            }
            let response = http.execute(next).await?;
            match redirect::next(base, request.method(), &response, followed) {
                Next::Request(target) => url = target,
                Next::Response(redirect) => return self.receive(response, redirect).await,
            }
            followed += 1;
        }
    }

    /// Receives a response, with a body of limited length.
    async fn receive(
        &self,
        mut response: reqwest::Response,
        redirect: Option<Redirect>,
    ) -> Result<RawResponse, reqwest::Error> {
        let mut body = Body::new(response.content_length(), self.shared.max_body);
        while !body.is_truncated
            && let Some(chunk) = response.chunk().await?
        {
            body.push(chunk);
        }
        let truncated = body.is_truncated;
        let mut raw = Response::new(body.into_bytes());
        *raw.status_mut() = response.status();
        *raw.version_mut() = response.version();
        *raw.headers_mut() = std::mem::take(response.headers_mut());
        Ok(RawResponse {
            response: raw,
            truncated,
            redirect,
            credential: self.shared.credential,
        })
    }
}

/// Fails where Tokio's timers and sockets would panic. A mock opens no socket, but a retry waits.
fn require_runtime(operation: &'static str) -> Result<(), Error> {
    match tokio::runtime::Handle::try_current() {
        Ok(_) => Ok(()),
        Err(_) => {
            let reason = "requires a Tokio runtime; outside of one, use `blocking::Client`";
            Err(Error::invalid_input(Some(operation), "Client", reason))
        }
    }
}
