//! File handling of all commands: input is bounded and named in errors, output is written as a whole or not at all.

#![cfg(unix)]
// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::support::{Run, Sandbox};
use rustix::fs::{FlockOperation, flock};

const DOCUMENT: &str = r#"{
  "swagger": "2.0", "x-quay-version": "3.18.0", "basePath": "/", "info": {"title": "Quay", "version": "v1"},
  "paths": {"/api/v1/pears": {"get": {
    "operationId": "listPears", "tags": ["pear"], "parameters": [], "responses": {"200": {}}
  }}}
}"#;

fn workspace() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("specs/quay-3.18.json", DOCUMENT);
    fs::create_dir(sandbox.path("specs/overlays")).unwrap();
    sandbox
}

/// Runs `export` on this document.
fn export(sandbox: &Sandbox, spec: &str) -> Run {
    sandbox.run(["export", "--spec", spec])
}

fn make_pipe(path: &Path) {
    let status = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(status.success());
}

#[test]
fn a_pipe_or_device_is_refused_without_reading_it() {
    let sandbox = workspace();
    make_pipe(&sandbox.path("pipe.json"));
    for (spec, kind) in [
        ("pipe.json", "a pipe, a socket or a device"),
        ("/dev/zero", "a pipe, a socket or a device"),
        ("specs", "it is a folder"),
    ] {
        let run = export(&sandbox, spec).exits(2);
        run.complains(&[&format!("cannot read {spec}: "), kind, "help: "]);
    }
    make_pipe(&sandbox.path("specs/overlays/pipe.yaml"));
    let run = sandbox.run(["codegen"]).exits(2);
    run.complains(&["cannot read specs/overlays/pipe.yaml"]);
}

#[test]
fn a_document_over_64_mib_is_refused_before_reading() {
    let sandbox = workspace();
    let path = sandbox.path("big.json");
    let file = File::create(&path).unwrap();
    // A sparse file, which takes no space on disk.
    file.set_len(1 << 40).unwrap();
    let run = export(&sandbox, "big.json").exits(2);
    run.complains(&["big.json has more than 67108864 bytes"]);
}

#[test]
fn a_byte_order_mark_is_named() {
    let sandbox = workspace();
    for (mark, encoding) in [
        (&b"\xef\xbb\xbf"[..], "UTF-8"),
        (b"\xff\xfe", "UTF-16"),
        (b"\xfe\xff", "UTF-16"),
        (b"\xff\xfe\0\0", "UTF-32"),
        (b"\0\0\xfe\xff", "UTF-32"),
    ] {
        sandbox.write("marked.json", [mark, DOCUMENT.as_bytes()].concat());
        let run = export(&sandbox, "marked.json").exits(2);
        let message = format!("marked.json starts with a byte order mark ({encoding})");
        run.complains(&[&message, "help: save it as UTF-8 without"]);
    }
}

#[test]
fn utf_16_without_a_byte_order_mark_is_named() {
    let sandbox = workspace();
    let text = DOCUMENT.encode_utf16();
    let bytes: Vec<u8> = text.flat_map(u16::to_le_bytes).collect();
    sandbox.write("wide.json", bytes);
    let run = export(&sandbox, "wide.json").exits(2);
    run.complains(&[
        "wide.json contains a NUL byte at offset 1",
        "help: save it as UTF-8",
    ]);
}

#[test]
fn output_goes_to_regular_files_only() {
    let sandbox = workspace();
    sandbox.write("target.json", "mine");
    symlink(sandbox.path("target.json"), sandbox.path("link.json")).unwrap();
    make_pipe(&sandbox.path("pipe.json"));
    for out in ["link.json", "pipe.json", "/dev/full", "specs"] {
        let run = sandbox.run(["export", "--out", out]).exits(2);
        run.complains(&[&format!("{out} is not a regular file"), "help: "]);
    }
    assert_eq!(sandbox.read("target.json"), "mine");
}

