//! Checks that texts of untrusted documents stay within literals and comments, and that wire names are preserved.

#![allow(clippy::panic, clippy::unwrap_used, reason = "the helpers of tests")]

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quay_codegen::diagnostic::Source;
use quay_codegen::{Generated, generate};
use serde_json::{Value, json};

/// Texts that would be code outside a comment or literal.
const TEXTS: [&str; 16] = [
    "\"); pwned(); (\"",
    "\\\"); pwned(); //",
    "*/ pwned(); /*",
    "\n pwned();",
    "\r pwned();",
    "\u{0}pwned();",
    "\u{2028}pwned();\u{202e}",
    "```\npwned();\n```",
    "~~~\npwned();\n~~~",
    "    pwned();",
    "\tpwned();",
    "- a\n\n      pwned();",
    "\"#\"##pwned();",
    ").b, c { d: (e",
    "x).y",
    "a\", b = \"c, d",
];

/// Returns a document with the text in every place that can contain text.
fn document(text: &str) -> Value {
    let pattern = escaped(text);
    let schema = json!({
        "type": "object", "title": "Thing", "description": text,
        "required": [text],
        "properties": {
            (format!("a{text}")): { "type": "string", "x-rust-name": "first", "description": text, "pattern": pattern, "default": text, "example": text },
            (format!("b{text}")): { "type": "integer", "x-rust-name": "second", "format": "unix-time", "x-nullable": true },
            "kind": {
                "type": "string", "title": "Kind", "enum": [text],
                "x-enum-names": { text: "only" }, "x-enum-descriptions": { text: text }
            }
        }
    });
    let query = |prefix: &str| {
        json!({
            "name": format!("{prefix}{text}"), "in": "query", "type": "string",
            "x-rust-name": format!("{prefix}_given"), "description": text, "pattern": pattern
        })
    };
    json!({
        "swagger": "2.0",
        "x-quay-version": "3.18.0",
        "tags": [{ "name": "thing", "description": text }],
        "paths": { "/short": { "get": {
            "operationId": "short", "tags": ["thing"], "parameters": [query("q")], "responses": {}
        } }, "/thing/{name}": { "post": {
            "operationId": "createThing", "tags": ["thing"], "summary": text, "description": text,
            "security": [{ "oauth2_implicit": [text] }], "x-flags": [text, text],
            "parameters": [
                { "name": "name", "in": "path", "type": "string", "description": text, "example": text },
                query("first"), query("second"), query("third"),
                { "name": "body", "in": "body", "description": text, "schema": schema }
            ],
            "responses": { "200": { "schema": { "$ref": "#/definitions/Either" } } }
        } } },
        "definitions": {
            "Either": { "oneOf": [{ "$ref": "#/definitions/One" }, { "$ref": "#/definitions/Other" }], "description": text },
            "One": { "type": "object", "required": [text], "properties": { text: { "type": "string", "x-rust-name": "one" } } },
            "Other": { "type": "object", "properties": { "other": { "type": "string" } } }
        }
    })
}

/// Returns a regular expression that matches a text.
fn escaped(text: &str) -> String {
    let mut pattern = String::new();
    for character in text.chars() {
        if character.is_ascii_punctuation() {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

fn client(text: &str) -> Generated {
    match generate(
        &Source::new("document.json", document(text).to_string()),
        &[],
    ) {
        Ok(generated) => generated,
        Err(diagnostics) => panic!("{text:?}\n{diagnostics}"),
    }
}

/// Returns the tokens of a file without the texts of literals, comments and doc attributes.
fn skeleton(tokens: TokenStream) -> String {
    let mut skeleton = String::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                if let Some(TokenTree::Punct(_)) = tokens.peek() {
                    tokens.next();
                }
                match tokens.next() {
                    Some(TokenTree::Group(group)) if is_attribute_of_text(&group) => {}
                    other => panic!("`#` before {other:?}"),
                }
            }
            TokenTree::Group(group) => {
                skeleton.push_str(match group.delimiter() {
                    Delimiter::Brace => "{",
                    _ => "(",
                });
                // A list over several lines has a trailing comma; one on a single line does not.
                let inner = self::skeleton(group.stream());
                skeleton.push_str(inner.trim_end_matches(", "));
                skeleton.push_str(") ");
            }
            TokenTree::Literal(_) => skeleton.push_str("_ "),
            other => skeleton.push_str(&format!("{other} ")),
        }
    }
    skeleton
}

fn is_attribute_of_text(group: &proc_macro2::Group) -> bool {
    const KNOWN: [&str; 8] = [
        "cfg",
        "derive",
        "doc",
        "expect",
        "inline",
        "must_use",
        "non_exhaustive",
        "serde",
    ];
    let name = group
        .stream()
        .into_iter()
        .next()
        .map(|name| name.to_string());
    name.is_some_and(|name| KNOWN.contains(&name.as_str()))
}

#[test]
fn no_text_becomes_code() {
    let tame = client("tame");
    for text in TEXTS {
        let hostile = client(text);
        assert!(hostile.files.keys().eq(tame.files.keys()), "{text:?}");
        for (path, file) in &hostile.files {
            let found = skeleton(file.parse().unwrap());
            let expected = skeleton(tame.files.get(path).unwrap().parse().unwrap());
            assert_eq!(found, expected, "{path} of {text:?}:\n{file}");
        }
    }
}

