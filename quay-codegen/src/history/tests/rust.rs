//! The effect of older versions on the Rust types of newer ones.

use serde_json::{Value, json};

use super::{document, generated, object, since};
use crate::Generated;
use crate::diagnostic::Source;

/// Returns a document with the operations `send`, whose body is the definition `Thing`, and `get`, which returns
/// `Reply`.
fn with_types(version: &str, definitions: Value) -> Source {
    let schema = |name: &str| json!({"$ref": format!("#/definitions/{name}")});
    let body = json!([{"name": "body", "in": "body", "required": true, "schema": schema("Thing")}]);
    let responses = json!({"200": {"schema": schema("Reply")}});
    let paths = json!({"/a": {
        "post": {"operationId": "send", "tags": ["tag"], "parameters": body},
        "get": {"operationId": "get", "tags": ["tag"], "responses": responses},
    }});
    document(version, &paths, &definitions)
}

/// Generates the types for 3.10 with 3.9 as history, from these definitions.
fn types_after(old: Value, new: Value) -> String {
    let generated = generated(&with_types("3.10", new), &[with_types("3.9", old)]);
    generated.files["types/tag.rs"].clone()
}

fn text() -> Value {
    json!({"type": "string"})
}

#[test]
fn a_type_at_a_new_place_of_use_does_not_change() {
    let inner = || object(json!({"key": text()}), json!(["key"]));
    let reference = |name: &str| json!({"$ref": format!("#/definitions/{name}")});
    let kind = || json!({"type": "string", "enum": ["x"]});
    let old = json!({
        "Inner": inner(), "Kind": kind(),
        "Thing": object(json!({"inner": reference("Inner"), "kind": reference("Kind")}), json!([])),
        "Reply": object(json!({"inner": reference("Inner")}), json!([])),
    });
    let mut new = old.clone();
    let added = json!({"more": reference("Inner"), "kinds": reference("Kind")});
    let fields = new["Thing"]["properties"].as_object_mut().unwrap();
    fields.extend(added.as_object().unwrap().clone());
    let types = types_after(old, new);
    assert!(types.contains("pub key: String"), "{types}");
    assert!(types.contains("/// `x`.\n    X,"), "{types}");
    assert!(
        types.contains("/// Since Quay 3.10.\n    pub more: Option<Inner>"),
        "{types}"
    );
}

#[test]
fn a_new_type_requires_the_fields_of_its_first_version() {
    let old = json!({"Thing": object(json!({}), json!([])), "Reply": object(json!({}), json!([]))});
    let new = json!({
        "Thing": object(json!({"inner": {"$ref": "#/definitions/Inner"}}), json!([])),
        "Reply": object(json!({}), json!([])),
        "Inner": object(json!({"key": text()}), json!(["key"])),
    });
    let types = types_after(old, new);
    assert!(
        types.contains("pub fn new(key: impl Into<String>)"),
        "{types}"
    );
}

#[test]
fn a_field_that_older_servers_may_omit_is_optional() {
    let reply = |required: Value| {
        json!({
            "Thing": object(json!({}), json!([])),
            "Reply": object(json!({"a": text(), "b": text()}), required),
        })
    };
    let types = types_after(reply(json!(["a"])), reply(json!(["a", "b"])));
    assert!(types.contains("pub b: Option<String>"), "{types}");
    assert!(
        types.contains("pub fn new(a: impl Into<String>)"),
        "{types}"
    );
}

#[test]
fn a_field_that_older_servers_require_in_requests_stays_required() {
    let thing = |required: Value| {
        json!({
            "Thing": object(json!({"a": text()}), required),
            "Reply": object(json!({}), json!([])),
        })
    };
    let types = types_after(thing(json!(["a"])), thing(json!([])));
    assert!(
        types.contains("/// Not required since Quay 3.10.\n    pub a: String"),
        "{types}"
    );
}

#[test]
fn a_response_type_that_becomes_a_request_type_keeps_its_fields() {
    let nullable = json!({"type": "string", "x-nullable": true});
    let definitions = |thing: Value| {
        json!({
            "Thing": thing,
            "Reply": object(json!({"a": nullable}), json!([])),
        })
    };
    let sends = object(json!({"reply": {"$ref": "#/definitions/Reply"}}), json!([]));
    let types = types_after(
        definitions(object(json!({}), json!([]))),
        definitions(sends),
    );
    assert!(types.contains("pub a: Option<String>"), "{types}");
    assert!(types.contains("pub fn a(mut self"), "it is sent: {types}");
}

#[test]
fn only_the_field_that_closes_a_cycle_is_boxed() {
    let reference = |name: &str| json!({name: {"$ref": format!("#/definitions/{name}")}});
    let definitions = |inner: Value| {
        json!({
            "Thing": object(reference("Inner"), json!([])),
            "Inner": object(inner, json!([])),
            "Reply": object(json!({}), json!([])),
        })
    };
    let types = types_after(definitions(json!({})), definitions(reference("Thing")));
    assert!(types.contains(": Option<Inner>"), "{types}");
    assert!(types.contains(": Option<Box<Thing>>"), "{types}");
}

#[test]
fn renaming_a_path_parameter_does_not_change_the_operation() {
    let with_path = |version: &str, path: &str| {
        let parameter = path.split(['{', '}']).nth(1).unwrap();
        let parameters =
            json!([{"name": parameter, "in": "path", "type": "string", "required": true}]);
        let get = json!({"operationId": "get", "tags": ["tag"], "parameters": parameters});
        document(version, &json!({path: {"get": get}}), &json!({}))
    };
    let older = [with_path("3.9", "/a/{name}")];
    for path in ["/a/{title}", "/a/{name}/"] {
        let Generated { api, .. } = generated(&with_path("3.10", path), &older);
        assert_eq!(since(&api, "get"), None, "{path}");
    }
}
