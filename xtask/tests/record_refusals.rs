//! What `cargo xtask record` makes of servers that refuse requests: sign-in pages, invalid tokens and required logins.

#![cfg(unix)]
// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::record_endings::{MESSAGES, PAGE, USER, exchanges, quay, record};
use crate::support::Sandbox;
use crate::support::server::{Response, Server};
use serde_json::json;

fn refused() -> Response {
    unauthorized("Requires authentication", "invalid_token")
}

fn unauthorized(detail: &str, error_type: &str) -> Response {
    let body = json!({
        "detail": detail, "error_message": detail, "error_type": error_type, "title": error_type,
        "type": format!("http://quay.test/api/v1/error/{error_type}"), "status": 401
    });
    Response::status(401, body.to_string())
}

#[test]
fn a_sign_in_page_ends_the_run_and_is_not_recorded() {
    let (sandbox, server) = (Sandbox::new(), Server::start(|_| Response::ok(PAGE)));
    record(&sandbox, &server.url(), &[]).exits(2).complains(&[
        "expected a document, found an HTML page",
        "the page may come from a login form or a proxy",
        "nothing was written",
    ]);
    assert!(sandbox.files("out").is_empty());
}

#[test]
fn a_sign_in_page_in_the_middle_ends_the_run_and_what_came_before_is_saved() {
    let count = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        if count.fetch_add(1, Ordering::SeqCst) > 40 {
            Response::ok(PAGE)
        } else {
            quay(request)
        }
    });
    let sandbox = Sandbox::new();
    let run = record(&sandbox, &server.url(), &[]).exits(2);
    run.complains(&["found an HTML page"])
        .says(&["stopped by an error: the responses so far are saved"]);
    assert_eq!(
        exchanges(&sandbox, "globalmessages/getGlobalMessages").len(),
        1
    );
}

#[test]
fn an_invalid_token_ends_the_run_and_no_refusal_is_recorded() {
    let server = Server::start(|request| match request.target.as_str() {
        MESSAGES | "/config" => quay(request),
        _ => refused(),
    });
    let sandbox = Sandbox::new();
    record(&sandbox, &server.url(), &[])
        .exits(2)
        .complains(&["returned 401", "help: pass a valid OAuth token"]);
    assert!(server.targets().len() < 20, "{:?}", server.targets());
    assert!(sandbox.files("out").is_empty());
}

#[test]
fn a_token_that_expires_during_the_run_ends_it_and_what_came_before_is_saved() {
    let count = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        let has_expired = count.fetch_add(1, Ordering::SeqCst) > 45;
        match request.target.as_str() {
            USER if !has_expired => Response::ok(json!({"anonymous": false}).to_string()),
            _ if !has_expired => quay(request),
            _ => refused(),
        }
    });
    let sandbox = Sandbox::new();
    let run = record(&sandbox, &server.url(), &[]).exits(2);
    run.complains(&["returned 401"]).says(&["are saved"]);
    let files = sandbox.files("out");
    assert!(files.contains_key("user/getLoggedInUser.json"));
    assert!(
        !files.values().any(|text| text.contains("401")),
        "{files:?}"
    );
}

#[test]
fn a_token_with_few_scopes_is_not_reported_as_invalid() {
    // Quay refuses a valid token like this if it lacks `user:read`.
    let server = Server::start(|request| match request.target.as_str() {
        USER => refused(),
        _ => quay(request),
    });
    let sandbox = Sandbox::new();
    record(&sandbox, &server.url(), &[]).exits(0);
    assert_eq!(exchanges(&sandbox, "user/getLoggedInUser").len(), 1);
}

/// The token is valid, so the status alone must not end the run.
#[test]
fn a_required_fresh_login_is_recorded_and_ends_nothing() {
    let server = Server::start(|request| match request.target.as_str() {
        MESSAGES | "/config" => quay(request),
        _ => unauthorized("Please log in again", "fresh_login_required"),
    });
    let sandbox = Sandbox::new();
    let run = record(&sandbox, &server.url(), &[]).exits(0);
    assert!(!run.stderr.contains("token"), "{}", run.stderr);
    assert!(server.targets().len() > 20, "{:?}", server.targets());
    let recorded = &exchanges(&sandbox, "user/getLoggedInUser")[0]["answer"];
    assert_eq!(recorded["status"], 401);
    assert_eq!(recorded["body"]["error_type"], "fresh_login_required");
}
