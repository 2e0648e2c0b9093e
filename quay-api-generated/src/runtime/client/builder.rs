//! Configures clients.

use std::{fmt, marker::PhantomData, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderValue, header};
use zeroize::Zeroizing;

#[cfg(feature = "mock")]
use super::transport::Responder;
use super::{
    Client, Shared,
    options::CallOptions,
    rate_limit::Limits,
    retry::Retry,
    transport::{Transport, base_url::BaseUrl, failure::ProxySetting, tls::Tls},
};
use crate::runtime::{
    error::{CredentialKind, Error},
    value::secret::Secret,
};

const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// How long an idle connection is kept. Quay closes it after 5 s, and a request that is sent while
/// it does so is lost.
const IDLE: Duration = Duration::from_secs(4);

/// Configures a [`Client`], or a `blocking::Client`.
///
/// `build` returns an error for invalid settings.
#[must_use = "call `build` to get the client"]
pub struct ClientBuilder<C = Client> {
    base_url: String,
    token: Option<Secret>,
    user_agent: Option<String>,
    timeout: Duration,
    max_body: usize,
    retry: Retry,
    requests_per_second: Option<u32>,
    max_concurrency: Option<usize>,
    http: Option<reqwest::Client>,
    connect_timeout: Option<Duration>,
    proxy: Option<Secret>,
    tls: Tls,
    #[cfg(feature = "mock")]
    responder: Option<Arc<dyn Responder>>,
    client: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    pub(crate) fn new(base_url: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
            token: None,
            user_agent: None,
            timeout: Duration::from_secs(60),
            max_body: 64 * 1024 * 1024,
            retry: Retry::default(),
            requests_per_second: None,
            max_concurrency: None,
            http: None,
            connect_timeout: None,
            proxy: None,
            tls: Tls::default(),
            #[cfg(feature = "mock")]
            responder: None,
            client: PhantomData,
        }
    }

    #[cfg(feature = "mock")]
    pub(crate) fn with_responder(responder: Arc<dyn Responder>) -> Self {
        let mut builder = Self::new("http://mock").retry(Retry::none());
        builder.responder = Some(responder);
        builder
    }

    /// Sets the OAuth token that every request carries. Without a token, only public resources are
    /// available.
    ///
    /// The API accepts neither robot credentials nor passwords. Whitespace around the token is
    /// trimmed, so the contents of a file can be passed.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Sets the start of the `User-Agent`, such as `my-tool/1.0`. The name and version of this
    /// crate follow.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = Some(name.into());
        self
    }

    /// Sets the timeout of an attempt, from connecting to the last byte of the response. The
    /// default is 60 s. [`Retry::budget`] limits the time between attempts.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    /// Limits the length of a response body, after decompression. The default is 64 MiB. A longer
    /// body is an [`Error::Decode`].
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets the retry policy. [`Retry::none`] disables retries.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Limits the number of requests per second, evenly spaced. Unlimited by default.
    ///
    /// Where Quay limits the rate, it allows 5 per second over HTTP/1 and 50 over HTTP/2.
    pub fn requests_per_second(mut self, requests: u32) -> Self {
        self.requests_per_second = Some(requests);
        self
    }

    /// Limits the number of concurrent requests. Unlimited by default.
    pub fn max_concurrency(mut self, requests: usize) -> Self {
        self.max_concurrency = Some(requests);
        self
    }

    /// Sets the timeout for connecting. The default is 10 s.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = Some(limit);
        self
    }

    /// Trusts PEM certificates, such as a company's CA, in addition to those that the system
    /// trusts. Can be called more than once.
    ///
    /// The server's own certificate can be passed too, even if it is self-signed or marked as a CA.
    /// It is trusted for the host names in it while it is valid.
    pub fn root_certificates(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.tls.roots.extend_from_slice(pem.as_ref());
        self.tls.roots.push(b'\n');
        self
    }

    /// Sets the client certificate, for servers that require one: a PEM chain and its key.
    pub fn identity(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.tls.identity = Some(Zeroizing::new(pem.into()));
        self
    }

    /// Sets the proxy for all requests, such as `http://user:password@proxy.example.com:3128`. By
    /// default, the environment variables `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` apply.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.proxy = Some(url.into());
        self
    }

    /// Accepts any certificate, so that anyone between the client and the server can read the
    /// token. Use [`root_certificates`](Self::root_certificates) for a private CA.
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        self.tls.accept_invalid = accept;
        self
    }

    /// Uses your own `reqwest::Client`. It replaces the settings for connections, certificates and
    /// proxies.
    ///
    /// Disable its redirects (`redirect::Policy::none()`): this crate follows those that are safe.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// Builds the async client.
    pub(crate) fn build_async(self) -> Result<Client, Error> {
        let base = BaseUrl::parse(&self.base_url)?;
        let interval = match self.requests_per_second {
            Some(0) => return Err(invalid("requests_per_second", "must not be zero")),
            Some(requests) => Some(Duration::from_secs(1) / requests),
            None => None,
        };
        if self.max_concurrency == Some(0) {
            return Err(invalid("max_concurrency", "must not be zero"));
        }
        let (headers, credential) = self.headers()?;
        Ok(Client {
            shared: Arc::new(Shared {
                origin: base.origin(),
                connect_timeout: self
                    .http
                    .is_none()
                    .then(|| self.effective_connect_timeout()),
                proxy: match (&self.http, &self.proxy) {
                    (Some(_), _) => ProxySetting::Unknown,
                    (None, Some(url)) => ProxySetting::of(url),
                    (None, None) => ProxySetting::Environment,
                },
                transport: self.transport(base)?,
                headers,
                credential,
                timeout: self.timeout,
                max_body: self.max_body,
                retry: self.retry,
                limits: Limits::new(interval, self.max_concurrency),
            }),
            options: CallOptions::new(),
        })
    }

    /// Returns the headers of every request, and the kind of credential among them.
    fn headers(&self) -> Result<(HeaderMap, CredentialKind), Error> {
        let mut headers = HeaderMap::new();
        let agent = match &self.user_agent {
            Some(name) => format!("{name} {USER_AGENT}"),
            None => USER_AGENT.to_owned(),
        };
        let agent = HeaderValue::try_from(agent)
            .map_err(|_| invalid("user agent", "must contain only printable ASCII"))?;
        headers.insert(header::USER_AGENT, agent);

        let Some(token) = &self.token else {
            return Ok((headers, CredentialKind::None));
        };
        let token = token.expose().trim();
        if token.is_empty() {
            return Err(invalid("token", "is empty"));
        }
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            let reason = "must contain only printable ASCII, without spaces and line breaks";
            return Err(invalid("token", reason));
        }
        let text = Zeroizing::new(format!("Bearer {token}"));
        let mut value = HeaderValue::from_str(&text)
            .map_err(|_| invalid("token", "cannot be sent in a header"))?;
        value.set_sensitive(true);
        headers.insert(header::AUTHORIZATION, value);
        let credential = if token.contains('+') {
            CredentialKind::Robot
        } else {
            CredentialKind::Token
        };
        Ok((headers, credential))
    }

    fn transport(&self, base: BaseUrl) -> Result<Transport, Error> {
        #[cfg(feature = "mock")]
        if let Some(responder) = &self.responder {
            return Ok(Transport::Responder(Arc::clone(responder)));
        }
        let http = match &self.http {
            None => self.http()?,
            Some(http) => {
                let own = self.connect_timeout.is_none() && self.proxy.is_none();
                if !(own && self.tls.is_default()) {
                    let reason =
                        "cannot be combined with `connect_timeout`, `proxy` or certificates";
                    return Err(invalid("HTTP client", reason));
                }
                http.clone()
            }
        };
        Ok(Transport::Http { http, base })
    }

    fn effective_connect_timeout(&self) -> Duration {
        self.connect_timeout.unwrap_or(Duration::from_secs(10))
    }

    fn http(&self) -> Result<reqwest::Client, Error> {
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            // `Retry` and `no_retry` decide about every retry.
            .retry(reqwest::retry::never())
            .connect_timeout(self.effective_connect_timeout())
            .pool_idle_timeout(IDLE)
            .tls_backend_preconfigured(self.tls.config()?);
        if let Some(url) = &self.proxy {
            // reqwest's error may show the URL, which may contain a password.
            let proxy = reqwest::Proxy::all(url.expose())
                .map_err(|_| invalid("proxy", "is not a valid URL"))?;
            builder = builder.proxy(proxy);
        }
        builder
            .build()
            .map_err(|error| invalid("HTTP client", &error.without_url().to_string()))
    }
}

impl ClientBuilder {
    /// Builds the client.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`] for an invalid setting: a base URL without a scheme, a token with a
    /// line break, a certificate that is not PEM, or connection settings combined with
    /// [`http_client`](Self::http_client).
    pub fn build(self) -> Result<Client, Error> {
        self.build_async()
    }
}

impl Client {
    /// Creates a client without a token, for the public resources of a server.
    ///
    /// # Errors
    ///
    /// See [`ClientBuilder::build`].
    pub fn new(base_url: impl Into<String>) -> Result<Self, Error> {
        Self::builder(base_url).build()
    }

    /// Configures a client for the server at a URL such as `https://quay.example.com`. The URL may
    /// have a port, and a path if a proxy adds one.
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(base_url)
    }
}

/// Shows no token, certificate or proxy URL.
impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientBuilder")
            .field("user_agent", &self.user_agent)
            .field("timeout", &self.timeout)
            .field("max_body", &self.max_body)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

fn invalid(name: &'static str, reason: &str) -> Error {
    Error::invalid_input(None, name, reason)
}
