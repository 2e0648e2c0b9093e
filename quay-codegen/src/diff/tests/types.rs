//! Changes of types in requests and responses.

use serde_json::{Value, json};

use super::{api, diff_of_definitions, is_in_both, is_one, object, operation};
use crate::diff::ImpactClass::{Additive, Breaking, Documentation};
use crate::diff::compare;

#[test]
fn properties_of_objects_are_compared() {
    let none = json!([]);
    let a = || json!({"a": {"type": "string"}});
    let both = || json!({"a": {"type": "string"}, "b": {"type": "string"}});
    let nullable = || json!({"a": {"type": "string", "x-nullable": true}});
    let diff = diff_of_definitions(object(a(), none.clone()), object(both(), none.clone()));
    is_in_both(&diff, "added", Additive, Additive, Additive);
    let diff = diff_of_definitions(object(both(), none.clone()), object(a(), none.clone()));
    is_in_both(&diff, "removed", Breaking, Breaking, Breaking);
    let diff = diff_of_definitions(object(a(), none.clone()), object(both(), json!(["b"])));
    is_in_both(&diff, "added, required", Breaking, Additive, Additive);
    let diff = diff_of_definitions(object(a(), none.clone()), object(a(), json!(["a"])));
    is_in_both(
        &diff,
        "optional before, required now",
        Breaking,
        Documentation,
        Documentation,
    );
    let diff = diff_of_definitions(object(a(), json!(["a"])), object(a(), none.clone()));
    is_in_both(
        &diff,
        "required before, optional now",
        Additive,
        Breaking,
        Breaking,
    );
    let diff = diff_of_definitions(object(a(), none.clone()), object(nullable(), none.clone()));
    is_in_both(&diff, "may be null now", Additive, Breaking, Breaking);
    let diff = diff_of_definitions(object(nullable(), none.clone()), object(a(), none));
    is_in_both(
        &diff,
        "may no longer be null",
        Breaking,
        Documentation,
        Breaking,
    );
}

#[test]
fn a_document_without_a_version_counts_as_newer() {
    let reference = json!({"$ref": "#/definitions/Thing"});
    let responses = json!({"responses": {"200": {"schema": reference}}});
    let paths = json!({"/a": {"get": operation("getA", responses)}});
    let of = |required: Value| {
        let thing = object(json!({"a": {"type": "string"}}), required);
        api("3.17.0", &paths, &json!({"Thing": thing}))
    };
    let mut new = of(json!(["a"]));
    new.quay_version = None;
    let change = "optional before, required now";
    let diff = compare(&of(json!([])), &new);
    is_one(&diff, change, Documentation, Documentation);
}

#[test]
fn types_of_properties_are_compared() {
    let of = |schema: Value| object(json!({"a": schema}), json!([]));
    let (text, any) = (json!({"type": "string"}), json!({}));
    let diff = diff_of_definitions(of(text.clone()), of(any.clone()));
    is_in_both(
        &diff,
        "string before, any JSON now",
        Additive,
        Breaking,
        Breaking,
    );
    let diff = diff_of_definitions(of(any), of(text.clone()));
    is_in_both(
        &diff,
        "any JSON before, string now",
        Breaking,
        Documentation,
        Breaking,
    );
    let date = json!({"type": "string", "format": "date"});
    let diff = diff_of_definitions(of(text.clone()), of(date));
    is_in_both(
        &diff,
        "string before, date now",
        Breaking,
        Documentation,
        Breaking,
    );
    let secret = json!({"type": "string", "format": "password"});
    let diff = diff_of_definitions(of(text), of(secret));
    let same = Documentation;
    is_in_both(
        &diff,
        "string before, secret string now",
        same,
        same,
        Breaking,
    );
}

#[test]
fn values_of_enums_are_compared() {
    let of = |values: Value| json!({"type": "string", "enum": values});
    let diff = diff_of_definitions(of(json!(["a"])), of(json!(["a", "b"])));
    is_in_both(&diff, "value \"b\" added", Additive, Additive, Additive);
    let diff = diff_of_definitions(of(json!(["a", "b"])), of(json!(["a"])));
    is_in_both(
        &diff,
        "value \"b\" removed",
        Breaking,
        Documentation,
        Breaking,
    );
}

