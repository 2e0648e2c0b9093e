//! Certificates to trust, and the errors of TLS.

use std::io;
use std::path::Path;

use ureq::tls::{PemItem, RootCerts, parse_pem};

use crate::error::Error;
use crate::files;
use crate::workspace::display_path;

/// The reason for a failed connection, if TLS is the reason.
pub(super) fn tls_failure(problem: &ureq::Error) -> Option<String> {
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
            Error::new(format!("{} holds no certificate", display_path(path)))
                .help("give a PEM file; it has lines -----BEGIN CERTIFICATE-----"),
        );
    }
    Ok(RootCerts::new_with_certs(&found))
}
