//! HTTP/2, which the client and the server agree on in the handshake.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use futures_util::future::join_all;
use http::Version;
use quay_api_generated::{CallOptions, Error};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;

use super::{TlsServer, certificate, config};
use crate::support::{CreateUser, GetUser, builder};

#[tokio::test]
async fn requests_share_one_http2_connection() {
    let server = TlsServer::with_protocols(&[b"h2", b"http/1.1"], None).await;
    let builder = server.builder().root_certificates(&server.certificate);
    let client = builder.build().unwrap();
    let first = client.send_raw(GetUser).await.unwrap();
    assert_eq!(first.version(), Version::HTTP_2);
    let users = join_all((0..20).map(|_| client.send(GetUser))).await;
    assert!(users.into_iter().all(|user| user.unwrap().name == "alice"));
    assert_eq!(server.handshakes.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_request_that_the_server_refused_to_process_is_repeated() {
    let server = TlsServer::with_protocols(&[b"h2"], None).await;
    let client = || {
        let builder = server.builder().root_certificates(&server.certificate);
        builder.build().unwrap()
    };
    assert_eq!(client().send(CreateUser).await.unwrap().name, "alice");

    let once = CallOptions::new().no_retry();
    let error = client().send_with(CreateUser, once).await.unwrap_err();
    assert!(error.is_not_sent() && error.is_retryable(), "{error:?}");
    let expected = format!(
        "createUser: the connection to {} was closed before the request was processed",
        server.url
    );
    assert_eq!(error.to_string(), expected);
}

/// Reads the first request of a connection, then ends it with a GOAWAY frame that says that no
/// request was processed.
async fn go_away(mut stream: impl AsyncRead + AsyncWrite + Unpin, reason: h2::Reason) {
    let no_settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
    stream.write_all(&no_settings).await.unwrap();
    let preface = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    stream.read_exact(&mut preface.clone()).await.unwrap();
    loop {
        let mut frame = [0; 9];
        stream.read_exact(&mut frame).await.unwrap();
        let [high, middle, low, kind, ..] = frame;
        let length = u32::from_be_bytes([0, high, middle, low]);
        let mut payload = vec![0; usize::try_from(length).unwrap()];
        stream.read_exact(&mut payload).await.unwrap();
        if kind == 1 {
            break; // The headers of the request.
        }
    }
    let mut frame = vec![0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    frame.extend(u32::from(reason).to_be_bytes());
    stream.write_all(&frame).await.unwrap();
    stream.flush().await.unwrap();
    // Until the client disconnects.
    let _ = stream.read_to_end(&mut Vec::new()).await;
}

/// Sends a `POST` to a server that ends every connection with this reason. Returns the error and
/// the number of connections.
async fn failure(reason: h2::Reason) -> (Error, usize) {
    let own = certificate();
    let mut config = config(&own);
    config.alpn_protocols = vec![b"h2".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = builder(&format!("https://{}", listener.local_addr().unwrap()));
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            go_away(acceptor.accept(stream).await.unwrap(), reason).await;
        }
    });
    let client = client.root_certificates(own.cert.pem()).build().unwrap();
    let error = client.send(CreateUser).await.unwrap_err();
    (error, connections.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_server_that_goes_away_did_not_process_the_request() {
    let (error, connections) = failure(h2::Reason::NO_ERROR).await;
    assert!(error.is_not_sent() && error.is_retryable(), "{error:?}");
    assert_eq!(connections, 4);
    let text = error.to_string();
    let end = "was closed before the request was processed";
    assert!(text.ends_with(end), "{text}");
}

#[tokio::test]
async fn a_server_that_ends_a_connection_for_an_error_may_have_processed_the_request() {
    let (error, connections) = failure(h2::Reason::ENHANCE_YOUR_CALM).await;
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(!error.is_not_sent(), "{error:?}");
    assert_eq!(connections, 1);
}
