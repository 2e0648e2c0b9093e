//! Failed connections: what their errors show, and whether the request was sent.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use quay_api_generated::{CallOptions, ClientBuilder, Error};
use tokio::net::TcpListener;

use crate::support::{CreateUser, ListLogs, Reply, Server, builder, shown};

/// Sends a request whose query is secret.
async fn failure(client: ClientBuilder) -> Error {
    let next_page = Some("s3cret".to_owned());
    let once = CallOptions::new().no_retry();
    let client = client.build().unwrap().with(once);
    client.send(ListLogs { next_page }).await.unwrap_err()
}

/// Starts a server that accepts connections, counts them and never says anything.
async fn silent_server() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    let accepted = Arc::clone(&count);
    tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok(connection) = listener.accept().await {
            open.push(connection);
            accepted.fetch_add(1, Ordering::SeqCst);
        }
    });
    (url, count)
}

#[tokio::test]
async fn no_error_of_a_connection_shows_the_url_of_the_request() {
    let closed = Server::start(|_, _| Reply::Raw(Vec::new())).await;
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[";
    let cut = Server::start(|_, _| Reply::Raw(head.into())).await;
    let (silent, _) = silent_server().await;
    for client in [
        closed.builder(),
        cut.builder(),
        builder("http://127.0.0.1:1"),
        builder(&silent).connect_timeout(Duration::from_millis(50)),
    ] {
        let shown = shown(&failure(client).await);
        assert!(shown.contains("reqwest::Error"), "{shown}");
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(!shown.contains("/api/v1/logs"), "{shown}");
    }
}

#[tokio::test]
async fn a_timeout_of_connecting_is_retried_for_every_method() {
    let (url, connections) = silent_server().await;
    let client = builder(&url).connect_timeout(Duration::from_millis(100));
    let error = client.build().unwrap().send(CreateUser).await.unwrap_err();
    assert!(
        matches!(&error, Error::Timeout(error) if error.is_connect()),
        "{error:?}"
    );
    assert!(error.is_timeout() && error.is_not_sent() && error.is_retryable());
    assert!(connections.load(Ordering::SeqCst) > 1);
}

#[tokio::test]
async fn a_timeout_after_connecting_may_leave_the_request_processed() {
    let server = Server::start(|_, _| Reply::Stall(Vec::new())).await;
    let client = server.builder().timeout(Duration::from_millis(500));
    let error = client.build().unwrap().send(CreateUser).await.unwrap_err();
    assert!(
        matches!(&error, Error::Timeout(error) if !error.is_connect()),
        "{error:?}"
    );
    assert!(error.is_timeout() && !error.is_not_sent() && error.is_retryable());
    assert_eq!(server.seen().len(), 1);
}
