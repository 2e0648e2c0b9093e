//! HTTP/2, which the client and the server agree on in the handshake.

use std::sync::atomic::Ordering;

use futures_util::future::join_all;
use http::Version;
use quay_api_generated::CallOptions;

use super::TlsServer;
use crate::support::{CreateUser, GetUser};

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
