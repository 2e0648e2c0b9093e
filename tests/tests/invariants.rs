//! Tests invariants of the generator: the output does not depend on order, generated files are valid Rust, and no input
//! causes a panic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use quay_codegen::diagnostic::Source;
use quay_codegen::{generate, resolve};
use quay_tests::clients::{clients, generated};
use quay_tests::committed::{Committed, apis};
use quay_tests::reorder::reversed;
use quote::ToTokens as _;
use syn::{Item, Visibility};

/// Returns the first line in which two clients differ.
fn difference(left: &BTreeMap<String, String>, right: &BTreeMap<String, String>) -> Option<String> {
    if left.keys().ne(right.keys()) {
        return Some(format!("{:?} {:?}", left.keys(), right.keys()));
    }
    left.iter()
        .zip(right.values())
        .find_map(|((path, left), right)| {
            let mut lines = left.lines().zip(right.lines());
            let different = lines.find(|(left, right)| left != right);
            (left != right).then(|| format!("{path}: {different:?}"))
        })
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (input, first) in clients() {
        let second = generated(input);
        assert_eq!(
            difference(&first.files, &second.files),
            None,
            "{}",
            input.document.name
        );
    }
}

#[test]
fn the_order_of_a_document_does_not_matter() {
    for (input, first) in clients() {
        let mut input = input.clone();
        let document = serde_json::from_str(&input.document.text).unwrap();
        input.document.text = reversed(&document);
        let second = generated(&input);
        assert_eq!(first.api, second.api, "{}", input.document.name);
        assert_eq!(
            difference(&first.files, &second.files),
            None,
            "{}",
            input.document.name
        );
    }
}

#[test]
fn every_supported_version_resolves_with_the_overlays_without_a_warning() {
    assert!(!apis().is_empty());
    for Committed { name, warnings, .. } in apis() {
        assert!(warnings.is_empty(), "{name}:\n{warnings}");
    }
}

#[test]
fn every_generated_file_is_valid_rust() {
    for (_, client) in clients() {
        for (path, text) in &client.files {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        }
    }
}

/// Returns the code blocks in the docs of a file.
fn examples(text: &str) -> Vec<String> {
    let comments = text.lines().filter_map(|line| {
        let docs = line.trim_start().strip_prefix("///")?;
        Some(docs.strip_prefix(' ').unwrap_or(docs))
    });
    let mut examples = Vec::new();
    let mut code: Option<String> = None;
    for line in comments {
        match &mut code {
            None => code = line.starts_with("```").then(String::new),
            Some(_) if line.starts_with("```") => examples.extend(code.take()),
            Some(code) => {
                code.push_str(line.strip_prefix("# ").unwrap_or(line));
                code.push('\n');
            }
        }
    }
    examples
}

#[test]
fn every_example_is_valid_rust() {
    let files = clients()
        .iter()
        .flat_map(|(_, client)| client.files.values());
    let examples: Vec<String> = files.flat_map(|text| examples(text)).collect();
    assert!(examples.len() > 300, "{}", examples.len());
    for example in examples {
        syn::parse_file(&example).unwrap_or_else(|error| panic!("{error}\n{example}"));
    }
}

/// Returns a document with this response schema and these definitions.
fn document(schema: &str, definitions: &str) -> Source {
    let text = format!(
        r#"{{"swagger": "2.0", "paths": {{"/thing": {{"get": {{"operationId": "getThing", "tags": ["thing"],
        "responses": {{"200": {{"schema": {schema}}}}}}}}}}}, "definitions": {{{definitions}}}}}"#
    );
    Source::new("document.json", text)
}

/// Returns the names that the `use` declarations of a file bring from other crates and from the runtime.
fn imported(text: &str) -> BTreeSet<String> {
    let file = syn::parse_file(text).unwrap();
    let uses = file.items.iter().filter_map(|item| match item {
        Item::Use(import) if matches!(import.vis, Visibility::Inherited) => {
            Some(import.tree.to_token_stream().to_string())
        }
        _ => None,
    });
    let foreign = uses.filter(|tree| !tree.starts_with("super") && !tree.starts_with("self"));
    let words = foreign.flat_map(|tree| {
        let words = tree.split(|character: char| !character.is_alphanumeric());
        words.map(str::to_owned).collect::<Vec<_>>()
    });
    let is_type = |word: &String| word.starts_with(|first: char| first.is_ascii_uppercase());
    words.filter(is_type).collect()
}

