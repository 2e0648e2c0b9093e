//! Sending operations and decoding responses.

use std::time::Duration;

use futures_util::FutureExt;
use http::{HeaderValue, StatusCode, header};
use quay_api_generated::{CallOptions, Client, ClientBuilder, Error};
use serde::Deserialize;

use crate::support::{
    CreateUser, DeleteApp, GetUser, PutRobot, Reply, Server, TOKEN, User, custom_http,
};

#[tokio::test]
async fn requests_carry_token_user_agent_and_x_requested_with() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let client = server.builder().user_agent("tool/2").build().unwrap();
    assert_eq!(client.send(GetUser).await.unwrap().name, "alice");

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
async fn calls_can_be_spawned_and_outlive_the_client() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let client = server.client();
    let mut calls = tokio::task::JoinSet::new();
    calls.spawn(client.send(GetUser));
    calls.spawn(client.send_with(GetUser, CallOptions::new().no_retry()));
    let raw = tokio::spawn(client.send_raw(GetUser));
    drop(client);
    for name in calls.join_all().await {
        assert_eq!(name.unwrap().name, "alice");
    }
    assert_eq!(raw.await.unwrap().unwrap().status(), StatusCode::OK);
}

#[test]
fn outside_of_a_runtime_a_call_is_an_error() {
    let client = Client::new("http://127.0.0.1:1").unwrap();
    let error = client.send(GetUser).now_or_never().unwrap().unwrap_err();
    assert!(matches!(error, Error::InvalidInput(_)), "{error:?}");
    assert!(
        error.to_string().contains("requires a Tokio runtime"),
        "{error}"
    );
}

#[tokio::test]
async fn bodies_are_json_or_absent() {
    let server = Server::start(|_, _| Reply::json(201, r#"{"name":"alice"}"#)).await;
    let client = server.client();
    client.send(CreateUser).await.unwrap();
    client.send(PutRobot).await.unwrap();

    let seen = server.seen();
    assert_eq!(seen[0].body, r#"{"name":"alice"}"#);
    assert_eq!(seen[0].header("content-type"), Some("application/json"));
    assert_eq!(seen[1].method, "PUT");
    assert_eq!(seen[1].header("content-type"), None);
    assert_eq!(seen[1].header("content-length").unwrap_or("0"), "0");
}

#[tokio::test]
async fn the_path_of_the_base_url_is_kept() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let client = Client::new(format!("{}/registry/", server.url)).unwrap();
    client.send(GetUser).await.unwrap();
    assert_eq!(server.seen()[0].target, "/registry/api/v1/user/");
    assert_eq!(server.seen()[0].header("authorization"), None);
}

#[tokio::test]
async fn responses_without_content_are_accepted() {
    for (status, body) in [(204, ""), (201, ""), (200, "\"Deleted\""), (200, "{}")] {
        let server = Server::start(move |_, _| Reply::json(status, body)).await;
        server.client().send(DeleteApp).await.unwrap();
    }
}

#[tokio::test]
async fn responses_can_be_decoded_as_another_type_or_returned_raw() {
    #[derive(Debug, Deserialize)]
    struct Named {
        name: String,
    }

    let server = Server::start(|_, number| match number {
        0 => Reply::user("alice"),
        _ => Reply::json(404, "nothing").header("X-Odd", "1"),
    })
    .await;
    let client = server.client();
    assert_eq!(
        client.send_as::<Named>(GetUser).await.unwrap().name,
        "alice"
    );
    assert!(
        client
            .send_as::<Named>(GetUser)
            .await
            .unwrap_err()
            .is_not_found()
    );

    let raw = client.send_raw(GetUser).await.unwrap();
    assert_eq!(raw.status(), StatusCode::NOT_FOUND);
    assert_eq!(raw.headers()["x-odd"], "1");
    assert_eq!(raw.body(), "nothing");
}

#[tokio::test]
async fn options_apply_to_one_request_or_to_several() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let client = server.client();
    let odd = header::HeaderName::from_static("x-odd");
    let option = |value| {
        let value = HeaderValue::from_static(value);
        CallOptions::new().header(odd.clone(), value)
    };
    client.send_with(GetUser, option("1")).await.unwrap();
    client.send(GetUser).await.unwrap();
    client
        .with(option("2"))
        .send_with(GetUser, CallOptions::new())
        .await
        .unwrap();
    client
        .with(option("2"))
        .send_with(GetUser, option("3"))
        .await
        .unwrap();

    let seen = server.seen();
    let values: Vec<_> = seen.iter().map(|seen| seen.header("x-odd")).collect();
    assert_eq!(values, [Some("1"), None, Some("2"), Some("3")]);
}

#[tokio::test]
async fn headers_of_a_call_replace_those_of_the_client_and_join_the_rest() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let option = |options: CallOptions, name, value| {
        let name = header::HeaderName::from_static(name);
        options.header(name, HeaderValue::from_static(value))
    };
    let shared = option(CallOptions::new(), "x-shared", "client");
    let client = server.client().with(option(shared, "x-both", "client"));
    let own = option(CallOptions::new(), "x-both", "call");
    let own = option(own, "x-requested-with", "call");
    let own = option(own, "authorization", "Bearer call");
    client.send_with(GetUser, own).await.unwrap();

    let seen = &server.seen()[0];
    for (name, value) in [
        ("x-shared", "client"),
        ("x-both", "call"),
        ("x-requested-with", "call"),
        ("authorization", "Bearer call"),
    ] {
        let mut sent = seen.headers.iter().filter(|(sent, _)| sent == name);
        assert_eq!(sent.next().unwrap().1, value, "{name}");
        assert_eq!(sent.next(), None, "{name}");
    }
}

