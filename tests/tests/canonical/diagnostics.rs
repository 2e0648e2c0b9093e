//! The diagnostics for documents without a canonical form.

use serde_json::json;

use super::{clean, complaint, run, run_texts, with_operation, with_schema};

#[test]
fn an_operation_missing_from_the_internal_document_is_named() {
    let mut public = with_operation(json!({}));
    public["paths"]["/only/public"] = json!({"put": {}, "delete": {}});
    let problems = run(&public, &with_operation(json!({})))
        .unwrap_err()
        .to_string();
    assert!(
        problems.contains("DELETE /only/public, PUT /only/public missing from internal.json"),
        "{problems}"
    );
    assert!(
        problems.contains("/paths/~1only~1public/delete"),
        "{problems}"
    );
    assert!(problems.contains("swapped"), "{problems}");
}

#[test]
fn many_missing_operations_are_counted() {
    let mut public = with_operation(json!({}));
    for number in 0..30 {
        public["paths"][format!("/{number}")] = json!({"get": {}});
    }
    let problems = run(&public, &with_operation(json!({})))
        .unwrap_err()
        .to_string();
    assert!(problems.contains("and 20 more"), "{problems}");
}

#[test]
fn an_html_page_is_reported_as_such() {
    let problems = run_texts("\n<!DOCTYPE html>\n<html></html>", "<html>").unwrap_err();
    assert_eq!(problems.len(), 2, "both documents are reported at once");
    let text = problems.to_string();
    assert!(text.contains("HTML page"), "{text}");
    assert!(
        text.contains("public.json:1:1") && text.contains("internal.json:1:1"),
        "{text}"
    );
    assert!(text.contains("help:"), "{text}");
}

#[test]
fn invalid_json_is_reported_with_its_position() {
    for broken in [
        "",
        "{\"swagger\": ",
        "{\n  \"swagger\": oops\n}",
        "\u{0}",
        "nul",
    ] {
        let text = run_texts(broken, broken).unwrap_err().to_string();
        assert!(text.contains("invalid JSON"), "{broken:?}: {text}");
    }
    let text = run_texts("{}", "{\n  \"swagger\": oops\n}")
        .unwrap_err()
        .to_string();
    assert!(text.contains("internal.json:2:14"), "{text}");
}

#[test]
fn documents_other_than_swagger_2_are_rejected() {
    let cases = [
        (json!([]), "a list"),
        (json!({"message": "no"}), "`swagger` is missing"),
        (
            json!({"openapi": "3.0.0", "paths": {}}),
            "`swagger` is missing",
        ),
        (json!({"swagger": "1.2", "paths": {}}), "\"1.2\""),
        (
            json!({"swagger": 2.0, "paths": {}}),
            "Swagger version 2.0, expected",
        ),
        (json!({"swagger": "2.0"}), "`paths` is missing"),
        (
            json!({"swagger": "2.0", "paths": []}),
            "expected an object, found a list",
        ),
    ];
    for (document, expected) in cases {
        let text = complaint(&document);
        assert!(text.contains(expected), "{document}: {text}");
        assert!(text.contains("/api/v1/discovery"), "{document}: {text}");
    }
}

#[test]
fn all_members_of_the_wrong_type_are_reported() {
    let document = json!({
        "swagger": "2.0",
        "paths": {"/a": {
            "get": {"parameters": {}, "responses": {"200": []}},
            "put": "x",
            "fetch": {}
        }},
        "definitions": {"A": 1, "B": {"properties": {"p": {"oneOf": {}}}}}
    });
    let text = complaint(&document);
    for place in [
        "(/paths/~1a/get/parameters)",
        "(/paths/~1a/get/responses/200)",
        "(/paths/~1a/put)",
        "(/paths/~1a/fetch)",
        "(/definitions/A)",
        "(/definitions/B/properties/p/oneOf)",
    ] {
        assert!(text.contains(place), "{place}: {text}");
    }
}

#[test]
fn prose_of_the_wrong_type_is_kept_for_parsing_to_report() {
    let schema = json!({"description": {"type": "string"}, "id": {"type": "string"}});
    assert_eq!(
        clean(&with_schema(schema.clone()))["definitions"]["Thing"],
        schema
    );
}

#[test]
fn deep_nesting_and_repeated_keys_are_reported() {
    let deep = format!("{}{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    let text = run_texts(&deep, &deep).unwrap_err().to_string();
    assert!(text.contains("recursion limit"), "{text}");

    let mut schema = json!({"type": "string"});
    for _ in 0..40 {
        schema = json!({"properties": {"p": schema}});
    }
    assert_eq!(
        clean(&with_schema(schema.clone()))["definitions"]["Thing"],
        schema
    );

    let twice = r#"{"swagger": "2.0", "paths": {}, "paths": {"/a": {"get": {}}}}"#;
    let text = run_texts(twice, twice).unwrap_err().to_string();
    assert!(text.contains("paths"), "{text}");
}
