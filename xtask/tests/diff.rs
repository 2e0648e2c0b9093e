//! `cargo xtask diff` and the history written by `cargo xtask codegen` as processes: input, output and exit codes.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;

use crate::support::Sandbox;

const APPLE: &str = "quay-api-generated/src/generated/apple.rs";

/// A document with the operation `apple`, and optionally `pear`.
fn document(version: &str, has_pear: bool) -> String {
    let operation = |name: &str| {
        format!(r#""/api/v1/{name}": {{"get": {{"operationId": "{name}", "tags": ["{name}"]}}}}"#)
    };
    let mut paths = vec![operation("apple")];
    paths.extend(has_pear.then(|| operation("pear")));
    format!(
        r#"{{"swagger": "2.0", "x-quay-version": "{version}", "paths": {{{}}}}}"#,
        paths.join(",")
    )
}

/// A workspace in which `pear` is added in 3.10 and removed in 3.11.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    for (version, has_pear) in [("3.9", false), ("3.10", true), ("3.11", false)] {
        let text = document(&format!("{version}.0"), has_pear);
        sandbox.write(&format!("specs/quay-{version}.json"), text);
    }
    fs::create_dir(sandbox.path("specs/overlays")).unwrap();
    sandbox
}

#[test]
fn versions_are_compared_by_their_documents() {
    sandbox().run(["diff", "3.9", "3.10"]).exits(0).says(&[
        "Quay 3.9.0 to 3.10.0: 0 breaking, 1 additive, 0 documentation\n",
        "\npear\n  additive      pear (GET /api/v1/pear): added\n",
        "API callers: additive, existing requests are unaffected",
    ]);
}

#[test]
fn documents_can_be_given_as_files() {
    let sandbox = sandbox();
    let mine = sandbox.write("elsewhere/mine.json", document("3.11.1", false));
    let mine = mine.to_str().unwrap();
    let run = sandbox.run(["diff", "3.10", mine]).exits(0);
    run.says(&["Quay 3.10.0 to 3.11.1: 1 breaking", "removed"]);
    let same = sandbox.run(["diff", "3.11", mine]).exits(0);
    same.says(&["Quay 3.11.0 to 3.11.1: Nothing changed\n"]);
}

/// A served document does not state its version. The file name does, which selects the overlay actions.
#[test]
fn documents_as_served_are_of_the_version_that_their_files_are_named_after() {
    let sandbox = sandbox();
    let unsaid = |version: &str| format!("\"x-quay-version\": \"{version}\", ");
    for (version, has_pear) in [("3.9.5", false), ("3.10.2", true)] {
        let served = document(version, has_pear).replace(&unsaid(version), "");
        sandbox.write(&format!("served/quay-{version}.internal.json"), served);
    }
    let overlay = "overlay: 1.0.0
info: { title: Pears, version: 1.0.0 }
actions:
  - target: $.paths['/api/v1/pear'].get
    x-from: '3.10'
    update: { summary: Lists the pears. }
";
    sandbox.write("pears/pear.yaml", overlay);
    let run = sandbox.run([
        "diff",
        "served/quay-3.9.5.internal.json",
        "served/quay-3.10.2.internal.json",
        "--overlays",
        "pears",
    ]);
    run.exits(0)
        .says(&["Quay 3.9.5 to 3.10.2: 0 breaking, 1 additive"]);
}

#[test]
fn a_pull_request_gets_markdown() {
    let run = sandbox().run(["diff", "3.9", "3.10", "--format", "markdown"]);
    run.exits(0).says(&[
        "# Quay 3.9.0 to 3.10.0\n",
        "\n## `pear`\n",
        "| `pear` (`GET /api/v1/pear`): added | additive: ",
    ]);
}

#[test]
fn programs_get_json() {
    let run = sandbox()
        .run(["diff", "3.10", "3.11", "--format", "json"])
        .exits(0);
    let diff: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(diff["from"], "3.10.0");
    let change = &diff["tags"]["pear"][0];
    assert_eq!(change["class"], "breaking");
    assert_eq!(change["kind"], "removed");
    assert_eq!(change["server"]["class"], "breaking");
    assert_eq!(change["crate"]["class"], "breaking");
    assert_eq!(change["operations"][0]["path"], "/api/v1/pear");
}

