//! The dependencies of the crate without its feature `client`, and the features of the examples.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests panic to fail"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

/// Returns the names of all packages that a build with these features compiles.
fn packages(features: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--edges", "normal", "--prefix", "none"])
        .args([
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
        ])
        .args(features)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let text = String::from_utf8(output.stdout).unwrap();
    let names = text.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

#[test]
fn without_client_the_crate_depends_on_nothing_that_opens_a_socket() {
    let core = packages(&["--no-default-features"]);
    assert!(core.contains("quay-api-generated"), "{core:?}");
    assert!(core.len() <= 25, "{} packages: {core:?}", core.len());
    for name in [
        "futures-core",
        "futures-util",
        "hyper",
        "mio",
        "reqwest",
        "rustls",
        "tokio",
    ] {
        assert!(!core.contains(name), "{name}");
    }
}

/// They take seconds to build, and nothing in this crate needs them.
#[test]
fn users_need_not_build_the_macros_of_serde_and_tables_of_character_sets() {
    let packages = packages(&["--all-features"]);
    assert!(packages.contains("reqwest"), "{packages:?}");
    for name in ["encoding_rs", "serde_derive"] {
        assert!(!packages.contains(name), "{name}");
    }
}

#[test]
fn blocking_mock_and_tracing_imply_client() {
    for feature in ["blocking", "mock", "tracing"] {
        let packages = packages(&["--no-default-features", "--features", feature]);
        assert!(packages.contains("reqwest"), "{feature}");
    }
}

/// Returns the output of `cargo metadata` for this package.
fn metadata() -> serde_json::Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--no-deps", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let workspace: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = workspace["packages"].as_array().unwrap();
    let package = packages
        .iter()
        .find(|package| package["name"] == "quay-api-generated");
    package.unwrap().clone()
}

fn strings(list: &serde_json::Value) -> BTreeSet<String> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

fn identifiers(code: &str) -> BTreeSet<String> {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    let words = code.split(|character| !is_part(character));
    words.map(str::to_owned).collect()
}

/// `cargo build --examples` without some tags must skip the examples that need them.
#[test]
fn every_example_requires_the_tags_whose_modules_it_imports() {
    let package = metadata();
    let tags = strings(&package["features"]["all"]);
    let mut required = BTreeMap::new();
    for target in package["targets"].as_array().unwrap() {
        if target["kind"][0] == "example" {
            let name = target["name"].as_str().unwrap().to_owned();
            required.insert(name, strings(&target["required-features"]));
        }
    }
    assert!(required.len() > 20, "{required:?}");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for (example, features) in required {
        let path = folder.join(format!("{example}.rs"));
        let text = fs::read_to_string(&path).unwrap();
        let imports = text.split_once("use quay_api_generated::").unwrap().1;
        let imports = imports.split_once(';').unwrap().0;
        let mut used = identifiers(imports);
        used.retain(|name| tags.contains(name));
        if text.contains("mod support;") {
            used.insert("client".to_owned());
        }
        if text.contains("exists::") {
            used.extend(["organization", "repository", "user"].map(str::to_owned));
        }
        assert_eq!(features, used, "{example}");
    }
}
