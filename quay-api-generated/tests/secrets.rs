//! Checks that generated types cannot print secrets.
//!
//! Every generated type derives `Debug`, so secret fields must have the type `Secret`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests panic to fail")]

use std::{fs, path::Path};

/// Names that sound secret but are not: IDs of tokens, and the token in the URL of a public badge.
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

/// Returns the names of the generated files, and their code.
fn generated() -> Vec<(String, String)> {
    let mut found = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/generated"),
        &mut found,
    );
    found
}

/// Returns the name and the type of a field, if the line declares one.
fn field(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix("    ")?.trim_end_matches(',');
    let (name, kind) = line.strip_prefix("pub ").unwrap_or(line).split_once(": ")?;
    let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    name.bytes().all(is_name).then_some((name, kind))
}

#[test]
fn fields_with_a_secret_name_have_the_type_secret() {
    let mut secrets = 0;
    for (file, text) in &generated() {
        for (name, kind) in text.lines().filter_map(field) {
            let sounds_secret = ["token", "password", "secret", "private_key", "credential"]
                .iter()
                .any(|word| name.contains(word));
            secrets += usize::from(kind.contains("Secret"));
            assert!(
                !sounds_secret || !kind.contains("String") || HARMLESS.contains(&name),
                "{file}: `{name}: {kind}` would be printed; is it a secret?"
            );
        }
    }
    assert!(secrets > 10, "the fields were not found");
}

/// `serde_json::Value` prints everything, `Json` only the structure.
#[test]
fn untyped_values_are_not_printed() {
    for (file, text) in &generated() {
        assert!(!text.contains("serde_json::Value"), "{file}");
    }
}

#[test]
fn generated_code_only_derives_debug() {
    for (file, text) in &generated() {
        assert!(!text.contains("fmt::Debug for"), "{file}");
        assert!(!text.contains(".expose()"), "{file}");
    }
}
