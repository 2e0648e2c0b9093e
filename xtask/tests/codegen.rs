//! `cargo xtask codegen` as a process: what it writes, what it leaves alone, what --check finds, and that
//! input it cannot use changes nothing.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use support::{Run, Sandbox};

const OUT: &str = "quay-api-generated/src/generated";

/// A document with the operations named, each under a tag of its own.
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

/// An overlay that says what the operation `apple` does.
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

/// The same, with the client generated.
fn generated() -> Sandbox {
    let sandbox = sandbox();
    sandbox.run(["codegen"]).exits(0);
    sandbox
}

fn inside(name: &str) -> String {
    format!("{OUT}/{name}")
}

/// When each generated file was written.
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

/// A run that must fail with this code and leave all as it was.
#[track_caller]
fn leaves_all(sandbox: &Sandbox, arguments: &[&str], code: i32, expected: &[&str]) -> Run {
    let before = sandbox.files("");
    let run = sandbox.run(arguments).exits(code).complains(expected);
    assert_eq!(sandbox.files(""), before, "nothing may change");
    run
}

#[test]
fn a_document_becomes_a_client() {
    let sandbox = sandbox();
    let run = sandbox.run(["codegen"]).exits(0);
    let files = sandbox.files(OUT);
    let count = files.len();
    assert!(
        files["apple.rs"].contains("/api/v1/apple"),
        "{}",
        files["apple.rs"]
    );
    let summary = run.stdout.strip_suffix('\n').unwrap();
    let (start, rest) = summary.split_once(" ms; ").unwrap();
    let (start, time) = start.rsplit_once(", ").unwrap();
    assert_eq!(start, format!("2 operations, 0 types, {count} files"));
    assert!(time.parse::<u32>().is_ok(), "{summary}");
    assert_eq!(rest, format!("{count} new"));
}

#[test]
fn every_generated_file_can_be_told_from_a_written_one() {
    for (name, text) in generated().files(OUT) {
        assert!(
            name.ends_with(".rs") && text.starts_with("// @generated"),
            "{name}: {text}"
        );
    }
}

#[test]
fn a_second_run_touches_nothing() {
    let sandbox = generated();
    let before = times(&sandbox);
    thread::sleep(Duration::from_millis(20));
    sandbox
        .run(["codegen"])
        .exits(0)
        .says(&["; nothing changed"]);
    assert_eq!(times(&sandbox), before);
}

#[test]
fn only_what_changed_is_written() {
    let sandbox = generated();
    let before = times(&sandbox);
    thread::sleep(Duration::from_millis(20));
    let text = sandbox.read(&inside("pear.rs"));
    sandbox.write(&inside("pear.rs"), text.replacen('p', "q", 1));
    sandbox.run(["codegen"]).exits(0).says(&["; 1 changed\n"]);
    assert_eq!(sandbox.read(&inside("pear.rs")), text);
    let changed: Vec<_> = times(&sandbox)
        .into_iter()
        .filter(|(name, time)| before[name] != *time)
        .collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
}

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
fn stale_files_go_and_their_folders_with_them() {
    let sandbox = generated();
    sandbox.write(&inside("plum.rs"), "// @generated by an older version\n");
    sandbox.write(&inside("deep/er/plum.rs"), "// @generated\n");
    sandbox.run(["codegen"]).exits(0).says(&["; 2 removed\n"]);
    assert!(!sandbox.path(&inside("plum.rs")).exists());
    assert!(!sandbox.path(&inside("deep")).exists());
    sandbox.run(["codegen", "--check"]).exits(0);
}

#[test]
fn an_operation_that_goes_takes_its_file_along() {
    let sandbox = generated();
    sandbox.write("specs/quay-3.18.json", document("3.18.0", &["apple"]));
    sandbox.run(["codegen"]).exits(0).says(&["1 removed"]);
    assert!(!sandbox.path(&inside("pear.rs")).exists());
}

#[test]
fn what_nobody_generated_is_left_and_reported() {
    let strays = [
        ("notes.txt", "// @generated\n"),
        ("hand.rs", "pub fn by_hand() {}\n"),
        ("types/empty.rs", ""),
    ];
    let sandbox = generated();
    let pear = sandbox.read(&inside("pear.rs"));
    sandbox.write(&inside("pear.rs"), "// @generated, once\n");
    for (name, text) in strays {
        sandbox.write(&inside(name), text);
    }
    let names = strays.map(|(name, _)| inside(name));
    let expected = [
        &names[0],
        &names[1],
        &names[2],
        "was not generated",
        "help: move it",
    ];
    leaves_all(&sandbox, &["codegen"], 2, &expected);
    leaves_all(&sandbox, &["codegen", "--check"], 1, &expected);
    sandbox.write(&inside("pear.rs"), pear);
    let run = leaves_all(&sandbox, &["codegen", "--check"], 1, &expected);
    assert_eq!(run.stdout, "");
    assert!(
        !run.stderr.contains("cargo xtask codegen"),
        "that would not mend it: {}",
        run.stderr
    );
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let sandbox = generated();
    let outside = sandbox.write("outside/apple.rs", "// @generated elsewhere\n");

    fs::remove_file(sandbox.path(&inside("apple.rs"))).unwrap();
    symlink(&outside, sandbox.path(&inside("apple.rs"))).unwrap();
    symlink(sandbox.path("outside"), sandbox.path(&inside("folder"))).unwrap();
    let expected = [
        "generated/apple.rs was not generated",
        "generated/folder was not generated",
    ];
    leaves_all(&sandbox, &["codegen"], 2, &expected);
    leaves_all(&sandbox, &["codegen", "--check"], 1, &expected);
    assert_eq!(
        sandbox.read("outside/apple.rs"),
        "// @generated elsewhere\n"
    );

    fs::remove_dir_all(sandbox.path(OUT)).unwrap();
    fs::create_dir_all(sandbox.path(OUT)).unwrap();
    symlink(sandbox.path("outside"), sandbox.path(&inside("types"))).unwrap();
    leaves_all(
        &sandbox,
        &["codegen"],
        2,
        &["generated/types was not generated"],
    );
}

