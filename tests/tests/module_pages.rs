//! Checks that the docs of modules refer to existing operations and programs.

use std::path::Path;

use quay_api_generated::ErrorType;
use quay_codegen::diagnostic::Source;
use quay_codegen::model::TypeKind;
use quay_codegen::{Corrections, Generated, resolve};
use quay_tests::committed::{generated, newest};
use quay_tests::inputs::{newest_spec, overlays, specs, workspace};

#[test]
fn every_example_program_of_a_tag_exists() {
    let named: Vec<&String> = newest()
        .tags
        .values()
        .filter_map(|tag| tag.example.as_ref())
        .collect();
    assert!(named.len() > 15, "{named:?}");
    for name in named {
        let path = workspace().join(format!("quay-api-generated/examples/{name}.rs"));
        assert!(
            Path::new(&path).exists(),
            "{} does not exist",
            path.display()
        );
    }
}

#[test]
fn every_module_shows_an_example() {
    let Generated { api, files, .. } = generated();
    for (name, tag) in &api.tags {
        let text = &files[&format!("{}.rs", tag.module)];
        // Every operation of `repotoken` fails.
        assert!(
            text.contains("```no_run") || name == "repotoken",
            "the module {name} has no example: set `x-start` on its tag"
        );
    }
}

#[test]
fn a_hand_written_enum_has_the_values_of_its_definition() {
    let definition = &newest().types["ErrorType"];
    assert_eq!(definition.rust_type.as_deref(), Some("ErrorType"));
    let TypeKind::Enum(values) = &definition.kind else {
        panic!("{definition:?}");
    };
    for value in values {
        let known = ErrorType::from(value.value.as_str());
        assert!(
            !matches!(known, ErrorType::Unrecognized(_)),
            "the enum in `error_type.rs` has no value {value:?}"
        );
    }
}

#[test]
fn an_unknown_operation_is_an_error() {
    let action = "  - target: $.tags[?@.name == 'robot']\n    update: { x-start: [createRobo], x-see: [rabbit] }\n";
    let overlay =
        format!("overlay: 1.0.0\ninfo: {{ title: t, version: 1.0.0 }}\nactions:\n{action}");
    let mut overlays = overlays();
    overlays.push(Source::new("more.yaml", overlay));
    let specs = specs();
    let corrections = Corrections {
        overlays: &overlays,
        committed: &specs,
    };
    let error = resolve(&newest_spec(), corrections)
        .unwrap_err()
        .to_string();
    for expected in [
        "no document of Quay has the operation `createRobo` after the overlays",
        "no document of Quay has the tag `rabbit` after the overlays",
        "more.yaml:5:",
    ] {
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn an_operation_missing_from_an_older_document_is_accepted() {
    let older = specs();
    let overlays = overlays();
    let corrections = Corrections {
        overlays: &overlays,
        committed: &older,
    };
    let (api, _) = resolve(&older[0], corrections).unwrap();
    assert!(
        api.tags["tag"].start.len() < 5,
        "3.9 has no pull statistics"
    );
}
