//! Explains why a TLS connection failed.

use std::{error::Error as StdError, io};

use jiff::Timestamp;
use rustls::{
    AlertDescription, CertificateError, Error, InvalidMessage, PeerIncompatible,
    pki_types::UnixTime,
};

use super::verifier::NoRoots;
use crate::runtime::strings::{all, display, join, split_once, trim};

/// How many names of a certificate are listed.
const NAMES: usize = 5;

/// Returns the TLS error that caused an error.
pub(crate) fn of<'error>(error: &'error (dyn StdError + 'static)) -> Option<&'error Error> {
    causes(error).find_map(|cause| cause.downcast_ref::<Error>())
}

/// Whether the server rejected the client's certificate, or the lack of one. With TLS 1.3 it does so
/// after the client's handshake, but before it reads a request.
pub(crate) fn is_about_client_certificate(error: &Error) -> bool {
    matches!(
        error,
        Error::AlertReceived(
            AlertDescription::CertificateRequired
                | AlertDescription::BadCertificate
                | AlertDescription::UnsupportedCertificate
                | AlertDescription::CertificateRevoked
                | AlertDescription::CertificateExpired
                | AlertDescription::CertificateUnknown
                | AlertDescription::UnknownCA
                | AlertDescription::AccessDenied
        )
    )
}

/// Returns why a TLS connection failed, with a hint.
#[cold]
pub(crate) fn explain(error: &Error) -> String {
    match error {
        Error::InvalidCertificate(error) => certificate(error),
        Error::InvalidMessage(InvalidMessage::InvalidContentType) => {
            "the server does not speak TLS on this port; use `http://` or another port".to_owned()
        }
        Error::PeerIncompatible(PeerIncompatible::ServerDoesNotSupportTls12Or13)
        | Error::AlertReceived(AlertDescription::ProtocolVersion) => {
            "the server supports neither TLS 1.2 nor TLS 1.3".to_owned()
        }
        _ if is_about_client_certificate(error) => format!(
            "the server requires a client certificate that it accepts ({error}); pass one to \
             `identity`"
        ),
        Error::Other(other) if other.0.is::<NoRoots>() => format!(
            "the certificates of the system cannot be loaded ({}); pass the server's CA to \
             `root_certificates`",
            other.0
        ),
        // A reference, because the vtable of the error itself would compile its drop glue here.
        other => display(&other),
    }
}

/// Returns an error and its causes.
pub(crate) fn causes<'error>(
    error: &'error (dyn StdError + 'static),
) -> impl Iterator<Item = &'error (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| {
        // The source of an I/O error skips the error that it wraps.
        match error.downcast_ref::<io::Error>() {
            Some(io) => io.get_ref().map(|inner| inner as _),
            None => error.source(),
        }
    })
}

#[cold]
fn certificate(error: &CertificateError) -> String {
    match error {
        CertificateError::NotValidForNameContext {
            expected,
            presented,
        } => names(&expected.to_str(), presented),
        CertificateError::ExpiredContext { not_after, .. } => format!(
            "the server's certificate expired{}; renew it, or check the clock of this machine",
            date(" on", *not_after)
        ),
        CertificateError::Expired => {
            "the server's certificate has expired; renew it, or check the clock of this machine"
                .to_owned()
        }
        CertificateError::NotValidYetContext { not_before, .. } => format!(
            "the server's certificate is not valid yet{}; check the clock of this machine",
            date(", but from", *not_before)
        ),
        CertificateError::NotValidYet => {
            "the server's certificate is not valid yet; check the clock of this machine".to_owned()
        }
        CertificateError::UnknownIssuer => {
            "no trusted CA signed the server's certificate; pass the CA that signed it to \
             `root_certificates`"
                .to_owned()
        }
        CertificateError::BadSignature => {
            "the server's certificate was not signed by the trusted CA of that name, but by \
             another one; pass the CA that signed it to `root_certificates`"
                .to_owned()
        }
        // rustls has no value for it, and its source is an error of a crate below rustls.
        CertificateError::Other(other) if format!("{:?}", other.0) == "CaUsedAsEndEntity" => {
            "the server's certificate is the certificate of a CA; to trust it, pass this very \
             certificate to `root_certificates`"
                .to_owned()
        }
        CertificateError::Revoked => "the server's certificate was revoked".to_owned(),
        other => format!("the server's certificate is not accepted: {other}"),
    }
}

/// A certificate that is valid for other hosts.
#[cold]
fn names(expected: &str, presented: &[String]) -> String {
    let mut names = Vec::new();
    for name in presented {
        if let Some(host) = host(name) {
            names.push(host);
        }
    }
    let listed = join(names.get(..NAMES).unwrap_or(&names), "`, `");
    let more = match names.len().saturating_sub(NAMES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    if names.is_empty() {
        return format!(
            "the server's certificate is not valid for `{expected}`, because it has no subject \
             alternative name of a host"
        );
    }
    format!(
        "the server's certificate is valid for `{listed}`{more}, but not for `{expected}`; check \
         the host of the base URL"
    )
}

/// Returns the host in a name as rustls shows it, such as `DnsName("quay.example.com")`.
fn host(name: &str) -> Option<&str> {
    let (kind, host) = split_once(name.strip_suffix(')')?, "(")?;
    let host = trim(host, &["\""]);
    let is_host = matches!(kind, "DnsName" | "IpAddress") && all(host, u8::is_ascii_graphic);
    is_host.then_some(host)
}

/// Returns the date, or nothing for a time that is out of range.
fn date(before: &str, time: UnixTime) -> String {
    let seconds = i64::try_from(time.as_secs()).ok();
    match seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()) {
        Some(time) => format!("{before} {time}"),
        None => String::new(),
    }
}