#[test]
fn values_of_examples_stay_in_their_literals() {
    let tame = client("tame");
    for text in TEXTS {
        for (path, file) in client(text).files {
            let expected = examples(tame.files.get(&path).unwrap());
            assert_eq!(examples(&file), expected, "{path} of {text:?}:\n{file}");
        }
    }
    let of_operations = tame.files.values().flat_map(|file| examples(file));
    assert_eq!(of_operations.count(), 2);
}

/// Returns the skeletons of the code blocks in comments.
fn examples(file: &str) -> Vec<String> {
    let mut examples = Vec::new();
    let mut code = None;
    let comments = file.lines().map(str::trim_start);
    for line in comments.filter_map(|line| line.strip_prefix("/// ")) {
        match (&mut code, line) {
            (None, "```no_run") => code = Some(String::new()),
            (Some(text), "```") => {
                let tokens: TokenStream = text.parse().unwrap_or_else(|_| panic!("{text}"));
                examples.push(skeleton(tokens));
                code = None;
            }
            (Some(text), line) => {
                text.push_str(line.strip_prefix("# ").unwrap_or(line));
                text.push('\n');
            }
            (None, _) => {}
        }
    }
    assert_eq!(code, None, "{file}");
    examples
}

#[test]
fn no_text_becomes_a_doctest_markup_or_a_direction_override() {
    let long = "a".repeat(88);
    let broken = [
        "<script>pwned()</script>",
        "<!-- b",
        "> <b>",
        "=== <b>",
        "*** <b>",
        "1) <b>",
    ];
    let broken = broken.map(|start| format!("`{long} {start}`"));
    let table = format!("{long} | `<b> | ` -|- {long}{long}");
    let broken = broken.iter().chain([&table]).map(String::as_str);
    for text in TEXTS.into_iter().chain(broken).chain([
        "<script>pwned()</script>",
        "\\<script>",
        "[pwned](https://evil.example)",
        "\\`<b>`",
        "`` x `y``<b>`",
        "![pwned](x)",
        "[pwned]: https://evil.example",
    ]) {
        for (path, file) in client(text).files {
            for doc in comments(&file) {
                assert_eq!(markup(&doc), None, "{path} of {text:?}:\n{doc}");
            }
        }
    }
}

/// Returns the texts of adjacent comments, without the code of examples.
fn comments(file: &str) -> Vec<String> {
    let mut comments = vec![String::new()];
    let mut in_example = false;
    for line in file.lines().map(str::trim_start) {
        if let Some(comment) = line.strip_prefix("//") {
            let text = comment.trim_start_matches(['/', '!']);
            let ends = in_example && text.trim_end() == " ```";
            in_example |= text == " ```no_run";
            if !in_example && let Some(last) = comments.last_mut() {
                last.push_str(text);
                last.push('\n');
            }
            in_example &= !ends;
        } else {
            comments.push(String::new());
        }
    }
    comments
}

/// Returns markup found in a comment: indented or fenced code, HTML, tables, links, code over several lines, which the
/// next line could end, and bidirectional control characters, which rustc rejects.
fn markup(comment: &str) -> Option<String> {
    let is_code = |line: &&str| {
        let start = line.trim_start();
        let is_table = line.contains('|') && line.bytes().all(|byte| b"-:| ".contains(&byte));
        let is_html = start.starts_with('<') && !start.starts_with("<http");
        let is_fence = start.starts_with("```") || start.starts_with("~~~");
        line.starts_with("     ") || is_table || is_html || is_fence
    };
    if let Some(line) = comment.lines().find(is_code) {
        return Some(line.to_owned());
    }
    let (mut in_code, mut escaped) = (false, false);
    for (index, character) in comment.char_indices() {
        let rest = comment
            .get(index + character.len_utf8()..)
            .unwrap_or_default();
        let is_own = rest.starts_with('`') || rest.starts_with("http");
        let markup = match character {
            '`' if !escaped => {
                in_code = !in_code;
                false
            }
            '<' | '[' => !in_code && !escaped && !is_own,
            '\n' => in_code,
            '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
            other => other.is_control() && other != '\n',
        };
        if markup {
            return Some(format!("{character:?} at {index}"));
        }
        escaped = character == '\\' && !escaped && !in_code;
    }
    None
}

#[test]
fn wire_names_survive_unchanged() {
    for text in TEXTS {
        let files = client(text).files;
        let file = |path: &str| literals(files.get(path).unwrap().parse().unwrap());
        let (operation, types) = (file("thing.rs"), file("types/thing.rs"));
        for name in ["first", "second", "third", "q"].map(|prefix| format!("{prefix}{text}")) {
            assert!(
                operation.contains(&name),
                "{name:?} is not among {operation:?}"
            );
        }
        for name in [format!("a{text}"), format!("b{text}"), text.to_owned()] {
            assert!(types.contains(&name), "{name:?} is not among {types:?}");
        }
    }
}

/// Returns the values of all string literals.
fn literals(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => found.append(&mut literals(group.stream())),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push(text.value());
                }
            }
            _ => {}
        }
    }
    found
}
