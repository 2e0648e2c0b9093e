//! TLS with rustls and ring. The default provider of the process is not changed.

use std::sync::Arc;

use rustls::{
    ClientConfig, DigitallySignedStruct, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, ring},
    pki_types::{
        CertificateDer, PrivateKeyDer, ServerName, UnixTime,
        pem::{self, PemObject},
    },
};
use rustls_platform_verifier::Verifier;

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
        let verifier = if self.roots.is_empty() {
            Verifier::new(provider)
        } else {
            let roots = certificates("root certificate", &self.roots)?;
            Verifier::new_with_extra_roots(roots, provider)
        };
        Ok(Arc::new(
            verifier.map_err(|error| invalid("root certificate", error))?,
        ))
    }
}

/// Returns the certificates of a PEM file. There must be at least one.
fn certificates(name: &'static str, pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, Error> {
    let found = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<Vec<_>, pem::Error>>()
        .map_err(|error| invalid(name, error))?;
    if found.is_empty() {
        return Err(invalid(name, "no PEM certificate found"));
    }
    Ok(found)
}

fn invalid(name: &'static str, reason: impl std::fmt::Display) -> Error {
    Error::invalid_input(None, name, format!("is invalid: {reason}"))
}

/// Whether TLS caused an error, so that a retry would fail the same way.
pub(crate) fn is_cause_of(error: &reqwest::Error) -> bool {
    let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = next {
        if error.is::<rustls::Error>() {
            return true;
        }
        // The source of an I/O error skips the error that it wraps.
        next = match error.downcast_ref::<std::io::Error>() {
            Some(io) => io.get_ref().map(|inner| inner as _),
            None => error.source(),
        };
    }
    false
}

/// Accepts any certificate and any signature.
#[derive(Debug)]
struct AcceptAll(Arc<CryptoProvider>);

impl ServerCertVerifier for AcceptAll {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