#[tokio::test]
async fn a_custom_http_client_carries_requests() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let http = || custom_http().build().unwrap();
    let client = server.builder().http_client(http()).build().unwrap();
    let user = client.send(GetUser).await.unwrap();
    assert_eq!(
        user,
        User {
            name: "alice".to_owned()
        }
    );
}

#[test]
fn a_custom_http_client_takes_no_settings_of_connections() {
    type Set = fn(ClientBuilder) -> ClientBuilder;
    let settings: [(&str, Set); 5] = [
        ("proxy", |builder| builder.proxy("http://p")),
        ("connect_timeout", |builder| {
            builder.connect_timeout(Duration::from_secs(1))
        }),
        ("root_certificates", |builder| {
            builder.root_certificates("s3cret")
        }),
        ("identity", |builder| builder.identity("s3cret")),
        ("danger_accept_invalid_certs", |builder| {
            builder.danger_accept_invalid_certs(true)
        }),
    ];
    let builder = || {
        let http = custom_http().build().unwrap();
        Client::builder("https://quay.example.com").http_client(http)
    };
    assert!(builder().build().is_ok());
    for (name, set) in settings {
        let error = set(builder()).build().unwrap_err();
        assert!(matches!(error, Error::InvalidInput(_)), "{name}: {error:?}");
        let text = error.to_string();
        assert!(text.contains("cannot be combined with"), "{name}: {text}");
        assert!(!text.contains("s3cret"), "{name}: {text}");
    }
}

#[test]
fn invalid_settings_are_rejected_without_showing_them() {
    let builder = || Client::builder("https://quay.example.com");
    for error in [
        Client::new("quay.example.com").err(),
        Client::new("https://:s3cret@quay.example.com").err(),
        builder().token("s3cret\nsecond").build().err(),
        builder().token("s3cret second").build().err(),
        builder().token("Bearer s3cret").build().err(),
        builder().token("s3crét").build().err(),
        builder().token(" ").build().err(),
        builder().basic_auth("alice:s3cret", "b").build().err(),
        builder().basic_auth("", "s3cret").build().err(),
        builder().basic_auth("alice", "s3cret\n").build().err(),
        builder().basic_auth("alice", "").build().err(),
        builder().proxy("s3cret:// :").build().err(),
        builder().root_certificates("s3cret").build().err(),
        builder().identity("s3cret").build().err(),
        builder().user_agent("s3cret\n").build().err(),
        builder().requests_per_second(0).build().err(),
        builder().max_concurrency(0).build().err(),
        builder().timeout(Duration::ZERO).build().err(),
    ] {
        let error = error.expect("an error");
        assert!(matches!(error, Error::InvalidInput(_)), "{error}");
        assert!(!format!("{error} {error:?}").contains("s3cret"), "{error}");
    }
    assert!(builder().token(" abc\n").build().is_ok());
    assert!(builder().danger_accept_invalid_certs(true).build().is_ok());
}

#[test]
fn debug_output_never_contains_a_token() {
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
async fn an_operation_can_be_sent_by_reference() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let client = server.client();
    let operation = GetUser;
    client.send(&operation).await.unwrap();
    client.send(operation).await.unwrap();
    assert_eq!(server.seen().len(), 2);
}
