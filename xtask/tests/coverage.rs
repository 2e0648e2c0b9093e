//! `cargo xtask coverage` as a process: counts, formats and failures.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;

use crate::support::{Run, Sandbox};
use serde_json::{Value, json};

/// An operation with only an operationId.
fn operation(id: &str, tag: &str) -> Value {
    json!({"operationId": id, "tags": [tag], "parameters": [], "responses": {"200": {}}})
}

/// `listPears` and `getPear` of the tag `pear`, and `eatApple` of the tag `apple`.
fn document() -> String {
    json!({
        "swagger": "2.0", "x-quay-version": "3.18.0", "basePath": "/",
        "info": {"title": "Quay", "version": "v1"},
        "paths": {
            "/api/v1/pears": {"get": operation("listPears", "pear")},
            "/api/v1/pears/{name}": {
                "get": operation("getPear", "pear"),
                "parameters": [{"name": "name", "in": "path", "required": true, "type": "string"}]
            },
            "/api/v1/apple": {"delete": operation("eatApple", "apple")}
        }
    })
    .to_string()
}

/// Describes `eatApple`, which returns nothing, and `listPears`, which returns pears with one described field.
const OVERLAY: &str = "overlay: 1.0.0
info: { title: Fruit, version: 1.0.0 }
actions:
  - target: $
    update:
      definitions:
        Basket:
          type: object
          description: A basket.
          properties:
            pears: { type: array, items: { $ref: '#/definitions/Pear' } }
        Pear:
          type: object
          properties:
            weight: { type: integer, description: In grams. }
            ripe: { type: boolean }
  - target: $.paths['/api/v1/apple'].delete
    update: { summary: Eats the apple., responses: { '204': { x-empty: true } } }
  - target: $.paths['/api/v1/pears'].get
    update: { summary: Lists the pears., responses: { '200': { schema: { $ref: '#/definitions/Basket' } } } }
";

/// Exchanges of an operation with these statuses.
fn exchanges(method: &str, path: &str, statuses: &[u16]) -> String {
    let exchange =
        |status| json!({"request": {"method": method, "path": path}, "answer": {"status": status}});
    Value::from_iter(statuses.iter().map(exchange)).to_string()
}

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("specs/quay-3.18.json", document());
    sandbox.write("specs/overlays/fruit.yaml", OVERLAY);
    sandbox.write(
        "tests/recordings/apple/eatApple.json",
        exchanges("DELETE", "/api/v1/apple", &[404, 204]),
    );
    sandbox.write(
        "tests/recordings/pear/getPear.json",
        exchanges("GET", "/api/v1/pears/green", &[404]),
    );
    sandbox.write(
        "tests/recordings/pear/plum.json",
        exchanges("GET", "/api/v1/pears/plum", &[404]),
    );
    sandbox.write("tests/recordings/README.md", "# Recordings\n");
    sandbox
}

/// A workspace with full coverage.
fn covered() -> Sandbox {
    let sandbox = sandbox();
    let mut document: Value = serde_json::from_str(&document()).unwrap();
    let paths = document["paths"].as_object_mut().unwrap();
    paths.retain(|path, _| path == "/api/v1/apple");
    sandbox.write("specs/quay-3.18.json", document.to_string());
    let end = OVERLAY
        .find("  - target: $.paths['/api/v1/pears']")
        .unwrap();
    let start = OVERLAY
        .find("  - target: $.paths['/api/v1/apple']")
        .unwrap();
    let head = &OVERLAY[..OVERLAY.find("  - target: $\n").unwrap()];
    sandbox.write(
        "specs/overlays/fruit.yaml",
        format!("{head}{}", &OVERLAY[start..end]),
    );
    fs::remove_dir_all(sandbox.path("tests/recordings/pear")).unwrap();
    sandbox
}

fn run(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    let before = sandbox.files("");
    let run = sandbox.run([&["coverage"], arguments].concat());
    assert_eq!(sandbox.files(""), before, "it only looks");
    run
}

#[test]
fn the_report_has_a_table_by_tag_and_lists_gaps() {
    let expected = "\
Coverage of Quay 3.18.0

tag    operations     typed  documented  recorded
apple           1         1           1         1
pear            2         1           0         0
total           3  2 (66 %)    1 (33 %)  1 (33 %)

missing:
  getPear (pear): not typed, not documented (summary, parameter name), not recorded
  listPears (pear): not documented (type Pear), not recorded
  type Pear: not documented (description, field ripe)
  plum: recorded, but not an operation of the document
";
    let run = run(&sandbox(), &[]).exits(0);
    assert_eq!(run.stdout, expected);
    assert_eq!(run.stderr, "");
}

#[test]
fn markdown_output() {
    let run = run(&sandbox(), &["--format", "markdown"]).exits(0);
    run.says(&[
        "# Coverage of Quay 3.18.0\n\n| tag | operations | typed | documented | recorded |\n|---|--:|--:|--:|--:|\n",
        "| apple | 1 | 1 | 1 | 1 |\n",
        "| total | 3 | 2 (66 %) | 1 (33 %) | 1 (33 %) |\n\n## Missing\n\n",
        "- type `Pear`: not documented (description, field ripe)\n",
    ]);
}

