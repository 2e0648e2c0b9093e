//! How a client is set up.

use std::{fmt, marker::PhantomData, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderValue, header};
use zeroize::Zeroizing;

use super::{
    base::Base,
    client::{Client, Inner},
    error::{Credential, Error},
    options::CallOptions,
    pace::Pace,
    retry::Retry,
    secret::Secret,
    tls::Tls,
    transport::Transport,
};

const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// Sets up a client: a [`Client`], or with `blocking::Client::builder` one that needs no `await`.
///
/// What is wrong with a setting is told by `build`.
#[must_use = "a client is made by `build`"]
pub struct ClientBuilder<C = Client> {
    base: String,
    token: Option<Secret>,
    user_agent: Option<String>,
    timeout: Duration,
    max_body: usize,
    retry: Retry,
    per_second: Option<u32>,
    concurrency: Option<usize>,
    http: Option<reqwest::Client>,
    connect_timeout: Option<Duration>,
    proxy: Option<Secret>,
    tls: Tls,
    #[cfg(feature = "mock")]
    mock: Option<super::mock::Mock>,
    makes: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    pub(crate) fn new(base: impl Into<String>) -> Self {
        Self {
            base: base.into(),
            token: None,
            user_agent: None,
            timeout: Duration::from_secs(60),
            max_body: 64 * 1024 * 1024,
            retry: Retry::default(),
            per_second: None,
            concurrency: None,
            http: None,
            connect_timeout: None,
            proxy: None,
            tls: Tls::default(),
            #[cfg(feature = "mock")]
            mock: None,
            makes: PhantomData,
        }
    }

    #[cfg(feature = "mock")]
    pub(crate) fn mocked(mock: super::mock::Mock) -> Self {
        let mut builder = Self::new("http://mock").retry(Retry::none());
        builder.mock = Some(mock);
        builder
    }

