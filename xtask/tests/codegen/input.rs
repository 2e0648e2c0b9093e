//! Which documents, overlays and options are read, and that bad input changes nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{OUT, document, generated, inside, leaves_all, overlay, sandbox};
use crate::support::Sandbox;

#[test]
fn the_newest_document_is_chosen_by_number() {
    let sandbox = sandbox();
    for (version, operation) in [
        ("3.9", "nine"),
        ("3.100", "hundred"),
        ("3.99", "ninety_nine"),
    ] {
        let name = format!("specs/quay-{version}.json");
        sandbox.write(&name, document(&format!("{version}.1"), &[operation]));
    }
    sandbox.write("specs/quay-4.json", "not a document of a minor version");
    sandbox.run(["codegen"]).exits(0);
    assert!(sandbox.path(&inside("hundred.rs")).is_file());
    assert!(!sandbox.path(&inside("ninety_nine.rs")).exists());
}

#[test]
fn folder_and_document_can_be_given() {
    let sandbox = sandbox();
    let served = document("3.18.0", &["plum"])
        .replace("\"basePath\"", "\"host\": \"corp.example\", \"basePath\"");
    sandbox.write("elsewhere/discovery.json", served);
    fs::create_dir(sandbox.path("elsewhere/corrections")).unwrap();
    let arguments = [
        "codegen",
        "--spec",
        "discovery.json",
        "--overlays",
        "corrections",
        "--out",
        "new/out",
    ];
    let run = sandbox.run_with(
        arguments,
        |command| _ = command.current_dir(sandbox.path("elsewhere")),
        "",
    );
    run.exits(0);
    assert!(sandbox.path("elsewhere/new/out/plum.rs").is_file());
    assert!(!sandbox.path(OUT).exists());
}

#[test]
fn the_workspace_is_found_from_any_folder() {
    let sandbox = sandbox();
    let elsewhere = Sandbox::new();
    sandbox
        .run_with(
            ["codegen"],
            |command| _ = command.current_dir(elsewhere.path("")),
            "",
        )
        .exits(0);
    assert!(sandbox.path(&inside("apple.rs")).is_file());
}

#[test]
fn overlays_are_the_yaml_files_in_the_order_of_their_names() {
    let sandbox = sandbox();
    sandbox.write("specs/overlays/20-later.yml", overlay("The later one."));
    sandbox.write(
        "specs/overlays/10-earlier.yaml",
        overlay("The earlier one."),
    );
    sandbox.write("specs/overlays/README.md", "# Overlays\n");
    sandbox.write("specs/overlays/30-draft.yaml.bak", "not an overlay");
    // Files of editors: the lock of Emacs, and what macOS adds.
    sandbox.write("specs/overlays/.#40-open.yaml", "not an overlay");
    sandbox.write("specs/overlays/._50-copied.yml", "not an overlay");
    sandbox.run(["codegen"]).exits(0);
    let text = sandbox.read(&inside("apple.rs"));
    assert!(
        text.contains("The later one.") && !text.contains("The earlier one."),
        "{text}"
    );
}

#[test]
fn bad_input_is_reported_and_changes_nothing() {
    let conflict = "<<<<<<< HEAD\n{\n=======\n{}\n>>>>>>> other\n";
    let cases: [(&str, &[&str]); 7] = [
        ("<html></html>", &["specs/quay-3.18.json", "HTML page"]),
        (
            "\n<!DOCTYPE html>",
            &["specs/quay-3.18.json", "HTML page", "help: "],
        ),
        (
            conflict,
            &[
                "error: found a merge conflict\n  --> specs/quay-3.18.json:1:1",
                "help: resolve it or restore the file from git",
            ],
        ),
        ("< 1", &["specs/quay-3.18.json:1:1", "invalid JSON"]),
        ("{\n  oops", &["specs/quay-3.18.json:2:", "JSON"]),
        (
            "{\"message\": \"no\"}",
            &["specs/quay-3.18.json", "Swagger 2.0"],
        ),
        ("", &["specs/quay-3.18.json", "JSON"]),
    ];
    for (text, expected) in cases {
        let sandbox = generated();
        sandbox.write("specs/quay-3.18.json", text);
        leaves_all(&sandbox, &["codegen"], 2, expected);
        leaves_all(&sandbox, &["codegen", "--check"], 2, expected);
    }
}

/// Without it, the `since` versions would be wrong.
#[test]
fn a_bad_older_document_is_reported_and_changes_nothing() {
    let cases: [(&[u8], &[&str]); 3] = [
        (b"{\n", &["error: invalid JSON", "specs/quay-3.12.json:2"]),
        (
            b"{}",
            &["error: not a Swagger 2.0 document", "specs/quay-3.12.json"],
        ),
        (b"\xff", &["error: specs/quay-3.12.json is not valid UTF-8"]),
    ];
    for (text, expected) in cases {
        let sandbox = generated();
        sandbox.write("specs/quay-3.11.json", document("3.11.0", &["pear"]));
        sandbox.write("specs/quay-3.12.json", text);
        for options in [&[][..], &["--history", "specs"]] {
            leaves_all(&sandbox, &[&["codegen"], options].concat(), 2, expected);
            let check = [&["codegen", "--check"], options].concat();
            leaves_all(&sandbox, &check, 2, expected);
        }
        leaves_all(&sandbox, &["export", "--out", "quay.json"], 2, expected);
        // Documents elsewhere are not those of the workspace.
        sandbox.write("elsewhere/quay-3.12.json", text);
        fs::remove_file(sandbox.path("specs/quay-3.12.json")).unwrap();
        let run = sandbox.run(["codegen", "--history", "elsewhere"]).exits(0);
        run.complains(&["warning: ", "elsewhere/quay-3.12.json"]);
    }
}

