//! Timeouts, size limits, rate and concurrency limits.

use std::{
    io::{Read, Write},
    net::TcpListener,
    thread,
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use quay_api_generated::{CallOptions, Error};

use crate::support::{CreateUser, GetUser, Reply, Server, builder};

fn head(more: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\n{more}\r\n\r\n{{\"name\":").into_bytes()
}

#[tokio::test]
async fn a_timeout_of_zero_is_an_invalid_option() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let options = CallOptions::new().timeout(Duration::ZERO);
    let error = server.client().send_with(GetUser, options).await;
    let error = error.unwrap_err().to_string();
    assert!(
        error.starts_with("getUser: ") && error.contains("timeout"),
        "{error}"
    );
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_stalled_body_times_out() {
    let server = Server::start(|_, _| Reply::Stall(head("Content-Length: 99"))).await;
    let start = Instant::now();
    let limit = CallOptions::new().timeout(Duration::from_millis(100));
    let error = server.client().send_with(GetUser, limit).await.unwrap_err();
    assert!(error.is_timeout() && start.elapsed() < Duration::from_secs(5));
    assert_eq!(
        error.to_string(),
        format!("getUser: no response from {} within 100ms", server.url)
    );
}

#[tokio::test]
async fn a_connection_closed_within_the_body_is_a_transport_error() {
    let server = Server::start(|_, _| Reply::Raw(head("Content-Length: 99"))).await;
    let error = server.client().send(CreateUser).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
}

#[tokio::test]
async fn truncated_json_is_a_decode_error() {
    let server = Server::start(|_, _| Reply::json(200, r#"{"name":"ali"#)).await;
    let error = server.client().send(GetUser).await.unwrap_err();
    let Error::Decode(error) = error else {
        panic!("{error}");
    };
    assert_eq!((error.operation(), error.path()), ("getUser", "name"));
    assert_eq!(error.excerpt(), r#"{"name":"ali"#);
}

#[tokio::test]
async fn a_body_over_the_limit_is_an_error() {
    let long = format!(r#"{{"name":"{}"}}"#, "a".repeat(5000));
    let server = Server::start(move |_, number| {
        let status = if number == 1 { 404 } else { 200 };
        Reply::json(status, &long)
    })
    .await;
    let client = server.builder().max_body(1000).build().unwrap();
    let error = client.send(GetUser).await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("longer than the client's limit of 1000 bytes"),
        "{error}"
    );
    // The status of an error response counts even if its body is too long.
    assert!(client.send(GetUser).await.unwrap_err().is_not_found());
    assert!(matches!(
        client.send_raw(GetUser).await,
        Err(Error::Decode(_))
    ));
    assert!(server.client().send(GetUser).await.is_ok());
}

#[tokio::test]
async fn a_body_of_exactly_the_limit_is_accepted() {
    let body = r#"{"name":"alice"}"#;
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let client = |limit| server.builder().max_body(limit).build().unwrap();
    assert!(client(body.len()).send(GetUser).await.is_ok());
    let error = client(body.len() - 1).send(GetUser).await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
}

#[tokio::test]
async fn reading_a_body_stops_at_the_limit() {
    // Without a length, what follows is the body.
    for (head, status) in [
        ("HTTP/1.1 200 OK\r\n\r\n", 200),
        ("HTTP/1.1 404 Not Found\r\n\r\n", 404),
    ] {
        let client = builder(&endless(head)).max_body(100);
        // It would otherwise wait for the end of the body.
        let client = client.timeout(Duration::from_secs(10)).build().unwrap();
        let error = client.send(GetUser).await.unwrap_err();
        match status {
            200 => assert!(matches!(error, Error::Decode(_)), "{error:?}"),
            _ => {
                assert!(matches!(error, Error::Api(_)), "{error:?}");
                assert!(error.is_not_found());
                assert_eq!(error.api().unwrap().body().len(), 100);
            }
        }
    }
}

#[tokio::test]
async fn responses_may_be_compressed() {
    // {"name":"zipped"}
    const ZIPPED: [u8; 37] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0xca, 0x4b, 0xcc,
        0x4d, 0x55, 0xb2, 0x52, 0xaa, 0xca, 0x2c, 0x28, 0x48, 0x4d, 0x51, 0xaa, 0x05, 0x00, 0xf5,
        0x2f, 0xb7, 0xd9, 0x11, 0x00, 0x00, 0x00,
    ];
    let server = Server::start(|_, _| {
        Reply::Response(
            200,
            vec![("Content-Encoding", "gzip".to_owned())],
            ZIPPED.into(),
        )
    })
    .await;
    assert_eq!(server.client().send(GetUser).await.unwrap().name, "zipped");
    let accepted = server.seen()[0]
        .header("accept-encoding")
        .map(str::to_owned);
    assert!(accepted.is_some_and(|it| it.contains("gzip")));
}

#[tokio::test]
async fn the_size_limit_applies_after_decompression() {
    // {"name":"aaa…"}, 5000 times a, in 54 bytes.
    const BOMB: [u8; 54] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xed, 0xc1, 0x31, 0x11, 0x00,
        0x20, 0x0c, 0x04, 0x30, 0x2f, 0x2f, 0x03, 0x37, 0x1d, 0x3a, 0x82, 0x01, 0x0e, 0xef, 0xa8,
        0xe8, 0x96, 0xe4, 0xe6, 0xd4, 0xee, 0xac, 0x14, 0x00, 0x00, 0x00, 0x00, 0x30, 0x2e, 0xef,
        0x03, 0x60, 0xe5, 0x56, 0xd2, 0x93, 0x13, 0x00, 0x00,
    ];
    let gzip = || ("Content-Encoding", "gzip".to_owned());
    let server = Server::start(move |_, _| Reply::Response(200, vec![gzip()], BOMB.into())).await;
    let client = |limit| server.builder().max_body(limit).build().unwrap();
    let name = client(6000).send(GetUser).await.unwrap().name;
    assert_eq!(name.len(), 5000);
    let error = client(1000).send(GetUser).await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error}");
}

#[tokio::test]
async fn requests_run_concurrently() {
    let pause = Duration::from_millis(20);
    let server =
        Server::start(move |_, number| Reply::user(&number.to_string()).after(pause)).await;
    let client = server.client();
    let users = join_all((0..64).map(|_| client.send(GetUser))).await;
    let mut names: Vec<u32> = users
        .into_iter()
        .map(|user| user.unwrap().name.parse().unwrap())
        .collect();
    names.sort_unstable();
    assert!(names.into_iter().eq(0..64));
    assert!(server.max_concurrent() > 8);
}

#[tokio::test]
async fn the_concurrency_limit_holds() {
    let pause = Duration::from_millis(10);
    let server = Server::start(move |_, _| Reply::user("alice").after(pause)).await;
    let client = server.builder().max_concurrency(3).build().unwrap();
    let users = join_all((0..24).map(|_| client.send(GetUser))).await;
    assert!(users.iter().all(Result::is_ok));
    assert_eq!(server.max_concurrent(), 3);
}

#[tokio::test]
async fn the_rate_limit_spaces_requests() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let client = server.builder().requests_per_second(20).build().unwrap();
    let start = Instant::now();
    let users = join_all((0..11).map(|_| client.send(GetUser))).await;
    assert!(users.iter().all(Result::is_ok));
    // The first is sent at once, the others 50 ms apart.
    let took = start.elapsed();
    assert!(took >= Duration::from_millis(495), "{took:?}");
}

#[tokio::test]
async fn a_cancelled_request_does_not_count_for_the_rate_limit() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let client = server.builder().requests_per_second(1).build().unwrap();
    client.send(GetUser).await.unwrap();
    let start = Instant::now();
    for _ in 0..20 {
        let short = Duration::from_millis(5);
        let cancelled = tokio::time::timeout(short, client.send(GetUser)).await;
        assert!(cancelled.is_err());
    }
    client.send(GetUser).await.unwrap();
    let took = start.elapsed();
    assert!(took < Duration::from_secs(3), "{took:?}");
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn dropping_a_request_cancels_it() {
    let (gone, mut noticed) = tokio::sync::mpsc::unbounded_channel();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        use tokio::io::AsyncReadExt;
        let (mut stream, _) = listener.accept().await.unwrap();
        // Reads until the client closes the connection.
        let mut request = Vec::new();
        let _ = stream.read_to_end(&mut request).await;
        gone.send(request.len()).unwrap();
    });
    let client = crate::support::builder(&url)
        .max_concurrency(1)
        .build()
        .unwrap();
    let short = Duration::from_millis(100);
    assert!(
        tokio::time::timeout(short, client.send(GetUser))
            .await
            .is_err()
    );
    let wait = tokio::time::timeout(Duration::from_secs(5), noticed.recv());
    assert!(wait.await.unwrap().unwrap() > 0);
}

