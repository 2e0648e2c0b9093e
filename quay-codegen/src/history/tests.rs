//! Since when there is what, shown by small documents, and old documents that are of no use.

use serde_json::{Value, json};

use crate::diagnostic::Source;
use crate::model::{Api, TypeKind};
use crate::{Generated, MinorVersion, generate_with_history};

fn document(version: &str, paths: &Value, definitions: &Value) -> Source {
    let document = json!({
        "swagger": "2.0", "x-quay-version": format!("{version}.0"),
        "paths": paths, "definitions": definitions,
    });
    Source::new(format!("quay-{version}.json"), document.to_string())
}

/// Documents of operations at paths, each with its operationId.
fn with_operations(version: &str, operations: &[(&str, &str)]) -> Source {
    let mut paths = json!({});
    for (path, id) in operations {
        paths[path] = json!({"get": {"operationId": id, "tags": ["tag"]}});
    }
    document(version, &paths, &json!({}))
}

/// A document whose operations send the definition `Thing`.
fn with_thing(version: &str, paths: &[&str], thing: Value) -> Source {
    let schema = json!({"$ref": "#/definitions/Thing"});
    let mut items = json!({});
    for path in paths {
        let id = format!("send{}", path.trim_start_matches('/'));
        let body = json!({"name": "body", "in": "body", "required": true, "schema": schema});
        items[path] = json!({"post": {"operationId": id, "tags": ["tag"], "parameters": [body]}});
    }
    document(version, &items, &json!({"Thing": thing}))
}

fn version(text: &str) -> Option<MinorVersion> {
    MinorVersion::parse(text)
}

fn generated(newest: &Source, older: &[Source]) -> Generated {
    let generated = generate_with_history(newest, &[], older);
    generated.map_err(|problems| problems.to_string()).unwrap()
}

fn since(api: &Api, id: &str) -> Option<MinorVersion> {
    let operation = api.operations.iter().find(|operation| operation.id == id);
    operation.unwrap().since
}

/// The dates of a member of `Thing`: since when it is there, and since when it is required.
fn dates(api: &Api, name: &str) -> (Option<MinorVersion>, Option<MinorVersion>) {
    let TypeKind::Struct(object) = &api.types["Thing"].kind else {
        panic!("no object");
    };
    let field = object
        .fields
        .iter()
        .find(|field| field.name == name)
        .unwrap();
    (field.docs.since, field.docs.required_since)
}

fn object(properties: Value, required: Value) -> Value {
    json!({"type": "object", "properties": properties, "required": required})
}

#[test]
fn an_operation_is_as_old_as_its_method_and_path() {
    let older = [
        with_operations("3.10", &[("/a", "getA"), ("/b", "getB")]),
        with_operations("3.8", &[("/a", "getB")]),
        with_operations("3.9", &[("/a", "getB"), ("/b", "getA")]),
    ];
    let newest = with_operations("3.11", &[("/a", "getA"), ("/b", "getB"), ("/c", "getC")]);
    let Generated { api, older, .. } = generated(&newest, &older);
    let versions: Vec<_> = older
        .iter()
        .map(|api| api.quay_version.as_deref())
        .collect();
    assert_eq!(versions, [Some("3.8.0"), Some("3.9.0"), Some("3.10.0")]);
    assert_eq!(since(&api, "getA"), None, "the oldest document has it");
    assert_eq!(since(&api, "getB"), version("3.9"), "under the other name");
    assert_eq!(since(&api, "getC"), version("3.11"));
}

#[test]
fn without_history_nothing_is_dated() {
    let newest = with_operations("3.11", &[("/a", "getA")]);
    assert_eq!(since(&generated(&newest, &[]).api, "getA"), None);
    let newer = with_operations("3.12", &[("/b", "getB")]);
    let Generated {
        api,
        older,
        warnings,
        ..
    } = generated(&newest, &[newer]);
    assert_eq!(
        (since(&api, "getA"), older.len(), warnings.len()),
        (None, 0, 0)
    );
}

