//! A user name and a password instead of a token.

use quay_api_generated::{Client, Error, Retry};

use crate::support::{CreateUser, GetUser, Reply, Server};

fn client(server: &Server) -> Client {
    Client::builder(&server.url)
        .basic_auth("acme+scanner", "s3crét: +")
        .retry(Retry::none())
        .build()
        .unwrap()
}

async fn refused(status: u16, body: &'static str) -> (Error, Error) {
    let server = Server::start(move |_, _| Reply::json(status, body)).await;
    let client = client(&server);
    let get = client.send(GetUser).await.unwrap_err();
    (get, client.send(CreateUser).await.unwrap_err())
}

#[tokio::test]
async fn user_and_password_are_sent_instead_of_a_token() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    client(&server).send(GetUser).await.unwrap();
    let replaced = server.builder().basic_auth("alice", "b").build().unwrap();
    replaced.send(GetUser).await.unwrap();

    let seen = server.seen();
    let sent = |number: usize| seen[number].header("authorization");
    assert_eq!(sent(0), Some("Basic YWNtZStzY2FubmVyOnMzY3LDqXQ6ICs="));
    assert_eq!(sent(1), Some("Basic YWxpY2U6Yg=="));
}

#[tokio::test]
async fn a_token_replaces_user_and_password() {
    let server = Server::start(|_, _| Reply::user("alice")).await;
    let builder = Client::builder(&server.url).basic_auth("alice", "b");
    builder
        .token("abc")
        .build()
        .unwrap()
        .send(GetUser)
        .await
        .unwrap();
    assert_eq!(server.seen()[0].header("authorization"), Some("Bearer abc"));
}

#[tokio::test]
async fn the_hint_speaks_of_the_user_and_the_password() {
    let (get, _) = refused(401, r#"{"title": "invalid_token", "detail": "No"}"#).await;
    assert!(
        get.to_string().ends_with(
            "; the user name or password is wrong, or this operation requires an OAuth token"
        ),
        "{get}"
    );
    let (get, _) = refused(403, r#"{"title": "insufficient_scope", "detail": "No"}"#).await;
    assert!(
        get.to_string()
            .ends_with("; the user name must be that of an administrator of the repository"),
        "{get}"
    );
    let (_, create) = refused(403, r#"{"error": "CSRF token was invalid or missing."}"#).await;
    assert!(create.is_unauthorized());
    assert!(
        create
            .to_string()
            .ends_with("; this operation requires an OAuth token, not a user name and password"),
        "{create}"
    );
}

#[test]
fn debug_output_never_contains_the_password() {
    let builder = Client::builder("https://q.example").basic_auth("alice", "s3cret");
    let shown = format!("{builder:?}");
    let client = builder.build().unwrap();
    let shown = format!("{shown} {client:?}");
    assert!(
        !shown.contains("s3cret") && !shown.contains("Basic"),
        "{shown}"
    );
}
