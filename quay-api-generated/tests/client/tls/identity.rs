//! Client certificates.

use quay_api_generated::Error;

use super::{TlsServer, certificate};
use crate::support::{GetUser, builder};

#[tokio::test]
async fn a_missing_client_certificate_is_named() {
    let own = certificate();
    let server = TlsServer::start(Some(&own)).await;
    let client = server.builder().root_certificates(&server.certificate);
    let error = client.build().unwrap().send(GetUser).await.unwrap_err();
    assert!(
        error.to_string().ends_with("; pass one to `identity`"),
        "{error}"
    );
}

#[test]
fn an_identity_without_a_key_is_refused() {
    let error = builder("http://q.example")
        .identity(certificate().cert.pem())
        .build()
        .unwrap_err();
    let text = "`identity` is invalid: no PEM private key found; it must not be encrypted";
    assert_eq!(error.to_string(), text);
}

#[test]
fn an_identity_that_cannot_be_read_is_not_shown() {
    let own = certificate();
    let pem = own.cert.pem() + &own.signing_key.serialize_pem();
    let broken = [
        pem.replace('\n', "\\n"),
        pem.replace('\n', " "),
        pem.trim_end()
            .replace('\n', "")
            .replace("-----END PRIVATE KEY-----", ""),
        pem.replace("-----END PRIVATE KEY", "----END PRIVATE KEY"),
        pem.replace("-----\nM", "-----\n?M"),
    ];
    let line = pem.lines().rev().nth(1).unwrap();
    let (text, bytes) = (&line[..8], format!("{:?}", &line.as_bytes()[..8]));
    for identity in broken {
        let error = builder("http://q.example").identity(identity).build();
        let error = format!("{:?} {0}", error.unwrap_err());
        assert!(error.contains("PEM"), "{error}");
        assert!(!error.contains(text), "{error}");
        assert!(!error.contains(bytes.trim_matches(['[', ']'])), "{error}");
    }
}

#[tokio::test]
async fn a_client_certificate_is_sent() {
    let own = certificate();
    let server = TlsServer::start(Some(&own)).await;
    let trusting = || server.builder().root_certificates(&server.certificate);
    let identity = own.cert.pem() + &own.signing_key.serialize_pem();
    let client = trusting().identity(identity).build().unwrap();
    assert!(client.send(GetUser).await.is_ok());
    let client = trusting().build().unwrap();
    assert!(matches!(
        client.send(GetUser).await,
        Err(Error::Transport(_))
    ));
}
