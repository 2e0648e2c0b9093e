//! Each mistake of a document or an overlay has its test: the whole message, with the place, the lines
//! and the help, is the snapshot.
//!
//! `mistakes/<mistake>.json` (and the overlay `<mistake>.yaml`, where that is at fault) →
//! `snapshots/mistakes/<mistake>.snap`.

#![allow(clippy::panic, reason = "the helper of all tests here")]

use insta::assert_snapshot;
use quay_codegen::generate;
use quay_tests::inputs::{input, names};

quay_tests::tests_of! {
    MISTAKES:
    // No document at all.
    no_json,
    cut_short,
    html_page,
    no_swagger,
    other_swagger,
    no_object,
    number_too_large,
    // The form of a document.
    wrong_types,
    no_operation_id,
    no_tag,
    unknown_keyword,
    unknown_type,
    unknown_format,
    unknown_reference,
    unknown_scope,
    bad_not,
    bad_enum,
    bad_alternatives,
    union_of_no_objects,
    union_that_is_never_reached,
    bad_quay_version,
    bad_version,
    bad_bounds,
    timestamps_out_of_place,
    format_of_several_types,
    // Parameters.
    parameters_without_form,
    path_parameter_unsaid,
    parameters_of_no_type,
    // Names.
    two_operations_of_one_name,
    one_operation_id_in_two_tags,
    two_operations_of_one_type,
    two_tags_of_one_module,
    colliding_definitions,
    colliding_fields,
    colliding_fields_and_the_rest,
    colliding_setters,
    colliding_parameters,
    colliding_variants,
    colliding_alternatives,
    colliding_inline_names,
    reserved_names,
    // Types that cannot be.
    requires_itself,
    requires_itself_over_others,
    made_of_itself,
    union_of_itself,
    // Answers and paging.
    two_answers,
    no_status,
    bad_paging,
    // Hostile names: what would leave the folder, the string, the comment or the terminal's line.
    hostile_tags,
    hostile_operation_ids,
    hostile_definitions,
    hostile_titles,
    hostile_properties,
    hostile_parameters,
    hostile_paths,
    // Several at once.
    three_mistakes,
    // Overlays.
    overlay_selects_nothing,
    overlay_changes_nothing,
    overlay_no_yaml,
    overlay_empty,
    overlay_no_overlay,
    overlay_bad_version,
    overlay_no_info,
    overlay_unknown_key,
    overlay_bad_json_path,
    overlay_bad_actions,
    overlay_bad_bounds,
    overlay_tags,
    overlay_key_that_is_no_string,
    overlay_key_twice,
    overlay_two_documents,
    overlay_root_removed,
    overlay_mistake_in_an_update,
    overlay_rots,
    overlay_in_json,
}

#[test]
fn every_mistake_is_tested_and_every_snapshot_is_of_one() {
    let mut tested = MISTAKES.to_vec();
    tested.sort_unstable();
    assert_eq!(names("mistakes", ".json"), tested);
    assert_eq!(
        names("tests/snapshots/mistakes", ".snap"),
        tested,
        "the snapshots"
    );
}

fn check(name: &str) {
    let input = input("mistakes", name);
    let Err(diagnostics) = generate(&input.document, &input.overlays) else {
        panic!("nobody noticed the mistake");
    };
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/mistakes");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, diagnostics));
}
