//! Builds the HTTP client, with TLS.
//!
//! All settings of reqwest and rustls are in this module, because each module that holds them
//! compiles their drop glue.

use std::{sync::Arc, time::Duration};

use rustls::{ClientConfig, crypto::ring};

use crate::runtime::{
    client::transport::tls::{self, Tls},
    error::Error,
    strings::{display, split_once},
    value::secret::Secret,
};

/// How long an idle connection is kept. Quay closes it after 5 s, and a request that is sent while
/// it does so is lost.
const IDLE: Duration = Duration::from_secs(4);

#[cold]
pub(super) fn http_client(
    tls: &Tls,
    proxy: Option<&Secret>,
    connect_timeout: Duration,
) -> Result<reqwest::Client, Error> {
    let tls = config(tls)?;
    let proxy = proxy.map(self::proxy).transpose()?;
    let builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        // `Retry` and `no_retry` decide about every retry.
        .retry(reqwest::retry::never())
        .connect_timeout(connect_timeout)
        .pool_idle_timeout(IDLE)
        .tls_backend_preconfigured(tls);
    let builder = match proxy {
        None => builder,
        Some(proxy) => builder.proxy(proxy),
    };
    builder
        .build()
        .map_err(|error| Error::invalid_setting("HTTP client", &display(&error.without_url())))
}

#[cold]
fn proxy(url: &Secret) -> Result<reqwest::Proxy, Error> {
    // Without a scheme, it is `http`.
    let scheme = split_once(url.expose(), "://").map_or("http", |(scheme, _)| scheme);
    let is_http = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    // reqwest accepts other schemes, and fails only when it connects.
    if !is_http {
        let reason = "must have the scheme `http` or `https`";
        return Err(Error::invalid_setting("proxy", reason));
    }
    // reqwest's error may show the URL, which may contain a password.
    reqwest::Proxy::all(url.expose())
        .map_err(|_| Error::invalid_setting("proxy", "is not a valid URL"))
}

#[cold]
fn config(tls: &Tls) -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
    let verifier = tls.verifier(Arc::clone(&provider))?;
    let identity = tls.identity()?;
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| tls::invalid("TLS", &display(&error)))?
        .dangerous()
        .with_custom_certificate_verifier(verifier);
    let mut config = match identity {
        None => builder.with_no_client_auth(),
        Some((chain, key)) => builder
            .with_client_auth_cert(chain, key)
            .map_err(|error| tls::invalid("identity", &display(&error)))?,
    };
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}
