//! Configures clients.

mod build;
mod http_client;

#[cfg(feature = "mock")]
use std::sync::Arc;
use std::{fmt, marker::PhantomData, time::Duration};

use zeroize::Zeroizing;

#[cfg(feature = "mock")]
use super::transport::Responder;
use super::{Client, credentials::Credentials, retry::Retry, transport::tls::Tls};
use crate::runtime::{error::Error, value::secret::Secret};

/// Configures a [`Client`](crate::Client) or a `blocking::Client`.
///
/// Settings are checked by `build`.
#[must_use = "call `build` to get the client"]
pub struct ClientBuilder<C = Client> {
    base_url: String,
    credentials: Option<Credentials>,
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
            credentials: None,
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

    /// Sets the OAuth token to send with every request. Without a token, only public resources are
    /// available.
    ///
    /// Quay treats an invalid or expired token as none: many operations then succeed with what is
    /// public, such as an empty list of repositories. To check the token, send
    /// [`getLoggedInUser`](crate::user::get_logged_in_user), which needs the scope `user:read`.
    ///
    /// The name and the token of a robot account are not an OAuth token; see
    /// [`basic_auth`](Self::basic_auth). Whitespace around the token is trimmed, so the contents of
    /// a file can be passed.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.credentials = Some(Credentials::Token(token.into()));
        self
    }

    /// Sets a user name and a password to send with every request as HTTP basic authentication,
    /// instead of a token.
    ///
    /// Only `getRepoManifestSecurity` accepts them, so that a robot account can read security
    /// reports. All other operations ignore them and treat the request as one without a token.
    ///
    /// ```no_run
    /// # #[cfg(all(feature = "client", feature = "secscan"))]
    /// # async fn run(robot_token: String) -> Result<(), quay_api_generated::Error> {
    /// use quay_api_generated::{Client, secscan};
    ///
    /// let client = Client::builder("https://quay.example.com")
    ///     .basic_auth("acme+scanner", robot_token)
    ///     .build()?;
    /// let scan = secscan::get_repo_manifest_security("acme/web", "sha256:9b2a…");
    /// println!("{}", client.send(scan).await?.status);
    /// # Ok(())
    /// # }
    /// ```
    pub fn basic_auth(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.credentials = Some(Credentials::Basic {
            user: user.into(),
            password: password.into(),
        });
        self
    }

    /// Sets the start of the `User-Agent`, such as `my-tool/1.0`. The name and version of this
    /// crate follow.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = Some(name.into());
        self
    }

    /// Sets the timeout of an attempt, from connecting to the last byte of the response. It must not
    /// be zero. The default is 60 s. [`Retry::budget`] limits the time between attempts.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = limit;
        self
    }

    /// Limits the length of a response body, after decompression. The default is 64 MiB. A longer
    /// body of a success is an [`Error::Decode`]; that of an error response is cut off.
    /// [`Client::send_raw`] fails for both.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets the retry policy. The default is up to three retries, see [`Retry`]. [`Retry::none`]
    /// disables retries.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Limits the number of requests per second. Requests are spaced evenly, without bursts. There
    /// is no limit by default.
    ///
    /// A server with `FEATURE_RATE_LIMITS` allows 5 requests per second over HTTP/1 and 50 over
    /// HTTP/2.
    pub fn requests_per_second(mut self, requests: u32) -> Self {
        self.requests_per_second = Some(requests);
        self
    }

    /// Limits the number of concurrent requests. There is no limit by default.
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
    /// The certificate of the server itself also works, even if it is self-signed or marked as a CA.
    /// It is trusted for the host names in it while it is valid.
    pub fn root_certificates(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.tls.roots.extend_from_slice(pem.as_ref());
        self.tls.roots.push(b'\n');
        self
    }

    /// Sets the client certificate, for servers that require one: the certificate chain and its key,
    /// in PEM.
    pub fn identity(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.tls.identity = Some(Zeroizing::new(pem.into()));
        self
    }

    /// Sets the proxy for all requests, such as `http://user:password@proxy.example.com:3128`, with
    /// the scheme `http` or `https`. By default, the environment variables `HTTPS_PROXY`,
    /// `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` apply, and on macOS and Windows the proxy settings of
    /// the system.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.proxy = Some(url.into());
        self
    }

    /// Accepts any certificate, which lets anyone between the client and the server read the
    /// token. For a private CA, use [`root_certificates`](Self::root_certificates) instead.
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        self.tls.accept_invalid = accept;
        self
    }

    /// Sends requests with your own `reqwest::Client`. Configure connections, certificates and
    /// proxies there: [`build`](Self::build) fails if their settings are combined with this one.
    ///
    /// This crate uses reqwest without a default provider of cryptography. Install one before you
    /// build a `reqwest::Client`, which panics otherwise.
    ///
    /// Disable its redirects: this crate follows those that are safe. A `reqwest::Client` with its
    /// default policy follows them to other hosts, and repeats a redirected write as a `GET`, which
    /// then looks like a success.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use quay_api_generated::{Client, reqwest};
    ///
    /// // Once in a program, with the crate `rustls`. It fails if a provider is already installed.
    /// let _ = rustls::crypto::ring::default_provider().install_default();
    ///
    /// let http = reqwest::Client::builder()
    ///     .redirect(reqwest::redirect::Policy::none())
    ///     .no_proxy()
    ///     .build()?;
    /// let client = Client::builder("https://quay.example.com")
    ///     .http_client(http)
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
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

    /// Configures a client for the server at a URL, such as `https://quay.example.com`. The URL may
    /// have a port, and a path if a proxy in front of Quay adds one.
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(base_url)
    }
}

/// Shows no credentials, certificate or proxy URL.
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
