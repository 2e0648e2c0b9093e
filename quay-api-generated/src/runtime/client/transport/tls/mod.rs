//! TLS with rustls and ring. The default provider of the process is not changed.

pub(crate) mod cause;
mod validity;
mod verifier;

use std::sync::Arc;

use rustls::{
    ClientConfig, RootCertStore,
    client::danger::ServerCertVerifier,
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
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
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|error| invalid("TLS", error))?
            .dangerous()
            .with_custom_certificate_verifier(self.verifier(provider)?);
        let mut config = match &self.identity {
            None => builder.with_no_client_auth(),
            Some(pem) => {
                let chain = certificates("identity", pem)?;
                let key = PrivateKeyDer::from_pem_slice(pem)
                    .map_err(|error| invalid("identity", error))?;
                builder
                    .with_client_auth_cert(chain, key)
                    .map_err(|error| invalid("identity", error))?
            }
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
            certificates("root certificate", &self.roots)?
        };
        // The verifier reads them at the first connection, when it is too late for `build` to fail.
        let mut roots = RootCertStore::empty();
        for certificate in &named {
            roots
                .add(certificate.clone())
                .map_err(|error| invalid("root certificate", error))?;
        }
        Ok(Arc::new(Trusted::new(named, provider)))
    }
}

/// Returns the certificates of a PEM file. There must be at least one.
fn certificates(name: &'static str, pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Error> {
    let mut found = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(pem) {
        found.push(certificate.map_err(|error| invalid(name, error))?);
    }
    if found.is_empty() {
        return Err(invalid(name, "no PEM certificate found"));
    }
    Ok(found)
}

fn invalid(name: &'static str, reason: impl std::fmt::Display) -> Error {
    Error::invalid_input(None, name, format!("is invalid: {reason}"))
}