#[test]
fn dated_items_exist_only_in_their_versions() {
    let values = || json!({"type": "string", "enum": ["a", "b"], "x-enum-until": {"b": "3.17"}});
    let diff = diff_of_definitions(values(), values());
    is_in_both(
        &diff,
        "value \"b\" removed",
        Breaking,
        Documentation,
        Documentation,
    );
    let fields = || {
        object(
            json!({"a": {"type": "string", "x-since": "3.18"}}),
            json!([]),
        )
    };
    let diff = diff_of_definitions(fields(), fields());
    is_in_both(&diff, "added", Additive, Additive, Additive);
}

#[test]
fn required_sets_of_fields_are_compared() {
    let of = |choices: &[&str]| {
        let one =
            |name: &&str| json!({"properties": {*name: {"type": "string"}}, "required": [name]});
        let all = json!({"a": {"type": "string"}, "b": {"type": "string"}});
        let choices: Vec<Value> = choices.iter().map(one).collect();
        json!({"type": "object", "properties": all, "oneOf": choices})
    };
    let kept = diff_of_definitions(of(&["a"]), of(&["a", "b"]));
    assert!(
        kept.to_text()
            .contains("more alternative sets of required fields"),
        "{}",
        kept.to_text()
    );
    let lost = diff_of_definitions(of(&["a", "b"]), of(&["b"]));
    assert!(
        lost.to_text()
            .contains("different alternative sets of required fields"),
        "{}",
        lost.to_text()
    );
    assert!(lost.count(Breaking) > 0);
}

#[test]
fn another_kind_is_another_type() {
    let text = json!({"type": "string", "enum": ["a"]});
    let diff = diff_of_definitions(text, object(json!({"a": {}}), json!([])));
    is_in_both(
        &diff,
        "the kind of type changed",
        Breaking,
        Breaking,
        Breaking,
    );
}

#[test]
fn a_type_is_the_same_under_another_name() {
    let of = |name: &str| {
        let reference = json!({"$ref": format!("#/definitions/{name}")});
        let get = operation("getA", json!({"responses": {"200": {"schema": reference}}}));
        api(
            "3.18.0",
            &json!({"/a": {"get": get}}),
            &json!({name: object(json!({}), json!([]))}),
        )
    };
    is_one(
        &compare(&of("Old"), &of("New")),
        "renamed from Old",
        Documentation,
        Breaking,
    );
}

#[test]
fn a_recursive_type_is_compared_once() {
    let tree = |more: Value| {
        let mut properties = json!({"child": {"$ref": "#/definitions/Thing"}});
        let members = properties.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        object(properties, json!([]))
    };
    let diff = diff_of_definitions(tree(json!({})), tree(json!({"leaf": {"type": "string"}})));
    is_in_both(&diff, "added", Additive, Additive, Additive);
}

#[test]
fn names_and_the_order_of_fields_are_compared_in_rust() {
    let same = Documentation;
    let of = |more: Value| {
        let mut a = json!({"type": "string"});
        let members = a.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        object(json!({"a": a, "b": {"type": "string"}}), json!(["a", "b"]))
    };
    let renamed = json!({"x-rust-name": "other"});
    let diff = diff_of_definitions(of(json!({})), of(renamed));
    is_in_both(
        &diff,
        "renamed in Rust from a to other",
        same,
        same,
        Breaking,
    );
    let mut ordered = of(json!({}));
    ordered["x-order"] = json!(["b"]);
    let diff = diff_of_definitions(of(json!({})), ordered);
    let text = "the order of the arguments changed";
    is_in_both(&diff, text, same, same, Breaking);
    let values = |name: &str| json!({"type": "string", "enum": ["a"], "x-enum-names": {"a": name}});
    let diff = diff_of_definitions(values("A"), values("Other"));
    let text = "renamed in Rust from A to Other";
    is_in_both(&diff, text, same, same, Breaking);
}

#[test]
fn additional_properties_are_compared() {
    let of = |additional: Value| {
        let mut thing = object(json!({"a": {"type": "string"}}), json!([]));
        thing["additionalProperties"] = additional;
        thing
    };
    let (none, any) = (json!(false), json!(true));
    let texts = json!({"type": "string"});
    let diff = diff_of_definitions(of(none.clone()), of(any.clone()));
    is_in_both(&diff, "added", Additive, Additive, Additive);
    let diff = diff_of_definitions(of(any.clone()), of(none));
    is_in_both(&diff, "removed", Breaking, Breaking, Breaking);
    let diff = diff_of_definitions(of(any), of(texts));
    let text = "any JSON before, string now";
    is_in_both(&diff, text, Breaking, Documentation, Breaking);
}
