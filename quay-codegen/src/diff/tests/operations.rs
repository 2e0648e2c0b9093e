//! Changes of operations: whether they are there, their names, requirements and responses.

use serde_json::{Value, json};

use super::{api, changes, diff_of, is_one, operation};
use crate::diagnostic::Source;
use crate::diff::ImpactClass::{Additive, Breaking, Documentation};
use crate::diff::{Knowledge, compare, compare_knowing};

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
fn many_operations_are_listed_on_several_lines() {
    let operations = (0..40).map(|index| {
        let hidden = operation(&format!("makeThing{index}"), json!({"x-last-seen": "3.17"}));
        (format!("/things/{index}"), json!({"get": hidden}))
    });
    let paths = serde_json::Value::from_iter(operations);
    let (old, new) = (
        api("3.17.0", &paths, &json!({})),
        api("3.18.0", &paths, &json!({})),
    );
    let text = compare(&old, &new).to_text();
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("makeThing"))
        .collect();
    assert!(lines.len() > 3, "{text}");
    assert!(
        lines
            .iter()
            .all(|line| line.len() <= 100 && line.starts_with("  makeThing")),
        "{text}"
    );
    assert!(
        text.contains("makeThing0,") && text.contains("makeThing39"),
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
fn the_behavior_of_operations_is_compared() {
    let none = json!({});
    let deprecated = json!({"deprecated": true});
    let docs = json!({"summary": "Makes an A."});
    let statuses = |statuses: &[&str]| {
        let success = json!({"x-success": true, "x-empty": true});
        let ok = [("200".to_owned(), json!({"x-empty": true}))];
        let others = statuses
            .iter()
            .map(|it| ((*it).to_owned(), success.clone()));
        let all: serde_json::Map<String, Value> = ok.into_iter().chain(others).collect();
        json!({"responses": all})
    };
    let (usual, extra, other) = (statuses(&[]), statuses(&["404"]), statuses(&["409"]));
    let cases = [
        (&none, &deprecated, "deprecated now", Documentation),
        (&deprecated, &none, "no longer deprecated", Documentation),
        (&none, &docs, "docs changed", Documentation),
        (&usual, &extra, "statuses of a success: +404", Additive),
        (&extra, &usual, "statuses of a success: -404", Breaking),
        (&extra, &other, "statuses of a success: +409 -404", Breaking),
    ];
    for (old, new, text, server) in cases {
        let diff = diff_of(old.clone(), new.clone());
        is_one(&diff, text, server, Documentation);
    }
}

#[test]
fn paging_is_compared() {
    let of = |paging: Option<&str>| {
        let page = json!({
            "type": "object",
            "properties": {
                "things": {"type": "array", "items": {"type": "string"}},
                "next_page": {"type": "string"},
                "has_additional": {"type": "boolean"},
            },
        });
        let mut more = json!({
            "parameters": [
                {"name": "next_page", "in": "query", "type": "string"},
                {"name": "page", "in": "query", "type": "integer", "format": "uint32"},
            ],
            "responses": {"200": {"schema": page}},
        });
        if let Some(style) = paging {
            more["x-paging"] = json!({"style": style, "items": "things"});
        }
        more
    };
    let (none, token, number) = (None, Some("next_page"), Some("page"));
    let by = [
        (
            none,
            token,
            "paged not at all before, by page token now",
            Additive,
            Additive,
        ),
        (
            token,
            none,
            "paged by page token before, not at all now",
            Breaking,
            Breaking,
        ),
        (
            token,
            number,
            "paged by page token before, by page number now",
            Breaking,
            Documentation,
        ),
    ];
    for (old, new, text, server, client) in by {
        is_one(&diff_of(of(old), of(new)), text, server, client);
    }
}

#[test]
fn a_path_with_a_slash_at_its_end_is_another_path() {
    let of = |version: &str, path: &str| {
        let paths = json!({path: {"get": operation("getA", json!({}))}});
        api(version, &paths, &json!({}))
    };
    let diff = compare(&of("3.17.0", "/a/"), &of("3.18.0", "/a"));
    is_one(&diff, "path /a/ before, /a now", Breaking, Documentation);
    let diff = compare(&of("3.17.0", "/a"), &of("3.18.0", "/a/"));
    is_one(
        &diff,
        "path /a before, /a/ now",
        Documentation,
        Documentation,
    );
}

#[test]
fn a_new_flag_is_not_said_to_cause_a_status() {
    // Off, an operation other than GET responds with 405, or with 400 or 403 below a repository.
    let diff = diff_of(json!({}), json!({"x-flags": ["A"]}));
    let reasons: Vec<_> = diff.changes().map(|change| change.server.reason).collect();
    assert_eq!(reasons, ["not available while the flag is disabled"]);
}
