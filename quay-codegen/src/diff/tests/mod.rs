//! Compares pairs of small documents: each kind of change with its description and impacts.

mod types;

use serde_json::{Value, json};

use super::{Diff, ImpactClass, Knowledge, compare, compare_knowing};
use crate::diagnostic::Source;
use crate::model::Api;
use ImpactClass::{Additive, Breaking, Documentation};

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

#[test]
fn equal_documents_have_no_changes() {
    let diff = diff_of(json!({}), json!({}));
    assert_eq!(changes(&diff), []);
    assert_eq!(diff.to_text(), "Quay 3.17.0 to 3.18.0: Nothing changed\n");
}

#[test]
fn added_and_removed_operations_are_reported() {
    let none = json!({});
    let one = api(
        "3.17.0",
        &json!({"/a": {"get": operation("getA", json!({}))}}),
        &none,
    );
    let two = api(
        "3.18.0",
        &json!({"/a": {"get": operation("getA", json!({})), "put": operation("putA", json!({}))}}),
        &none,
    );
    is_one(&compare(&one, &two), "added", Additive, Additive);
    is_one(&compare(&two, &one), "removed", Breaking, Breaking);
    assert_eq!(compare(&one, &two).operations(), (1, 0));
}

#[test]
fn hidden_operations_are_neither_gone_nor_new() {
    let flagged = operation("getB", json!({"x-flags": ["B"]}));
    let more = json!({"/a": {"get": operation("getA", json!({}))}, "/b": {"get": flagged}});
    let less = json!({"/a": more["/a"]});
    let served = |paths: &Value| {
        let mut api = api("3.17.0", paths, &json!({}));
        api.as_served = true;
        api
    };
    let hides = compare(&served(&more), &served(&less));
    assert_eq!(changes(&hides), []);
    assert!(
        hides
            .to_text()
            .contains("hidden in the newer document by B:\n  getB\n")
    );
    let complete = api("3.17.0", &less, &json!({}));
    is_one(
        &compare(&served(&more), &complete),
        "removed",
        Breaking,
        Breaking,
    );

    let known = api("3.17.0", &more, &json!({}));
    let shows = compare_knowing(
        &served(&less),
        &served(&more),
        Knowledge {
            known: Some(&known),
            ..Knowledge::default()
        },
    );
    assert_eq!(changes(&shows), []);
    assert!(
        shows
            .to_markdown()
            .contains("Hidden in the older document by B: getB.")
    );
    is_one(
        &compare(&served(&less), &served(&more)),
        "added",
        Additive,
        Additive,
    );
}

#[test]
fn operations_hidden_in_a_version_are_reported() {
    let diff = diff_of(json!({}), json!({"x-last-seen": "3.17"}));
    assert_eq!(changes(&diff), []);
    let text = diff.to_text();
    assert!(
        text.contains("not seen in this version, last seen in 3.17:\n  makeA\n"),
        "{text}"
    );
}

#[test]
fn another_operation_id_is_a_rename() {
    let paths = |first, second| json!({"/a": {"get": operation(first, json!({}))}, "/b": {"get": operation(second, json!({}))}});
    let none = json!({});
    let old = api("3.8.0", &paths("getA", "getB"), &none);
    let renamed = compare(&old, &api("3.9.0", &paths("getC", "getB"), &none));
    is_one(
        &renamed,
        "renamed from getA to getC",
        Documentation,
        Breaking,
    );
    let swapped = compare(&old, &api("3.9.0", &paths("getB", "getA"), &none));
    assert_eq!(swapped.operations(), (0, 0));
    let reasons: Vec<&str> = swapped
        .changes()
        .map(|change| change.client.reason)
        .collect();
    assert_eq!(reasons.len(), 2);
    assert!(
        reasons
            .iter()
            .all(|reason| reason.contains("another request")),
        "{reasons:?}"
    );
}

#[test]
fn a_name_kept_by_an_overlay_is_reported_as_harmless() {
    let overlay = "overlay: 1.0.0\ninfo: { title: Names, version: '1' }\nactions:\n  \
        - target: $.paths['/a'].get\n    x-to: '3.8'\n    update: { operationId: getA }\n";
    let overlays = [Source::new("names.yaml", overlay)];
    let read = |version: &str, id: &str| {
        let document = json!({
            "swagger": "2.0", "x-quay-version": version,
            "paths": {"/a": {"get": operation(id, json!({}))}},
        });
        let document = Source::new("small.json", document.to_string());
        crate::resolve(&document, &overlays).unwrap().0
    };
    is_one(
        &compare(&read("3.8.0", "getB"), &read("3.9.0", "getA")),
        "renamed from getB to getA in the document",
        Documentation,
        Documentation,
    );
}

#[test]
fn another_tag_is_another_module() {
    let diff = diff_of(json!({}), json!({"tags": ["other"]}));
    is_one(
        &diff,
        "moved from the tag tag to other",
        Documentation,
        Breaking,
    );
}

