//! TLS with rustls and ring. The default provider of the process is not changed.

pub(crate) mod cause;
mod validity;
mod verifier;

use std::sync::Arc;

use rustls::{
    ClientConfig, RootCertStore,
    client::danger::ServerCertVerifier,
    crypto::{CryptoProvider, ring},
    pki_types::{
        CertificateDer, PrivateKeyDer,
        pem::{self, PemObject, SectionKind},
    },
};

use self::verifier::{AcceptAll, Trusted};

use crate::runtime::error::Error;

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

    pub(crate) fn config(&self) -> Result<ClientConfig, Error> {
        let provider = Arc::new(ring::default_provider());
        let verifier = self.verifier(Arc::clone(&provider))?;
        let identity = match &self.identity {
            None => None,
            Some(pem) => Some(identity(pem)?),
        };
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| invalid("TLS", &error))?
            .dangerous()
            .with_custom_certificate_verifier(verifier);
        let mut config = match identity {
            None => builder.with_no_client_auth(),
            Some((chain, key)) => builder
                .with_client_auth_cert(chain, key)
                .map_err(|error| invalid("identity", &error))?,
        };
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(config)
    }

    fn verifier(
        &self,
        provider: Arc<CryptoProvider>,
    ) -> Result<Arc<dyn ServerCertVerifier>, Error> {
        if self.accept_invalid {
            return Ok(Arc::new(AcceptAll(provider)));
        }
        let named = if self.roots.is_empty() {
            Vec::new()
        } else {
            sections("root certificate", &self.roots)?.0
        };
        // The verifier reads them at the first connection, when it is too late for `build` to fail.
        let mut roots = RootCertStore::empty();
        for certificate in &named {
            roots
                .add(certificate.clone())
                .map_err(|error| invalid("root certificate", &error))?;
        }
        Ok(Arc::new(Trusted::new(named, provider)))
    }
}

type Chain = Vec<CertificateDer<'static>>;
type Key = PrivateKeyDer<'static>;

/// Returns the certificates and the key of a PEM file.
fn identity(pem: &[u8]) -> Result<(Chain, Key), Error> {
    match sections("identity", pem)? {
        (chain, Some(key)) => Ok((chain, key)),
        (_, None) => Err(invalid("identity", &pem::Error::NoItemsFound)),
    }
}

/// Returns the certificates of a PEM file, at least one, and the first key.
fn sections(name: &'static str, pem: &[u8]) -> Result<(Chain, Option<Key>), Error> {
    let (mut certificates, mut key) = (Vec::new(), None);
    for section in <(SectionKind, Vec<u8>)>::pem_slice_iter(pem) {
        match section.map_err(|error| invalid(name, &error))? {
            (SectionKind::Certificate, der) => certificates.push(der.into()),
            (kind, der) if key.is_none() => key = Key::from_pem(kind, der),
            _ => {}
        }
    }
    if certificates.is_empty() {
        return Err(invalid(name, &"no PEM certificate found"));
    }
    Ok((certificates, key))
}

fn invalid(name: &'static str, reason: &dyn std::fmt::Display) -> Error {
    Error::invalid_input(None, name, format!("is invalid: {reason}"))
}
