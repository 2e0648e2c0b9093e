//! TLS: trusted certificates and client certificates.

mod certificates;
mod http2;
mod identity;
mod signatures;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::{Method, Response};
use quay_api_generated::{ClientBuilder, Error, Retry};
use rcgen::{CertifiedKey, KeyPair};
use rustls::{
    RootCertStore, ServerConfig,
    crypto::ring,
    pki_types::{PrivateKeyDer, pem::PemObject},
    server::WebPkiClientVerifier,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{LazyConfigAcceptor, server::TlsStream};

use crate::support::{CreateUser, GetUser, builder};

struct TlsServer {
    url: String,
    certificate: String,
    handshakes: Arc<AtomicUsize>,
    offered_h2: Arc<AtomicBool>,
}

fn certificate() -> CertifiedKey<KeyPair> {
    rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap()
}

/// Configures a server with this certificate.
fn config(own: &CertifiedKey<KeyPair>) -> ServerConfig {
    let key = PrivateKeyDer::from_pem_slice(own.signing_key.serialize_pem().as_bytes());
    ServerConfig::builder_with_provider(ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key.unwrap())
        .unwrap()
}

impl TlsServer {
    /// Starts a server with a self-signed certificate, which may require a client certificate.
    async fn start(client: Option<&CertifiedKey<KeyPair>>) -> Self {
        Self::with_protocols(&[], client).await
    }

    /// The same, with these ALPN protocols.
    async fn with_protocols(protocols: &[&[u8]], client: Option<&CertifiedKey<KeyPair>>) -> Self {
        Self::with_certificate(certificate(), protocols, client).await
    }

    /// The same, with another certificate.
    async fn with_certificate(
        own: CertifiedKey<KeyPair>,
        protocols: &[&[u8]],
        client: Option<&CertifiedKey<KeyPair>>,
    ) -> Self {
        let config = ServerConfig::builder_with_provider(ring::default_provider().into())
            .with_safe_default_protocol_versions()
            .unwrap();
        let config = match client {
            None => config.with_no_client_auth(),
            Some(client) => {
                let mut roots = RootCertStore::empty();
                roots.add(client.cert.der().clone()).unwrap();
                let provider = ring::default_provider().into();
                let verifier = WebPkiClientVerifier::builder_with_provider(roots.into(), provider);
                config.with_client_cert_verifier(verifier.build().unwrap())
            }
        };
        let key = PrivateKeyDer::from_pem_slice(own.signing_key.serialize_pem().as_bytes());
        let mut config = config
            .with_single_cert(vec![own.cert.der().clone()], key.unwrap())
            .unwrap();
        config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
        Self::with_config(config, own.cert.pem()).await
    }

    /// Starts a server with this configuration, which presents `certificate`.
    async fn with_config(config: ServerConfig, certificate: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            url: format!("https://{}", listener.local_addr().unwrap()),
            certificate,
            handshakes: Arc::default(),
            offered_h2: Arc::default(),
        };
        let (handshakes, h2) = (
            Arc::clone(&server.handshakes),
            Arc::clone(&server.offered_h2),
        );
        let config = Arc::new(config);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                handshakes.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, Arc::clone(&config), Arc::clone(&h2)));
            }
        });
        server
    }

    fn builder(&self) -> ClientBuilder {
        builder(&self.url)
    }
}

/// Responds to one request, if the client accepts the certificate.
async fn serve(stream: TcpStream, config: Arc<ServerConfig>, h2: Arc<AtomicBool>) {
    let acceptor = LazyConfigAcceptor::new(rustls::server::Acceptor::default(), stream);
    let start = acceptor.await.unwrap();
    if let Some(mut offered) = start.client_hello().alpn() {
        h2.store(offered.any(|protocol| protocol == b"h2"), Ordering::SeqCst);
    }
    let Ok(mut stream) = start.into_stream(config).await else {
        return;
    };
    if stream.get_ref().1.alpn_protocol() == Some(b"h2") {
        return serve_http2(stream).await;
    }
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let Ok(byte) = stream.read_u8().await else {
            return;
        };
        head.push(byte);
    }
    let response = b"HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{\"name\":\"alice\"}";
    let _ = stream.write_all(response).await;
    let _ = stream.shutdown().await;
}

