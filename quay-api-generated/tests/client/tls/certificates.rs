//! Which certificates of servers are trusted, and how an error names the fault of another one.

use std::sync::atomic::Ordering;

use quay_api_generated::Error;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedKey, DnType, IsCa, Issuer, KeyPair, date_time_ymd,
};

use super::{TlsServer, certificate};
use crate::support::GetUser;

/// A self-signed certificate for these hosts.
fn self_signed(hosts: &[&str], edit: impl FnOnce(&mut CertificateParams)) -> CertifiedKey<KeyPair> {
    let hosts: Vec<_> = hosts.iter().map(ToString::to_string).collect();
    let mut parameters = CertificateParams::new(hosts).unwrap();
    edit(&mut parameters);
    let signing_key = KeyPair::generate().unwrap();
    let cert = parameters.self_signed(&signing_key).unwrap();
    CertifiedKey { cert, signing_key }
}

/// Marks a certificate as that of a CA, as `openssl req -x509` does.
fn ca(parameters: &mut CertificateParams) {
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
}

/// Sends a request to a server that has one certificate, while the client trusts another one.
async fn rejection(own: CertifiedKey<KeyPair>, trusted: &str) -> Error {
    let server = TlsServer::with_certificate(own, &[], None).await;
    let client = server.builder().root_certificates(trusted).build().unwrap();
    let error = client.send(GetUser).await.unwrap_err();
    assert!(
        matches!(error, Error::Transport(ref error) if error.is_connect()),
        "{error:?}"
    );
    assert!(!error.is_retryable() && error.is_not_sent());
    assert_eq!(server.handshakes.load(Ordering::SeqCst), 1);
    let expected = format!(
        "getUser: cannot establish a TLS connection to {}: ",
        server.url
    );
    assert!(error.to_string().starts_with(&expected), "{error}");
    error
}

#[tokio::test]
async fn a_self_signed_ca_certificate_is_trusted_as_the_servers_own() {
    let own = self_signed(&["127.0.0.1"], ca);
    let trusted = own.cert.pem();
    let server = TlsServer::with_certificate(own, &[], None).await;
    let client = server.builder().root_certificates(&trusted).build();
    let user = client.unwrap().send(GetUser).await.unwrap();
    assert_eq!(user.name, "alice");
}

#[tokio::test]
async fn a_named_certificate_is_trusted_for_its_hosts_only_and_while_it_is_valid() {
    let other_host = self_signed(&["quay.example.com", "10.0.0.1"], ca);
    let no_host = self_signed(&[], ca);
    let expired = self_signed(&["127.0.0.1"], |parameters| {
        ca(parameters);
        parameters.not_after = date_time_ymd(2021, 2, 3);
    });
    let early = self_signed(&["127.0.0.1"], |parameters| {
        parameters.not_before = date_time_ymd(2999, 1, 2);
    });
    for (own, reason) in [
        (
            other_host,
            "the server's certificate is valid for `quay.example.com`, `10.0.0.1`, but not for \
             `127.0.0.1`; check the host of the base URL",
        ),
        (
            no_host,
            "the server's certificate is not valid for `127.0.0.1`, because it has no subject \
             alternative name of a host",
        ),
        (
            expired,
            "the server's certificate expired on 2021-02-03T00:00:00Z; renew it, or check the \
             clock of this machine",
        ),
        (
            early,
            "the server's certificate is not valid yet, but from 2999-01-02T00:00:00Z; check the \
             clock of this machine",
        ),
    ] {
        let trusted = own.cert.pem();
        let error = rejection(own, &trusted).await.to_string();
        assert!(error.ends_with(reason), "{error}");
    }
}

/// Signs a certificate for these hosts by a new CA, whose certificate is returned too.
fn signed(
    hosts: &[&str],
    edit: impl FnOnce(&mut CertificateParams),
) -> (CertifiedKey<KeyPair>, String) {
    let mut authority = CertificateParams::new([]).unwrap();
    ca(&mut authority);
    let authority_key = KeyPair::generate().unwrap();
    let trusted = authority.self_signed(&authority_key).unwrap().pem();
    let issuer = Issuer::new(authority, authority_key);
    let hosts: Vec<_> = hosts.iter().map(ToString::to_string).collect();
    let mut parameters = CertificateParams::new(hosts).unwrap();
    edit(&mut parameters);
    let signing_key = KeyPair::generate().unwrap();
    let cert = parameters.signed_by(&signing_key, &issuer).unwrap();
    (CertifiedKey { cert, signing_key }, trusted)
}

#[tokio::test]
async fn each_fault_of_a_signed_certificate_has_its_own_sentence() {
    let (own, trusted) = signed(&["127.0.0.1"], |_| ());
    let server = TlsServer::with_certificate(own, &[], None).await;
    let client = server.builder().root_certificates(&trusted).build();
    assert!(client.unwrap().send(GetUser).await.is_ok());

    let another_name = self_signed(&[], |parameters| {
        ca(parameters);
        parameters
            .distinguished_name
            .push(DnType::CommonName, "Another");
    });
    let another_name = another_name.cert.pem();
    let many = [
        "a.example",
        "b.example",
        "c.example",
        "d.example",
        "e.example",
        "f.example",
    ];
    for ((own, trusted), reason) in [
        (
            signed(&["quay.example.com"], |_| ()),
            "is valid for `quay.example.com`, but not for `127.0.0.1`; check the host of the base \
             URL",
        ),
        (
            signed(&many, |_| ()),
            "`e.example` and 1 more, but not for `127.0.0.1`; check the host of the base URL",
        ),
        (
            signed(&["127.0.0.1"], |own| {
                own.not_after = date_time_ymd(2021, 2, 3)
            }),
            "expired on 2021-02-03T00:00:00Z; renew it, or check the clock of this machine",
        ),
        (
            signed(&["127.0.0.1"], |own| {
                own.not_before = date_time_ymd(2999, 1, 2)
            }),
            "is not valid yet, but from 2999-01-02T00:00:00Z; check the clock of this machine",
        ),
        (
            signed(&["127.0.0.1"], ca),
            "is the certificate of a CA; to trust it, pass this very certificate to \
             `root_certificates`",
        ),
        (
            (signed(&["127.0.0.1"], |_| ()).0, another_name.clone()),
            "no trusted CA signed the server's certificate; pass the CA that signed it to \
             `root_certificates`",
        ),
        (
            (certificate(), another_name),
            "no trusted CA signed the server's certificate; pass the CA that signed it to \
             `root_certificates`",
        ),
        (
            (signed(&["127.0.0.1"], |_| ()).0, signed(&[], |_| ()).1),
            "was not signed by the trusted CA of that name, but by another one; pass the CA that \
             signed it to `root_certificates`",
        ),
    ] {
        let error = rejection(own, &trusted).await.to_string();
        assert!(error.ends_with(reason), "{error}");
    }
}
