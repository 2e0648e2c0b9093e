//! Checks that apply to the results of every input.

#[cfg(test)]
mod tests;
#[cfg(feature = "validators")]
mod validation;

use std::collections::BTreeSet;

use quay_codegen::Generated;
use quay_codegen::diagnostic::{Diagnostics, Position, Severity, Source, is_unsafe};
use quay_codegen::model::Operation;
use serde_json::{Map, Value};
use syn::{Item, Type};

/// A description of a failed check.
pub type Finding = String;

/// Checks that diagnostics are printable, refer to a position in an input, and do not report a bug of the generator.
///
/// # Errors
/// The first failed check.
pub fn diagnostics(found: &Diagnostics, sources: &[&Source]) -> Result<(), Finding> {
    let text = found.to_string();
    printable("a diagnostic", &text)?;
    for phrase in ["bug in the generator", "generator crashed"] {
        if text.contains(phrase) {
            return Err(format!("a diagnostic reports a bug: {text}"));
        }
    }
    for diagnostic in found.iter() {
        let source = sources
            .iter()
            .find(|source| source.name == diagnostic.source);
        if diagnostic.message.trim().is_empty() {
            return Err("a diagnostic has no message".to_owned());
        }
        if diagnostic.severity == Severity::Error && source.is_none() {
            return Err(format!("a diagnostic refers to no input: {diagnostic}"));
        }
        if let (Some(position), Some(source)) = (diagnostic.position, source)
            && !is_within(position, &source.text)
        {
            return Err(format!("a position is outside the text: {diagnostic}"));
        }
        if diagnostic.severity == Severity::Error
            && diagnostic.position.is_none()
            && !diagnostic.pointer.is_empty()
        {
            return Err(format!("an error has no position: {diagnostic}"));
        }
    }
    Ok(())
}

/// Returns whether a position is at a character of a text or at the end of a line.
fn is_within(position: Position, text: &str) -> bool {
    let mut lines = text.split('\n');
    let line = position.line.checked_sub(1).and_then(|it| lines.nth(it));
    line.is_some_and(|line| (1..=line.chars().count() + 1).contains(&position.column))
}

/// Checks that a text contains no characters that move the cursor or change the text direction.
///
/// # Errors
/// The unsafe character.
pub fn printable(what: &str, text: &str) -> Result<(), Finding> {
    let is_unsafe = |character: &char| *character != '\n' && is_unsafe(*character);
    match text.chars().find(is_unsafe) {
        Some(character) => Err(format!("{what} contains {character:?}: {text:?}")),
        None => Ok(()),
    }
}

/// Checks that the files are valid Rust and contain exactly the items of the model.
///
/// # Errors
///
/// The file and the failed check.
pub fn client(generated: &Generated) -> Result<(), Finding> {
    for (path, text) in &generated.files {
        let is_plain =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_/.".contains(&byte);
        if !path.bytes().all(is_plain) || path.contains("..") || path.starts_with('/') {
            return Err(format!("a file is named {path:?}"));
        }
        printable(path, text)?;
        without_html(text).map_err(|line| format!("{path} has a line of HTML: {line}\n{text}"))?;
        let file = syn::parse_file(text)
            .map_err(|error| format!("{path} is not Rust: {error}\n{text}"))?;
        items(path, &file, generated).map_err(|problem| format!("{path}: {problem}\n{text}"))?;
    }
    Ok(())
}

/// Finds docs that start with a tag or a comment, outside of examples. Links are in angle brackets.
fn without_html(text: &str) -> Result<(), &str> {
    let mut in_example = false;
    for line in text.lines().map(str::trim_start) {
        let marked = line.strip_prefix("///").or(line.strip_prefix("//!"));
        let docs = marked.unwrap_or_default().trim_start();
        in_example ^= docs.starts_with("```");
        if !in_example && docs.starts_with('<') && !docs.starts_with("<http") {
            return Err(line);
        }
    }
    Ok(())
}