#[test]
fn a_type_and_an_operation_cannot_have_a_name_that_generated_code_imports() {
    let files = clients()
        .iter()
        .flat_map(|(_, client)| client.files.values());
    let names: BTreeSet<String> = files.flat_map(|text| imported(text)).collect();
    assert!(names.len() > 10, "{names:?}");
    for name in &names {
        let schema = format!(r##"{{"$ref": "#/definitions/{name}"}}"##);
        let definition = format!(r#""{name}": {{"type": "object", "properties": {{}}}}"#);
        let of_type = document(&schema, &definition);
        assert!(generate(&of_type, &[]).is_err(), "the type {name}");
        let of_operation = document(r#"{"type": "string"}"#, "").text;
        let of_operation = of_operation.replace("getThing", name);
        let of_operation = Source::new("document.json", of_operation);
        assert!(
            generate(&of_operation, &[]).is_err(),
            "the operation {name}"
        );
    }
}

#[test]
fn deep_nesting_does_not_panic() {
    let nested = |depth| {
        let open = r#"{"type": "object", "properties": {"a": "#.repeat(depth);
        document(
            &format!("{open}{{\"type\": \"string\"}}{}", "}}".repeat(depth)),
            "",
        )
    };
    let accepted = generate(&nested(30), &[]).unwrap();
    assert_eq!(accepted.api.types.len(), 30);
    let refused = generate(&nested(100_000), &[]).unwrap_err().to_string();
    assert!(refused.contains("recursion limit exceeded"), "{refused}");

    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("- ", ""), ("{", "}")] {
        let text = format!("{}1{}", open.repeat(50_000), close.repeat(50_000));
        assert!(generate(&Source::new("a.json", text.as_str()), &[]).is_err());
        let overlay = Source::new("a.yaml", format!("overlay: 1.0.0\nactions: {text}"));
        assert!(generate(&nested(1), &[overlay]).is_err());
    }
}

#[test]
fn a_path_with_many_undeclared_parameters_is_reported_briefly() {
    // Each diagnostic repeats the path, so one per parameter would take gigabytes.
    let path = format!("/thing{}", "{a: b}".repeat(2_000));
    let document = document(r#"{"type": "string"}"#, "");
    let source = Source::new("long.json", document.text.replace("/thing", &path));
    assert!(source.text.len() > 12_000, "the document has this path");
    let diagnostics = generate(&source, &[]).unwrap_err();
    let count = diagnostics.iter().count();
    assert!((2..20).contains(&count), "{count} diagnostics");
}

#[test]
fn long_chains_of_definitions_do_not_panic() {
    let chain = |length| {
        let link = |index| {
            let next = format!(r##"{{"$ref": "#/definitions/D{}"}}"##, index + 1);
            format!(r#""D{index}": {{"type": "object", "properties": {{"next": {next}}}}},"#)
        };
        let mut definitions: String = (0..length).map(link).collect();
        let _ = write!(definitions, r#""D{length}": {{"type": "string"}}"#);
        document(r##"{"$ref": "#/definitions/D0"}"##, &definitions)
    };
    let long = generate(&chain(5_000), &[]).unwrap();
    assert_eq!(long.api.types.len(), 5_000);
}

#[test]
fn long_chains_of_definitions_that_stand_for_others_do_not_panic() {
    let chain = |length| {
        let link = |index| {
            let next = index + 1;
            format!(r##""D{index}": {{"$ref": "#/definitions/D{next}"}},"##)
        };
        let mut definitions: String = (0..length).map(link).collect();
        let _ = write!(definitions, r#""D{length}": {{"type": "string"}}"#);
        document(r##"{"$ref": "#/definitions/D0"}"##, &definitions)
    };
    assert!(resolve(&chain(100), &[]).is_ok());
    let refused = resolve(&chain(5_000), &[]).unwrap_err();
    assert_eq!(refused.len(), 1);
    assert!(
        refused.to_string().contains("nested deeper than"),
        "{refused}"
    );
}

#[test]
fn many_parameters_values_and_properties_do_not_take_minutes() {
    let list = |count, item: &dyn Fn(usize) -> String| {
        let items: Vec<String> = (0..count).map(item).collect();
        items.join(",")
    };
    let parameters = list(3_000, &|index| {
        format!(r#"{{"name": "p{index}", "in": "query", "type": "string"}}"#)
    });
    let values = list(50_000, &|index| format!("\"v{index}\""));
    let properties = list(10_000, &|index| {
        format!(r#""p{index}": {{"type": "string"}}"#)
    });
    let of = |schema: &str| document(schema, "").text;
    let documents = [
        of("{}").replace(
            "\"tags\"",
            &format!("\"parameters\": [{parameters}], \"tags\""),
        ),
        of(&format!(r#"{{"type": "string", "enum": [{values}]}}"#)),
        of(&format!(
            r#"{{"type": "object", "properties": {{{properties}}}}}"#
        )),
    ];
    for text in documents {
        let start = Instant::now();
        // Too many properties are refused, after they were read.
        if let Err(refused) = generate(&Source::new("document.json", text), &[]) {
            let refused = refused.to_string();
            assert!(
                refused.contains("must not exceed 128 properties"),
                "{refused}"
            );
        }
        // Far more than a loaded machine needs, and far less than work that grows with the square.
        assert!(start.elapsed() < Duration::from_secs(60));
    }
}

#[test]
fn numbers_of_any_size_do_not_panic() {
    for number in [
        "1e308",
        "-1e308",
        "123456789012345678901234567890",
        "1e-400",
        "18446744073709551616",
        "-0",
    ] {
        for keyword in ["minimum", "maximum", "default", "maxLength", "minItems"] {
            let property = format!(r#"{{"type": "number", "{keyword}": {number}}}"#);
            let schema = format!(r#"{{"type": "object", "properties": {{"a": {property}}}}}"#);
            // Other tests check whether the document is accepted.
            let _ = generate(&document(&schema, ""), &[]);
        }
    }
}
