//! A server must prove that it has the key of its certificate.

use std::sync::Arc;

use quay_api_generated::Error;
use rcgen::{CertifiedKey, KeyPair};
use rustls::{
    ServerConfig, SupportedProtocolVersion,
    crypto::ring,
    pki_types::{PrivateKeyDer, pem::PemObject},
    sign::{self, SingleCertAndKey},
    version,
};

use super::{TlsServer, certificate};
use crate::support::GetUser;

/// Starts a server that presents a certificate and signs the handshake with this key.
async fn server(
    own: &CertifiedKey<KeyPair>,
    key: &KeyPair,
    version: &'static SupportedProtocolVersion,
) -> TlsServer {
    let key = PrivateKeyDer::from_pem_slice(key.serialize_pem().as_bytes());
    let key = ring::sign::any_supported_type(&key.unwrap()).unwrap();
    // Unlike `with_single_cert`, this does not check that the key is that of the certificate.
    let pair = sign::CertifiedKey::new(vec![own.cert.der().clone()], key);
    let config = ServerConfig::builder_with_provider(ring::default_provider().into())
        .with_protocol_versions(&[version])
        .unwrap()
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(SingleCertAndKey::from(pair)));
    TlsServer::with_config(config, own.cert.pem()).await
}

#[tokio::test]
async fn a_trusted_certificate_is_refused_without_its_key() {
    let (own, other) = (certificate(), certificate());
    for version in [&version::TLS12, &version::TLS13] {
        let honest = server(&own, &own.signing_key, version).await;
        let client = honest.builder().root_certificates(&honest.certificate);
        assert!(client.build().unwrap().send(GetUser).await.is_ok());

        let impostor = server(&own, &other.signing_key, version).await;
        let client = impostor.builder().root_certificates(&impostor.certificate);
        let error = client.build().unwrap().send(GetUser).await.unwrap_err();
        assert!(
            matches!(&error, Error::Transport(error) if error.is_connect()),
            "{version:?}: {error:?}"
        );
        assert!(!error.is_retryable(), "{version:?}: {error:?}");

        // It speaks this version, and nothing but the signature is wrong.
        let client = impostor.builder().danger_accept_invalid_certs(true);
        assert!(client.build().unwrap().send(GetUser).await.is_ok());
    }
}