#[test]
fn fail_on_decides_which_changes_fail_the_run() {
    let sandbox = sandbox();
    let run = |old, new, class| sandbox.run(["diff", old, new, "--fail-on", class]);
    run("3.10", "3.11", "breaking").exits(1).says(&["removed"]);
    run("3.9", "3.10", "breaking").exits(0);
    run("3.9", "3.10", "additive").exits(1);
    run("3.9", "3.9", "documentation").exits(0);
}

#[test]
fn unusable_input_is_reported() {
    let sandbox = sandbox();
    sandbox.write("broken.json", "{");
    sandbox.write("page.json", "<html>");
    let both = sandbox.run(["diff", "broken.json", "page.json"]).exits(2);
    both.complains(&["broken.json:1", "page.json"]);
    let missing = sandbox.run(["diff", "3.7", "nowhere.json"]).exits(2);
    missing.complains(&["no document of Quay 3.7", "nowhere.json"]);
    sandbox.run(["diff", "3.9"]).exits(2);
    sandbox
        .run(["diff", "3.9", "3.10", "--format", "xml"])
        .exits(2);
}

#[test]
fn codegen_dates_what_came_later() {
    let sandbox = sandbox();
    fs::remove_file(sandbox.path("specs/quay-3.11.json")).unwrap();
    sandbox.run(["codegen"]).exits(0);
    let pear = sandbox.read("quay-api-generated/src/generated/pear.rs");
    assert!(pear.contains(r#"Some("3.10")"#), "{pear}");
    assert!(!sandbox.read(APPLE).contains("SINCE"));
}

#[test]
fn a_document_outside_specs_uses_the_given_history() {
    let sandbox = sandbox();
    sandbox.write("elsewhere/mine.json", document("3.11.0", true));
    let run = |more: &[&str]| {
        let plain = ["codegen", "--spec", "elsewhere/mine.json", "--out", "out"];
        sandbox.run(plain.iter().chain(more)).exits(0);
        sandbox.read("out/pear.rs").contains(r#"Some("3.10")"#)
    };
    assert!(!run(&[]));
    assert!(run(&["--history", "specs"]));
}

#[test]
fn codegen_updates_history_md() {
    let sandbox = sandbox();
    let page = "specs/HISTORY.md";
    let stale = sandbox.run(["codegen", "--check"]).exits(1);
    stale.complains(&["specs/HISTORY.md is stale", "cargo xtask codegen"]);
    sandbox
        .run(["codegen"])
        .exits(0)
        .says(&["specs/HISTORY.md written"]);
    let text = sandbox.read(page);
    assert!(
        text.contains("| 3.10 | 3.11 |") && text.contains("| 3.9 | 3.10 |"),
        "{text}"
    );
    sandbox.run(["codegen", "--check"]).exits(0);

    sandbox.write(page, text.replace("removed", "kept"));
    let run = sandbox.run(["codegen", "--check"]).exits(1);
    run.says(&["specs/HISTORY.md", "-", "kept"])
        .complains(&["stale"]);
}

#[test]
fn other_runs_do_not_write_history_md() {
    let sandbox = sandbox();
    sandbox.run(["codegen", "--out", "out"]).exits(0);
    assert!(!sandbox.path("specs/HISTORY.md").exists());
}

#[test]
fn an_unusable_older_document_elsewhere_is_reported_and_skipped() {
    let sandbox = sandbox();
    sandbox.write("older/quay-3.7.json", [0xff, 0xfe]);
    sandbox.write("older/quay-3.8.json", "{");
    let codegen = ["codegen", "--history", "older"];
    sandbox.run(codegen).exits(0).complains(&[
        "warning: the document is skipped in the history",
        "older/quay-3.7.json",
        "older/quay-3.8.json",
    ]);
    sandbox.run(codegen.into_iter().chain(["--check"])).exits(0);
}

/// A setting hides an operation as a flag does, and the configuration says which of them do.
#[test]
fn the_configuration_of_a_server_tells_what_is_hidden_from_what_is_gone() {
    let sandbox = sandbox();
    for (version, has_pear) in [("3.10.1", true), ("3.10.2", false)] {
        let served = document("", has_pear).replace(r#""x-quay-version": "", "#, "");
        sandbox.write(&format!("served/quay-{version}.json"), served);
    }
    let overlay = "overlay: 1.0.0
info: { title: Pears, version: 1.0.0 }
actions:
  - target: $.paths['/api/v1/pear'].get
    update: { x-settings: { PEARS: true } }
";
    sandbox.write("pears/pear.yaml", overlay);
    let config = |pears: bool| {
        format!(r#"{{"features": {{"APPLES": true}}, "config": {{"PEARS": {pears}}}}}"#)
    };
    sandbox.write("off.json", config(false));
    sandbox.write("on.json", config(true));
    let (with, without) = ("served/quay-3.10.1.json", "served/quay-3.10.2.json");
    let run = |documents: [&str; 2], config: [&str; 2]| {
        let [old, new] = documents;
        let [option, file] = config;
        sandbox
            .run(["diff", old, new, "--overlays", "pears", option, file])
            .exits(0)
    };
    run([with, without], ["--new-config", "off.json"]).says(&[
        "Nothing changed",
        "hidden in the newer document by PEARS:\n  pear\n",
    ]);
    run([with, without], ["--new-config", "on.json"]).says(&["1 breaking", "removed"]);
    run([without, with], ["--old-config", "off.json"]).says(&[
        "Nothing changed",
        "hidden in the older document by PEARS:\n  pear\n",
    ]);
    run([without, with], ["--old-config", "on.json"]).says(&["1 additive", "added"]);
}

/// A field that 3.9 does without is optional in Rust, whatever later documents require.
#[test]
fn older_documents_decide_what_a_change_means_for_the_crate() {
    let thing = |version: &str, required: &str| {
        format!(
            r##"{{"swagger": "2.0", "x-quay-version": "{version}.0",
                "paths": {{"/api/v1/thing": {{"post": {{"operationId": "send", "tags": ["thing"], "parameters":
                    [{{"name": "body", "in": "body", "schema": {{"$ref": "#/definitions/Thing"}}}}]}}}}}},
                "definitions": {{"Thing": {{"type": "object", "required": [{required}],
                    "properties": {{"name": {{"type": "string"}}}}}}}}}}"##
        )
    };
    let sandbox = Sandbox::new();
    fs::create_dir_all(sandbox.path("specs/overlays")).unwrap();
    sandbox.write("specs/quay-3.9.json", thing("3.9", ""));
    sandbox.write("specs/quay-3.10.json", thing("3.10", ""));
    sandbox.write("new/quay-3.10.json", thing("3.10", r#""name""#));
    let diff = |old: &str, more: &[&str]| {
        let arguments = ["diff", old, "new/quay-3.10.json"];
        sandbox.run(arguments.iter().chain(more)).exits(0)
    };
    let both = "optional before, required now";
    diff("3.10", &[]).says(&[both, "crate users: documentation, stays optional in Rust"]);
    sandbox.write("old/quay-3.10.json", thing("3.10", ""));
    diff("old/quay-3.10.json", &[]).says(&[both, "crate users: breaking"]);
    let history = ["--history", "specs"];
    diff("old/quay-3.10.json", &history).says(&[both, "crate users: documentation"]);
}

#[test]
fn a_document_without_a_version_counts_as_the_newest() {
    let sandbox = sandbox();
    let served = document("", true).replace(r#""x-quay-version": "", "#, "");
    sandbox.write("mine.json", &served);
    sandbox.write("quay-3.10.2.json", &served);
    let overlay = "overlay: 1.0.0
info: { title: Pears, version: 1.0.0 }
actions:
  - target: $.paths['/api/v1/pear'].get
    x-from: '3.11'
    update: { summary: Lists the pears. }
";
    sandbox.write("pears/pear.yaml", overlay);
    let diff = |old: &str, new: &str| sandbox.run(["diff", old, new, "--overlays", "pears"]);
    diff("quay-3.10.2.json", "mine.json")
        .exits(0)
        .says(&["pear (GET /api/v1/pear): docs changed"])
        .complains(&["counts as the newest", "name the file after its version"]);
    diff("quay-3.10.2.json", "quay-3.10.2.json")
        .exits(0)
        .says(&["Nothing changed"]);
}

#[test]
fn a_version_without_a_document_is_refused_with_those_that_there_are() {
    for arguments in [["3.99", "3.10"], ["3.10", "3.99.1"]] {
        let run = sandbox().run([&["diff"], &arguments[..]].concat()).exits(2);
        run.complains(&[
            "error: specs contains no document of Quay 3.99\n",
            "help: it has those of 3.9, 3.10, 3.11; fetch this one with `cargo xtask fetch`, or pass a file\n",
        ]);
    }
}
