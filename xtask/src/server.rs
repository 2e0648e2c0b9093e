//! Asking a Quay: the only place that touches the network, and the only one that holds the token. The token
//! goes to the origin that the maintainer named and nowhere else.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use std::{env, io};

use quay_codegen::diagnostic::Source;
use ureq::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue, LOCATION, RETRY_AFTER};
use ureq::http::{Response, StatusCode};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body};
use url::Url;

use crate::error::{Error, zip_results};
use crate::files;
use crate::workspace::display_path;

/// How many redirects within the origin are followed.
const MAX_REDIRECTS: usize = 5;

/// What an answer may cost.
pub(crate) struct Limits {
    pub(crate) timeout: Duration,
    pub(crate) max_bytes: u64,
}

/// An OAuth token, ready to be sent. It is never shown: there is no way to print it.
#[derive(Clone)]
pub(crate) struct Token(HeaderValue);

impl Token {
    /// The token of a file, else that of the environment, else none.
    pub(crate) fn find(file: Option<&Path>) -> Result<Option<Self>, Error> {
        let (text, place) = match (file, env::var("QUAY_TOKEN")) {
            (Some(path), _) => (files::read_text(path)?, display_path(path)),
            (None, Ok(text)) => (text, "QUAY_TOKEN".to_owned()),
            (None, Err(env::VarError::NotPresent)) => return Ok(None),
            (None, Err(env::VarError::NotUnicode(_))) => return Err(no_token("QUAY_TOKEN")),
        };
        let text = text.trim();
        let bare = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        let value = HeaderValue::from_str(&format!("Bearer {text}"));
        match value {
            Ok(mut value) if bare => {
                value.set_sensitive(true);
                Ok(Some(Self(value)))
            }
            _ => Err(no_token(&place)),
        }
    }
}

impl Token {
    /// Whether a text holds the token.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let bare = self
            .0
            .as_bytes()
            .strip_prefix(b"Bearer ")
            .unwrap_or_default();
        !bare.is_empty() && text.as_bytes().windows(bare.len()).any(|part| part == bare)
    }
}

fn no_token(place: &str) -> Error {
    Error::new(format!("{place} holds no token"))
        .help("a token is one word of printable ASCII characters")
}

/// A response, whatever its status.
pub(crate) struct Reply {
    /// Where it came from: the end of the redirects.
    pub(crate) url: String,
    pub(crate) status: StatusCode,
    pub(crate) content_type: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) retry_after: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// A Quay that can be asked.
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

    /// The public or the internal document, as the server says it.
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

    /// What the server answers to an operation, whatever the status. The path begins with a slash, nothing in
    /// it is encoded.
    pub(crate) fn ask(
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

    /// The answer at the end of the redirects, and where that is.
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
            .map_err(|problem| self.no_answer(url, "cannot be reached", problem))
    }

    fn bytes(&self, url: &Url, response: &mut Response<Body>) -> Result<Vec<u8>, Error> {
        let max_bytes = self.limits.max_bytes;
        files::read_at_most(response.body_mut().as_reader(), max_bytes)
            .map_err(|problem| self.no_answer(url, "broke off its answer", problem.into()))?
            .ok_or_else(|| files::too_large(url.as_str(), max_bytes))
    }

    /// An exchange that came to no end.
    fn no_answer(&self, url: &Url, what: &str, problem: ureq::Error) -> Error {
        match problem {
            ureq::Error::Timeout(_) => {
                let seconds = self.limits.timeout.as_secs();
                Error::new(format!("{url} did not answer within {seconds} s"))
                    .help("look whether the server is well and the network leads to it, or raise --timeout")
            }
            problem => match tls_failure(&problem) {
                Some(failure) => Error::new(format!("no secure connection to {url}: {failure}")).help(
                    "if a private authority signs the server's certificate, give that with --ca-cert",
                ),
                None => Error::new(format!("{url} {what}: {problem}"))
                    .help("look at the address, the network and the proxy variables (HTTPS_PROXY, NO_PROXY)"),
            },
        }
    }
}

