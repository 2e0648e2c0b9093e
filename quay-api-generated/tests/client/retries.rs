//! The retry policy.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use quay_api_generated::{CallOptions, Error, Operation, Retry};
use tokio::net::TcpListener;

use crate::support::{CreateUser, DeleteApp, GetHealth, GetUser, PutRobot, Reply, Server, builder};

/// Sends an operation to a server that always reacts the same, and counts the requests.
async fn attempts(operation: impl Operation, reply: Reply) -> (usize, Error) {
    let server = Server::start(move |_, _| reply.clone()).await;
    let Err(error) = server.client().send(operation).await else {
        panic!("a failure was expected");
    };
    (server.seen().len(), error)
}

#[tokio::test]
async fn statuses_are_retried_by_method() {
    // Method by method: 429, 502, 503, 504, 500, 404, 409.
    let statuses = [429, 502, 503, 504, 500, 404, 409];
    let idempotent = [4, 4, 4, 4, 1, 1, 1];
    for (status, expected) in statuses.into_iter().zip(idempotent) {
        let reply = || Reply::json(status, r#"{"message":"no"}"#);
        for (count, error) in [
            attempts(GetUser, reply()).await,
            attempts(PutRobot, reply()).await,
            attempts(DeleteApp, reply()).await,
        ] {
            assert_eq!(count, expected, "{status}");
            assert_eq!(error.status().unwrap().as_u16(), status);
            assert_eq!(error.is_retryable(), expected > 1);
        }
        let (count, _) = attempts(CreateUser, reply()).await;
        assert_eq!(count, if status == 429 { 4 } else { 1 }, "POST {status}");
    }
}

#[tokio::test]
async fn a_later_success_or_the_last_error_is_returned() {
    let server = Server::start(|_, number| match number {
        0 => Reply::html(502, "Bad Gateway"),
        1 => Reply::json(429, "{}"),
        _ => Reply::user("alice"),
    })
    .await;
    assert_eq!(server.client().send(GetUser).await.unwrap().name, "alice");

    let server = Server::start(|_, number| match number {
        0 => Reply::json(503, "{}"),
        _ => Reply::json(404, "{}"),
    })
    .await;
    let error = server.client().send(GetUser).await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn a_status_that_means_success_is_not_retried() {
    let server = Server::start(|_, _| Reply::json(503, r#"{"name":"sick"}"#)).await;
    assert_eq!(server.client().send(GetHealth).await.unwrap().name, "sick");
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_read_only_registry_is_not_retried() {
    for message in [
        "Repository is in read only or mirror mode: 1",
        "System is currently read-only. Pulls will succeed.",
    ] {
        let body = format!(r#"{{"message":"{message}"}}"#);
        let (count, error) = attempts(PutRobot, Reply::json(503, &body)).await;
        assert_eq!(count, 1, "{message}");
        assert!(!error.is_retryable() && error.is_read_only());
    }
}

#[tokio::test]
async fn an_interrupted_connection_is_retried_for_get_only() {
    let close = || Reply::Raw(Vec::new());
    let (count, error) = attempts(GetUser, close()).await;
    assert_eq!(count, 4);
    assert!(
        matches!(error, Error::Transport(ref error) if !error.is_connect()),
        "{error}"
    );
    assert!(!error.is_not_sent());
    let text = error.to_string();
    assert!(
        text.contains("the server may have received the request: connection closed"),
        "{text}"
    );
    assert_eq!(attempts(PutRobot, close()).await.0, 1);
    assert_eq!(attempts(CreateUser, close()).await.0, 1);
}

/// Returns the address of an unused port.
async fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap()
}

#[tokio::test]
async fn a_failed_connect_is_retried_for_every_method() {
    let address = free_address().await;
    let delay = Duration::from_millis(100);
    let client = builder(&format!("http://{address}"))
        .retry(Retry::default().max_retries(8).delays(delay, delay))
        .build()
        .unwrap();
    let call = tokio::spawn(async move { client.send(CreateUser).await });
    tokio::time::sleep(delay).await;
    let listener = TcpListener::bind(address).await.unwrap();
    let server = Server::listen(listener, |_, _| Reply::user("alice"));
    assert_eq!(call.await.unwrap().unwrap().name, "alice");
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_failed_connect_is_reported() {
    let url = format!("http://{}", free_address().await);
    let client = builder(&url).build().unwrap();
    let error = client.send(GetUser).await.unwrap_err();
    let text = error.to_string();
    let reason = text.strip_prefix(&format!("getUser: cannot connect to {url}: "));
    assert!(reason.unwrap().contains("refused"), "{text}");
    assert!(matches!(error, Error::Transport(ref error) if error.is_connect()));
    assert!(error.is_retryable() && error.is_not_sent());
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn retries_can_be_disabled_for_a_client_or_a_request() {
    let server = Server::start(|_, _| Reply::json(503, "{}")).await;
    let client = server.client();
    let once = CallOptions::new().no_retry();
    assert!(client.send_with(GetUser, once).await.is_err());
    assert_eq!(server.seen().len(), 1);
    let client = server.builder().retry(Retry::none()).build().unwrap();
    assert!(client.send(GetUser).await.is_err());
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn retry_after_is_honored_in_both_formats() {
    let in_seconds = || "1".to_owned();
    let as_date = || {
        let date = jiff::Timestamp::now() + Duration::from_secs(2);
        jiff::fmt::rfc2822::DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&date)
            .unwrap()
    };
    for value in [in_seconds as fn() -> String, as_date] {
        let server = Server::start(move |_, number| match number {
            0 => Reply::json(429, "{}").header("Retry-After", value()),
            _ => Reply::user("alice"),
        })
        .await;
        let start = Instant::now();
        server.client().send(CreateUser).await.unwrap();
        // A date has whole seconds.
        let waited = start.elapsed().as_millis();
        assert!((900..9000).contains(&waited), "{waited}");
    }
}

#[tokio::test]
async fn delays_beyond_the_budget_are_not_waited_for() {
    let reply = Reply::json(429, "{}").header("Retry-After", "255");
    let start = Instant::now();
    let (count, error) = attempts(GetUser, reply).await;
    assert_eq!(count, 1);
    assert!(start.elapsed() < Duration::from_secs(5));
    assert!(error.is_rate_limited());
    let wait = error.api().unwrap().retry_after();
    assert_eq!(wait, Some(Duration::from_secs(255)));
    assert!(error.to_string().contains("retry after 255 s"), "{error}");
}

#[tokio::test]
async fn a_timeout_is_not_retried() {
    let server = Server::start(|_, _| Reply::Stall(Vec::new())).await;
    let limit = CallOptions::new().timeout(Duration::from_millis(500));
    let error = server.client().send_with(GetUser, limit).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(server.seen().len(), 1);
}
