//! Checks that no tag takes the name of another module of the client, or of a file that no system can have.

#![allow(clippy::unwrap_used, reason = "the helpers of tests")]

use std::collections::BTreeSet;
use std::fs;

use quay_codegen::diagnostic::Source;
use quay_codegen::resolve;
use quay_tests::inputs::workspace;
use serde_json::json;
use syn::{Item, UseTree, Visibility};

fn is_refused(tag: &str) -> bool {
    let document =
        json!({"swagger": "2.0", "paths": {"/a": {"get": {"operationId": "getA", "tags": [tag]}}}});
    resolve(&Source::new("tag.json", document.to_string()), &[]).is_err()
}

/// Adds the names that a `use` declares.
fn declared(tree: &UseTree, names: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => declared(&path.tree, names),
        UseTree::Group(group) => group.items.iter().for_each(|tree| declared(tree, names)),
        UseTree::Name(name) => _ = names.insert(name.ident.to_string()),
        UseTree::Rename(rename) => _ = names.insert(rename.rename.to_string()),
        UseTree::Glob(_) => {}
    }
}

#[test]
fn the_modules_and_crates_at_the_root_of_the_client_are_reserved() {
    let path = workspace().join("quay-api-generated/src/lib.rs");
    let file = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
    let mut names = BTreeSet::new();
    for item in &file.items {
        match item {
            Item::Mod(module) => _ = names.insert(module.ident.to_string()),
            Item::Use(item) if matches!(item.vis, Visibility::Public(_)) => {
                declared(&item.tree, &mut names);
            }
            _ => {}
        }
    }
    names.retain(|name| name.starts_with(char::is_lowercase));
    assert!(names.contains("http"), "{names:?}");
    let free: Vec<_> = names.iter().filter(|name| !is_refused(name)).collect();
    assert!(free.is_empty(), "{free:?}");
}

#[test]
fn the_other_features_of_the_client_are_reserved() {
    let path = workspace().join("quay-api-generated/Cargo.toml");
    let manifest = fs::read_to_string(path).unwrap();
    let (_, features) = manifest.split_once("[features]\n").unwrap();
    let (features, _) = features.split_once("# begin: ").unwrap();
    let names = features.lines().filter_map(|line| line.split_once(" = "));
    let free: Vec<_> = names.filter(|(name, _)| !is_refused(name)).collect();
    assert!(free.is_empty(), "{free:?}");
}

#[test]
fn devices_of_windows_are_reserved() {
    for name in ["aux", "con", "nul", "prn", "COM1", "com9", "lpt1", "LPT9"] {
        assert!(is_refused(name), "{name}");
    }
    assert!(!is_refused("com"));
}