    /// The OAuth token that every request carries. Without one, only what Quay shows to anybody
    /// can be asked for.
    ///
    /// The API takes no robot credentials and no passwords. White space around the token is left
    /// out, so that a file's contents can be given.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// What the `User-Agent` begins with, such as `my-tool/1.0`; this crate's name and version
    /// follow.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = Some(name.into());
        self
    }

    /// How long an attempt may take, from its beginning to the last byte of the answer: 60 s
    /// unless set. Retries have their own; see [`Retry::budget`] for the waiting between them.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    /// How many bytes of an answer are taken, after decompression: 64 MiB unless set. A longer
    /// answer is an [`Error::Decode`].
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// What is tried again; [`Retry::none`] for nothing.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Sends at most so many requests a second, evenly spaced; unlimited unless set.
    ///
    /// A Quay with rate limits allows 5 a second over HTTP/1 and 50 over HTTP/2.
    pub fn requests_per_second(mut self, requests: u32) -> Self {
        self.per_second = Some(requests);
        self
    }

    /// Has at most so many requests under way at a time; unlimited unless set.
    pub fn max_concurrency(mut self, requests: usize) -> Self {
        self.concurrency = Some(requests);
        self
    }

    /// How long a connection may take to come about: 10 s unless set.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = Some(limit);
        self
    }

    /// Certificates in PEM that are trusted beside those of the system, such as a company's CA.
    /// Can be called more than once.
    pub fn root_certificates(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.tls.roots.extend_from_slice(pem.as_ref());
        self.tls.roots.push(b'\n');
        self
    }

    /// A certificate chain and its key in PEM, for a server that asks clients for one.
    pub fn identity(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.tls.identity = Some(Zeroizing::new(pem.into()));
        self
    }

    /// The proxy for all requests, such as `http://user:password@proxy.example.com:3128`. Unless
    /// set, the variables `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` of the environment count.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.proxy = Some(url.into());
        self
    }

    /// Accepts any certificate, and with it anybody between the client and the server who wants
    /// to read the token. [`root_certificates`](Self::root_certificates) is what a private CA
    /// needs.
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        self.tls.accept_invalid = accept;
        self
    }

    /// Sends over a `reqwest::Client` of your own, in place of the settings for connections,
    /// certificates and proxies here.
    ///
    /// Let it follow no redirects (`redirect::Policy::none()`): this crate follows those that are
    /// safe.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// The client without what would make it block.
    fn assemble(self) -> Result<Client, Error> {
        let base = Base::parse(&self.base)?;
        let interval = match self.per_second {
            Some(0) => return Err(refuse("requests per second", "must not be zero")),
            Some(requests) => Some(Duration::from_secs(1) / requests),
            None => None,
        };
        if self.concurrency == Some(0) {
            return Err(refuse("concurrency", "must not be zero"));
        }
        let (headers, credential) = self.headers()?;
        Ok(Client {
            inner: Arc::new(Inner {
                origin: base.origin(),
                connect_timeout: self.http.is_none().then(|| self.connect_limit()),
                transport: self.transport(base)?,
                headers,
                credential,
                timeout: self.timeout,
                max_body: self.max_body,
                retry: self.retry,
                pace: Pace::new(interval, self.concurrency),
            }),
            options: CallOptions::new(),
        })
    }

    /// The headers of every request, and what kind of credential is among them.
    fn headers(&self) -> Result<(HeaderMap, Credential), Error> {
        let mut headers = HeaderMap::new();
        let agent = match &self.user_agent {
            Some(name) => format!("{name} {USER_AGENT}"),
            None => USER_AGENT.to_owned(),
        };
        let agent = HeaderValue::try_from(agent)
            .map_err(|_| refuse("user agent", "must hold nothing but printable ASCII"))?;
        headers.insert(header::USER_AGENT, agent);

        let Some(token) = &self.token else {
            return Ok((headers, Credential::None));
        };
        let token = token.expose().trim();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            let reason = "must be a word of printable ASCII, without blanks and line breaks";
            return Err(refuse("token", reason));
        }
        let text = Zeroizing::new(format!("Bearer {token}"));
        let mut value = HeaderValue::from_str(&text)
            .map_err(|_| refuse("token", "cannot be sent in a header"))?;
        value.set_sensitive(true);
        headers.insert(header::AUTHORIZATION, value);
        let credential = if token.contains('+') {
            Credential::Robot
        } else {
            Credential::Token
        };
        Ok((headers, credential))
    }

    fn transport(&self, base: Base) -> Result<Transport, Error> {
        #[cfg(feature = "mock")]
        if let Some(mock) = &self.mock {
            return Ok(Transport::Mock(mock.clone()));
        }
        let http = match &self.http {
            None => self.http()?,
            Some(http) => {
                let own = self.connect_timeout.is_none() && self.proxy.is_none();
                if !(own && self.tls.is_default()) {
                    let reason = "brings its own time limit of connections, proxy and certificates";
                    return Err(refuse("HTTP client", reason));
                }
                http.clone()
            }
        };
        Ok(Transport::Http { http, base })
    }

    fn connect_limit(&self) -> Duration {
        self.connect_timeout.unwrap_or(Duration::from_secs(10))
    }

    fn http(&self) -> Result<reqwest::Client, Error> {
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(self.connect_limit())
            .tls_backend_preconfigured(self.tls.config()?);
        if let Some(url) = &self.proxy {
            // The error of reqwest may show the URL, which may hold a password.
            let proxy = reqwest::Proxy::all(url.expose())
                .map_err(|_| refuse("proxy", "is not the URL of a proxy"))?;
            builder = builder.proxy(proxy);
        }
        builder
            .build()
            .map_err(|error| refuse("HTTP client", &error.without_url().to_string()))
    }
}

impl ClientBuilder {
    /// The client.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`] for a setting that cannot be taken: a base URL without scheme, a
    /// token with a line break in it, a certificate that is not in PEM, settings of connections
    /// beside a client of your own.
    pub fn build(self) -> Result<Client, Error> {
        self.assemble()
    }

    /// The same client without `await`.
    ///
    /// # Errors
    ///
    /// As [`build`](Self::build); also if no thread can be started.
    #[cfg(feature = "blocking")]
    pub fn build_blocking(self) -> Result<super::blocking::Client, Error> {
        super::blocking::Client::from_async(self.build()?)
    }
}

#[cfg(feature = "blocking")]
impl ClientBuilder<super::blocking::Client> {
    /// The client.
    ///
    /// # Errors
    ///
    /// As of a [`Client`]; also if no thread can be started.
    pub fn build(self) -> Result<super::blocking::Client, Error> {
        super::blocking::Client::from_async(self.assemble()?)
    }
}

/// Shows no token, no certificate and no URL of a proxy.
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

fn refuse(name: &'static str, reason: &str) -> Error {
    Error::invalid_input(None, name, reason)
}