/// The address of a Quay, ending in a slash.
fn base(text: &str) -> Result<Url, Error> {
    const EXAMPLE: &str = "give it such as --url https://quay.example.com";
    // The text is not repeated: it may hold a password.
    let mut url = Url::parse(text)
        .map_err(|problem| Error::new(format!("--url is no address: {problem}")).help(EXAMPLE))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::new(
            "--url holds credentials, and they would end up in logs and histories",
        )
        .help("give an OAuth token in the variable QUAY_TOKEN or with --token-file"));
    }
    if !matches!(url.scheme(), "http" | "https") {
        let message = format!("--url is neither http nor https but {}", url.scheme());
        return Err(Error::new(message).help(EXAMPLE));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::new("--url has a query or a fragment").help(EXAMPLE));
    }
    let path = format!("{}/", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok(url)
}

fn join(url: &Url, reference: &str) -> Result<Url, Error> {
    url.join(reference)
        .map_err(|problem| Error::new(format!("{url} redirects to no address: {problem}")))
}

/// Where a redirect leads, as long as that is the same origin.
fn redirected(url: &Url, response: &Response<Body>) -> Result<Url, Error> {
    let status = response.status();
    let location = response
        .headers()
        .get(LOCATION)
        .and_then(|value| value.to_str().ok());
    let Some(location) = location else {
        return Err(Error::new(format!(
            "{url} answers {status} without saying where to"
        )));
    };
    let target = join(url, location)?;
    if !target.username().is_empty() || target.password().is_some() {
        // They are not repeated here.
        return Err(Error::new(format!(
            "{url} redirects to an address that holds a user name or a password"
        ))
        .help("open it in a browser and give the address where it ends"));
    }
    if target.origin() == url.origin() {
        return Ok(target);
    }
    let origin = target.origin().ascii_serialization();
    Err(Error::new(format!(
        "{url} redirects to {origin}, where the token must not go"
    ))
    .help(format!("if that is the registry, give --url {origin}")))
}

/// A page in place of JSON, in the words of a document that is one.
pub(crate) fn sign_in_page(url: &str, text: String) -> Error {
    match quay_codegen::parse(&Source::new(url, text)) {
        Err(diagnostics) => diagnostics.into(),
        Ok(_) => Error::new(format!("{url} responds with a page")),
    }
}

/// A response that is not a success.
pub(crate) fn refused(url: &str, status: StatusCode) -> Error {
    let error = Error::new(format!("{url} answers {status}"));
    match status {
        StatusCode::UNAUTHORIZED => error.help(
            "give a valid OAuth token in the variable QUAY_TOKEN or with --token-file; \
             robot accounts and passwords do not work here",
        ),
        StatusCode::FORBIDDEN => error.help(
            "the token is invalid or expired, or something in front of the server refuses it; \
             create a new OAuth token and give it in the variable QUAY_TOKEN or with --token-file",
        ),
        StatusCode::NOT_FOUND => error
            .help("is --url the address of a Quay, without /api/v1? --from takes files instead"),
        _ => error.help("try again when the server is well; --from takes files instead"),
    }
}

/// What TLS has against the server, when it was TLS that failed.
fn tls_failure(problem: &ureq::Error) -> Option<String> {
    let of_io = |problem: &io::Error| {
        let cause = problem.get_ref()?.downcast_ref::<rustls::Error>()?;
        Some(cause.to_string())
    };
    match problem {
        ureq::Error::Io(problem) => of_io(problem),
        ureq::Error::Rustls(problem) => Some(problem.to_string()),
        ureq::Error::Tls(problem) => Some((*problem).to_owned()),
        _ => None,
    }
}

/// The certificates of a PEM file.
fn certificates(path: &Path) -> Result<RootCerts, Error> {
    let text = files::read_text(path)?;
    let mut found = Vec::new();
    for item in parse_pem(text.as_bytes()) {
        match item {
            Ok(PemItem::Certificate(certificate)) => found.push(certificate),
            Ok(_) => {}
            Err(problem) => {
                return Err(Error::new(format!(
                    "{} is no PEM: {problem}",
                    display_path(path)
                )));
            }
        }
    }
    if found.is_empty() {
        return Err(
            Error::new(format!("{} holds no certificate", display_path(path)))
                .help("give a PEM file; it has lines -----BEGIN CERTIFICATE-----"),
        );
    }
    Ok(RootCerts::new_with_certs(&found))
}