/// Reads a request, then sends bytes that are no TLS record.
async fn break_after_the_request(listener: TcpListener, config: ServerConfig) {
    let (stream, _) = listener.accept().await.unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let mut stream = acceptor.accept(stream).await.unwrap();
    while stream.read_u8().await.unwrap() != b'\r' {}
    let (socket, _) = stream.get_mut();
    socket.write_all(&[0x17, 3, 3, 0, 32]).await.unwrap();
    socket.write_all(&[0; 32]).await.unwrap();
    socket.flush().await.unwrap();
    let _ = socket.read(&mut [0; 64]).await;
}

/// Responds to every request of a connection, but refuses a `POST` that comes first.
async fn serve_http2(stream: TlsStream<TcpStream>) {
    let mut connection = h2::server::handshake(stream).await.unwrap();
    while let Some(Ok((request, mut respond))) = connection.accept().await {
        if request.method() == Method::POST && u32::from(respond.stream_id()) == 1 {
            respond.send_reset(h2::Reason::REFUSED_STREAM);
            continue;
        }
        assert!(request.uri().path().starts_with("/api/v1/user"));
        let mut body = respond.send_response(Response::new(()), false).unwrap();
        let user = Bytes::from_static(br#"{"name":"alice"}"#);
        body.send_data(user, true).unwrap();
    }
}

#[tokio::test]
async fn a_stalled_handshake_times_out() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let limit = Duration::from_millis(200);
    let client = builder(&url).connect_timeout(limit).retry(Retry::none());
    let error = client.build().unwrap().send(GetUser).await.unwrap_err();
    assert!(
        matches!(&error, Error::Timeout(error) if error.is_connect()),
        "{error:?}"
    );
    let text = format!("getUser: cannot connect to {url} within 200ms");
    assert_eq!(error.to_string(), text);
    assert!(error.is_timeout() && error.is_retryable());
}

#[tokio::test]
async fn a_tls_error_after_the_request_may_leave_it_processed() {
    let own = certificate();
    let config = config(&own);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(break_after_the_request(listener, config));
    let client = builder(&url).root_certificates(own.cert.pem());
    let error = client.build().unwrap().send(CreateUser).await.unwrap_err();
    assert!(matches!(&error, Error::Transport(_)), "{error:?}");
    assert!(!error.is_not_sent(), "{error:?}");
    let text = error.to_string();
    assert!(
        text.ends_with("received the request: cannot decrypt peer's message"),
        "{text}"
    );
}

#[tokio::test]
async fn a_private_ca_can_be_trusted() {
    let server = TlsServer::start(None).await;
    let builder = server.builder().root_certificates(&server.certificate);
    let user = builder.build().unwrap().send(GetUser).await.unwrap();
    assert_eq!(user.name, "alice");
    assert!(server.offered_h2.load(Ordering::SeqCst));
}

#[tokio::test]
async fn a_port_without_tls_says_to_use_http() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut hello = [0; 1024];
            let _ = stream.read(&mut hello).await;
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let error = builder(&url)
        .build()
        .unwrap()
        .send(GetUser)
        .await
        .unwrap_err();
    let reason = "the server does not speak TLS on this port; use `http://` or another port";
    assert!(error.to_string().ends_with(reason), "{error}");
    assert!(!error.is_retryable());
}

#[test]
fn a_certificate_that_is_none_is_refused_when_the_client_is_built() {
    let pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for accept in [false, true] {
        let client = builder("http://q.example").danger_accept_invalid_certs(accept);
        let error = client.root_certificates(pem).build();
        assert!(matches!(error, Err(Error::InvalidInput(_))), "{error:?}");
    }
}

#[tokio::test]
async fn invalid_certificates_can_be_accepted_explicitly() {
    let server = TlsServer::start(None).await;
    let client = server.builder().danger_accept_invalid_certs(true);
    assert!(client.build().unwrap().send(GetUser).await.is_ok());
}