#[test]
fn a_misspelt_folder_is_reported_when_it_is_created() {
    let sandbox = workspace();
    let run = sandbox.run(["export", "--out", "mispelt/er/quay.json"]);
    run.exits(0)
        .complains(&["note: created the folder mispelt\n"]);
    let run = sandbox.run(["export", "--out", "mispelt/quay.json"]);
    assert_eq!(run.exits(0).stderr, "");
}

#[test]
fn a_full_disk_leaves_the_old_file() {
    let sandbox = workspace();
    sandbox.write("quay.json", "mine");
    let xtask = env!("CARGO_BIN_EXE_xtask");
    let script = format!("ulimit -f 0; exec {xtask} export --out quay.json 2>&1 | cat");
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(sandbox.path(""))
        .env("CARGO_MANIFEST_DIR", sandbox.path("xtask"))
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("cannot write quay.json: File too large"),
        "{text}"
    );
    assert_eq!(sandbox.read("quay.json"), "mine");
    assert!(!sandbox.path(".quay.json.new").exists());
}

#[test]
fn leftovers_of_a_killed_run_are_cleaned_up() {
    let sandbox = workspace();
    // Longer than the new text, to show that nothing of it remains.
    sandbox.write(".quay.json.new", "x".repeat(100_000));
    sandbox.run(["export", "--out", "quay.json"]).exits(0);
    let printed = sandbox.run(["export"]).exits(0).stdout;
    assert_eq!(sandbox.read("quay.json"), printed);
    assert!(!sandbox.path(".quay.json.new").exists());
}

#[test]
fn a_file_being_written_by_another_run_is_not_touched() {
    let sandbox = workspace();
    let lock = File::create(sandbox.path(".quay.json.new")).unwrap();
    flock(&lock, FlockOperation::LockExclusive).unwrap();
    let run = sandbox.run(["export", "--out", "quay.json"]).exits(2);
    run.complains(&["another run is writing quay.json"]);
    // Dropping the file is not enough: a process that another test is just starting may still have it open.
    flock(&lock, FlockOperation::Unlock).unwrap();
    sandbox.run(["export", "--out", "quay.json"]).exits(0);
}

#[test]
fn a_specs_folder_locked_by_another_run_is_not_touched() {
    let sandbox = workspace();
    let lock = File::create(sandbox.path(".specs.lock")).unwrap();
    flock(&lock, FlockOperation::LockExclusive).unwrap();
    sandbox.write("public.json", DOCUMENT);
    let fetch = [
        "fetch",
        "--from",
        "public.json",
        "--internal-from",
        "public.json",
        "--quay-version",
        "3.18.0",
    ];
    let run = sandbox.run(fetch).exits(2);
    run.complains(&["another run is writing specs"]);
    assert_eq!(sandbox.read("specs/quay-3.18.json"), DOCUMENT);
}

/// A name may contain what moves the cursor, or looks like another message.
#[test]
fn file_names_cannot_disguise_messages() {
    let sandbox = workspace();
    let name = "a\u{1b}[31m\nerror: b\u{202e}.json";
    let run = export(&sandbox, name).exits(2);
    run.complains(&[r"cannot read a\u{1b}[31m\nerror: b\u{202e}.json: "]);
    sandbox.write(name, "{");
    let run = export(&sandbox, name).exits(2);
    assert!(
        !run.stderr.contains(['\u{1b}', '\u{202e}']),
        "{:?}",
        run.stderr
    );
    assert_eq!(run.stderr.matches("error: ").count(), 2, "{}", run.stderr);
}

#[test]
fn a_replaced_file_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = workspace();
    for mode in [0o600, 0o664] {
        let path = sandbox.write("quay.json", "old");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        sandbox.run(["export", "--out", "quay.json"]).exits(0);
        assert_ne!(sandbox.read("quay.json"), "old");
        let found = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(found & 0o777, mode, "{found:o}");
    }
}
