//! Requests to a Quay: the only module that uses the network and reads the token. The token goes only to the origin
//! that the maintainer named.

mod address;
mod failure;
mod tls;
mod token;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use quay_codegen::diagnostic::Source;
use ureq::http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use ureq::http::{Response, StatusCode};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};
use url::Url;

use self::address::{base, join, redirected};
use self::tls::{certificates, tls_failure};
use crate::error::{Error, zip_results};
use crate::files;

pub(crate) use self::failure::{refused, sign_in_page};
pub(crate) use self::token::Token;

/// How many redirects within the origin are followed.
const MAX_REDIRECTS: usize = 5;

/// The limits of a response.
pub(crate) struct Limits {
    pub(crate) timeout: Duration,
    pub(crate) max_bytes: u64,
}

/// A response with any status.
pub(crate) struct Reply {
    /// Where it came from: the end of the redirects.
    pub(crate) url: String,
    pub(crate) status: StatusCode,
    pub(crate) content_type: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) retry_after: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// A Quay that takes requests.
pub(crate) struct Server {
    base: Url,
    agent: Agent,
    limits: Limits,
}

impl Server {
    pub(crate) fn new(url: &str, ca_cert: Option<&Path>, limits: Limits) -> Result<Self, Error> {
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
            // Followed here, where the origin can be compared.
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

    /// The public or the internal document, as the server sends it.
    pub(crate) fn document(&self, internal: bool, token: Option<&Token>) -> Result<Source, Error> {
        let path = if internal {
            "api/v1/discovery?internal=true"
        } else {
            "api/v1/discovery"
        };
        self.get(path, token)
    }

    /// The configuration that the server shows: its features and, unless it hides it, its version.
    pub(crate) fn config(&self) -> Result<Source, Error> {
        // This one is open to everybody, so it needs no token.
        self.get("config", None)
    }

    /// The response to a GET, with any status. The path begins with a slash and is not encoded.
    pub(crate) fn request(
        &self,
        path: &str,
        query: &BTreeMap<String, String>,
        token: Option<&Token>,
    ) -> Result<Reply, Error> {
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
        Ok(Reply {
            status: response.status(),
            content_type: header(CONTENT_TYPE),
            location: header(LOCATION),
            retry_after: header(RETRY_AFTER),
            bytes: self.bytes(&url, &mut response)?,
            url: url.into(),
        })
    }

    /// The host, with the port if the address names one.
    pub(crate) fn authority(&self) -> &str {
        self.base.authority()
    }

    /// The text at a path below the base.
    fn get(&self, path: &str, token: Option<&Token>) -> Result<Source, Error> {
        let (url, mut response) = self.follow(join(&self.base, path)?, token)?;
        if !response.status().is_success() {
            return Err(refused(url.as_str(), response.status()));
        }
        let bytes = self.bytes(&url, &mut response)?;
        Ok(Source::new(
            url.as_str(),
            files::as_text(bytes, url.as_str())?,
        ))
    }

    /// The response at the end of the redirects, and its address.
    fn follow(&self, asked: Url, token: Option<&Token>) -> Result<(Url, Response<Body>), Error> {
        let mut url = asked.clone();
        for _ in 0..=MAX_REDIRECTS {
            let response = self.send(&url, token)?;
            if !response.status().is_redirection() {
                return Ok((url, response));
            }
            url = redirected(&url, &response)?;
        }
        Err(
            Error::new(format!("{asked} redirects more than {MAX_REDIRECTS} times"))
                .help("open it in a browser and give the address where it ends"),
        )
    }

    fn send(&self, url: &Url, token: Option<&Token>) -> Result<Response<Body>, Error> {
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

    fn bytes(&self, url: &Url, response: &mut Response<Body>) -> Result<Vec<u8>, Error> {
        let max_bytes = self.limits.max_bytes;
        files::read_at_most(response.body_mut().as_reader(), max_bytes)
            .map_err(|problem| self.failed(url, "broke off its response", problem.into()))?
            .ok_or_else(|| files::too_large(url.as_str(), max_bytes))
    }

    /// The error of an exchange that did not end.
    fn failed(&self, url: &Url, what: &str, problem: ureq::Error) -> Error {
        match problem {
            ureq::Error::Timeout(_) => {
                let seconds = self.limits.timeout.as_secs();
                Error::new(format!("{url} did not respond within {seconds} s"))
                    .help("check the server and the network, or raise --timeout")
            }
            problem => match tls_failure(&problem) {
                Some(failure) => Error::new(format!("no secure connection to {url}: {failure}")).help(
                    "if a private authority signs the server's certificate, give its certificate with --ca-cert",
                ),
                None => Error::new(format!("{url} {what}: {problem}"))
                    .help("check the address, the network and the proxy variables (HTTPS_PROXY, NO_PROXY)"),
            },
        }
    }
}
