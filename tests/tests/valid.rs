//! Tests each feature of Quay's documents with a fixture, a snapshot of its model and a snapshot of its client.
//!
//! `fixtures/valid/<feature>.json` (and the overlay `<feature>.yaml` if it needs one) →
//! `snapshots/valid/<feature>.model.snap` and `<feature>.client.snap`.

#![allow(clippy::panic, reason = "the helper of all tests here")]

use std::fmt::Write as _;

use insta::{assert_snapshot, assert_yaml_snapshot};
use quay_codegen::{Generated, generate};
use quay_tests::inputs::{input, names};

quay_tests::tests_of! {
    FEATURES:
    // Schemas.
    additional_and_properties,
    additional_properties,
    any_of_null,
    any_of_objects,
    top_level_array,
    bounds,
    enum_names,
    field_order,
    free_form_object,
    full_name,
    id_keyword,
    integers,
    rust_keywords,
    missing_type,
    not_empty_schema,
    null_in_enum,
    one_of_objects,
    one_of_one_reference,
    one_of_references,
    one_of_scalars,
    open_enum,
    recursion,
    required_without_property,
    rust_names,
    rust_type,
    secret,
    timestamps,
    timestamps_in_requests,
    alias_definitions,
    null_or_absent,
    null_or_absent_only_in_requests,
    number_examples,
    type_list,
    // Names and deduplication of types.
    same_shape_definition,
    same_shape_inline,
    same_shape_nested,
    title_names_type,
    equal_definitions,
    shared_types,
    colliding_type_files,
    // Parameters and bodies.
    multi_segment,
    optional_body,
    parameter_not_in_path,
    path_level_parameters,
    path_parameter_order,
    path_types,
    query_types,
    required_query,
    // Operations and their responses.
    empty_response,
    empty_path,
    extra_success_status,
    nullable_response,
    operation_facts,
    access,
    module_pages,
    operation_with_docs,
    operation_without_docs,
    paging_by_number,
    paging_by_token,
    plain_responses,
    statuses,
    untyped_response,
    // Overlays.
    overlay,
    overlay_bounds,
}

#[test]
fn every_fixture_is_tested_and_no_snapshot_is_unused() {
    let mut tested = FEATURES.to_vec();
    tested.sort_unstable();
    assert_eq!(names("fixtures/valid", ".json"), tested);
    let snapshots = "tests/snapshots/valid";
    for kind in [".model.snap", ".client.snap"] {
        assert_eq!(names(snapshots, kind), tested, "the snapshots *{kind}");
    }
    for name in names(snapshots, ".warnings.snap") {
        assert!(
            tested.contains(&name.as_str()),
            "{name}.warnings.snap belongs to no document"
        );
    }
}

fn check(name: &str) {
    let generated = generated(name);
    settings().bind(|| {
        assert_yaml_snapshot!(format!("{name}.model"), generated.api);
        assert_snapshot!(format!("{name}.client"), client(&generated));
        if !generated.warnings.is_empty() {
            assert_snapshot!(format!("{name}.warnings"), generated.warnings);
        }
    });
}

fn generated(name: &str) -> Generated {
    let input = input("fixtures/valid", name);
    match generate(&input.document, &input.overlays) {
        Ok(generated) => generated,
        Err(diagnostics) => panic!("{diagnostics}"),
    }
}

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/valid");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Returns the files of operations and types. Module files and headers are equal for all documents and tested by
/// `a_whole_client`.
fn client(generated: &Generated) -> String {
    let mut text = String::new();
    for (path, file) in &generated.files {
        if path.ends_with("mod.rs") {
            continue;
        }
        let (_header, code) = file.split_once("\n\n").unwrap_or_default();
        let _ = write!(text, "// {path}\n\n{code}\n");
    }
    text
}

#[test]
fn a_whole_client() {
    let mut text = String::new();
    for (path, file) in &generated("shared_types").files {
        let _ = write!(text, "==== {path}\n{file}\n");
    }
    settings().bind(|| assert_snapshot!("a_whole_client", text));
}
