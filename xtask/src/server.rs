//! Sends requests to a Quay server. Only this module uses the network and reads the token, which is sent only to the
//! origin of --url.

mod address;
mod failure;
mod tls;
mod token;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use quay_codegen::diagnostic::Source;
use ureq::http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use ureq::http::{self, StatusCode};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};
use url::Url;

use self::address::{base, join, redirected};
use self::tls::{certificates, tls_error};
use crate::error::{Error, zip_results};
use crate::files;

use self::failure::encoded;
pub(crate) use self::failure::{refused, sign_in_page};
pub(crate) use self::token::Token;

/// The number of redirects within the origin that are followed.
const MAX_REDIRECTS: usize = 5;

/// The limits of a request and its response.
pub(crate) struct RequestLimits {
    pub(crate) timeout: Duration,
    pub(crate) max_bytes: u64,
}

/// A response with any status.
pub(crate) struct Response {
    /// The URL after redirects.
    pub(crate) url: String,
    pub(crate) status: StatusCode,
    pub(crate) content_type: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) retry_after: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// A Quay server.
pub(crate) struct Server {
    base: Url,
    agent: Agent,
    limits: RequestLimits,
}

impl Server {
    pub(crate) fn new(
        url: &str,
        ca_cert: Option<&Path>,
        limits: RequestLimits,
    ) -> Result<Self, Error> {
        let base = base(url);
        let roots = ca_cert.map_or(Ok(RootCerts::PlatformVerifier), certificates);
        let (base, roots) = zip_results(base, roots)?;
        let tls = TlsConfig::builder()
            .root_certs(roots)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let agent = Agent::config_builder()
            .tls_config(tls)
            .timeout_global(Some(limits.timeout))
            .http_status_as_error(false)
            // Followed by `follow`, which compares the origins.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("quay-xtask/", env!("CARGO_PKG_VERSION")))
            .accept("application/json")
            .build()
            .new_agent();
        Ok(Self {
            base,
            agent,
            limits,
        })
    }

    /// Requests the public or the internal document.
    pub(crate) fn document(&self, internal: bool, token: Option<&Token>) -> Result<Source, Error> {
        let path = if internal {
            "api/v1/discovery?internal=true"
        } else {
            "api/v1/discovery"
        };
        self.get(path, token)
    }

    /// Requests `/config`: the features of the server and, unless it hides it, the version.
    pub(crate) fn config(&self) -> Result<Source, Error> {
        // Public, so the token is not sent.
        self.get("config", None)
    }

    /// Sends a GET request and returns the response, with any status. The path starts with a slash and is not encoded.
    pub(crate) fn request(
        &self,
        path: &str,
        query: &BTreeMap<String, String>,
        token: Option<&Token>,
    ) -> Result<Response, Error> {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path.split('/').skip(1));
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let (url, mut response) = self.follow(url, token)?;
        let header = |name| {
            let value = response.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        Ok(Response {
            status: response.status(),
            content_type: header(CONTENT_TYPE),
            location: header(LOCATION),
            retry_after: header(RETRY_AFTER),
            bytes: self.bytes(&url, &mut response)?,
            url: url.into(),
        })
    }

    /// The host, with the port if the URL has one.
    pub(crate) fn authority(&self) -> &str {
        self.base.authority()
    }

    /// Requests the text at a path below the base URL.
    fn get(&self, path: &str, token: Option<&Token>) -> Result<Source, Error> {
        let (url, mut response) = self.follow(join(&self.base, path)?, token)?;
        if !response.status().is_success() {
            return Err(refused(url.as_str(), response.status()));
        }
        let bytes = self.bytes(&url, &mut response)?;
        let text = files::as_text(bytes, url.as_str()).map_err(|error| {
            error.help("pass the saved responses with --from, --internal-from and --config")
        })?;
        Ok(Source::new(url.as_str(), text))
    }

    /// Follows redirects, and returns the last URL and its response.
    fn follow(
        &self,
        start: Url,
        token: Option<&Token>,
    ) -> Result<(Url, http::Response<Body>), Error> {
        let mut url = start.clone();
        for _ in 0..=MAX_REDIRECTS {
            let response = self.send(&url, token)?;
            if !response.status().is_redirection() {
                return Ok((url, response));
            }
            url = redirected(&url, &response)?;
        }
        Err(
            Error::new(format!("{start} redirects more than {MAX_REDIRECTS} times"))
                .help("open it in a browser and pass the URL where it ends"),
        )
    }

    fn send(&self, url: &Url, token: Option<&Token>) -> Result<http::Response<Body>, Error> {
        let mut request = self
            .agent
            .get(url.as_str())
            .header("X-Requested-With", "XMLHttpRequest");
        if let Some(Token(value)) = token {
            request = request.header(AUTHORIZATION, value);
        }
        request
            .call()
            .map_err(|problem| self.failed(url, "cannot be reached", problem))
    }

    fn bytes(&self, url: &Url, response: &mut http::Response<Body>) -> Result<Vec<u8>, Error> {
        if let Some(encoding) = response.headers().get(CONTENT_ENCODING)
            && encoding != "identity"
        {
            return Err(encoded(url.as_str(), encoding));
        }
        let max_bytes = self.limits.max_bytes;
        files::read_at_most(response.body_mut().as_reader(), max_bytes)
            .map_err(|problem| self.failed(url, "interrupted its response", problem.into()))?
            .ok_or_else(|| files::too_large(url.as_str(), max_bytes))
    }

    /// Returns the error of a failed exchange.
    fn failed(&self, url: &Url, what: &str, problem: ureq::Error) -> Error {
        match problem {
            ureq::Error::Timeout(_) => {
                let seconds = self.limits.timeout.as_secs();
                Error::new(format!("{url} did not respond within {seconds} s"))
                    .help("check the server and the network, or raise --timeout")
            }
            problem => tls_error(url, &problem).unwrap_or_else(|| {
                Error::new(format!("{url} {what}: {problem}")).help(
                    "check the URL, the network and the proxy variables (HTTPS_PROXY, NO_PROXY)",
                )
            }),
        }
    }
}
