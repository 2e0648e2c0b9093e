//! Saved responses as input.

use std::fs;
use std::thread;
use std::time::Duration;

use super::{FROM_FILES, HTML, INTERNAL, OLD, PUBLIC, refuses, sandbox};
use crate::support::Sandbox;

#[test]
fn saved_responses_become_a_canonical_document() {
    let sandbox = sandbox();
    sandbox
        .run(FROM_FILES)
        .exits(0)
        .says(&["specs/quay-3.18.json: Quay 3.18.0", "written"]);
    let text = sandbox.read("specs/quay-3.18.json");
    assert!(text.contains("\"x-quay-version\": \"3.18.0\""), "{text}");
    assert_eq!(text.matches("x-internal").count(), 1, "{text}");
    assert!(!text.contains("corp.example"), "{text}");
    assert_eq!(sandbox.files("specs").len(), 1, "no temporary file stays");
}

#[test]
fn a_second_run_touches_nothing() {
    let sandbox = sandbox();
    sandbox.run(FROM_FILES).exits(0);
    let modified = || {
        fs::metadata(sandbox.path("specs/quay-3.18.json"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = modified();
    thread::sleep(Duration::from_millis(20));
    sandbox.run(FROM_FILES).exits(0).says(&["unchanged"]);
    assert_eq!(modified(), before);
}

#[test]
fn the_folder_may_be_another_and_need_not_exist() {
    let sandbox = sandbox();
    let arguments = FROM_FILES.into_iter().chain(["--specs", "new/folder"]);
    sandbox
        .run(arguments)
        .exits(0)
        .says(&["new/folder/quay-3.18.json"]);
    assert_eq!(sandbox.files("new/folder").len(), 1);
    assert_eq!(sandbox.read("specs/quay-3.18.json"), OLD);
}

#[test]
fn the_workspace_is_found_from_any_folder() {
    let sandbox = sandbox();
    let elsewhere = Sandbox::new();
    elsewhere.write("public.json", PUBLIC);
    elsewhere.write("internal.json", INTERNAL);
    let run = sandbox.run_with(
        FROM_FILES,
        |command| _ = command.current_dir(elsewhere.path("")),
        "",
    );
    run.exits(0);
    assert_ne!(sandbox.read("specs/quay-3.18.json"), OLD);
}

#[cfg(unix)]
#[test]
fn the_file_has_ordinary_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = sandbox();
    sandbox.run(FROM_FILES).exits(0);
    let mode = |name: &str| {
        fs::metadata(sandbox.path(name))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("specs/quay-3.18.json"), mode("public.json"));
}

#[test]
fn either_document_may_come_from_standard_input() {
    let by_file = sandbox();
    by_file.run(FROM_FILES).exits(0);
    let version = ["--quay-version", "3.18.0"];
    for (arguments, stdin) in [
        (
            ["fetch", "--from", "-", "--internal-from", "internal.json"],
            PUBLIC,
        ),
        (
            ["fetch", "--from", "public.json", "--internal-from", "-"],
            INTERNAL,
        ),
    ] {
        let sandbox = sandbox();
        sandbox
            .run_with(arguments.into_iter().chain(version), |_| {}, stdin)
            .exits(0);
        assert_eq!(
            sandbox.read("specs/quay-3.18.json"),
            by_file.read("specs/quay-3.18.json")
        );
    }
}

#[test]
fn standard_input_is_only_one_file() {
    for [public, internal, config] in [["-", "-", "c"], ["-", "i", "-"], ["p", "-", "-"]] {
        let arguments = ["--from", public, "--internal-from", internal];
        let arguments = [&["fetch"], &arguments[..], &["--config", config]].concat();
        let expected = ["more than one file is standard input", "help: "];
        refuses(&sandbox(), &arguments, &expected);
    }
}

#[test]
fn saved_responses_need_quay_version() {
    refuses(
        &sandbox(),
        &FROM_FILES[..5],
        &["version of Quay is unknown", "--quay-version 3.18.0"],
    );
}

#[test]
fn the_differences_from_the_most_similar_document_are_counted() {
    let sandbox = sandbox();
    let without_version = &FROM_FILES[..5];
    refuses(
        &sandbox,
        without_version,
        &["is most like Quay 3.18, with 1 difference: "],
    );
    let more = INTERNAL.replace(
        "\"/b\"",
        "\"/c\": {\"get\": {\"operationId\": \"getC\", \"tags\": [\"b\"]}}, \"/b\"",
    );
    sandbox.write("internal.json", more);
    refuses(&sandbox, without_version, &["with 2 differences: "]);
}

#[test]
fn a_version_has_three_numbers() {
    for version in ["", "3.18", "latest", "3.18.0/../..", "3.18.0.1"] {
        let mut arguments = FROM_FILES;
        arguments[6] = version;
        refuses(
            &sandbox(),
            &arguments,
            &["not a complete version", "3.18.0"],
        );
    }
}

#[test]
fn all_errors_are_reported_at_once() {
    let arguments = [
        "fetch",
        "--from",
        "no.json",
        "--internal-from",
        "neither.json",
    ];
    refuses(
        &sandbox(),
        &arguments,
        &["read no.json", "read neither.json", "--quay-version"],
    );
}

#[test]
fn bad_documents_are_refused() {
    let cases: [(&str, &str, &[&str]); 6] = [
        (HTML, INTERNAL, &["public.json:1:1", "HTML page", "help: "]),
        (
            PUBLIC,
            "{\"swagger\"",
            &["internal.json:1:", "invalid JSON", "help: "],
        ),
        (
            PUBLIC,
            r#"{"message": "no"}"#,
            &["internal.json", "not a Swagger 2.0 document", "help: "],
        ),
        (
            PUBLIC,
            r#"{"swagger": "3.0", "paths": {}}"#,
            &["internal.json:1:2", "/swagger", "help: "],
        ),
        (INTERNAL, PUBLIC, &["not a subset", "GET /b", "swapped"]),
        ("", "", &["public.json", "internal.json", "invalid JSON"]),
    ];
    for (public, internal, expected) in cases {
        let sandbox = sandbox();
        sandbox.write("public.json", public);
        sandbox.write("internal.json", internal);
        refuses(&sandbox, &FROM_FILES, expected);
    }
}

#[test]
fn the_public_document_is_refused_as_the_internal_one() {
    for version in ["3.18.0", "3.19.0"] {
        let sandbox = sandbox();
        // Only the text differs.
        sandbox.write("internal.json", format!("{PUBLIC}\n"));
        let arguments = [&FROM_FILES[..6], &[version]].concat();
        let expected = [
            "error: the internal document has no operation that the public document lacks\n",
            "help: save the response of `/api/v1/discovery?internal=true` as the internal document\n",
        ];
        refuses(&sandbox, &arguments, &expected);
    }
}

#[test]
fn a_canonical_document_may_be_both() {
    let sandbox = sandbox();
    sandbox.run(FROM_FILES).exits(0);
    let canonical = sandbox.read("specs/quay-3.18.json");
    sandbox.write("public.json", &canonical);
    sandbox.write("internal.json", &canonical);
    sandbox.run(FROM_FILES).exits(0).says(&["unchanged"]);
}

#[test]
fn documents_without_operations_are_refused() {
    const EMPTY: &str = r#"{"swagger": "2.0", "paths": {}}"#;
    for (public, internal, place) in [
        (EMPTY, EMPTY, "internal.json"),
        (EMPTY, INTERNAL, "public.json"),
    ] {
        let sandbox = sandbox();
        sandbox.write("public.json", public);
        sandbox.write("internal.json", internal);
        for version in ["3.18.0", "3.20.0"] {
            let arguments = [&FROM_FILES[..6], &[version, "--accept-removals"]].concat();
            let expected = [place, "the document contains no operations"];
            refuses(&sandbox, &arguments, &expected);
        }
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_refused() {
    let sandbox = sandbox();
    sandbox.write("public.json", b"{\xff\xfe}");
    refuses(
        &sandbox,
        &FROM_FILES,
        &["public.json is not valid UTF-8", "byte 1"],
    );
}

#[test]
fn a_file_may_be_as_large_as_max_bytes() {
    let exact = INTERNAL.len().to_string();
    let arguments = |limit| {
        FROM_FILES
            .into_iter()
            .chain(["--max-bytes", limit])
            .collect::<Vec<_>>()
    };
    sandbox().run(arguments(&exact)).exits(0);
    let less = (INTERNAL.len() - 1).to_string();
    refuses(
        &sandbox(),
        &arguments(&less),
        &["internal.json has more than", "--max-bytes"],
    );
}

#[test]
fn both_sources_are_named_if_none_is_given() {
    refuses(&sandbox(), &["fetch"], &["--url <URL>|--from <FILE>"]);
}

#[test]
fn usage_errors_and_failures_have_different_exit_codes() {
    let cases: [&[&str]; 10] = [
        &["fetch"],
        &["fetch", "--from", "public.json"],
        &["fetch", "--internal-from", "internal.json"],
        &[
            "fetch",
            "--url",
            "http://127.0.0.1:1",
            "--from",
            "public.json",
        ],
        &["fetch", "--url", "http://127.0.0.1:1", "--timeout", "0"],
        &["fetch", "--url", "http://127.0.0.1:1", "--max-bytes", "0"],
        &["fetch", "--url", "http://127.0.0.1:1", "--token", "x"],
        &["fetch", "--url", "http://127.0.0.1:1", "--config", "x"],
        &[
            "fetch",
            "--from",
            "a",
            "--internal-from",
            "b",
            "--ca-cert",
            "c",
        ],
        &[
            "fetch",
            "--from",
            "a",
            "--internal-from",
            "b",
            "--token-file",
            "c",
        ],
    ];
    for arguments in cases {
        refuses(&sandbox(), arguments, &["try '--help'"]);
    }
}