#[test]
fn any_value_of_a_setting_is_accepted_or_an_error() {
    let max = std::time::Duration::MAX;
    let client = builder("http://127.0.0.1:1")
        .max_concurrency(usize::MAX)
        .requests_per_second(u32::MAX)
        .max_body(usize::MAX)
        .timeout(max)
        .connect_timeout(max)
        .retry(
            quay_api_generated::Retry::default()
                .delays(max, max)
                .budget(max),
        );
    assert!(client.build().is_ok());
    let error = builder("http://127.0.0.1:1")
        .token(" ")
        .build()
        .unwrap_err();
    assert_eq!(error.to_string(), "`token` is empty");
}

#[tokio::test]
async fn endless_informational_responses_time_out() {
    for message in [
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n",
    ] {
        let limit = Duration::from_millis(300);
        let client = builder(&endless(message)).timeout(limit).build().unwrap();
        let start = Instant::now();
        let error = client.send(GetUser).await.unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
        assert!(start.elapsed() < 10 * limit, "{:?}", start.elapsed());
    }
}

/// Starts a server that responds with this message, over and over.
fn endless(message: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut head = [0; 4096];
        let _ = stream.read(&mut head);
        while stream.write_all(message.as_bytes()).is_ok() {
            thread::sleep(Duration::from_millis(1));
        }
    });
    url
}
