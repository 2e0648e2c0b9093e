//! Builds a client from its settings.

use std::{sync::Arc, time::Duration};

use http::{HeaderName, HeaderValue, header};

use super::{ClientBuilder, http_client::http_client};
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

impl<C> ClientBuilder<C> {
    /// Builds the async client.
    #[cold]
    pub(crate) fn build_async(self) -> Result<Client, Error> {
        let base = BaseUrl::parse(&self.base_url)?;
        let interval = match self.requests_per_second {
            Some(0) => {
                return Err(Error::invalid_setting(
                    "requests_per_second",
                    "must not be zero",
                ));
            }
            Some(requests) => Some(Duration::from_secs(1) / requests),
            None => None,
        };
        if self.max_concurrency == Some(0) {
            return Err(Error::invalid_setting(
                "max_concurrency",
                "must not be zero",
            ));
        }
        if self.timeout.is_zero() {
            return Err(Error::invalid_setting("timeout", "must not be zero"));
        }
        let (headers, credential) = self.headers()?;
        let origin = base.origin();
        let transport = self.transport(base)?;
        Ok(Client {
            shared: Arc::new(Shared {
                origin,
                connect_timeout: self
                    .http
                    .is_none()
                    .then(|| self.effective_connect_timeout()),
                proxy: match (&self.http, &self.proxy) {
                    (Some(_), _) => ProxySetting::Unknown,
                    (None, Some(url)) => ProxySetting::of(url),
                    (None, None) => ProxySetting::Environment,
                },
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
        let agent = HeaderValue::try_from(agent).map_err(|_| {
            Error::invalid_setting("user agent", "must contain only printable ASCII")
        })?;
        let mut headers = vec![(header::USER_AGENT, agent)];

        let Some(credentials) = &self.credentials else {
            return Ok((headers, CredentialKind::None));
        };
        let (value, kind) = credentials.header()?;
        headers.push((header::AUTHORIZATION, value));
        Ok((headers, kind))
    }

    #[cold]
    fn transport(&self, base: BaseUrl) -> Result<Transport, Error> {
        #[cfg(feature = "mock")]
        if let Some(responder) = &self.responder {
            return Ok(Transport::Responder(Arc::clone(responder)));
        }
        let http = match &self.http {
            None => {
                let timeout = self.effective_connect_timeout();
                http_client(&self.tls, self.proxy.as_ref(), timeout)?
            }
            Some(http) => {
                let own = self.connect_timeout.is_none() && self.proxy.is_none();
                if !(own && self.tls.is_default()) {
                    let reason =
                        "cannot be combined with `connect_timeout`, `proxy` or certificates";
                    return Err(Error::invalid_setting("HTTP client", reason));
                }
                http.clone()
            }
        };
        Ok(Transport::Http { http, base })
    }

    fn effective_connect_timeout(&self) -> Duration {
        self.connect_timeout.unwrap_or(Duration::from_secs(10))
    }
}