#[test]
fn a_check_of_what_is_fresh_is_fine() {
    let sandbox = generated();
    let before = times(&sandbox);
    let run = sandbox
        .run(["codegen", "--check"])
        .exits(0)
        .says(&["2 operations", "; nothing changed"]);
    assert_eq!(run.stderr, "");
    assert_eq!(times(&sandbox), before);
}

#[test]
fn a_check_shows_what_differs_and_what_mends_it() {
    let sandbox = generated();
    let text = sandbox.read(&inside("apple.rs"));
    sandbox.write(
        &inside("apple.rs"),
        text.replacen("@generated", "@generatex", 1),
    );
    fs::remove_file(sandbox.path(&inside("pear.rs"))).unwrap();
    sandbox.write(&inside("plum.rs"), "// @generated\nmod plum;\n");
    let mend = [
        "is stale: 1 changed, 1 new, 1 removed",
        "help: run `cargo xtask codegen` and commit",
    ];
    leaves_all(&sandbox, &["codegen", "--check"], 1, &mend).says(&[
        "--- a/quay-api-generated/src/generated/apple.rs\n+++ b/quay-api-generated/src/generated/apple.rs\n@@ ",
        "\n-// @generatex by",
        "\n+// @generated by",
        "--- /dev/null\n+++ b/quay-api-generated/src/generated/pear.rs\n",
        "--- a/quay-api-generated/src/generated/plum.rs\n+++ /dev/null\n",
        "\n-mod plum;",
    ]);
    sandbox.run(["codegen"]).exits(0);
    sandbox.run(["codegen", "--check"]).exits(0);
}

#[test]
fn a_check_notices_a_change_of_document_and_overlay() {
    let sandbox = generated();
    sandbox.write(
        "specs/quay-3.18.json",
        document("3.18.0", &["apple", "pearl"]),
    );
    leaves_all(
        &sandbox,
        &["codegen", "--check"],
        1,
        &["1 changed, 1 new, 1 removed"],
    );
    sandbox.run(["codegen"]).exits(0);
    sandbox.write("specs/overlays/docs.yaml", overlay("Grows on trees."));
    let run = leaves_all(&sandbox, &["codegen", "--check"], 1, &["is stale"]);
    run.says(&["Grows on trees."]);
}

#[test]
fn a_check_before_the_first_run_finds_all_missing() {
    leaves_all(
        &sandbox(),
        &["codegen", "--check"],
        1,
        &["is stale", " new"],
    );
}

#[test]
fn a_long_diff_is_cut_off() {
    let sandbox = sandbox();
    let names: Vec<_> = (0..60).map(|number| format!("operation{number}")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    sandbox.write("specs/quay-3.18.json", document("3.18.0", &names));
    let run = sandbox.run(["codegen", "--check"]).exits(1);
    assert_eq!(run.stdout.lines().count(), 201, "{}", run.stdout);
    assert!(
        run.stdout
            .lines()
            .last()
            .unwrap()
            .contains("cut off after 200 lines"),
        "{}",
        run.stdout
    );
}

#[test]
fn the_mending_command_repeats_the_options() {
    let sandbox = sandbox();
    fs::create_dir(sandbox.path("no overlays")).unwrap();
    let arguments = [
        "codegen",
        "--out",
        "some/out",
        "--overlays",
        "no overlays",
        "--check",
    ];
    leaves_all(
        &sandbox,
        &arguments,
        1,
        &["`cargo xtask codegen --overlays 'no overlays' --out some/out`"],
    );
}

#[test]
fn any_folder_and_any_document_will_do() {
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
    sandbox.run(["codegen"]).exits(0);
    let text = sandbox.read(&inside("apple.rs"));
    assert!(
        text.contains("The later one.") && !text.contains("The earlier one."),
        "{text}"
    );
}

#[test]
fn bad_input_is_told_and_changes_nothing() {
    let cases: [(&str, &[&str]); 4] = [
        ("<html></html>", &["specs/quay-3.18.json", "HTML page"]),
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

#[test]
fn a_bad_overlay_is_told_with_its_place() {
    let sandbox = generated();
    let idle = overlay("x").replace("apple", "quince");
    sandbox.write("specs/overlays/idle.yaml", idle);
    leaves_all(&sandbox, &["codegen"], 2, &["specs/overlays/idle.yaml:6:"]);
}

#[test]
fn what_is_not_there_is_all_said_at_once() {
    let sandbox = generated();
    fs::remove_dir(sandbox.path("specs/overlays")).unwrap();
    let missing = [
        "cannot read nowhere.json",
        "cannot read specs/overlays",
        "help: name a folder with --overlays",
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
            "specs holds no document",
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
        &["a.yaml is not UTF-8", "b.yaml is not UTF-8", "no document"],
    );
}

#[test]
fn a_file_in_the_place_of_the_folder_is_an_error() {
    let sandbox = sandbox();
    sandbox.write("out", "a file");
    leaves_all(
        &sandbox,
        &["codegen", "--out", "out"],
        2,
        &["cannot read out"],
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