#[test]
fn requirements_of_operations_are_compared() {
    let scope = |scope: &str| json!({"security": [{"oauth2_implicit": [scope]}]});
    let (none, internal) = (json!({}), json!({"x-internal": true}));
    let (flags, fresh) = (
        json!({"x-flags": ["A"]}),
        json!({"x-requires-fresh-login": true}),
    );
    let cases = [
        (&none, &internal, "public before, internal now", Breaking),
        (&internal, &none, "internal before, public now", Additive),
        (&none, &flags, "flags: +A", Breaking),
        (&flags, &none, "flags: -A", Additive),
        (&none, &fresh, "requires a fresh login now", Breaking),
        (&fresh, &none, "no longer requires a fresh login", Additive),
        (&none, &scope("a"), "scope none before, a now", Breaking),
        (&scope("a"), &scope("b"), "scope a before, b now", Breaking),
        (&scope("a"), &none, "scope a before, none now", Additive),
    ];
    for (old, new, text, server) in cases {
        is_one(
            &diff_of(old.clone(), new.clone()),
            text,
            server,
            Documentation,
        );
    }
}

#[test]
fn parameters_are_compared() {
    let with = |more: Value| {
        let mut parameter = json!({"name": "limit", "in": "query", "type": "integer"});
        let members = parameter.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        json!({"parameters": [parameter]})
    };
    let (none, optional) = (json!({}), with(json!({})));
    let required = with(json!({"required": true}));
    let text = with(json!({"type": "string"}));
    let number = with(json!({"type": "number"}));
    let bounded = with(json!({"maximum": 100}));
    let described = with(json!({"description": "How many."}));
    let cases = [
        (&none, &optional, "added", Additive, Additive),
        (&none, &required, "added, required", Breaking, Breaking),
        (&optional, &none, "removed", Breaking, Breaking),
        (
            &optional,
            &required,
            "optional before, required now",
            Breaking,
            Breaking,
        ),
        (
            &required,
            &optional,
            "required before, optional now",
            Additive,
            Documentation,
        ),
        (
            &optional,
            &text,
            "64-bit integer before, string now",
            Breaking,
            Breaking,
        ),
        (
            &optional,
            &number,
            "64-bit integer before, number now",
            Additive,
            Breaking,
        ),
        (
            &number,
            &optional,
            "number before, 64-bit integer now",
            Breaking,
            Breaking,
        ),
        (
            &optional,
            &bounded,
            "bounds narrowed",
            Breaking,
            Documentation,
        ),
        (
            &bounded,
            &optional,
            "bounds widened",
            Additive,
            Documentation,
        ),
        (
            &optional,
            &described,
            "docs changed",
            Documentation,
            Documentation,
        ),
    ];
    for (old, new, text, server, client) in cases {
        is_one(&diff_of(old.clone(), new.clone()), text, server, client);
    }
}

#[test]
fn bodies_are_compared() {
    let body = |required: bool| {
        let schema = json!({"type": "object", "additionalProperties": {}});
        json!({"parameters": [{"name": "body", "in": "body", "required": required, "schema": schema}]})
    };
    let cases = [
        (json!({}), body(true), "added, required", Breaking, Breaking),
        (json!({}), body(false), "added", Additive, Additive),
        (body(true), json!({}), "removed", Breaking, Breaking),
        (
            body(false),
            body(true),
            "optional before, required now",
            Breaking,
            Breaking,
        ),
    ];
    for (old, new, text, server, client) in cases {
        is_one(&diff_of(old, new), text, server, client);
    }
}

#[test]
fn responses_are_compared() {
    let of = |response: Value| json!({"responses": {"200": response}});
    let list = of(json!({"schema": {"type": "array", "items": {"type": "string"}}}));
    let empty = of(json!({"x-empty": true}));
    let text = of(json!({"schema": {"type": "string"}}));
    let cases = [
        (
            json!({}),
            list.clone(),
            "untyped JSON before, list of string now",
            Documentation,
        ),
        (
            empty.clone(),
            list.clone(),
            "nothing before, list of string now",
            Additive,
        ),
        (
            list.clone(),
            empty,
            "list of string before, nothing now",
            Breaking,
        ),
        (list, text, "list of string before, string now", Breaking),
    ];
    for (old, new, text, server) in cases {
        is_one(&diff_of(old, new), text, server, Breaking);
    }
}

#[test]
fn names_are_escaped_in_markdown() {
    let none = json!({});
    let old = api("3.17.0", &none, &none);
    let hostile = operation("getA", json!({"tags": ["a|b`c"], "x-flags": ["<script>"]}));
    let mut new = old.clone();
    new.operations = api(
        "3.18.0",
        &json!({"/a": {"get": operation("getA", json!({}))}}),
        &none,
    )
    .operations;
    new.operations[0].tag = hostile["tags"][0].as_str().unwrap().to_owned();
    new.operations[0].id = "get\u{1b}[31m|A`".to_owned();
    let diff = compare(&old, &new);
    let markdown = diff.to_markdown();
    assert!(markdown.contains("## `a\\|b'c`"), "{markdown}");
    assert!(!markdown.contains('\u{1b}') && !diff.to_text().contains('\u{1b}'));
    let row = markdown
        .lines()
        .find(|line| line.contains("GET /a"))
        .unwrap();
    assert_eq!(row.replace("\\|", "").matches('|').count(), 4, "{row}");
}
