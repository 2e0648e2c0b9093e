//! What is sent, and what comes back.

use http::{HeaderValue, StatusCode, header};
use quay_api_generated::{CallOptions, Client, Error};
use serde::Deserialize;

use crate::support::{
    CreateUser, DeleteApp, GetUser, PutRobot, Reply, Server, TOKEN, User, own_http,
};

#[tokio::test]
async fn a_request_carries_token_agent_and_the_header_that_quay_asks_for() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let quay = server.builder().user_agent("tool/2").build().unwrap();
    assert_eq!(quay.send(GetUser).await.unwrap().name, "alice");

    let seen = &server.seen()[0];
    assert_eq!((&*seen.method, &*seen.target), ("GET", "/api/v1/user/"));
    let bearer = format!("Bearer {TOKEN}");
    assert_eq!(seen.header("authorization"), Some(&*bearer));
    assert_eq!(seen.header("x-requested-with"), Some("XMLHttpRequest"));
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert_eq!(seen.header("content-type"), None);
    let agent = seen.header("user-agent").unwrap();
    assert!(agent.starts_with("tool/2 quay-api-generated/"), "{agent}");
}

#[tokio::test]
async fn bodies_are_json_or_not_there_at_all() {
    let server = Server::start(|_, _| Reply::json(201, r#"{"name":"alice"}"#)).await;
    let quay = server.client();
    quay.send(CreateUser).await.unwrap();
    quay.send(PutRobot).await.unwrap();

    let seen = server.seen();
    assert_eq!(seen[0].body, r#"{"name":"alice"}"#);
    assert_eq!(seen[0].header("content-type"), Some("application/json"));
    assert_eq!(seen[1].method, "PUT");
    assert_eq!(seen[1].header("content-type"), None);
    assert_eq!(seen[1].header("content-length").unwrap_or("0"), "0");
}

#[tokio::test]
async fn a_prefix_of_the_base_url_stays() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let quay = Client::new(format!("{}/registry/", server.url)).unwrap();
    quay.send(GetUser).await.unwrap();
    assert_eq!(server.seen()[0].target, "/registry/api/v1/user/");
    assert_eq!(server.seen()[0].header("authorization"), None);
}

#[tokio::test]
async fn empty_answers_of_every_kind() {
    for (status, body) in [(204, ""), (201, ""), (200, "\"Deleted\""), (200, "{}")] {
        let server = Server::start(move |_, _| Reply::json(status, body)).await;
        server.client().send(DeleteApp).await.unwrap();
    }
}

#[tokio::test]
async fn an_answer_can_be_read_as_another_type_or_not_at_all() {
    #[derive(Debug, Deserialize)]
    struct Named {
        name: String,
    }

    let server = Server::start(|_, number| match number {
        0 => Reply::user("alice"),
        _ => Reply::json(404, "nothing").header("X-Odd", "1"),
    })
    .await;
    let quay = server.client();
    assert_eq!(quay.send_as::<Named>(GetUser).await.unwrap().name, "alice");
    assert!(
        quay.send_as::<Named>(GetUser)
            .await
            .unwrap_err()
            .is_not_found()
    );

    let raw = quay.send_raw(GetUser).await.unwrap();
    assert_eq!(raw.status(), StatusCode::NOT_FOUND);
    assert_eq!(raw.headers()["x-odd"], "1");
    assert_eq!(raw.body(), "nothing");
}

#[tokio::test]
async fn options_are_for_one_call_or_for_some() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let quay = server.client();
    let odd = header::HeaderName::from_static("x-odd");
    let option = |value| {
        let value = HeaderValue::from_static(value);
        CallOptions::new().header(odd.clone(), value)
    };
    quay.send_with(GetUser, option("1")).await.unwrap();
    quay.send(GetUser).await.unwrap();
    quay.with(option("2"))
        .send_with(GetUser, CallOptions::new())
        .await
        .unwrap();
    quay.with(option("2"))
        .send_with(GetUser, option("3"))
        .await
        .unwrap();

    let seen = server.seen();
    let values: Vec<_> = seen.iter().map(|seen| seen.header("x-odd")).collect();
    assert_eq!(values, [Some("1"), None, Some("2"), Some("3")]);
}

#[tokio::test]
async fn a_client_of_ones_own_can_carry_requests() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let http = || own_http().build().unwrap();
    let quay = server.builder().http_client(http()).build().unwrap();
    let user = quay.send(GetUser).await.unwrap();
    assert_eq!(
        user,
        User {
            name: "alice".to_owned()
        }
    );

    let both = server
        .builder()
        .http_client(http())
        .proxy("http://p")
        .build();
    assert!(matches!(both, Err(Error::InvalidInput(_))));
}

#[test]
fn settings_that_cannot_be_taken_are_refused_without_showing_them() {
    let builder = || Client::builder("https://quay.example.com");
    for refused in [
        Client::new("quay.example.com").err(),
        builder().token("s3cret\nsecond").build().err(),
        builder().token(" ").build().err(),
        builder().proxy("s3cret:// :").build().err(),
        builder().root_certificates("s3cret").build().err(),
        builder().identity("s3cret").build().err(),
        builder().user_agent("s3cret\n").build().err(),
        builder().requests_per_second(0).build().err(),
        builder().max_concurrency(0).build().err(),
    ] {
        let error = refused.expect("is refused");
        assert!(matches!(error, Error::InvalidInput(_)), "{error}");
        assert!(!format!("{error} {error:?}").contains("s3cret"), "{error}");
    }
    assert!(builder().token(" abc\n").build().is_ok());
    assert!(builder().danger_accept_invalid_certs(true).build().is_ok());
}

#[test]
fn nothing_that_is_printed_shows_a_token() {
    let builder = Client::builder("https://q.example")
        .token("s3cret")
        .proxy("http://a:s3cret@p.example");
    let options = CallOptions::new().header(header::COOKIE, HeaderValue::from_static("s3cret"));
    let shown = format!("{builder:?} {options:?}");
    let client = builder.build().unwrap().with(options);
    let shown = format!("{shown} {client:?} {client:#?}");
    assert!(!shown.contains("s3cret"), "{shown}");
    assert!(shown.contains("https://q.example"), "{shown}");
}

#[tokio::test]
async fn a_proxy_carries_every_request() {
    let proxy = Server::start(|_, _| Reply::user("alice")).await;
    let builder = Client::builder("http://quay.invalid").proxy(proxy.url.as_str());
    builder.build().unwrap().send(GetUser).await.unwrap();
    assert_eq!(proxy.seen()[0].target, "http://quay.invalid/api/v1/user/");
}

#[tokio::test]
async fn an_operation_can_be_sent_again_by_reference() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let quay = server.client();
    let operation = GetUser;
    quay.send(&operation).await.unwrap();
    quay.send(operation).await.unwrap();
    assert_eq!(server.seen().len(), 2);
}