#[test]
fn fields_and_values_are_dated_by_the_requests_that_hold_them() {
    let text = || json!({"type": "string"});
    let kind = |values: Value| json!({"type": "string", "enum": values});
    let older = [
        with_thing(
            "3.9",
            &["/a"],
            object(json!({"kind": kind(json!(["x"]))}), json!([])),
        ),
        with_thing(
            "3.10",
            &["/a"],
            object(json!({"a": text(), "kind": kind(json!(["x"]))}), json!([])),
        ),
    ];
    let thing = object(
        json!({"a": text(), "kind": kind(json!(["x", "y"])), "late": text()}),
        json!(["a", "late"]),
    );
    let Generated { api, files, .. } = generated(&with_thing("3.11", &["/a"], thing), &older);
    assert_eq!(dates(&api, "kind"), (None, None));
    assert_eq!(dates(&api, "a"), (version("3.10"), version("3.11")));
    assert_eq!(dates(&api, "late"), (version("3.11"), version("3.11")));
    let types = &files["types/tag.rs"];
    // Older servers know nothing of it, and may fail on it.
    assert!(types.contains("pub late: Option<String>"), "{types}");
    assert!(
        types.contains("/// Since Quay 3.10. Required since Quay 3.11."),
        "{types}"
    );
    assert!(
        types.contains("/// `y`.\n    ///\n    /// Since Quay 3.11."),
        "{types}"
    );
}

#[test]
fn a_field_as_old_as_its_operation_needs_no_date() {
    let thing = || object(json!({"a": {"type": "string"}}), json!(["a"]));
    let older = [
        with_operations("3.9", &[("/x", "getX")]),
        with_thing("3.10", &["/a"], thing()),
    ];
    let Generated { api, .. } = generated(&with_thing("3.11", &["/a"], thing()), &older);
    assert_eq!(since(&api, "senda"), version("3.10"));
    assert_eq!(dates(&api, "a"), (None, None));
}

#[test]
fn a_shared_type_has_the_date_that_holds_for_all_its_operations() {
    let text = || json!({"type": "string"});
    let (less, more) = (json!({"a": text()}), json!({"a": text(), "b": text()}));
    let older = [
        with_thing("3.9", &["/a"], object(less, json!([]))),
        with_thing("3.10", &["/a"], object(more.clone(), json!([]))),
    ];
    let newest = with_thing("3.11", &["/a", "/z"], object(more, json!([])));
    let Generated { api, .. } = generated(&newest, &older);
    assert_eq!(dates(&api, "b").0, version("3.10"));
}

#[test]
fn what_took_anything_before_gets_no_date() {
    let older = [with_thing("3.9", &["/a"], json!({}))];
    let thing = object(json!({"a": {"type": "string"}}), json!([]));
    let Generated { api, .. } = generated(&with_thing("3.10", &["/a"], thing), &older);
    assert_eq!(dates(&api, "a"), (None, None));
}

#[test]
fn the_date_of_an_overlay_stands() {
    let older = [with_thing("3.9", &["/a"], object(json!({}), json!([])))];
    let field = json!({"a": {"type": "string", "x-since": "3.10"}});
    let Generated { api, .. } = generated(
        &with_thing("3.11", &["/a"], object(field, json!([]))),
        &older,
    );
    assert_eq!(dates(&api, "a").0, version("3.10"));
}

/// A chain of definitions that each hold the next.
fn chain(length: usize) -> Source {
    let mut definitions = json!({});
    for index in 0..length {
        let next = format!("#/definitions/D{}", index + 1);
        definitions[format!("D{index}")] = object(json!({"a": {"$ref": next}}), json!([]));
    }
    definitions[format!("D{length}")] = object(json!({}), json!([]));
    let schema = json!({"$ref": "#/definitions/D0"});
    let body = json!([{"name": "body", "in": "body", "schema": schema}]);
    let paths = json!({"/a": {"post": {"operationId": "a", "tags": ["a"], "parameters": body}}});
    document("3.8", &paths, &definitions)
}

