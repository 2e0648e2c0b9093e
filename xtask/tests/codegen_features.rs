//! `cargo xtask codegen` keeps the feature table in the manifest of the client up to date, together with the files.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::fs;

use crate::support::Sandbox;

const MANIFEST: &str = "quay-api-generated/Cargo.toml";

const BEGIN: &str = "# begin: one feature for each tag, written by `cargo xtask codegen`";
const END: &str = "# end: written by `cargo xtask codegen`";

fn manifest(table: &str) -> String {
    format!(
        "[features]\nclient = []\n{BEGIN}\n{table}{END}\nmock = []\n\n[dependencies]\nbytes = \"1\"\n"
    )
}

/// A workspace with a document of two tags.
fn sandbox(manifest: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    let operation = |tag: &str| {
        format!(
            r#""/{tag}": {{"get": {{"operationId": "get_{tag}", "tags": ["{tag}"], "responses": {{}}}}}}"#
        )
    };
    let paths = [operation("pear"), operation("apple")].join(", ");
    let document =
        format!(r#"{{"swagger": "2.0", "x-quay-version": "3.18.0", "paths": {{{paths}}}}}"#);
    sandbox.write("specs/quay-3.18.json", document);
    fs::create_dir(sandbox.path("specs/overlays")).unwrap();
    sandbox.write(MANIFEST, manifest);
    sandbox
}

const TABLE: &str = "all = [\n    \"apple\",\n    \"pear\",\n]\napple = []\npear = []\n";

#[test]
fn each_tag_becomes_a_feature() {
    let sandbox = sandbox(&manifest("plum = []\n"));
    let run = sandbox.run(["codegen"]).exits(0);
    run.says(&["quay-api-generated/Cargo.toml written\n"]);
    assert_eq!(sandbox.read(MANIFEST), manifest(TABLE));
    let run = sandbox.run(["codegen"]).exits(0);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
    sandbox.run(["codegen", "--check"]).exits(0);
}

#[test]
fn a_check_finds_a_stale_table() {
    let sandbox = sandbox(&manifest(""));
    sandbox.run(["codegen"]).exits(0);
    let stale = manifest(&TABLE.replace("pear", "plum"));
    sandbox.write(MANIFEST, &stale);
    let run = sandbox.run(["codegen", "--check"]).exits(1);
    let run = run.says(&[
        "--- a/quay-api-generated/Cargo.toml\n",
        "\n-plum = []\n",
        "\n+pear = []\n",
    ]);
    run.complains(&[
        "quay-api-generated/Cargo.toml is stale",
        "help: run `cargo xtask codegen` and commit",
    ]);
    assert_eq!(sandbox.read(MANIFEST), stale);
}

#[test]
fn a_manifest_that_cannot_take_the_table_changes_nothing() {
    let cases = [
        (
            manifest("").replace(END, ""),
            "`# end: written by `cargo xtask codegen`` is missing",
        ),
        (
            manifest("").replace("client", "pear"),
            "the feature `pear` is defined twice",
        ),
        (
            manifest("").replace("[features]", "[package]"),
            "is misplaced",
        ),
    ];
    for (text, expected) in cases {
        let sandbox = sandbox(&text);
        let before = sandbox.files("");
        for arguments in [&["codegen"][..], &["codegen", "--check"]] {
            let run = sandbox.run(arguments).exits(2);
            run.complains(&["quay-api-generated/Cargo.toml: ", expected, "help: "]);
            assert_eq!(sandbox.files(""), before);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_manifest_that_cannot_be_replaced_leaves_the_old_files() {
    let sandbox = sandbox("");
    let linked = sandbox.write("elsewhere.toml", manifest(""));
    fs::remove_file(sandbox.path(MANIFEST)).unwrap();
    std::os::unix::fs::symlink(linked, sandbox.path(MANIFEST)).unwrap();
    let before = sandbox.files("");
    sandbox
        .run(["codegen"])
        .exits(2)
        .complains(&["Cargo.toml is not a regular file"]);
    assert_eq!(sandbox.files(""), before);
}

#[test]
fn the_manifest_of_another_package_is_updated_for_its_folder() {
    let sandbox = sandbox(&manifest(""));
    sandbox.write("mine/Cargo.toml", manifest(""));
    sandbox
        .run(["codegen", "--out", "mine/src/quay/generated"])
        .exits(0);
    assert_eq!(sandbox.read("mine/Cargo.toml"), manifest(TABLE));
    assert_eq!(sandbox.read(MANIFEST), manifest(""));
}

#[test]
fn a_folder_without_a_place_for_the_table_is_told_how_to_get_one() {
    let sandbox = sandbox("[features]\nclient = []\n");
    let run = sandbox.run(["codegen"]).exits(0);
    run.complains(&[
        "must define one feature for each tag",
        "of quay-api-generated/Cargo.toml",
        BEGIN,
        END,
    ]);
    assert_eq!(sandbox.read(MANIFEST), "[features]\nclient = []\n");
    let run = sandbox.run(["codegen", "--out", "elsewhere"]).exits(0);
    run.complains(&[
        "note: the package of elsewhere must define one feature for each tag, or the feature `all`",
    ]);
    // Once is enough.
    assert_eq!(sandbox.run(["codegen"]).exits(0).stderr, "");
}
