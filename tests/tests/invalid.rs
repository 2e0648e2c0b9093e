//! Tests every diagnostic of documents and overlays. The snapshots contain the whole message with position, excerpt and
//! help.
//!
//! `fixtures/invalid/<name>.json` (and the overlay `<name>.yaml` if it is the cause) → `snapshots/invalid/<name>.snap`.

#![allow(clippy::panic, reason = "the helper of all tests here")]

use insta::assert_snapshot;
use quay_codegen::generate;
use quay_tests::inputs::{input, names};

quay_tests::tests_of! {
    INVALID:
    // Input that is not a document.
    not_json,
    truncated,
    html_page,
    swagger_version_missing,
    unsupported_swagger_version,
    not_an_object,
    number_too_large,
    // The structure of a document.
    wrong_types,
    operation_id_missing,
    tag_missing,
    unknown_keyword,
    unknown_type,
    unknown_format,
    unknown_reference,
    unknown_scope,
    bad_access,
    bad_aliases,
    bad_security,
    bad_tags,
    bad_not,
    bad_full_name,
    bad_default,
    bad_example,
    bad_enum,
    bad_alternatives,
    union_of_non_objects,
    unreachable_alternative,
    bad_quay_version,
    bad_version,
    bad_bounds,
    misplaced_timestamps,
    format_with_several_types,
    // Unsupported features.
    enum_without_values,
    enum_of_null,
    response_reference,
    parameter_reference,
    unknown_document_keyword,
    unknown_response_keyword,
    media_types,
    two_bodies,
    read_only_in_request,
    default_response_schema,
    second_body_of_a_path,
    collection_format,
    hidden_alternative,
    setter_hides_default,
    long_operation_id,
    long_path,
    long_tag,
    reserved_operation_ids,
    contradicting_keywords,
    contradicting_alternatives,
    integer_bounds_beyond_64_bits,
    contradicting_parameters,
    mixed_path_segments,
    body_of_no_content,
    repeated_tag,
    paths_missing,
    long_type_name,
    too_many_fields,
    // Parameters.
    malformed_parameters,
    path_parameter_undeclared,
    parameters_without_type,
    keywords_beside_schema,
    // Names.
    colliding_functions,
    operation_id_in_two_tags,
    colliding_operation_types,
    colliding_modules,
    colliding_definitions,
    colliding_fields,
    colliding_additional_properties,
    colliding_setters,
    colliding_parameters,
    colliding_variants,
    colliding_alternatives,
    colliding_inline_names,
    reserved_names,
    // Impossible types.
    requires_itself,
    requires_itself_over_others,
    definition_refers_to_itself,
    union_contains_itself,
    // Responses and paging.
    conflicting_responses,
    invalid_status,
    bad_paging,
    // Hostile names, which could escape from a folder, a string, a comment or a line of a terminal.
    hostile_tags,
    hostile_operation_ids,
    hostile_definitions,
    hostile_titles,
    hostile_properties,
    hostile_parameters,
    hostile_paths,
    // Several errors at once.
    several_errors,
    // Overlays.
    overlay_no_match,
    overlay_no_change,
    overlay_not_yaml,
    overlay_empty,
    overlay_not_an_overlay,
    overlay_not_finite,
    overlay_large_integer,
    overlay_large_hex_integer,
    overlay_extends,
    overlay_bad_version,
    overlay_info_missing,
    overlay_unknown_key,
    overlay_bad_json_path,
    overlay_bad_actions,
    overlay_bad_bounds,
    overlay_yaml_tags,
    overlay_non_string_key,
    overlay_duplicate_key,
    overlay_two_documents,
    overlay_removes_root,
    overlay_invalid_update,
    overlay_obsolete,
    overlay_in_json,
    overlay_selects_too_much,
    overlay_nested_filters,
    overlay_nested_too_deep,
    overlay_unknown_extension,
}

#[test]
fn every_fixture_is_tested_and_no_snapshot_is_unused() {
    let mut tested = INVALID.to_vec();
    tested.sort_unstable();
    assert_eq!(names("fixtures/invalid", ".json"), tested);
    assert_eq!(
        names("tests/snapshots/invalid", ".snap"),
        tested,
        "the snapshots"
    );
}

fn check(name: &str) {
    let input = input("fixtures/invalid", name);
    let Err(diagnostics) = generate(&input.document, &input.overlays) else {
        panic!("expected an error");
    };
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/invalid");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, diagnostics));
}