#[test]
fn an_old_document_of_no_use_stops_nothing_but_itself() {
    let useless = [
        (Source::new("empty.json", ""), "this is not JSON"),
        (Source::new("page.json", "<html>"), "HTML page"),
        (Source::new("null.json", "null"), "a document is an object"),
        (
            Source::new("deep.json", "[".repeat(100_000)),
            "this is not JSON",
        ),
        (
            Source::new("cut.json", "{\"swagger\": \"2.0\", \"paths\": {"),
            "this is not JSON",
        ),
        (
            Source::new(
                "shapes.json",
                r#"{"swagger": "2.0", "paths": [1], "tags": {}}"#,
            ),
            "this must be a list",
        ),
        (
            Source::new("unversioned.json", r#"{"swagger": "2.0", "paths": {}}"#),
            "does not state its version",
        ),
        (
            with_operations("3.8", &[("no slash", "getA")]),
            "invalid path template",
        ),
        (chain(50_000), "nested deeper than"),
    ];
    let good = with_operations("3.9", &[("/a", "getA")]);
    let newest = with_operations("3.10", &[("/a", "getA"), ("/b", "getB")]);
    for (document, reason) in useless {
        let older = [document.clone(), good.clone()];
        let Generated {
            api,
            older,
            warnings,
            ..
        } = generated(&newest, &older);
        assert_eq!(older.len(), 1, "{}", document.name);
        assert_eq!(since(&api, "getB"), version("3.10"));
        let warnings: Vec<_> = warnings.iter().collect();
        let [warning] = warnings.as_slice() else {
            panic!("{warnings:?}");
        };
        assert_eq!(warning.source, document.name);
        assert!(warning.message.contains(reason), "{}", warning.message);
    }
}

#[test]
fn of_two_documents_of_one_version_one_counts() {
    let older = [
        with_operations("3.9", &[("/a", "getA")]),
        with_operations("3.9", &[]),
    ];
    let newest = with_operations("3.10", &[("/a", "getA")]);
    let Generated { api, warnings, .. } = generated(&newest, &older);
    assert_eq!((since(&api, "getA"), warnings.len()), (None, 1));
}

#[test]
fn the_page_tells_every_step() {
    let older = [with_operations("3.9", &[("/a", "getA"), ("/b", "getB")])];
    let newest = with_operations("3.10", &[("/a", "getA"), ("/c", "getC")]);
    let Generated { api, older, .. } = generated(&newest, &older);
    let page = super::to_markdown(older.iter().chain([&api]));
    assert!(
        page.contains("| 3.9 | 3.10 | 2 | 1 | 1 | 1 | 1 | 0 |"),
        "{page}"
    );
    assert!(
        page.contains("`getB` (`GET /b`): removed | **breaking**"),
        "{page}"
    );
}

/// A document of the operations `send` with a body of the definition `Thing`, and `get` with the response `Reply`.
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

/// The code of the types that a 3.10 has after a 3.9, both made of these definitions.
fn types_after(old: Value, new: Value) -> String {
    let generated = generated(&with_types("3.10", new), &[with_types("3.9", old)]);
    generated.files["types/tag.rs"].clone()
}

fn text() -> Value {
    json!({"type": "string"})
}

#[test]
fn a_type_at_a_new_place_stays_as_it_was() {
    let inner = || object(json!({"key": text()}), json!(["key"]));
    let held = |name: &str| json!({"$ref": format!("#/definitions/{name}")});
    let kind = || json!({"type": "string", "enum": ["x"]});
    let old = json!({
        "Inner": inner(), "Kind": kind(),
        "Thing": object(json!({"inner": held("Inner"), "kind": held("Kind")}), json!([])),
        "Reply": object(json!({"inner": held("Inner")}), json!([])),
    });
    let mut new = old.clone();
    let added = json!({"more": held("Inner"), "kinds": held("Kind")});
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
fn a_new_type_requires_what_its_first_version_requires() {
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
fn older_servers_leave_out_what_newer_ones_always_send() {
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
fn what_older_servers_require_in_a_request_stays_required() {
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
fn a_response_that_is_sent_too_keeps_its_fields() {
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
fn a_field_that_closes_a_circle_is_the_one_in_a_box() {
    let held = |name: &str| json!({name: {"$ref": format!("#/definitions/{name}")}});
    let definitions = |inner: Value| {
        json!({
            "Thing": object(held("Inner"), json!([])),
            "Inner": object(inner, json!([])),
            "Reply": object(json!({}), json!([])),
        })
    };
    let types = types_after(definitions(json!({})), definitions(held("Thing")));
    assert!(types.contains(": Option<Inner>"), "{types}");
    assert!(types.contains(": Option<Box<Thing>>"), "{types}");
}

#[test]
fn an_operation_is_the_same_under_another_name_of_its_parameter() {
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
