//! Generates the table of the replay tests: the types of each operation.

use std::fmt::Write as _;

use quay_codegen::model::{Api, Operation, Response, Type};

/// Generates an expression for the list of all operations.
pub(super) fn table(api: &Api) -> String {
    let mut text = String::from("vec![\n");
    for operation in &api.operations {
        let _ = writeln!(text, "    {},", entry(api, operation));
    }
    text.push_str("]\n");
    text
}

fn entry(api: &Api, operation: &Operation) -> String {
    let module = api
        .tags
        .get(&operation.tag)
        .map_or(operation.tag.as_str(), |tag| tag.module.as_str());
    let name = &operation.type_name;
    let mut entry = format!("Replayable::of::<quay_api_generated::{module}::{name}>()");
    if let Some(body) = &operation.body {
        entry.push_str(&format!(".with_body::<{}>()", rust(&body.kind)));
    }
    if operation.response == Response::Untyped {
        entry.push_str(".without_claim()");
    }
    entry
}

/// Returns the Rust name of a body type.
fn rust(kind: &Type) -> String {
    match kind {
        Type::Named(name) => format!("quay_api_generated::types::{name}"),
        Type::List(item) => format!("Vec<{}>", rust(item)),
        Type::Map(item) => format!("std::collections::BTreeMap<String, {}>", rust(item)),
        Type::Nullable(inner) => format!("Option<{}>", rust(inner)),
        // No body of Quay is a scalar; elements of lists and maps are compared as JSON.
        _ => "serde_json::Value".to_owned(),
    }
}
