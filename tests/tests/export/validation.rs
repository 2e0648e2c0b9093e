//! Validates the exported documents with the official schemas, and recorded responses with the exported ones.

use std::fs;

use jsonschema::Validator;
use openapi_spec_validator_rs::{ErrorMode, Options, Outcome, validate};
use quay_codegen::export::{Dialect, export};
use quay_tests::committed::newest;
use quay_tests::inputs::workspace;
use serde_json::{Value, json};

use super::{EXPORTS, document, operations};

/// Returns the errors that a validator with the official schemas reports.
fn validation_errors(document: &Value) -> Vec<String> {
    let options = Options {
        errors: ErrorMode::All,
        ..Options::default()
    };
    match validate(document, &options) {
        Outcome::Valid => Vec::new(),
        Outcome::Invalid(errors) => errors.iter().map(ToString::to_string).collect(),
        Outcome::Error(error) => vec![error],
    }
}

fn errors(validator: &Validator, instance: &Value) -> Vec<String> {
    let errors = validator.iter_errors(instance);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_document_is_valid() {
    for (name, document) in EXPORTS.iter() {
        let validation_errors = validation_errors(document);
        assert!(
            validation_errors.is_empty(),
            "{name}: {}",
            validation_errors.join("\n")
        );
    }
}

/// Returns the newest document in this format with one value replaced.
fn broken(dialect: Dialect, pointer: &str, value: Value) -> Value {
    let mut document = document(&export(newest(), dialect));
    *document.pointer_mut(pointer).unwrap() = value;
    document
}

#[test]
fn validation_rejects_broken_documents() {
    let operation = "/paths/~1api~1v1~1repository/get";
    let nowhere = json!([{"name": "nowhere"}]);
    for (dialect, definitions) in [
        (Dialect::Swagger2, "/definitions"),
        (Dialect::OpenApi31, "/components/schemas"),
    ] {
        for (pointer, value) in [
            (format!("{definitions}/Tag/type"), json!("thing")),
            (format!("{operation}/parameters"), nowhere.clone()),
            (format!("{operation}/operationId"), json!("createRepo")),
        ] {
            let document = broken(dialect, &pointer, value);
            assert_ne!(
                validation_errors(&document),
                [""; 0],
                "{dialect:?}: {pointer}"
            );
        }
    }
}

/// Returns the schema of a success with a body.
fn success(operation: &Value) -> Option<&Value> {
    let responses = operation["responses"].as_object().unwrap();
    let mut successes = responses.iter().filter(|(status, response)| {
        status.starts_with('2') || response.get("x-success").is_some()
    });
    successes.find_map(|(_, response)| response.pointer("/content/application~1json/schema"))
}

/// Creates a validator for an object with response bodies by operationId.
fn responses(openapi: &Value) -> Validator {
    let properties: serde_json::Map<String, Value> = operations(openapi)
        .into_iter()
        .filter_map(|(id, operation)| Some((id.to_owned(), success(operation)?.clone())))
        .collect();
    let root = json!({"properties": properties, "components": openapi["components"]});
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&root)
        .unwrap()
}

#[test]
fn recorded_responses_match_the_exported_schemas() {
    let openapi = document(&export(newest(), Dialect::OpenApi31));
    let responses = responses(&openapi);
    let (mut count, mut wrong) = (0, Vec::new());
    for (id, operation) in operations(&openapi) {
        let tag = operation["tags"][0].as_str().unwrap();
        let path = workspace().join(format!("tests/recordings/{tag}/{id}.json"));
        let Ok(text) = fs::read_to_string(path) else {
            continue;
        };
        for exchange in document(&text).as_array().unwrap() {
            let response = &exchange["answer"];
            let status = response["status"].to_string();
            let declared = operation["responses"].get(&status);
            let is_success = status.starts_with('2')
                || declared.is_some_and(|declared| declared.get("x-success").is_some());
            if !is_success {
                continue;
            }
            assert!(declared.is_some(), "{id} responded with {status}");
            if let Some(body) = response.get("body") {
                wrong.extend(errors(&responses, &json!({ id: body })));
                count += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 200, "only {count} responses were checked");
}

#[test]
fn error_bodies_match_the_exported_schema() {
    let openapi = document(&export(newest(), Dialect::OpenApi31));
    let root = json!({
        "$ref": "#/components/schemas/ApiError",
        "components": openapi["components"],
    });
    let validator = jsonschema::draft202012::new(&root).unwrap();
    for error in [
        json!({
            "detail": "Not Found", "error_message": "Not Found", "error_type": "not_found",
            "title": "not_found", "type": "https://quay.example.com/api/v1/error/not_found",
            "status": 404
        }),
        json!({"message": null}),
        json!({"message": {"name": "Missing required parameter"}}),
        json!({"error": "API calls must be invoked with an X-Requested-With header"}),
    ] {
        assert_eq!(errors(&validator, &error), [""; 0], "{error}");
    }
}
