//! Decides which certificates of servers are trusted.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use rustls::{
    CertificateError, DigitallySignedStruct, Error, OtherError, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
        verify_server_name,
    },
    crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
    server::ParsedCertificate,
};
use rustls_platform_verifier::Verifier;

use super::validity::Validity;
use crate::runtime::strings::display;

/// Trusts what the system trusts, what the named certificates sign, and the named certificates
/// themselves.
///
/// The system's certificates are loaded at the first connection that needs them. It takes many
/// times longer than everything else that builds a client.
pub(super) struct Trusted {
    named: Vec<CertificateDer<'static>>,
    /// Trusts what the named certificates sign.
    named_verifier: Option<Arc<WebPkiServerVerifier>>,
    provider: Arc<CryptoProvider>,
    system_verifier: OnceLock<Result<Verifier, Arc<NoRoots>>>,
}

/// Not derived, because the `Debug` impls of rustls would be compiled with it.
impl fmt::Debug for Trusted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Trusted").finish_non_exhaustive()
    }
}

impl Trusted {
    /// Fails with the reason if a certificate cannot be parsed.
    pub(super) fn new(
        named: Vec<CertificateDer<'static>>,
        provider: Arc<CryptoProvider>,
    ) -> Result<Self, String> {
        let named_verifier = match named.is_empty() {
            true => None,
            false => Some(named_verifier(&named, Arc::clone(&provider))?),
        };
        Ok(Self {
            named,
            named_verifier,
            provider,
            system_verifier: OnceLock::new(),
        })
    }

    /// Returns the verifier with the certificates of the system. It is not given the named ones,
    /// because this crate would then compile another instance of it.
    fn system_verifier(&self) -> Result<&Verifier, Error> {
        let load = || {
            Verifier::new(Arc::clone(&self.provider))
                .map_err(|error| Arc::new(NoRoots(display(&error))))
        };
        let verifier = self.system_verifier.get_or_init(load).as_ref();
        verifier.map_err(|error| Error::Other(OtherError(Arc::<NoRoots>::clone(error))))
    }
}

/// Returns a verifier that trusts what these certificates sign.
fn named_verifier(
    certificates: &[CertificateDer<'static>],
    provider: Arc<CryptoProvider>,
) -> Result<Arc<WebPkiServerVerifier>, String> {
    let mut roots = RootCertStore::empty();
    for certificate in certificates {
        roots
            .add(certificate.clone())
            .map_err(|error| display(&error))?;
    }
    WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider)
        .build()
        .map_err(|error| display(&error))
}

/// The certificates of the system could not be loaded.
#[derive(Debug)]
pub(super) struct NoRoots(String);

impl fmt::Display for NoRoots {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NoRoots {}

impl ServerCertVerifier for Trusted {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if self.named.iter().any(|named| named == end_entity) {
            return verify_named(end_entity, server_name, now);
        }
        let by_named = self.named_verifier.as_ref().map(|verifier| {
            verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
        });
        if let Some(Ok(verified)) = by_named {
            return Ok(verified);
        }
        let by_system = self.system_verifier().and_then(|verifier| {
            verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
        });
        match (by_named, by_system) {
            (_, Ok(verified)) => Ok(verified),
            // None of the named certificates signed it, so the system's error explains more.
            (
                Some(Err(Error::InvalidCertificate(CertificateError::UnknownIssuer))),
                Err(error @ Error::InvalidCertificate(_)),
            )
            | (None, Err(error)) => Err(error),
            (Some(by_named), Err(_)) => by_named,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        schemes(&self.provider)
    }
}

/// Verifies a certificate that the caller trusts by its value. A chain would not do: a self-signed
/// certificate is often marked as a CA, which is refused as the certificate of a server.
fn verify_named(
    certificate: &CertificateDer<'_>,
    server_name: &ServerName<'_>,
    now: UnixTime,
) -> Result<ServerCertVerified, Error> {
    let validity = Validity::of(certificate).ok_or(CertificateError::BadEncoding)?;
    validity.check(now)?;
    verify_server_name(&ParsedCertificate::try_from(certificate)?, server_name)?;
    Ok(ServerCertVerified::assertion())
}

fn schemes(provider: &CryptoProvider) -> Vec<SignatureScheme> {
    provider
        .signature_verification_algorithms
        .supported_schemes()
}

/// Accepts any certificate and any signature.
pub(super) struct AcceptAll(pub(super) Arc<CryptoProvider>);

impl fmt::Debug for AcceptAll {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AcceptAll")
    }
}

