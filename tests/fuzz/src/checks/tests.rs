//! Each check fails on results that it must reject.

use quay_codegen::diagnostic::Diagnostic;
use quay_codegen::export::{Dialect, export};
use quay_codegen::generate;

use super::*;

const DOCUMENT: &str = r#"{"swagger": "2.0", "paths": {"/thing": {"get": {"operationId": "getThing", "tags": ["thing"],
    "responses": {"200": {"schema": {"type": "object", "title": "Thing", "properties": {"a": {"type": "string"}}}}}}}}}"#;

fn generated() -> Generated {
    generate(&Source::new("document.json", DOCUMENT), &[]).unwrap()
}

#[test]
fn items_that_are_not_in_the_model_are_found() {
    client(&generated()).unwrap();
    for (path, injected) in [
        ("thing.rs", "fn pwned() {}"),
        ("thing.rs", "pub struct Pwned;"),
        ("thing.rs", "impl Drop for Pwned { fn drop(&mut self) {} }"),
        ("thing.rs", "unsafe impl Send for GetThing {}"),
        ("thing.rs", "pwned! {}"),
        ("thing.rs", "mod pwned { fn pwned() {} }"),
        ("thing.rs", "static PWNED: u8 = 0;"),
        ("types/thing.rs", "const PWNED: () = pwned();"),
        ("mod.rs", "extern crate pwned;"),
        ("mod.rs", "}"),
        ("thing.rs", "/// <script>\nuse a;"),
    ] {
        let mut generated = generated();
        generated.files.get_mut(path).unwrap().push_str(injected);
        assert!(client(&generated).is_err(), "{injected}");
    }
}

#[test]
fn missing_functions_and_odd_files_are_found() {
    let mut without = generated();
    without.files.insert("thing.rs".to_owned(), String::new());
    assert!(
        client(&without)
            .unwrap_err()
            .contains("get_thing is missing")
    );
    let mut outside = generated();
    outside.files.insert("../a.rs".to_owned(), String::new());
    assert!(client(&outside).is_err());
}

#[test]
fn unreadable_diagnostics_are_found() {
    let source = Source::new("a.json", "{\"a\": 1}");
    let check = |diagnostic: Diagnostic| {
        let found = Diagnostics::from(diagnostic).located_in([&source]);
        diagnostics(&found, &[&source])
    };
    let at = |line, column| {
        let diagnostic = Diagnostic::error("a.json", "", "this is wrong");
        diagnostic.at(&source.text, Position { line, column })
    };
    check(Diagnostic::error("a.json", "/a", "this is wrong")).unwrap();
    check(at(1, 9)).unwrap();
    for wrong in [
        Diagnostic::error("a.json", "/a", " "),
        Diagnostic::error("b.json", "", "this is wrong"),
        Diagnostic::error("a.json", "", "this is a bug in the generator"),
        Diagnostic {
            source: "a\u{1b}".to_owned(),
            ..Diagnostic::warning("", "", "this is wrong")
        },
        Diagnostic::warning("b\u{200b}", "", "this is wrong"),
        at(1, 10),
        at(2, 1),
    ] {
        assert!(check(wrong.clone()).is_err(), "{wrong}");
    }
    let nowhere = Diagnostics::from(Diagnostic::error("a.json", "/a", "this is wrong"));
    assert!(diagnostics(&nowhere, &[&source]).is_err());
}

#[test]
fn dangling_references_of_exports_are_found() {
    for dialect in [Dialect::Swagger2, Dialect::OpenApi31] {
        let text = export(&generated().api, dialect);
        exported(&text).unwrap();
        assert!(exported(&text.replace("/Thing\"", "/Nothing\"")).is_err());
    }
}

#[cfg(feature = "validators")]
#[test]
fn invalid_exports_are_found() {
    for dialect in [Dialect::Swagger2, Dialect::OpenApi31] {
        let text = export(&generated().api, dialect);
        assert!(exported(&text.replace("\"object\"", "\"thing\"")).is_err());
    }
}

#[cfg(feature = "validators")]
#[test]
fn deep_exports_are_left_to_the_recursion_limit_of_the_validator() {
    let text = export(&generated().api, Dialect::OpenApi31);
    let schema = r#"{"items": "#.repeat(90) + r#"{"type": "object"}"# + &"}".repeat(90);
    let schemas = format!(r#""schemas": {{"Deep": {schema}, "#);
    let deep = text.replacen(r#""schemas": {"#, &schemas, 1);
    assert_ne!(deep, text);
    exported(&deep).unwrap();
}

#[test]
fn reversing_only_changes_the_order() {
    let reversed = reversed(r#"{"a": 1, "b": [1, {"c": null, "d": 2}]}"#);
    assert_eq!(reversed, r#"{"b":[1,{"d":2,"c":null}],"a":1}"#);
    let twice = r#"{"a": 1, "a": 2}"#;
    assert_eq!(super::reversed(twice), twice);
}
