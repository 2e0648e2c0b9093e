//! Whether what a server shows fits the version that it is fetched as, and whether both documents are of one server.

use std::ops::Range;

use super::{FROM_FILES, refuses, sandbox};
use crate::support::Sandbox;

/// A document with a public operation for each number, and one internal operation.
fn document(version: &str, operations: Range<usize>, internal: bool) -> String {
    let operations = operations.map(|number| operation(&format!("a{number}"), ""));
    let internal = internal.then(|| operation("internal", r#", "x-internal": true"#));
    let paths: Vec<_> = operations.chain(internal).collect();
    let paths = paths.join(", ");
    let version = match version {
        "" => String::new(),
        version => format!(r#""x-quay-version": "{version}", "#),
    };
    format!(r#"{{"swagger": "2.0", {version}"paths": {{{paths}}}}}"#)
}

fn operation(id: &str, more: &str) -> String {
    format!(r#""/{id}": {{"get": {{"operationId": "{id}", "tags": ["a"]{more}}}}}"#)
}

/// A workspace with the documents of three versions, and a server that shows these operations.
fn versions(public: Range<usize>, internal: Range<usize>) -> Sandbox {
    let sandbox = sandbox();
    for (minor, count) in [(16, 10), (17, 20), (18, 23)] {
        let text = document(&format!("3.{minor}.0"), 0..count, true);
        sandbox.write(&format!("specs/quay-3.{minor}.json"), text);
    }
    sandbox.write("public.json", document("", public, false));
    sandbox.write("internal.json", document("", internal, true));
    sandbox
}

fn as_version(version: &str) -> [&str; 7] {
    let mut arguments = FROM_FILES;
    arguments[6] = version;
    arguments
}

#[test]
fn an_older_server_is_not_fetched_as_a_new_version() {
    let sandbox = versions(0..20, 0..20);
    let expected = [
        "does not look like Quay 3.19.0",
        "specs/quay-3.18.json in 3 operations and definitions, from specs/quay-3.17.json in 0",
        "--quay-version 3.17.0",
        "--force-version",
    ];
    refuses(&sandbox, &as_version("3.19.0"), &expected);
}

#[test]
fn a_newer_server_is_not_fetched_as_a_version_before_all_documents() {
    let sandbox = versions(0..20, 0..20);
    let expected = [
        "does not look like Quay 3.8.0",
        "from specs/quay-3.17.json in 0",
    ];
    refuses(&sandbox, &as_version("3.8.0"), &expected);
}

#[test]
fn a_build_of_a_branch_is_not_fetched_as_the_older_version_that_it_reports() {
    let sandbox = versions(0..23, 0..23);
    let config = r#"{"version_number": "Quay v3.16.0", "features": {}}"#;
    sandbox.write("config.json", config);
    let mut fetch = FROM_FILES;
    fetch[5..].copy_from_slice(&["--config", "config.json"]);
    let expected = [
        "does not look like Quay 3.16.0, which it reports: it differs from specs/quay-3.16.json in 13",
        "from specs/quay-3.18.json in 0",
        "--quay-version 3.18.0 --force-version",
    ];
    refuses(&sandbox, &fetch, &expected);
    let as_future = ["--quay-version", "3.19.0", "--force-version"];
    sandbox.run([&fetch[..], &as_future].concat()).exits(0);
}

#[test]
fn a_version_without_a_document_fits_those_around_it() {
    for (shown, version) in [(30, "3.19.0"), (8, "3.8.0")] {
        let sandbox = versions(0..shown, 0..shown);
        sandbox.run(as_version(version)).exits(0);
    }
    let sandbox = versions(0..20, 0..20);
    std::fs::remove_file(sandbox.path("specs/quay-3.17.json")).unwrap();
    sandbox.run(as_version("3.17.0")).exits(0);
}

#[test]
fn public_and_internal_documents_of_different_versions_are_refused() {
    let sandbox = versions(0..20, 0..23);
    let before = sandbox.files("");
    let run = sandbox.run(as_version("3.18.0")).exits(1);
    run.complains(&[
        "- a20 (GET /a20): its place in the public document",
        "both documents are of one server",
        "--accept-removals",
    ]);
    assert_eq!(sandbox.files(""), before);
    let accepted = as_version("3.18.0")
        .into_iter()
        .chain(["--accept-removals"]);
    sandbox.run(accepted).exits(0);
}

#[test]
fn operations_that_a_new_version_makes_internal_are_a_warning() {
    let sandbox = versions(0..20, 0..30);
    let run = sandbox.run(as_version("3.19.0")).exits(0);
    run.complains(&[
        "warning: operations that are public in Quay 3.18.0 are internal now: 3\n",
        "help: check that both documents are of one server\n",
    ]);
}

#[test]
fn an_exported_document_is_refused() {
    let internal = document("", 0..5, true).replace(
        r#""operationId": "a3""#,
        r#""operationId": "a3", "x-access": {"right": "user"}"#,
    );
    let sandbox = versions(0..5, 0..5);
    sandbox.write("internal.json", internal);
    let expected = [
        "internal.json:1:",
        "(/paths/~1a3/get/x-access)",
        "`cargo xtask export`",
        "help: save the response of `/api/v1/discovery?internal=true`",
    ];
    refuses(&sandbox, &as_version("3.18.0"), &expected);
}
