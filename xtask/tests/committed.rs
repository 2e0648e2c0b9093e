//! Committed documents that are damaged or not of the version that their file is named after, as every command sees them.

use crate::support::{Run, Sandbox, fetch_from_files};

fn document(version: &str) -> String {
    format!(
        r#"{{"swagger": "2.0", "x-quay-version": "{version}", "paths": {{
    "/api/v1/apple": {{"get": {{"operationId": "apple", "tags": ["apple"]}}}}}}}}"#
    )
}

/// A workspace with the documents of two versions, and the responses of a server.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("specs/quay-3.17.json", document("3.17.0"));
    sandbox.write("specs/quay-3.18.json", document("3.18.0"));
    sandbox.write("specs/overlays/README.md", "");
    let public = r#"{"swagger": "2.0", "paths": {
        "/api/v1/apple": {"get": {"operationId": "apple", "tags": ["apple"]}}}}"#;
    let internal = public.replacen(
        "paths\": {",
        "paths\": {\"/api/v1/pear\": {\"get\": {\"operationId\": \"pear\", \"tags\": [\"pear\"]}},",
        1,
    );
    sandbox.write("public.json", public);
    sandbox.write("internal.json", internal);
    sandbox
}

/// Runs the commands that need the document of 3.18, which must fail with this message and change nothing.
#[track_caller]
fn all_refuse(sandbox: &Sandbox, expected: &[&str]) -> Vec<Run> {
    let fetch = fetch_from_files(["--quay-version", "3.18.0"]);
    let commands: [&[&str]; 4] = [&["codegen"], &["diff", "3.17", "3.18"], &["export"], &fetch];
    let before = sandbox.files("");
    let runs = commands.map(|command| {
        let run = sandbox.run(command).exits(2).complains(expected);
        assert_eq!(sandbox.files(""), before, "nothing may change");
        assert_eq!(run.stderr.matches("error: ").count(), 1, "{}", run.stderr);
        run
    });
    runs.into()
}

#[test]
fn a_document_of_another_version_than_its_file_name_is_refused() {
    let sandbox = sandbox();
    sandbox.write("specs/quay-3.18.json", document("3.16.2"));
    let expected = [
        "error: the document is of Quay 3.16.2, but the file is named after 3.18\n",
        "--> specs/quay-3.18.json:1:20 (/x-quay-version)",
        "help: rename it to quay-3.16.json, or restore it from git: `git restore specs/quay-3.18.json`\n",
    ];
    all_refuse(&sandbox, &expected);
}

#[test]
fn an_older_document_of_another_version_than_its_file_name_is_refused() {
    let sandbox = sandbox();
    sandbox.write("specs/quay-3.17.json", document("3.16.2"));
    let run = sandbox.run(["codegen"]).exits(2);
    run.complains(&["specs/quay-3.17.json", "named after 3.17"]);
}

/// The file name is the only version of a document as served.
#[test]
fn a_document_without_a_version_is_of_that_of_its_file_name() {
    let sandbox = sandbox();
    let served = document("").replace(r#""x-quay-version": "", "#, "");
    sandbox.write("specs/quay-3.18.json", served);
    sandbox
        .run(["diff", "3.17", "3.18"])
        .exits(0)
        .says(&["Quay 3.17.0 to 3.18: "]);
}

#[test]
fn a_damaged_document_is_restored_and_not_fetched_again() {
    for damaged in ["{\"swagger\": \"2.0\", \"paths\": {", "", "{}"] {
        let sandbox = sandbox();
        sandbox.write("specs/quay-3.18.json", damaged);
        let expected = [
            "--> specs/quay-3.18.json:1:",
            "help: restore it from git: `git restore specs/quay-3.18.json`; if git has no copy, delete it and run \
             `cargo xtask fetch`\n",
        ];
        all_refuse(&sandbox, &expected);
    }
}

#[test]
fn fetch_names_the_way_out_of_a_committed_document_of_another_structure() {
    for damaged in [
        r#"{"swagger": "2.0"}"#,
        r#"{"swagger": "2.0", "paths": {"/a": 1}}"#,
    ] {
        let sandbox = sandbox();
        sandbox.write("specs/quay-3.18.json", damaged);
        let run = sandbox
            .run(fetch_from_files(["--quay-version", "3.18.0"]))
            .exits(2);
        assert_eq!(run.stderr.matches("error: ").count(), 1, "{}", run.stderr);
        run.complains(&[
            "specs/quay-3.18.json:1:",
            "`git restore specs/quay-3.18.json`",
        ]);
    }
}

#[test]
fn a_damaged_document_elsewhere_can_be_fetched_again() {
    let sandbox = sandbox();
    sandbox.write("elsewhere/served.json", "{");
    let run = sandbox
        .run(["codegen", "--spec", "elsewhere/served.json"])
        .exits(2);
    run.complains(&[
        "--> elsewhere/served.json:1:",
        "help: pass the complete response of `/api/v1/discovery`, unchanged and in UTF-8, or run `cargo xtask fetch`\n",
    ]);
}

#[test]
fn a_document_of_something_else_needs_the_committed_ones() {
    let sandbox = sandbox();
    let actions: String = (0..20)
        .map(|index| format!("- {{ target: \"$.paths['/{index}']\", remove: true }}\n"))
        .collect();
    sandbox.write(
        "specs/overlays/apple.yaml",
        format!("overlay: 1.0.0\ninfo: {{ title: Apples, version: '1' }}\nactions:\n{actions}"),
    );
    sandbox.run(["export"]).exits(2).complains(&[
        "the overlays do not match the document",
        "the committed documents must be in specs/ beside the overlays\n",
    ]);
}
