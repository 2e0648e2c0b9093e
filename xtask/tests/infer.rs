//! `cargo xtask infer` as a process: input, output and exit codes.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used)]

use crate::support::Sandbox;
use serde_json::{Value, json};

/// A workspace with `listPears`, which returns pears with a weight, and one recording of it.
fn workspace(pear: Value) -> Sandbox {
    let sandbox = Sandbox::new();
    let schema = json!({"type": "array", "items": {"$ref": "#/definitions/Pear"}});
    let document = json!({
        "swagger": "2.0", "x-quay-version": "3.18.0",
        "paths": {"/pears": {"get": {
            "operationId": "listPears", "tags": ["pear"], "parameters": [],
            "responses": {"200": {"schema": schema}}
        }}},
        "definitions": {"Pear": {"type": "object", "properties": {"weight": {"type": "integer"}}}}
    });
    let exchanges = json!([{
        "request": {"method": "GET", "path": "/pears"},
        "answer": {"status": 200, "body": [pear]}
    }]);
    sandbox.write("specs/quay-3.18.json", document.to_string());
    sandbox.write("specs/overlays/README.md", "");
    sandbox.write(
        "tests/recordings/pear/listPears.json",
        exchanges.to_string(),
    );
    sandbox.write("tests/recordings/README.md", "");
    sandbox
}

#[test]
fn without_findings_the_proposal_is_an_empty_overlay() {
    let sandbox = workspace(json!({"weight": 1}));
    let note = "note: tests/recordings: nothing new in 1 exchanges\n";
    let run = sandbox.run(["infer"]).exits(0);
    assert_eq!(run.stderr, note);
    assert!(run.stdout.ends_with("\nactions: []\n"), "{}", run.stdout);
    // A proposal of an earlier run must not stay.
    sandbox.write("proposal.yaml", "of yesterday\n");
    let written = sandbox.run(["infer", "--out", "proposal.yaml"]).exits(0);
    assert_eq!(written.stderr, note);
    assert_eq!(written.stdout, "proposal.yaml: 0 actions to review\n");
    assert_eq!(sandbox.read("proposal.yaml"), run.stdout);
    sandbox.write("specs/overlays/proposal.yaml", &run.stdout);
    sandbox.run(["codegen"]).exits(0);
}

#[test]
fn a_proposal_goes_to_standard_output_and_works_as_an_overlay() {
    let sandbox = workspace(json!({"weight": null, "ripe": true}));
    let run = sandbox.run(["infer"]).exits(0).says(&[
        "overlay: 1.0.0\n",
        "  # unknown property `ripe`: tests/recordings/pear/listPears.json, exchange 1\n",
        "  - target: $.definitions.Pear\n",
        "        weight:\n          x-nullable: true\n",
    ]);
    sandbox.write("specs/overlays/pear.yaml", &run.stdout);
    sandbox.run(["infer"]).exits(0).complains(&["nothing new"]);
}

#[test]
fn a_mismatch_is_a_warning() {
    let sandbox = workspace(json!({"weight": "heavy"}));
    let run = sandbox.run(["infer"]).exits(0);
    run.complains(&[
        "nothing new",
        "warning: listPears returned a string at `$[*].weight`, expected an integer",
    ]);
}

#[test]
fn bad_input_exits_with_2_and_leaves_the_proposal_unchanged() {
    let sandbox = workspace(json!({"ripe": true}));
    sandbox.write("proposal.yaml", "mine\n");
    sandbox.write("tests/recordings/pear/eatPear.json", "[{]");
    let run = sandbox.run(["infer", "--out", "proposal.yaml"]).exits(2);
    run.complains(&[
        "list of exchanges",
        "tests/recordings/pear/eatPear.json:1:3",
    ]);
    let run = sandbox.run(["infer", "--out", "proposal.yaml", "--recordings", "nowhere"]);
    run.exits(2).complains(&["cannot read nowhere"]);
    assert_eq!(sandbox.read("proposal.yaml"), "mine\n");
}
