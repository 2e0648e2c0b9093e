//! The committed client matches the newest document and the overlays.

#![allow(clippy::unwrap_used, reason = "the helper of the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use quay_codegen::diagnostic::Source;
use quay_tests::committed::generated;
use quay_tests::inputs::{newest_spec, older_specs, workspace};

const HINT: &str = "run `cargo xtask codegen` and commit the result";

#[test]
fn the_committed_client_is_up_to_date() {
    let generated = generated();
    let folder = workspace().join("quay-api-generated/src/generated");
    let stale: Vec<&str> = generated
        .files
        .iter()
        .filter(|(path, text)| {
            !fs::read(folder.join(path)).is_ok_and(|found| found == text.as_bytes())
        })
        .map(|(path, _)| path.as_str())
        .collect();
    let mut strays = files_below(&folder, "");
    strays.retain(|path| !generated.files.contains_key(path));
    assert!(
        stale.is_empty() && strays.is_empty(),
        "quay-api-generated is stale: {HINT}\n  changed or missing: {stale:?}\n  no longer generated: {strays:?}"
    );
}

#[test]
fn the_manifest_has_one_feature_for_each_tag() {
    let path = workspace().join("quay-api-generated/Cargo.toml");
    let manifest = fs::read_to_string(path).unwrap();
    let (_, after) = manifest.split_once("# begin: ").unwrap();
    let (_, table) = after.split_once('\n').unwrap();
    let (table, _) = table.split_once("# end: ").unwrap();
    assert_eq!(table, generated().feature_table, "{HINT}");
}

/// The first page of each package names the supported versions.
#[test]
fn readme_and_crate_docs_name_the_supported_versions() {
    let version = |source: &Source| {
        let name = source.name.strip_prefix("quay-").unwrap();
        name.strip_suffix(".json").unwrap().to_owned()
    };
    let oldest = version(older_specs().first().unwrap());
    let versions = format!("Quay {oldest} to {}", version(&newest_spec()));
    for page in [
        "README.md",
        "quay-api-generated/CHANGELOG.md",
        "quay-api-generated/README.md",
        "quay-api-generated/src/lib.rs",
    ] {
        let text = fs::read_to_string(workspace().join(page)).unwrap();
        assert!(
            text.contains(&versions),
            "{page} does not contain \"{versions}\""
        );
    }
}

/// Returns the paths of all files below a folder, with `/` as the separator.
fn files_below(folder: &Path, prefix: &str) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files.append(&mut files_below(&entry.path(), &format!("{path}/")));
        } else {
            files.insert(path);
        }
    }
    files
}
