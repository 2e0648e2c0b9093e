//! TLS with rustls and ring. The default provider of the process is not changed.

pub(crate) mod cause;
mod validity;
mod verifier;

use std::sync::Arc;

use rustls::{
    client::danger::ServerCertVerifier,
    crypto::CryptoProvider,
    pki_types::{
        CertificateDer, PrivateKeyDer,
        pem::{self, PemObject, SectionKind},
    },
};

use self::verifier::{AcceptAll, Trusted};

use crate::runtime::error::Error;

const NO_KEY: &str = "no PEM private key found; it must not be encrypted";

/// The TLS settings of a client.
#[derive(Default)]
pub(crate) struct Tls {
    pub(crate) roots: Vec<u8>,
    pub(crate) identity: Option<zeroize::Zeroizing<Vec<u8>>>,
    pub(crate) accept_invalid: bool,
}

impl Tls {
    pub(crate) fn is_default(&self) -> bool {
        self.roots.is_empty() && self.identity.is_none() && !self.accept_invalid
    }

    /// Returns the client certificate and its key.
    pub(crate) fn identity(&self) -> Result<Option<(Chain, Key)>, Error> {
        let Some(pem) = &self.identity else {
            return Ok(None);
        };
        match sections("identity", pem)? {
            (chain, Some(key)) => Ok(Some((chain, key))),
            (_, None) => Err(invalid("identity", NO_KEY)),
        }
    }

    #[cold]
    pub(crate) fn verifier(
        &self,
        provider: Arc<CryptoProvider>,
    ) -> Result<Arc<dyn ServerCertVerifier>, Error> {
        let named = match self.roots.is_empty() {
            true => Vec::new(),
            false => sections("root certificate", &self.roots)?.0,
        };
        match Trusted::new(named, Arc::clone(&provider)) {
            Ok(_) if self.accept_invalid => Ok(Arc::new(AcceptAll(provider))),
            Ok(trusted) => Ok(Arc::new(trusted)),
            Err(reason) => Err(invalid("root certificate", &reason)),
        }
    }
}

pub(crate) type Chain = Vec<CertificateDer<'static>>;
pub(crate) type Key = PrivateKeyDer<'static>;

/// Returns the certificates of a PEM file, at least one, and the first key.
fn sections(name: &'static str, pem: &[u8]) -> Result<(Chain, Option<Key>), Error> {
    let (mut certificates, mut key) = (Vec::new(), None);
    for section in <(SectionKind, Vec<u8>)>::pem_slice_iter(pem) {
        match section.map_err(|error| invalid(name, reason(&error)))? {
            (SectionKind::Certificate, der) => certificates.push(der.into()),
            (kind, der) if key.is_none() => key = Key::from_pem(kind, der),
            _ => {}
        }
    }
    if certificates.is_empty() {
        return Err(invalid(name, "no PEM certificate found"));
    }
    Ok((certificates, key))
}

/// Returns why a PEM file cannot be read. The message of the error itself would quote the file, which
/// may contain a key.
fn reason(error: &pem::Error) -> &'static str {
    match error {
        pem::Error::Base64Decode(_) => "a PEM section is not valid Base64",
        pem::Error::MissingSectionEnd { .. } | pem::Error::IllegalSectionStart { .. } => {
            "a PEM section is incomplete; its first line is `-----BEGIN …-----`, its last line \
             `-----END …-----`"
        }
        _ => "not a PEM file",
    }
}

pub(crate) fn invalid(name: &'static str, reason: &str) -> Error {
    Error::invalid_setting(name, &format!("is invalid: {reason}"))
}