fn items(path: &str, file: &syn::File, generated: &Generated) -> Result<(), Finding> {
    let api = &generated.api;
    let module = path.trim_end_matches(".rs");
    let is_of_file = |operation: &&Operation| {
        api.tags
            .get(&operation.tag)
            .is_some_and(|tag| tag.module == module)
    };
    let operations: Vec<&Operation> = api.operations.iter().filter(is_of_file).collect();
    let mut names: BTreeSet<&str> = operations
        .iter()
        .map(|one| one.type_name.as_str())
        .collect();
    if path.starts_with("types/") {
        names = api.types.keys().map(String::as_str).collect();
    }
    let mut functions: BTreeSet<&str> =
        operations.iter().map(|one| one.function.as_str()).collect();
    for item in &file.items {
        let is_known = match item {
            Item::Use(_) => true,
            Item::Mod(item) => item.content.is_none() && path.ends_with("mod.rs"),
            Item::Const(item) => path == "mod.rs" && item.ident == "QUAY_VERSION",
            Item::Struct(item) => names.contains(item.ident.to_string().as_str()),
            Item::Enum(item) => names.contains(item.ident.to_string().as_str()),
            Item::Fn(item) => {
                item.block.stmts.len() == 1 && functions.remove(item.sig.ident.to_string().as_str())
            }
            Item::Impl(item) => item.unsafety.is_none() && is_named(&item.self_ty, &names),
            Item::Macro(item) => is_macro(&item.mac.path),
            _ => false,
        };
        if !is_known {
            return Err("an item that belongs to no operation and no type".to_owned());
        }
    }
    match functions.first() {
        Some(missing) => Err(format!("the function {missing} is missing")),
        None => Ok(()),
    }
}

fn is_named(kind: &Type, names: &BTreeSet<&str>) -> bool {
    match kind {
        Type::Path(kind) => kind
            .path
            .get_ident()
            .is_some_and(|name| names.contains(name.to_string().as_str())),
        _ => false,
    }
}

fn is_macro(path: &syn::Path) -> bool {
    const KNOWN: [&str; 4] = [
        "object",
        "open_enum",
        "untagged_objects",
        "untagged_scalars",
    ];
    let names: Vec<String> = path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    matches!(names.as_slice(), ["crate", "runtime", name] if KNOWN.contains(name))
}

/// Checks that an exported document contains no dangling reference and, with the feature `validators`, is valid.
///
/// # Errors
/// The dangling reference or the errors of the validator.
pub fn exported(text: &str) -> Result<(), Finding> {
    let document: Value =
        serde_json::from_str(text).map_err(|error| format!("an export is not JSON: {error}"))?;
    let mut dangling = Vec::new();
    references(&document, &document, &mut dangling);
    if let Some(reference) = dangling.first() {
        return Err(format!(
            "an export refers to {reference}, which does not exist\n{text}"
        ));
    }
    #[cfg(feature = "validators")]
    validation::valid(&document).map_err(|problem| format!("{problem}\n{text}"))?;
    Ok(())
}

fn references<'value>(value: &'value Value, document: &Value, dangling: &mut Vec<&'value str>) {
    match value {
        Value::Object(members) => {
            let reference = members.get("$ref").and_then(Value::as_str);
            dangling.extend(reference.filter(|reference| {
                document
                    .pointer(reference.trim_start_matches('#'))
                    .is_none()
            }));
            members
                .values()
                .for_each(|value| references(value, document, dangling));
        }
        Value::Array(elements) => elements
            .iter()
            .for_each(|value| references(value, document, dangling)),
        _ => {}
    }
}

/// Checks that two runs have equal results.
///
/// # Errors
/// Both results.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, one: &T, other: &T) -> Result<(), Finding> {
    match one == other {
        true => Ok(()),
        false => Err(format!("{what} differ:\n{one:?}\n{other:?}")),
    }
}

/// Returns the JSON with the properties of every object in reverse order. Returns a text that is not JSON or has
/// duplicate keys unchanged.
pub fn reversed(text: &str) -> String {
    match serde_json::from_str::<Value>(text) {
        Ok(value) if keys(&value) == text.matches("\":").count() => {
            let mut reversed = String::with_capacity(text.len());
            write_reversed(&value, &mut reversed);
            reversed
        }
        _ => text.to_owned(),
    }
}

fn keys(value: &Value) -> usize {
    match value {
        Value::Object(members) => members.len() + members.values().map(keys).sum::<usize>(),
        Value::Array(elements) => elements.iter().map(keys).sum(),
        _ => 0,
    }
}

fn write_reversed(value: &Value, text: &mut String) {
    match value {
        Value::Object(members) => {
            let write = |members: &Map<String, Value>, text: &mut String| {
                for (index, (key, value)) in members.iter().rev().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    text.push_str(&Value::from(key.as_str()).to_string());
                    text.push(':');
                    write_reversed(value, text);
                }
            };
            text.push('{');
            write(members, text);
            text.push('}');
        }
        Value::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                write_reversed(element, text);
            }
            text.push(']');
        }
        scalar => text.push_str(&scalar.to_string()),
    }
}
