//! Tests the exported documents: snapshots for each feature of the model, and with a Cargo feature, validation.
//!
//! `fixtures/valid/<feature>.json` → `snapshots/export/<feature>.swagger2.snap` and `<feature>.openapi31.snap`.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy.toml allows these in test functions, but not in helpers"
)]

#[cfg(feature = "validators")]
mod validation;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use insta::assert_snapshot;
use quay_codegen::diagnostic::Source;
use quay_codegen::export::{Dialect, export};
use quay_codegen::model::Api;
use quay_codegen::{generate_with_history, resolve};
use quay_tests::committed::{apis, newest};
use quay_tests::inputs::{Input, input, names};
use serde_json::{Value, json};

quay_tests::tests_of! {
    FEATURES:
    additional_and_properties,
    any_of_null,
    bounds,
    enum_names,
    integers,
    multi_segment,
    null_or_absent,
    one_of_objects,
    one_of_references,
    one_of_scalars,
    operation_facts,
    optional_body,
    paging_by_number,
    query_types,
    secret,
    statuses,
    timestamps,
    untyped_response,
}

const DIALECTS: [(Dialect, &str); 2] = [
    (Dialect::Swagger2, "swagger2"),
    (Dialect::OpenApi31, "openapi31"),
];

fn check(name: &str) {
    let api = api(&input("fixtures/valid", name));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/export");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (dialect, suffix) in DIALECTS {
            let text =
                serde_json::to_string_pretty(&specific_part(&export(&api, dialect))).unwrap();
            assert_snapshot!(format!("{name}.{suffix}"), text);
        }
    });
}

/// Returns a document without the properties that all documents share.
fn specific_part(text: &str) -> Value {
    let mut document = document(text);
    let members = document.as_object_mut().unwrap();
    let same = [
        "swagger", "openapi", "info", "host", "basePath", "schemes", "servers", "consumes",
        "produces",
    ];
    members.retain(|name, _| !same.contains(&name.as_str()));
    document
}

fn api(input: &Input) -> Api {
    match resolve(&input.document, &input.overlays) {
        Ok((api, _)) => api,
        Err(diagnostics) => panic!("{diagnostics}"),
    }
}

fn document(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The documents of Quay's versions and of the fixtures in each format, by name.
static EXPORTS: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| {
    let of_features = names("fixtures/valid", ".json").into_iter().map(|name| {
        let api = api(&input("fixtures/valid", &name));
        (name, api)
    });
    let of_features: Vec<(String, Api)> = of_features.collect();
    let of_quay = apis()
        .iter()
        .map(|committed| (&committed.name, &committed.api));
    let of_features = of_features.iter().map(|(name, api)| (name, api));
    let every_api = of_quay.chain(of_features);
    every_api
        .flat_map(|(name, api)| {
            DIALECTS.map(|(dialect, suffix)| {
                (format!("{name}.{suffix}"), document(&export(api, dialect)))
            })
        })
        .collect()
});

fn references(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(members) => {
            let own = members.get("$ref").and_then(Value::as_str);
            own.into_iter()
                .chain(members.values().flat_map(references))
                .collect()
        }
        Value::Array(elements) => elements.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

/// Returns all operations of a document with their operationIds.
fn operations(document: &Value) -> Vec<(&str, &Value)> {
    let items = document["paths"].as_object().unwrap().values();
    items
        .flat_map(|item| item.as_object().unwrap().values())
        .map(|operation| (operation["operationId"].as_str().unwrap(), operation))
        .collect()
}

#[test]
fn no_snapshot_is_unused() {
    for (_, suffix) in DIALECTS {
        let found = names("tests/snapshots/export", &format!(".{suffix}.snap"));
        assert_eq!(found, FEATURES);
    }
}

#[test]
fn every_reference_leads_to_a_schema() {
    for (name, document) in EXPORTS.iter() {
        for reference in references(document) {
            let target = document.pointer(reference.trim_start_matches('#'));
            assert!(target.is_some(), "{name}: {reference}");
        }
    }
}

#[test]
fn every_operation_is_exported_with_its_statuses() {
    let api = newest();
    for (dialect, _) in DIALECTS {
        let document = document(&export(api, dialect));
        let found: BTreeSet<&str> = operations(&document)
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        let expected: BTreeSet<&str> = api.operations.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(found, expected);
        for (id, operation) in operations(&document) {
            assert!(operation["summary"].is_string(), "{id}");
            let statuses = operation["responses"].as_object().unwrap();
            assert!(
                statuses.keys().any(|status| status.starts_with('2')),
                "{id}"
            );
        }
    }
}

#[test]
fn the_same_api_gives_the_same_bytes() {
    for (dialect, _) in DIALECTS {
        let text = export(newest(), dialect);
        assert_eq!(text, export(newest(), dialect));
        assert_eq!(text, format!("{:#}\n", document(&text)));
    }
}

/// A document of a request with a property for each sentence.
fn versioned(version: &str, required: &[&str], names: &[&str]) -> Source {
    let properties: serde_json::Map<String, Value> = names
        .iter()
        .map(|name| ((*name).to_owned(), json!({"type": "string"})))
        .chain([("kind".to_owned(), kind())])
        .collect();
    let thing = json!({
        "type": "object", "properties": properties, "required": required,
        "anyOf": [{"required": ["a", "b"]}, {"required": ["c"]}],
    });
    let body = json!([{"name": "body", "in": "body", "schema": {"$ref": "#/definitions/Thing"}}]);
    let post = json!({"operationId": "makeA", "tags": ["tag"], "parameters": body});
    let document = json!({
        "swagger": "2.0", "x-quay-version": version, "paths": {"/a": {"post": post}},
        "definitions": {"Thing": thing},
    });
    Source::new(format!("{version}.json"), document.to_string())
}

fn kind() -> Value {
    json!({
        "type": "string", "enum": ["x", "y"], "title": "Kind",
        "x-enum-since": {"x": "3.17"}, "x-enum-until": {"x": "3.18"},
    })
}

#[test]
fn an_export_says_of_versions_and_choices_what_the_docs_say() {
    let older = versioned("3.17.0", &["once"], &["a", "b", "c", "once", "now"]);
    let newer = versioned("3.18.0", &["now"], &["a", "b", "c", "once", "now", "later"]);
    let client = generate_with_history(&newer, &[], &[older]).unwrap();
    let mut docs: String = client
        .files
        .values()
        .map(|text| text.replace("\n/// ", " "))
        .collect();
    for name in ["a", "b", "c"] {
        docs = docs.replace(
            &format!("[`{name}`](field@Self::{name})"),
            &format!("`{name}`"),
        );
    }
    let exported = DIALECTS.map(|(dialect, _)| export(&client.api, dialect));
    for sentence in [
        "Since Quay 3.18.",
        "Required since Quay 3.18.",
        "Not required since Quay 3.18.",
        "Since Quay 3.17, until Quay 3.18.",
        "One of these is required: `a` and `b`, or `c`.",
    ] {
        assert!(docs.contains(sentence), "{sentence}\n{docs}");
        for text in &exported {
            assert!(text.contains(sentence), "{sentence}\n{text}");
        }
    }
}