#[test]
fn operations_of_one_name_are_told_apart_by_their_methods() {
    let sandbox = generated();
    let get = r#"{"get": {"operationId": "apple""#;
    let post = r#"{"post": {"operationId": "apple", "tags": ["apple"], "parameters": [],
        "responses": {"200": {}}}, "get": {"operationId": "apple""#;
    let text = document("3.18.0", &["apple", "pear"]).replace(get, post);
    sandbox.write("specs/quay-3.18.json", text);
    let expected = "two operations become `apple`: `GET /api/v1/apple` and `POST /api/v1/apple`";
    leaves_all(&sandbox, &["codegen"], 2, &[expected]);
}

#[test]
fn a_bad_overlay_is_reported_with_its_position() {
    let sandbox = generated();
    let idle = overlay("x").replace("apple", "quince");
    sandbox.write("specs/overlays/idle.yaml", idle);
    leaves_all(&sandbox, &["codegen"], 2, &["specs/overlays/idle.yaml:6:"]);
}

#[test]
fn all_missing_files_are_reported_at_once() {
    let sandbox = generated();
    fs::remove_dir(sandbox.path("specs/overlays")).unwrap();
    let missing = [
        "cannot read nowhere.json",
        "cannot read specs/overlays",
        "help: pass a directory with --overlays",
    ];
    leaves_all(
        &sandbox,
        &["codegen", "--spec", "nowhere.json"],
        2,
        &missing,
    );
    fs::remove_file(sandbox.path("specs/quay-3.18.json")).unwrap();
    leaves_all(
        &sandbox,
        &["codegen"],
        2,
        &[
            "specs contains no document",
            "cargo xtask fetch",
            "specs/overlays",
        ],
    );
    fs::create_dir(sandbox.path("specs/overlays")).unwrap();
    sandbox.write("specs/overlays/a.yaml", b"\xff");
    sandbox.write("specs/overlays/b.yaml", b"\xfe");
    leaves_all(
        &sandbox,
        &["codegen"],
        2,
        &[
            "a.yaml is not valid UTF-8",
            "b.yaml is not valid UTF-8",
            "no document",
        ],
    );
}

#[test]
fn a_file_in_place_of_the_folder_is_an_error() {
    let sandbox = sandbox();
    sandbox.write("out", "a file");
    leaves_all(
        &sandbox,
        &["codegen", "--out", "out"],
        2,
        &["out is not a folder"],
    );
}

#[test]
fn wrong_usage_exits_with_2() {
    for arguments in [
        &["codegen", "--chekc"][..],
        &["codegen", "spec.json"],
        &["generate"],
        &[],
    ] {
        leaves_all(&sandbox(), arguments, 2, &["Usage:"]);
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_crash() {
    let sandbox = sandbox();
    let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["codegen", "--check"])
        .current_dir(sandbox.path(""))
        .env("CARGO_MANIFEST_DIR", sandbox.path("xtask"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn every_recorded_document_can_be_read() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sandbox = sandbox();
    let mut count = 0;
    for entry in fs::read_dir(specs).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let run = sandbox.run(["codegen", "--spec", path.to_str().unwrap(), "--out", "out"]);
            run.exits(0).says(&[" operations, "]);
            count += 1;
        }
    }
    assert_eq!(count, 10);
}

/// Such a document would remove the whole client.
#[test]
fn a_document_without_operations_is_refused() {
    let empty = [
        r#"{"swagger": "2.0", "paths": {}}"#,
        r#"{"swagger": "2.0", "x-quay-version": "3.18.0", "paths": {"/api/v1/apple": {"parameters": []}}}"#,
    ];
    // An operation that only an overlay adds does not make it a document of Quay.
    let added = "overlay: 1.0.0\ninfo: { title: Plums, version: '1' }\nactions:\n  \
        - target: $.paths\n    update: { /api/v1/plum: { get: { operationId: plum, tags: [plum] } } }\n";
    let commands: [&[&str]; 5] = [
        &["codegen"],
        &["coverage", "--fail-under", "typed=100"],
        &["export"],
        &["infer"],
        &["diff", "specs/quay-3.18.json"],
    ];
    for document in empty {
        let sandbox = generated();
        sandbox.write("empty.json", document);
        sandbox.write("specs/overlays/plum.yaml", added);
        fs::create_dir_all(sandbox.path("tests/recordings")).unwrap();
        for command in commands {
            let file = if command[0] == "diff" {
                None
            } else {
                Some("--spec")
            };
            let arguments: Vec<_> = command
                .iter()
                .copied()
                .chain(file)
                .chain(["empty.json"])
                .collect();
            let expected = [
                "empty.json",
                "the document contains no operations",
                "help: ",
            ];
            leaves_all(&sandbox, &arguments, 2, &expected);
        }
    }
}
