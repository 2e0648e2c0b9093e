//! `since` versions of small documents, and unusable older documents.

mod rust;

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

/// Documents with operations at paths, each with its operationId.
fn with_operations(version: &str, operations: &[(&str, &str)]) -> Source {
    let mut paths = json!({});
    for (path, id) in operations {
        paths[path] = json!({"get": {"operationId": id, "tags": ["tag"]}});
    }
    document(version, &paths, &json!({}))
}

/// Returns a document with operations whose bodies are the definition `Thing`.
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

/// Returns the versions since which a property of `Thing` exists and is required.
fn dates(api: &Api, name: &str) -> (Option<MinorVersion>, Option<MinorVersion>) {
    let TypeKind::Struct(object) = &api.types["Thing"].kind else {
        panic!("expected an object");
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
fn fields_and_values_are_dated_by_the_requests_that_use_them() {
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
    // Older servers do not know the property and may reject it.
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
fn a_shared_type_is_dated_by_all_its_operations() {
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
fn fields_of_previously_untyped_values_are_not_dated() {
    let older = [with_thing("3.9", &["/a"], json!({}))];
    let thing = object(json!({"a": {"type": "string"}}), json!([]));
    let Generated { api, .. } = generated(&with_thing("3.10", &["/a"], thing), &older);
    assert_eq!(dates(&api, "a"), (None, None));
}

#[test]
fn the_date_of_an_overlay_takes_precedence() {
    let older = [with_thing("3.9", &["/a"], object(json!({}), json!([])))];
    let field = json!({"a": {"type": "string", "x-since": "3.10"}});
    let Generated { api, .. } = generated(
        &with_thing("3.11", &["/a"], object(field, json!([]))),
        &older,
    );
    assert_eq!(dates(&api, "a").0, version("3.10"));
}

/// Returns a chain of definitions, each standing for the next.
fn chain(length: usize) -> Source {
    let mut definitions = json!({});
    for index in 0..length {
        let next = format!("#/definitions/D{}", index + 1);
        definitions[format!("D{index}")] = json!({"$ref": next});
    }
    definitions[format!("D{length}")] = object(json!({}), json!([]));
    let schema = json!({"$ref": "#/definitions/D0"});
    let body = json!([{"name": "body", "in": "body", "schema": schema}]);
    let paths = json!({"/a": {"post": {"operationId": "a", "tags": ["a"], "parameters": body}}});
    document("3.8", &paths, &definitions)
}

#[test]
fn an_unusable_older_document_is_skipped() {
    let useless = [
        (Source::new("empty.json", ""), "invalid JSON"),
        (Source::new("page.json", "<html>"), "HTML page"),
        (Source::new("null.json", "null"), "expected an object"),
        (
            Source::new("deep.json", "[".repeat(100_000)),
            "invalid JSON",
        ),
        (
            Source::new("cut.json", "{\"swagger\": \"2.0\", \"paths\": {"),
            "invalid JSON",
        ),
        (
            Source::new(
                "shapes.json",
                r#"{"swagger": "2.0", "paths": [1], "tags": {}}"#,
            ),
            "expected a list",
        ),
        (
            Source::new("unversioned.json", r#"{"swagger": "2.0", "paths": {}}"#),
            "its version is unknown",
        ),
        (
            with_operations("3.8", &[("no slash", "getA")]),
            "invalid path template",
        ),
        (chain(5_000), "nested deeper than"),
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
fn only_one_document_of_a_version_is_used() {
    let older = [
        with_operations("3.9", &[("/a", "getA")]),
        with_operations("3.9", &[]),
    ];
    let newest = with_operations("3.10", &[("/a", "getA")]);
    let Generated { api, warnings, .. } = generated(&newest, &older);
    assert_eq!((since(&api, "getA"), warnings.len()), (None, 1));
}
