//! Tests which parts of a document the canonical form keeps, removes and sorts.

use serde_json::{Map, Value, json};

use super::{clean, run, run_texts, served, shuffled, with_operation, with_schema};

#[test]
fn server_details_and_prose_are_removed() {
    let text = run(&served(false), &served(true)).unwrap();
    for trace in [
        "corp",
        "long text",
        "https",
        "endpoints.",
        "x-name",
        "x-path",
        "x-tag",
        "x-user",
    ] {
        assert!(!text.contains(trace), "{trace} in {text}");
    }
}

#[test]
fn order_does_not_matter() {
    let (public, internal) = (served(false), served(true));
    let straight = run(&public, &internal).unwrap();
    let turned = run_texts(&shuffled(&public), &shuffled(&internal)).unwrap();
    assert_ne!(shuffled(&internal), internal.to_string());
    assert_eq!(straight, turned);
    assert_eq!(straight, run(&public, &internal).unwrap());
}

#[test]
fn parameters_of_equal_location_and_name_are_ordered_by_content() {
    let of = |first: &str, second: &str| {
        with_operation(json!({"parameters": [
            {"name": "a", "in": "query", "type": first},
            {"name": "a", "in": "query", "type": second}
        ]}))
    };
    assert_eq!(
        clean(&of("string", "integer")),
        clean(&of("integer", "string"))
    );
}

#[test]
fn a_canonical_document_is_unchanged() {
    let once = run(&served(false), &served(true)).unwrap();
    assert_eq!(run_texts(&once, &once).unwrap(), once);
}

#[test]
fn the_requested_version_replaces_another() {
    let mut document = with_operation(json!({}));
    document["x-quay-version"] = json!("3.9.1");
    assert_eq!(clean(&document)["x-quay-version"], json!("3.18.0"));
}

#[test]
fn marks_of_operations_are_kept() {
    let marked = with_operation(json!({"x-internal": true}));
    assert_eq!(
        clean(&marked)["paths"]["/a"]["get"],
        json!({"x-internal": true})
    );
    let unmarked = with_operation(json!({"x-internal": false}));
    assert_eq!(clean(&unmarked)["paths"]["/a"]["get"], json!({}));
}

#[test]
fn an_internal_path_is_marked_on_each_of_its_operations() {
    let public = with_operation(json!({}));
    let mut internal = public.clone();
    internal["paths"]["/b"] = json!({"get": {}, "put": {}});
    let text = run(&public, &internal).unwrap();
    let paths = &serde_json::from_str::<Value>(&text).unwrap()["paths"];
    let marked = json!({"x-internal": true});
    assert_eq!(
        *paths,
        json!({"/a": {"get": {}}, "/b": {"get": marked, "put": marked}})
    );
}

#[test]
fn properties_and_definitions_may_be_named_like_keywords() {
    let names = [
        "description",
        "example",
        "externalDocs",
        "id",
        "required",
        "title",
        "x-name",
    ];
    let members: Map<String, Value> = names
        .iter()
        .map(|name| ((*name).to_owned(), json!({"type": "string"})))
        .collect();
    let mut document = with_schema(json!({"properties": members}));
    for name in names {
        document["definitions"][name] = json!({"type": "string"});
    }
    let definitions = &clean(&document)["definitions"];
    assert_eq!(definitions["Thing"]["properties"], Value::Object(members));
    for name in names {
        assert_eq!(definitions[name], json!({"type": "string"}), "{name}");
    }
}

#[test]
fn prose_is_removed_at_every_depth_of_a_schema() {
    let leaf =
        || json!({"type": "string", "description": "x", "title": "x", "id": "x", "example": "x"});
    let bare = || json!({"type": "string"});
    let schema = |leaf: &dyn Fn() -> Value| {
        json!({
            "items": {"items": [leaf()]},
            "additionalProperties": {"additionalProperties": leaf()},
            "patternProperties": {"^a": leaf()},
            "properties": {"properties": {"properties": {"title": leaf()}}},
            "allOf": [leaf()], "anyOf": [leaf()], "oneOf": [leaf()], "not": leaf()
        })
    };
    let cleaned = clean(&with_schema(schema(&leaf)));
    assert_eq!(cleaned["definitions"]["Thing"], schema(&bare));
    let operation = with_operation(json!({
        "parameters": [{"in": "body", "name": "body", "schema": schema(&leaf)}],
        "responses": {"200": {"schema": schema(&leaf), "headers": {"title": leaf()}}}
    }));
    let operation = &clean(&operation)["paths"]["/a"]["get"];
    assert_eq!(operation["parameters"][0]["schema"], schema(&bare));
    assert_eq!(operation["responses"]["200"]["schema"], schema(&bare));
    assert_eq!(
        operation["responses"]["200"]["headers"]["title"],
        json!({"type": "string", "id": "x"})
    );
}

#[test]
fn path_extensions_and_schemes_are_removed() {
    let operation = json!({"operationId": "getA", "schemes": ["http"]});
    let paths = json!({"x-paths": {"get": {}}, "/a": {"x-get": {}, "get": operation}});
    let document = json!({"swagger": "2.0", "paths": paths});
    let expected = json!({"/a": {"get": {"operationId": "getA"}}});
    assert_eq!(clean(&document)["paths"], expected);
}

#[test]
fn prose_is_removed_from_parameter_items() {
    let items = json!({"type": "string", "description": "x"});
    let parameter = json!({"in": "query", "name": "a", "type": "array", "items": items});
    let operation = with_operation(json!({"parameters": [parameter]}));
    let parameters = &clean(&operation)["paths"]["/a"]["get"]["parameters"];
    assert_eq!(parameters[0]["items"], json!({"type": "string"}));
}

#[test]
fn constraints_and_significant_order_are_kept() {
    let schema = json!({
        "type": ["string", "null"], "enum": ["z", "a", null], "default": {"title": "kept"},
        "minimum": 1, "maxLength": 9, "pattern": "^a$", "minItems": 0, "uniqueItems": true,
        "oneOf": [{"type": "object"}, {"type": "array"}], "not": {}, "additionalProperties": false
    });
    assert_eq!(
        clean(&with_schema(schema.clone()))["definitions"]["Thing"],
        schema
    );
}

#[test]
fn path_parameters_are_kept_even_if_repeated() {
    let parameter = json!({"in": "path", "name": "p", "required": true, "type": "string"});
    let item = json!({"parameters": [parameter], "get": {"parameters": [parameter]}});
    let document = json!({"swagger": "2.0", "paths": {"/{p}": item}});
    assert_eq!(clean(&document)["paths"]["/{p}"], item);
}
