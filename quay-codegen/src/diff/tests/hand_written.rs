//! Changes of definitions for which the client has a hand-written type.

use serde_json::{Value, json};

use super::{api, diff_of_definitions, is_in_both, is_one, object, operation};
use crate::diff::ImpactClass::{Breaking, Documentation};
use crate::diff::compare;

#[test]
fn a_hand_written_type_hides_changes_from_crates() {
    let of = |rust_type: Option<&str>, schema: Value| {
        let mut thing = object(json!({"a": schema}), json!([]));
        if let Some(name) = rust_type {
            thing["x-rust-type"] = json!(name);
        }
        thing
    };
    let (text, number) = (json!({"type": "string"}), json!({"type": "boolean"}));
    let same = Documentation;
    let old = of(Some("ErrorType"), text.clone());
    let diff = diff_of_definitions(old, of(Some("ErrorType"), number));
    let change = "string before, boolean now";
    is_in_both(&diff, change, Breaking, Breaking, same);
    let old = of(None, text.clone());
    let diff = diff_of_definitions(old, of(Some("ErrorType"), text));
    let change = "the Rust type changed";
    is_in_both(&diff, change, same, same, Breaking);
}

#[test]
fn a_type_within_a_hand_written_one_is_compared_for_crates_where_it_is_used_otherwise() {
    let of = |version: &str, kind: &str| {
        let reference = |name: &str| json!({"$ref": format!("#/definitions/{name}")});
        let properties = json!({"first": reference("Written"), "second": reference("Inner")});
        let mut written = object(json!({"inner": reference("Inner")}), json!([]));
        written["x-rust-type"] = json!("ErrorType");
        let definitions = json!({
            "Thing": object(properties, json!([])),
            "Written": written,
            "Inner": object(json!({"a": {"type": kind}}), json!([])),
        });
        let responses = json!({"200": {"schema": reference("Thing")}});
        let get = operation("getA", json!({"responses": responses}));
        api(version, &json!({"/a": {"get": get}}), &definitions)
    };
    let diff = compare(&of("3.17.0", "string"), &of("3.18.0", "boolean"));
    let change = "string before, boolean now";
    is_one(&diff, change, Breaking, Breaking);
}
