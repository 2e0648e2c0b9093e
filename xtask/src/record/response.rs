//! Converts responses to the format of recordings, and recognizes sign-in pages and invalid tokens.

use quay_codegen::is_html;
use quay_codegen::recording::exchange::Response;
use serde_json::Value;

use crate::error::Error;
use crate::server::{self, sign_in_page};

/// Responses with more values are not recorded, because nobody would review them.
pub(super) const MOST_VALUES: usize = 2000;

/// A response and its consequences for the run.
pub(super) struct Reading {
    pub(super) response: Response,
    /// Whether it is an HTML page, which means that the server lacks the operation.
    pub(super) is_html: bool,
    /// Whether it reports that the token is invalid.
    pub(super) refuses_token: bool,
}

impl Reading {
    /// Reads a response. A page with a success status is an error: something in front of Quay responded.
    pub(super) fn of(received: &server::Response) -> Result<Self, Error> {
        // A proxy may add a byte order mark, which JSON must not have and no recording needs.
        let bytes = received.bytes.strip_prefix(b"\xef\xbb\xbf");
        let bytes = bytes.unwrap_or(&received.bytes);
        let json: Option<Value> = serde_json::from_slice(bytes).ok();
        let text = String::from_utf8_lossy(bytes).into_owned();
        let is_html = json.is_none() && is_html(&text);
        if is_html && received.status.is_success() {
            return Err(sign_in_page(&received.url, text));
        }
        // Quay also requests a fresh login by 401, with a valid token.
        let error_type = json.as_ref().and_then(|body| body.get("error_type"));
        let is_other_error = error_type.is_some_and(|kind| kind != "invalid_token");
        let refuses_token = received.status.as_u16() == 401 && !is_other_error;
        Ok(Self {
            response: response(received, json, text),
            is_html,
            refuses_token,
        })
    }
}

fn response(received: &server::Response, json: Option<Value>, text: String) -> Response {
    let is_text = json.is_none() && !text.is_empty();
    let headers = [
        ("Location", &received.location),
        ("Retry-After", &received.retry_after),
    ];
    let headers = headers
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)));
    let content_type = received.content_type.clone();
    let mut response = Response {
        status: received.status.as_u16(),
        content_type: content_type.filter(|kind| kind != "application/json"),
        headers: headers.collect(),
        body: json,
        text: is_text.then_some(text),
    };
    response.sort();
    response
}

/// Counts the values in a JSON value.
pub(super) fn count_values(value: &Value) -> usize {
    match value {
        Value::Array(elements) => 1 + elements.iter().map(count_values).sum::<usize>(),
        Value::Object(properties) => 1 + properties.values().map(count_values).sum::<usize>(),
        _ => 1,
    }
}
