//! Output that cannot be written is an error of every command; a closed pipe is not.

#![cfg(target_os = "linux")]
// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::fs::File;
use std::process::Stdio;

use crate::support::{Run, Sandbox};
use serde_json::json;

/// A workspace with an operation and a recording with a new field.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::new();
    let schema = json!({"type": "array", "items": {"$ref": "#/definitions/Pear"}});
    let document = json!({
        "swagger": "2.0", "x-quay-version": "3.18.0", "basePath": "/",
        "info": {"title": "Quay", "version": "v1"},
        "paths": {"/api/v1/pears": {"get": {
            "operationId": "listPears", "tags": ["pear"], "parameters": [],
            "responses": {"200": {"schema": schema}}
        }}},
        "definitions": {"Pear": {"type": "object", "properties": {"weight": {"type": "integer"}}}}
    });
    let exchanges = json!([{
        "request": {"method": "GET", "path": "/api/v1/pears"},
        "answer": {"status": 200, "body": [{"weight": 1, "ripe": true}]}
    }]);
    sandbox.write("specs/quay-3.18.json", document.to_string());
    let older = document.to_string().replace("3.18.0", "3.17.0");
    sandbox.write("specs/quay-3.17.json", older);
    sandbox.write("specs/overlays/README.md", "");
    sandbox.write(
        "tests/recordings/pear/listPears.json",
        exchanges.to_string(),
    );
    sandbox
}

const COMMANDS: [&[&str]; 6] = [
    &["export"],
    &["diff", "3.17", "3.18"],
    &["coverage"],
    &["infer"],
    &["codegen"],
    &["codegen", "--check"],
];

fn run_into(arguments: &[&str], stdout: Stdio) -> Run {
    let sandbox = workspace();
    sandbox.run_with(arguments, |command| _ = command.stdout(stdout), "")
}

#[test]
fn a_full_disk_behind_standard_output_is_an_error() {
    for arguments in COMMANDS {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let run = run_into(arguments, full.into()).exits(2);
        run.complains(&["cannot write to standard output: No space left on device"]);
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    for arguments in COMMANDS {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let code = i32::from(arguments.contains(&"--check"));
        let run = run_into(arguments, writer.into()).exits(code);
        assert!(!run.stderr.contains("standard output"), "{run:?}");
    }
}
