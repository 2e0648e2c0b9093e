use serde_json::{Value, json};

use super::*;
use crate::model::Api;
use crate::pipeline::{Prose, load, load_dated};

/// Corrects documents piece by piece and returns their models. Checks that each equals the model of the whole document.
fn models(documents: &[Source], overlays: &[Source]) -> Vec<Option<Api>> {
    let overlays = Overlays::read(overlays.into());
    let corrected = correct_all(&[], documents, &overlays);
    let pairs = documents.iter().zip(corrected);
    let model = |(document, corrected): (&Source, Option<Corrected>)| {
        let corrected = corrected?;
        let whole = load((document, Prose::Kept), &overlays).ok();
        let (whole, warnings) = whole.map(|it| (it.api, it.warnings)).unwrap();
        let api = corrected.load(&overlays);
        assert_eq!(api.is_none(), !warnings.is_empty(), "{}", document.name);
        assert!(api.is_none_or(|api| api == whole), "{}", document.name);
        corrected.load_older()
    };
    pairs.map(model).collect()
}

fn document(version: &str, paths: Value, definitions: Value) -> Source {
    let text = json!({
        "swagger": "2.0",
        "x-quay-version": version,
        "tags": [{"name": "fruit"}],
        "paths": paths,
        "definitions": definitions,
    });
    Source::new(format!("quay-{version}.json"), format!("{text:#}\n"))
}

fn overlay(actions: &Value) -> Vec<Source> {
    let text = json!({
        "overlay": "1.0.0",
        "info": {"title": "a", "version": "1"},
        "actions": actions,
    });
    vec![Source::new("a.yaml", text.to_string())]
}

fn operation(id: &str) -> Value {
    let schema = json!({"$ref": "#/definitions/Pear"});
    json!({"get": {
        "operationId": id,
        "tags": ["fruit"],
        "responses": {"200": {"description": "", "schema": schema}},
    }})
}

/// Two versions, the newer with one path more.
fn two_versions() -> [Source; 2] {
    let pear = json!({"type": "object", "properties": {"size": {"type": "integer"}}});
    let definitions = json!({"Pear": pear});
    [
        document("3.9.0", json!({"/a": operation("a")}), definitions.clone()),
        document(
            "3.10.0",
            json!({"/a": operation("a"), "/b": operation("b")}),
            definitions,
        ),
    ]
}

#[test]
fn versions_take_the_actions_that_are_for_them() {
    let overlays = overlay(&json!([
        {"target": "$.paths['/a'].get", "x-from": "3.10", "update": {"summary": "Returns a."}},
        {"target": "$.paths..get", "update": {"x-internal": true}},
        {"target": "$.definitions", "update": {
            "Pear": {"properties": {"kind": {"$ref": "#/definitions/Kind"}}},
            "Kind": {"type": "string", "enum": ["a"]},
        }},
        {"target": "$.definitions", "x-from": "3.10", "update": {"Kind": {"enum": ["b"]}}},
        {"target": "$.paths['/b']", "x-from": "3.10", "remove": true},
        {"target": "$.tags[0]", "update": {"description": "Fruit."}},
    ]));
    let models = models(&two_versions(), &overlays);
    let [Some(old), Some(new)] = models.as_slice() else {
        panic!("{models:?}");
    };
    assert_eq!(old.operations[0].summary, None);
    assert_eq!(new.operations[0].summary.as_deref(), Some("Returns a."));
    assert_eq!(new.operations.len(), 1);
    assert_ne!(old.types["Kind"], new.types["Kind"]);
    assert_eq!(old.types["Pear"], new.types["Pear"]);
}

#[test]
fn an_action_that_fails_needs_the_whole_document() {
    let failing = |action: Value| -> Vec<bool> {
        let models = models(&two_versions(), &overlay(&json!([action])));
        models.iter().map(Option::is_none).collect()
    };
    let internal = json!({"x-internal": true});
    let all = json!({"target": "$.paths['/b'].get", "update": internal});
    assert_eq!(failing(all), [true, false]);
    let part = json!({"target": "$.paths['/a', '/b'].get", "update": internal});
    assert_eq!(failing(part), [true, false]);
    let nothing = json!({"target": "$.paths['/a'].get", "update": {"operationId": "a"}});
    assert_eq!(failing(nothing), [true, true]);
    let everything = json!({"target": "$", "update": internal});
    assert_eq!(failing(everything), [true, true]);
    let malformed = json!({"target": "$.paths"});
    assert_eq!(failing(malformed), [true, true]);
}

#[test]
fn a_document_with_errors_is_loaded_as_a_whole() {
    let [valid, _] = two_versions();
    let odd = document("3.10.0", json!({"/a": {"get": {}}}), json!({}));
    let twice = valid
        .text
        .replacen("\"paths\":", "\"paths\":{},\"paths\":", 1);
    let twice = Source::new("quay-3.11.json", twice);
    let unversioned = valid.text.replacen("x-quay-version", "x-other", 1);
    let unversioned = Source::new("other.json", unversioned);
    let found = models(&[valid, odd, twice, unversioned], &[]);
    let found: Vec<bool> = found.iter().map(Option::is_some).collect();
    assert_eq!(found, [true, false, false, false]);
}

#[test]
fn a_document_with_warnings_is_loaded_as_a_whole_if_it_is_the_newest() {
    let mut item = operation("a");
    item["get"]["parameters"] = json!([{"name": "b", "in": "path", "type": "string"}]);
    let definitions = json!({"Pear": {"type": "string", "enum": ["a"]}});
    let document = document("3.9.0", json!({"/a": item}), definitions);
    let overlays = Overlays::read(Default::default());
    let corrected = correct_all(&[], &[document], &overlays).remove(0).unwrap();
    assert!(corrected.load(&overlays).is_none());
    assert!(corrected.load_older().is_some());
}

#[test]
fn names_of_an_older_version_may_collide_in_rust() {
    let [_, newest] = two_versions();
    let older = document(
        "3.9.0",
        json!({"/a": operation("a"), "/c": operation("A")}),
        json!({"Pear": {"type": "object", "properties": {}}}),
    );
    let whole = Source::new(older.name.clone(), older.text.replace('\n', ""));
    for older in [older, whole] {
        let overlays: &[Source] = &[];
        let dated = load_dated(&newest, overlays.into(), &[older]).unwrap();
        assert_eq!(dated.warnings.to_string(), "");
        assert_eq!(dated.older.len(), 1);
    }
}
