//! Walks the generated code for secrets that could be printed.
//!
//! Every generated type derives `Debug`, so what keeps a secret out of it is the type of its field.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

use std::{fs, path::Path};

/// Names that say secret, and are none: identifiers of tokens, and what stands in the address of a
/// badge that a page shows to everybody.
const HARMLESS: [&str; 3] = ["access_token_uuid", "status_token", "token_uuid"];

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path.display().to_string(), text));
        }
    }
}

/// The name and the type of a field, if the line declares one.
fn field(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix("    ")?.trim_end_matches(',');
    let (name, kind) = line.strip_prefix("pub ").unwrap_or(line).split_once(": ")?;
    let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    name.bytes().all(is_name).then_some((name, kind))
}

#[test]
fn what_is_named_like_a_secret_is_one() {
    let mut found = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/generated"),
        &mut found,
    );
    let mut secrets = 0;
    for (file, text) in &found {
        for (name, kind) in text.lines().filter_map(field) {
            let says_secret = ["token", "password", "secret", "private_key", "credential"]
                .iter()
                .any(|word| name.contains(word));
            secrets += usize::from(kind.contains("Secret"));
            assert!(
                !says_secret || !kind.contains("String") || HARMLESS.contains(&name),
                "{file}: `{name}: {kind}` would be printed; is it a secret?"
            );
        }
    }
    assert!(secrets > 10, "the fields were not found");
}

#[test]
fn generated_code_prints_by_derived_debug_alone() {
    let mut found = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/generated"),
        &mut found,
    );
    for (file, text) in &found {
        assert!(!text.contains("fmt::Debug for"), "{file}");
        assert!(!text.contains(".expose()"), "{file}");
    }
}
