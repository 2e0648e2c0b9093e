//! Builds a client from its settings.

use std::{sync::Arc, time::Duration};

use http::{HeaderName, HeaderValue, header};

use super::ClientBuilder;
use crate::runtime::{
    client::{
        Client, Shared,
        options::CallOptions,
        rate_limit::Limits,
        transport::{Transport, base_url::BaseUrl, failure::ProxySetting},
    },
    error::{CredentialKind, Error},
};

const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// How long an idle connection is kept. Quay closes it after 5 s, and a request that is sent while
/// it does so is lost.
const IDLE: Duration = Duration::from_secs(4);

impl<C> ClientBuilder<C> {
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
        let origin = base.origin();
        let transport = self.transport(base)?;
        let (connect_timeout, proxy) = match (&self.http, &self.proxy) {
            (Some(_), _) => (None, ProxySetting::Unknown),
            (None, Some(url)) => (
                Some(self.effective_connect_timeout()),
                ProxySetting::of(url),
            ),
            (None, None) => (
                Some(self.effective_connect_timeout()),
                ProxySetting::Environment,
            ),
        };
        Ok(Client {
            shared: Arc::new(Shared {
                origin,
                connect_timeout,
                proxy,
                transport,
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
    fn headers(&self) -> Result<(Vec<(HeaderName, HeaderValue)>, CredentialKind), Error> {
        let agent = match &self.user_agent {
            Some(name) => format!("{name} {USER_AGENT}"),
            None => USER_AGENT.to_owned(),
        };
        let agent = HeaderValue::try_from(agent)
            .map_err(|_| invalid("user agent", "must contain only printable ASCII"))?;
        let mut headers = vec![(header::USER_AGENT, agent)];

        let Some(credentials) = &self.credentials else {
            return Ok((headers, CredentialKind::None));
        };
        let (value, kind) = credentials.header()?;
        headers.push((header::AUTHORIZATION, value));
        Ok((headers, kind))
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
        let tls = self.tls.config()?;
        let proxy = match &self.proxy {
            None => None,
            // reqwest's error may show the URL, which may contain a password.
            Some(url) => Some(
                reqwest::Proxy::all(url.expose())
                    .map_err(|_| invalid("proxy", "is not a valid URL"))?,
            ),
        };
        let builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            // `Retry` and `no_retry` decide about every retry.
            .retry(reqwest::retry::never())
            .connect_timeout(self.effective_connect_timeout())
            .pool_idle_timeout(IDLE)
            .tls_backend_preconfigured(tls);
        let builder = match proxy {
            None => builder,
            Some(proxy) => builder.proxy(proxy),
        };
        builder
            .build()
            .map_err(|error| invalid("HTTP client", &error.without_url().to_string()))
    }
}

fn invalid(name: &'static str, reason: &str) -> Error {
    Error::invalid_input(None, name, reason)
}
