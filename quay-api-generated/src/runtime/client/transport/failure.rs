//! Converts failures of the HTTP client.

use std::{error::Error as StdError, time::Duration};

use http::Uri;
use hyper_util::client::proxy::matcher::Matcher;
use reqwest::Url;

use super::tls::cause;
use crate::runtime::{
    error::{Error, FailureKind, Source, TimeoutError, TransportError},
    strings::after_last,
    value::secret::Secret,
};

/// The proxy of a client.
pub(crate) enum ProxySetting {
    /// The proxy of an HTTP client that the caller supplied.
    Unknown,
    /// The proxy that the environment or the system sets for a URL, if any.
    Environment,
    /// The URL of the proxy that the caller set, without user and password.
    Set(String),
}

impl ProxySetting {
    /// `http://` may be left out of the URL.
    pub(crate) fn of(url: &Secret) -> Self {
        let url = match Url::parse(url.expose()) {
            Ok(url) if url.has_host() => Ok(url),
            _ => Url::parse(&format!("http://{}", url.expose())),
        };
        Self::Set(match url {
            Ok(url) => url.origin().ascii_serialization(),
            Err(_) => String::new(),
        })
    }

    /// Returns the URL of the proxy between the client and a server.
    fn between(&self, origin: &str) -> Option<String> {
        match self {
            Self::Unknown => None,
            Self::Set(url) => Some(url.clone()),
            Self::Environment => {
                let proxy = Matcher::from_system().intercept(&origin.parse().ok()?)?;
                Some(format!(
                    "{}, set by the environment or the system",
                    url(proxy.uri())?
                ))
            }
        }
    }
}

/// Returns scheme, host and port.
fn url(uri: &Uri) -> Option<String> {
    let authority = uri.authority()?.as_str();
    // Without user and password.
    let host = after_last(authority, "@").unwrap_or(authority);
    Some(format!("{}://{host}", uri.scheme_str()?))
}

/// Facts for the messages of errors.
pub(crate) struct Failure<'client> {
    pub(crate) operation: &'static str,
    pub(crate) origin: &'client str,
    pub(crate) proxy: &'client ProxySetting,
    pub(crate) connect_timeout: Option<Duration>,
}

impl Failure<'_> {
    /// The attempt took longer than `limit`.
    pub(crate) fn timeout(self, limit: Duration) -> Error {
        Error::Timeout(TimeoutError {
            operation: self.operation,
            server: self.origin.to_owned(),
            limit: Some(limit),
            connect: None,
        })
    }

    /// Converts an error of reqwest, without the URL, whose query may be secret.
    #[cold]
    pub(crate) fn classify(self, error: reqwest::Error) -> Error {
        let error = error.without_url();
        let operation = self.operation;
        let is_connect = error.is_connect();
        if error.is_timeout() {
            return Error::Timeout(TimeoutError {
                operation,
                server: self.target(is_connect),
                limit: match is_connect {
                    true => self.connect_timeout,
                    false => None,
                },
                connect: is_connect.then(|| error.into()),
            });
        }
        let source: Source = error.into();
        let kind = match cause::of(&*source) {
            Some(error) if is_connect || cause::is_about_client_certificate(error) => {
                FailureKind::Tls(cause::explain(error))
            }
            None if is_connect => FailureKind::Connect,
            None if is_unprocessed(&*source) => FailureKind::NotProcessed,
            _ => FailureKind::Interrupted,
        };
        Error::Transport(TransportError {
            operation,
            server: self.target(kind == FailureKind::Connect),
            kind,
            source,
        })
    }

    /// Returns the server, and the proxy if it may be what cannot be reached.
    fn target(&self, is_connect: bool) -> String {
        match self.proxy.between(self.origin) {
            Some(proxy) if is_connect => format!("{} through the proxy {proxy}", self.origin),
            _ => self.origin.to_owned(),
        }
    }
}

/// Whether the request was not written, or the server said that it did not process it.
fn is_unprocessed(error: &(dyn StdError + 'static)) -> bool {
    cause::causes(error).any(|cause| {
        if let Some(error) = cause.downcast_ref::<hyper::Error>() {
            return error.is_canceled();
        }
        cause.downcast_ref::<h2::Error>().is_some_and(|error| {
            error.reason() == Some(h2::Reason::REFUSED_STREAM)
                || error.is_go_away()
                    && error.is_remote()
                    && error.reason() == Some(h2::Reason::NO_ERROR)
        })
    })
}
