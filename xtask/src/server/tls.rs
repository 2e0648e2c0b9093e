//! Trusted certificates and TLS errors.

use std::fmt::Display;
use std::path::Path;

use ureq::tls::{PemItem, RootCerts, parse_pem};
use url::Url;

use crate::error::Error;
use crate::files;
use crate::workspace::display_path;

/// Returns the error of a connection that failed because of TLS.
pub(super) fn tls_error(url: &Url, problem: &ureq::Error) -> Option<Error> {
    const UNTRUSTED: &str = "if the server's certificate is signed by a private CA, pass the CA certificate with --ca-cert";
    const NO_TLS: &str = "the server may not use TLS: check the port, or pass a URL with http://";
    let error = |cause: &dyn Display, help| {
        Some(Error::new(format!("the TLS connection to {url} failed: {cause}")).help(help))
    };
    let of_rustls = |cause: &rustls::Error| match cause {
        rustls::Error::InvalidMessage(_) => error(cause, NO_TLS),
        cause => error(cause, UNTRUSTED),
    };
    match problem {
        ureq::Error::Io(problem) => of_rustls(problem.get_ref()?.downcast_ref()?),
        ureq::Error::Rustls(cause) => of_rustls(cause),
        ureq::Error::Tls(cause) => error(cause, UNTRUSTED),
        _ => None,
    }
}

/// Reads the certificates of a PEM file.
pub(super) fn certificates(path: &Path) -> Result<RootCerts, Error> {
    let text = files::read_text(path)?;
    let mut found = Vec::new();
    for item in parse_pem(text.as_bytes()) {
        match item {
            Ok(PemItem::Certificate(certificate)) => found.push(certificate),
            Ok(_) => {}
            Err(problem) => {
                return Err(Error::new(format!(
                    "{} is not PEM: {problem}",
                    display_path(path)
                )));
            }
        }
    }
    if found.is_empty() {
        return Err(
            Error::new(format!("{} contains no certificate", display_path(path)))
                .help("pass a PEM file, which contains lines -----BEGIN CERTIFICATE-----"),
        );
    }
    Ok(RootCerts::new_with_certs(&found))
}
