//! Compares pairs of small documents: each kind of change with its description and impacts.

mod compatibility;
mod format;
mod hand_written;
mod operations;
mod requests;
mod types;
mod unions;

use serde_json::{Value, json};

use super::{Diff, ImpactClass, compare};
use crate::diagnostic::Source;
use crate::model::Api;

fn api(version: &str, paths: &Value, definitions: &Value) -> Api {
    let document = json!({
        "swagger": "2.0", "x-quay-version": version, "info": {},
        "paths": paths, "definitions": definitions,
    });
    let resolved = crate::resolve(&Source::new("small.json", document.to_string()), &[]);
    resolved
        .map(|(api, _)| api)
        .map_err(|it| it.to_string())
        .unwrap()
}

/// Returns an operation with a tag and further properties.
fn operation(id: &str, more: Value) -> Value {
    let mut operation = json!({"operationId": id, "tags": ["tag"]});
    let members = operation.as_object_mut().unwrap();
    members.extend(more.as_object().unwrap().clone());
    operation
}

/// Returns the diff of the operation `POST /a` in two versions.
fn diff_of(old: Value, new: Value) -> Diff {
    let paths = |more| json!({"/a": {"post": operation("makeA", more)}});
    let none = json!({});
    compare(
        &api("3.17.0", &paths(old), &none),
        &api("3.18.0", &paths(new), &none),
    )
}

/// Returns the changes: description, impact on callers, impact on crate users.
fn changes(diff: &Diff) -> Vec<(String, ImpactClass, ImpactClass)> {
    let changes = diff.changes();
    changes
        .map(|change| {
            (
                change.kind.to_string(),
                change.server.class,
                change.client.class,
            )
        })
        .collect()
}

#[track_caller]
fn is_one(diff: &Diff, text: &str, server: ImpactClass, client: ImpactClass) {
    assert_eq!(changes(diff), [(text.to_owned(), server, client)]);
}

/// Returns the diff of a definition that is the body of one operation and the response of another.
fn diff_of_definitions(old: Value, new: Value) -> Diff {
    let reference = json!({"$ref": "#/definitions/Thing"});
    let body = json!([{"name": "body", "in": "body", "required": true, "schema": reference}]);
    let paths = json!({
        "/a": {
            "post": operation("sendThing", json!({"parameters": body})),
            "get": operation("getThing", json!({"responses": {"200": {"schema": reference}}})),
        },
    });
    let api = |version, thing| api(version, &paths, &json!({"Thing": thing}));
    compare(&api("3.17.0", old), &api("3.18.0", new))
}

fn object(properties: Value, required: Value) -> Value {
    json!({"type": "object", "properties": properties, "required": required})
}

/// Checks that a change of a type is reported for requests and for responses.
#[track_caller]
fn is_in_both(
    diff: &Diff,
    text: &str,
    request: ImpactClass,
    response: ImpactClass,
    client: ImpactClass,
) {
    let of = |server| (text.to_owned(), server, client);
    let mut expected = [of(request), of(response)];
    let mut changes = changes(diff);
    changes.sort();
    expected.sort();
    assert_eq!(changes, expected);
}