#[test]
fn json_output() {
    let run = run(&sandbox(), &["--format", "json"]).exits(0);
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    let expected = json!({
        "quay_version": "3.18.0",
        "total": {"operations": 3, "typed": 2, "documented": 1, "recorded": 1},
        "tags": {
            "apple": {"operations": 1, "typed": 1, "documented": 1, "recorded": 1},
            "pear": {"operations": 2, "typed": 1, "documented": 0, "recorded": 0}
        },
        "missing": [
            {
                "tag": "pear", "operation": "getPear", "not": ["typed", "documented", "recorded"],
                "undocumented": ["summary", "parameter name"]
            },
            {
                "tag": "pear", "operation": "listPears", "not": ["documented", "recorded"],
                "undocumented": ["type Pear"]
            }
        ],
        "undocumented_types": {"Pear": ["description", "field ripe"]},
        "unknown_recordings": ["plum"]
    });
    assert_eq!(found, expected);
}

#[test]
fn full_coverage_lists_nothing() {
    let run = run(
        &covered(),
        &["--fail-under", "typed=100,documented=100,recorded=100"],
    )
    .exits(0);
    let end = "total           1  1 (100 %)   1 (100 %)  1 (100 %)\n";
    assert!(run.stdout.ends_with(end), "{}", run.stdout);
}

#[test]
fn a_missed_threshold_fails_after_the_full_report() {
    let sandbox = sandbox();
    let thresholds = "typed=67,documented=33,recorded=34";
    let failed = run(&sandbox, &["--fail-under", thresholds]).exits(1);
    assert_eq!(
        failed.stderr,
        "error: 2 of 3 operations are typed, less than 67 %\n\n\
         error: 1 of 3 operations are recorded, less than 34 %\n"
    );
    failed.says(&["total ", "missing:"]);
    run(
        &sandbox,
        &["--fail-under", "typed=66", "--fail-under", "documented=33"],
    )
    .exits(0);
}

#[test]
fn document_overlays_and_recordings_can_be_given() {
    let sandbox = Sandbox::new();
    sandbox.write("a/document.json", document());
    fs::create_dir_all(sandbox.path("a/none")).unwrap();
    let arguments = [
        "--spec",
        "a/document.json",
        "--overlays",
        "a/none",
        "--recordings",
        "a/none",
    ];
    run(&sandbox, &arguments)
        .exits(0)
        .says(&["total           3  0 (0 %)     0 (0 %)   0 (0 %)\n"]);
}

#[test]
fn wrong_usage_exits_with_2() {
    let cases: [(&[&str], &str); 6] = [
        (
            &["--format", "yaml"],
            "possible values: text, json, markdown",
        ),
        (&["--fail-under", "typed"], "aspect=percent"),
        (&["--fail-under", "tpyed=1"], "typed, documented, recorded"),
        (&["--fail-under", "typed=101"], "from 0 to 100"),
        (&["--fail-under", "typed=all"], "from 0 to 100"),
        (&["extra"], "Usage:"),
    ];
    for (arguments, expected) in cases {
        run(&sandbox(), arguments).exits(2).complains(&[expected]);
    }
}

#[test]
fn only_a_success_of_the_operation_itself_counts() {
    let sandbox = sandbox();
    let recording = |text: String| {
        sandbox.write("tests/recordings/pear/getPear.json", text);
        run(&sandbox, &[])
    };
    let counted = "total           3  2 (66 %)    1 (33 %)  2 (66 %)\n";
    recording(exchanges("GET", "/api/v1/pears/green", &[200]))
        .exits(0)
        .says(&[counted]);
    // Exchanges of another operation and of none.
    let other = recording(exchanges("GET", "/api/v1/pears", &[200])).exits(0);
    assert!(!other.stdout.contains(counted), "{other:?}");
    other.complains(&["warning: GET /api/v1/pears belongs to listPears, not to getPear"]);
    let none = recording(exchanges("GET", "/api/v1/plums", &[200])).exits(0);
    assert!(!none.stdout.contains(counted), "{none:?}");
    none.complains(&["warning: GET /api/v1/plums does not match an operation"]);
}

#[test]
fn malformed_recordings_are_refused_with_their_position() {
    let request = r#"{"method": "GET", "path": "/api/v1/pears/green"}"#;
    for (text, expected) in [
        (
            r#"[{"answer": {"status": 200}}]"#.to_owned(),
            "missing field `request`",
        ),
        (
            format!(r#"[{{"request": {request}, "answer": {{"status": "200"}}}}]"#),
            "invalid type: string \"200\", expected u16",
        ),
    ] {
        let sandbox = sandbox();
        sandbox.write("tests/recordings/pear/getPear.json", text);
        let place = "tests/recordings/pear/getPear.json:1:";
        run(&sandbox, &[]).exits(2).complains(&[place, expected]);
        let run = sandbox.run(["infer"]).exits(2);
        run.complains(&[place, expected]);
    }
}

#[test]
fn all_bad_input_is_reported_at_once() {
    let sandbox = sandbox();
    sandbox.write("tests/recordings/pear/getPear.json", "{}");
    sandbox.write("tests/recordings/pear/plum.json", "[");
    fs::remove_file(sandbox.path("specs/quay-3.18.json")).unwrap();
    run(&sandbox, &[]).exits(2).complains(&[
        "specs contains no document",
        "--> tests/recordings/pear/getPear.json",
        "expected a list of exchanges",
        "--> tests/recordings/pear/plum.json",
    ]);
    fs::remove_dir_all(sandbox.path("tests")).unwrap();
    run(&sandbox, &[]).exits(2).complains(&[
        "cannot read tests/recordings",
        "help: pass a directory with --recordings",
    ]);
}
