//! `cargo xtask codegen` as a process: what it writes and leaves alone, what --check finds, and that bad input changes
//! nothing.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod check;
mod files;
mod input;
mod overlays;

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use quay_codegen::GENERATED_MARK as MARK;

use crate::support::{Run, Sandbox};

const OUT: &str = "quay-api-generated/src/generated";

/// A document with these operations, each under its own tag.
fn document(version: &str, operations: &[&str]) -> String {
    let paths: Vec<_> = operations
        .iter()
        .map(|name| {
            format!(
                r#""/api/v1/{name}": {{"get": {{"operationId": "{name}", "tags": ["{name}"],
                   "parameters": [], "responses": {{"200": {{}}}}}}}}"#
            )
        })
        .collect();
    format!(
        r#"{{"swagger": "2.0", "x-quay-version": "{version}", "basePath": "/",
           "info": {{"title": "Quay", "version": "v1"}}, "paths": {{{}}}}}"#,
        paths.join(",\n")
    )
}

/// An overlay that describes the operation `apple`.
fn overlay(description: &str) -> String {
    format!(
        "overlay: 1.0.0\ninfo:\n  title: Docs\n  version: '1'\nactions:\n  \
         - target: $.paths['/api/v1/apple'].get\n    update:\n      description: {description}\n"
    )
}

/// A workspace with a document of two operations and no overlays.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write(
        "specs/quay-3.18.json",
        document("3.18.0", &["apple", "pear"]),
    );
    fs::create_dir(sandbox.path("specs/overlays")).unwrap();
    sandbox
}

/// A workspace with a generated client.
fn generated() -> Sandbox {
    let sandbox = sandbox();
    sandbox.run(["codegen"]).exits(0);
    sandbox
}

fn inside(name: &str) -> String {
    format!("{OUT}/{name}")
}

/// The modification time of each generated file.
fn times(sandbox: &Sandbox) -> BTreeMap<String, SystemTime> {
    let files = sandbox.files(OUT).into_keys();
    let time = |name: &str| {
        fs::metadata(sandbox.path(&inside(name)))
            .unwrap()
            .modified()
            .unwrap()
    };
    files.map(|name| (name.clone(), time(&name))).collect()
}

/// Runs the command, which must fail with this code and change nothing.
#[track_caller]
fn leaves_all(sandbox: &Sandbox, arguments: &[&str], code: i32, expected: &[&str]) -> Run {
    let before = sandbox.files("");
    let run = sandbox.run(arguments).exits(code).complains(expected);
    assert_eq!(sandbox.files(""), before, "nothing may change");
    run
}
