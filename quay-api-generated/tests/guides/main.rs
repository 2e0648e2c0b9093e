//! Every call that Red Hat's guides to the API show: what this crate sends, and what it makes of
//! Quay's answers, odd ones included. One test for each.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

mod accounts;
mod keys;
mod quotas;
mod repositories;

use http::{StatusCode, header};
use quay_api_generated::{ApiError, Error, Operation};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Makes sure that an operation sends this line, no body and no `Content-Type`.
fn asks(operation: &impl Operation, line: &str) {
    let request = operation.request().unwrap();
    assert_eq!(format!("{} {}", request.method(), request.uri()), line);
    assert!(request.body().is_empty(), "{line}");
    assert!(
        !request.headers().contains_key(header::CONTENT_TYPE),
        "{line}"
    );
    // The token is the client's to add.
    assert!(
        !request.headers().contains_key(header::AUTHORIZATION),
        "{line}"
    );
}

/// Makes sure that an operation sends this line and this body.
fn sends(operation: &impl Operation, line: &str, body: &Value) {
    let request = operation.request().unwrap();
    assert_eq!(format!("{} {}", request.method(), request.uri()), line);
    let sent: Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!(sent, *body, "{line}");
    let kind = request.headers().get(header::CONTENT_TYPE);
    assert_eq!(kind.unwrap(), "application/json", "{line}");
}

/// A body as the guides print it, as the type of the operation.
fn typed<T: DeserializeOwned>(body: &Value) -> T {
    serde_json::from_value(body.clone()).unwrap()
}

/// Reads an answer of success.
fn reads<O: Operation>(status: u16, body: &str) -> O::Output {
    O::decode(StatusCode::from_u16(status).unwrap(), body.as_bytes()).unwrap()
}

/// Reads what Quay says against a call.
fn refuses<O: Operation>(status: u16, body: &str) -> ApiError {
    match O::decode(StatusCode::from_u16(status).unwrap(), body.as_bytes()) {
        Err(Error::Api(error)) => *error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("{body} was taken for a success"),
    }
}

/// Makes sure that an operation takes every way to say nothing.
fn says_nothing<O: Operation<Output = ()>>() {
    for (status, body) in [
        (204, ""),
        (200, ""),
        (201, "\"\"\n"),
        (200, "{}"),
        (200, "null"),
    ] {
        reads::<O>(status, body);
    }
}

/// The guides once post to a path that no Quay has; neither has the client.
#[test]
fn what_does_not_exist_was_not_invented() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/generated");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let text = std::fs::read_to_string(path).unwrap();
            assert!(!text.contains("/{repository}/image"));
        }
    }
}
