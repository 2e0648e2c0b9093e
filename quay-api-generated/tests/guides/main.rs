//! The requests in Red Hat's guides to the API and the decoding of Quay's responses to them, with one
//! test per operation.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests panic to fail")]

mod accounts;
mod keys;
mod quotas;
mod repositories;

use http::{StatusCode, header};
use quay_api_generated::{ApiError, Error, Operation};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Asserts that an operation sends this request line, without a body or `Content-Type`.
fn assert_sends_no_body(operation: &impl Operation, line: &str) {
    let request = operation.request().unwrap();
    assert_eq!(format!("{} {}", request.method(), request.uri()), line);
    assert!(request.body().is_empty(), "{line}");
    assert!(
        !request.headers().contains_key(header::CONTENT_TYPE),
        "{line}"
    );
    // The client adds the token.
    assert!(
        !request.headers().contains_key(header::AUTHORIZATION),
        "{line}"
    );
}

/// Asserts that an operation sends this request line and this body.
fn assert_sends(operation: &impl Operation, line: &str, body: &Value) {
    let request = operation.request().unwrap();
    assert_eq!(format!("{} {}", request.method(), request.uri()), line);
    let sent: Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!(sent, *body, "{line}");
    let kind = request.headers().get(header::CONTENT_TYPE);
    assert_eq!(kind.unwrap(), "application/json", "{line}");
}

/// Deserializes a body of the guides as the type of the operation.
fn typed<T: DeserializeOwned>(body: &Value) -> T {
    serde_json::from_value(body.clone()).unwrap()
}

/// Decodes a success response.
fn decode<O: Operation>(status: u16, body: &str) -> O::Output {
    O::decode(StatusCode::from_u16(status).unwrap(), body.as_bytes()).unwrap()
}

/// Decodes an error response.
fn decode_error<O: Operation>(status: u16, body: &str) -> ApiError {
    match O::decode(StatusCode::from_u16(status).unwrap(), body.as_bytes()) {
        Err(Error::Api(error)) => *error,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("{body} was decoded as a success"),
    }
}

/// Asserts that an operation accepts every response without content.
fn assert_accepts_no_content<O: Operation<Output = ()>>() {
    for (status, body) in [
        (204, ""),
        (200, ""),
        (201, "\"\"\n"),
        (200, "{}"),
        (200, "null"),
    ] {
        decode::<O>(status, body);
    }
}

/// The guides contain a path that does not exist in any Quay.
#[test]
fn the_crate_has_no_operation_for_a_path_that_does_not_exist() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/generated");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let text = std::fs::read_to_string(path).unwrap();
            assert!(!text.contains("/{repository}/image"));
        }
    }
}
