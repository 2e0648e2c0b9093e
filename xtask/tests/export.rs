//! `cargo xtask export` as a process: where it writes, and that bad input writes nothing.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;

use crate::support::Sandbox;
use serde_json::{Value, json};

fn document(version: &str) -> String {
    let operation = |id: &str, status: &str| {
        json!({
            "operationId": id, "tags": ["pear"], "parameters": [],
            "responses": {status: {}, "404": {"schema": {"$ref": "#/definitions/Problem"}}},
            "security": [{"oauth2_implicit": ["repo:read"]}]
        })
    };
    json!({
        "swagger": "2.0", "x-quay-version": version, "basePath": "/",
        "info": {"title": "Quay", "version": "v1"},
        "tags": [{"name": "pear"}],
        "paths": {"/api/v1/pears": {"get": operation("listPears", "200")}},
        "definitions": {
            "Problem": {"type": "object", "properties": {"title": {"type": "string"}}}
        }
    })
    .to_string()
}

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
            pears: { type: integer, format: uint32, x-nullable: true }
  - target: $.tags[?@.name == 'pear']
    update: { description: About pears. }
  - target: $.paths['/api/v1/pears'].get
    update:
      summary: Lists the pears.
      responses: { '201': { schema: { $ref: '#/definitions/Basket' } } }
";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("specs/quay-3.18.json", document("3.18.0"));
    sandbox.write("specs/overlays/fruit.yaml", OVERLAY);
    sandbox
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn openapi_goes_to_standard_output() {
    let sandbox = sandbox();
    let before = sandbox.files("");
    let run = sandbox.run(["export"]).exits(0);
    assert_eq!(run.stderr, "");
    let found = parsed(&run.stdout);
    assert_eq!(found["openapi"], "3.1.0");
    assert_eq!(found["info"]["version"], "3.18.0");
    assert_eq!(
        found["tags"],
        json!([{"name": "pear", "description": "About pears."}])
    );
    let responses = &found["paths"]["/api/v1/pears"]["get"]["responses"];
    let statuses: Vec<_> = responses.as_object().unwrap().keys().collect();
    assert_eq!(statuses, ["201", "404"], "what is true, not what is stated");
    assert_eq!(
        found["components"]["schemas"]["Basket"]["properties"]["pears"],
        json!({"type": ["integer", "null"], "format": "int64", "minimum": 0})
    );
    assert!(found["components"]["schemas"]["Problem"].is_object());
    let explicit = sandbox.run(["export", "--format", "openapi31", "--out", "-"]);
    assert_eq!(explicit.exits(0).stdout, run.stdout);
    assert_eq!(sandbox.files(""), before);
}

#[test]
fn swagger_goes_to_a_file() {
    let sandbox = sandbox();
    let arguments = ["export", "--format", "swagger2", "--out", "out/quay.json"];
    let run = sandbox.run(arguments).exits(0);
    assert_eq!(run.stdout, "wrote out/quay.json: 1 operations, 2 types\n");
    let text = sandbox.read("out/quay.json");
    assert!(text.starts_with("{\n  \"") && text.ends_with("\n}\n"));
    let found = parsed(&text);
    assert_eq!(found["swagger"], "2.0");
    assert_eq!(
        found["definitions"]["Basket"]["properties"]["pears"],
        json!({"type": "integer", "format": "int64", "minimum": 0, "x-nullable": true})
    );
    let run = sandbox.run(arguments).exits(0);
    assert_eq!(
        run.stdout,
        "unchanged: out/quay.json: 1 operations, 2 types\n"
    );
}

#[test]
fn document_and_overlays_can_be_given() {
    let sandbox = sandbox();
    sandbox.write("a/document.json", document("3.12.4"));
    fs::create_dir_all(sandbox.path("a/none")).unwrap();
    let arguments = [
        "export",
        "--spec",
        "a/document.json",
        "--overlays",
        "a/none",
    ];
    let found = parsed(&sandbox.run(arguments).exits(0).stdout);
    assert_eq!(found["info"]["version"], "3.12.4");
    let responses = found["paths"]["/api/v1/pears"]["get"]["responses"].as_object();
    let statuses: Vec<_> = responses.unwrap().keys().collect();
    assert_eq!(statuses, ["200", "404"]);
}

#[test]
fn older_documents_tell_since_when_there_is_what() {
    let sandbox = sandbox();
    let mut older = parsed(&document("3.17.2"));
    older["paths"] = json!({});
    sandbox.write("specs/quay-3.17.json", older.to_string());
    // The action is bounded, because only the newer document has its target.
    let overlay = OVERLAY.replace(
        "    update:\n      summary",
        "    x-from: '3.18'\n    update:\n      summary",
    );
    sandbox.write("specs/overlays/fruit.yaml", overlay);
    let found = parsed(&sandbox.run(["export"]).exits(0).stdout);
    let operation = &found["paths"]["/api/v1/pears"]["get"];
    assert_eq!(operation["x-since"], "3.18");
    assert_eq!(
        operation["description"],
        "Since Quay 3.18.\n\nIf the server is older: status 404."
    );
    sandbox.write("none/README.md", "");
    let found = parsed(&sandbox.run(["export", "--history", "none"]).exits(0).stdout);
    assert!(
        found["paths"]["/api/v1/pears"]["get"]
            .get("x-since")
            .is_none()
    );
}

#[test]
fn bad_input_writes_nothing() {
    let sandbox = sandbox();
    let mut document = parsed(&document("3.18.0"));
    document["paths"]["/api/v1/pears"]["get"]["responses"]["2XX"] = json!({});
    sandbox.write("specs/quay-3.18.json", document.to_string());
    let run = sandbox.run(["export", "--out", "out.json"]).exits(2);
    run.complains(&["`2XX` is not an HTTP status", "specs/quay-3.18.json"]);
    assert!(!sandbox.path("out.json").exists());
    assert_eq!(sandbox.run(["export"]).exits(2).stdout, "");
}

#[test]
fn wrong_usage_exits_with_2() {
    let sandbox = sandbox();
    let run = sandbox.run(["export", "--format", "raml"]).exits(2);
    run.complains(&["possible values: swagger2, openapi31"]);
    sandbox
        .run(["export", "extra"])
        .exits(2)
        .complains(&["Usage:"]);
    sandbox.write("taken", "");
    let run = sandbox.run(["export", "--out", "taken/out.json"]).exits(2);
    run.complains(&["cannot write taken/out.json"]);
}