impl ServerCertVerifier for AcceptAll {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        schemes(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
    use rustls::crypto::ring;

    use super::*;

    struct Ca {
        certificate: CertificateDer<'static>,
        issuer: Issuer<'static, KeyPair>,
    }

    impl Ca {
        fn new(name: &str) -> Self {
            let mut parameters = CertificateParams::new([]).unwrap();
            parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
            parameters.distinguished_name.push(DnType::CommonName, name);
            let key = KeyPair::generate().unwrap();
            Self {
                certificate: parameters.self_signed(&key).unwrap().der().clone(),
                issuer: Issuer::new(parameters, key),
            }
        }

        fn sign(&self, host: &str) -> CertificateDer<'static> {
            let parameters = CertificateParams::new([host.to_owned()]).unwrap();
            let key = KeyPair::generate().unwrap();
            let certificate = parameters.signed_by(&key, &self.issuer).unwrap();
            certificate.der().clone()
        }
    }

    /// Trusts what the system trusts and what `named` signs.
    fn trusted(system: Result<&Ca, NoRoots>, named: Option<&Ca>) -> Trusted {
        let provider = Arc::new(ring::default_provider());
        let named = named.map(|ca| ca.certificate.clone()).into_iter().collect();
        let system = system.map_err(Arc::new).map(|ca| {
            let roots = [ca.certificate.clone()];
            Verifier::new_with_extra_roots(roots, Arc::clone(&provider)).unwrap()
        });
        Trusted {
            system_verifier: OnceLock::from(system),
            ..Trusted::new(named, provider).unwrap()
        }
    }

    fn verify(trusted: &Trusted, certificate: &CertificateDer<'_>) -> Result<(), Error> {
        let host = ServerName::try_from("quay.example.com").unwrap();
        trusted
            .verify_server_cert(certificate, &[], &host, &[], UnixTime::now())
            .map(|_| ())
    }

    #[test]
    fn the_system_and_named_certificates_are_trusted_together() {
        let (system, named) = (Ca::new("system"), Ca::new("named"));
        let trusted = trusted(Ok(&system), Some(&named));
        for ca in [&system, &named] {
            assert_eq!(verify(&trusted, &ca.sign("quay.example.com")), Ok(()));
            let other_host = verify(&trusted, &ca.sign("other.example.com"));
            assert!(
                matches!(
                    other_host,
                    Err(Error::InvalidCertificate(
                        CertificateError::NotValidForNameContext { .. }
                    ))
                ),
                "{other_host:?}"
            );
        }
        let stranger = verify(&trusted, &Ca::new("stranger").sign("quay.example.com"));
        assert_eq!(stranger, Err(CertificateError::UnknownIssuer.into()));
    }

    #[test]
    fn named_certificates_need_no_certificates_of_the_system() {
        let named = Ca::new("named");
        let no_roots = || Err(NoRoots("none".to_owned()));
        let with_named = trusted(no_roots(), Some(&named));
        assert_eq!(verify(&with_named, &named.sign("quay.example.com")), Ok(()));
        let stranger = Ca::new("stranger").sign("quay.example.com");
        assert_eq!(
            verify(&with_named, &stranger),
            Err(CertificateError::UnknownIssuer.into())
        );
        let error = verify(&trusted(no_roots(), None), &stranger).unwrap_err();
        assert!(
            matches!(&error, Error::Other(other) if other.0.is::<NoRoots>()),
            "{error}"
        );
    }
}
