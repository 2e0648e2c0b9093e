//! Renders the docs of a module: the description of its tag, its operations, an example program, and related modules.

use proc_macro2::TokenStream;

use super::docs;
use super::rust_type::plain;
use super::{example, features};
use crate::model::{Api, Operation, Tag};

/// Renders the docs of a module.
pub(super) fn render(api: &Api, tag: &Tag, operations: &[&Operation]) -> TokenStream {
    let fallback = format!("The operations of the tag `{}`.", tag.module);
    let text = tag.description.as_deref().unwrap_or(&fallback);
    let text = docs::lines([text]);
    let text = text.iter().map(|line| link_modules(api, tag, line));
    let feature = format!(" {}", features::sentence(&tag.module));
    let lines = [
        text.collect(),
        vec![String::new(), feature],
        first_operations(api, tag, operations),
        program(tag),
        related(api, tag),
    ]
    .concat();
    docs::comment(&lines)
}

/// Links other tags in a text to their modules.
fn link_modules(api: &Api, own: &Tag, line: &str) -> String {
    if !line.contains('`') {
        return line.to_owned();
    }
    let others = api.tags.iter().filter(|(_, tag)| tag.module != own.module);
    others.fold(line.to_owned(), |line, (name, tag)| {
        let module = plain(&tag.module);
        line.replace(
            &format!("`{name}`"),
            &format!("[`{module}`](super::{module})"),
        )
    })
}

/// The operations that one starts with; rustdoc lists all.
fn first_operations(api: &Api, tag: &Tag, operations: &[&Operation]) -> Vec<String> {
    let start = tag.start.iter().filter_map(|id| {
        let mut operations = api.operations.iter();
        operations.find(|operation| operation.id == *id)
    });
    let entries: Vec<String> = start.map(|operation| entry(api, tag, operation)).collect();
    if entries.is_empty() || operations.len() < 2 {
        return Vec::new();
    }
    let mut lines = heading("Where to start");
    lines.extend(entries);
    lines
}

/// Renders a link to a function with the first line of its docs.
fn entry(api: &Api, tag: &Tag, operation: &Operation) -> String {
    let name = plain(&operation.function);
    let module = api.tags.get(&operation.tag).map(|tag| tag.module.as_str());
    let link = match module.filter(|module| *module != tag.module) {
        None => format!("[`{name}`]"),
        Some(module) => {
            let module = plain(module);
            format!("[`{module}::{name}`](super::{module}::{name})")
        }
    };
    match &operation.summary {
        Some(summary) => format!(" * {link}: {}", docs::one_line(summary)),
        None => format!(" * {link}"),
    }
}

fn program(tag: &Tag) -> Vec<String> {
    let Some(name) = &tag.example else {
        return Vec::new();
    };
    let url = format!("{}/{name}.rs", example::PROGRAMS);
    let text = format!(
        " [`{name}`]({url}): run `cargo run --example {name} -- --help` in the repository of this crate."
    );
    let mut lines = heading("Example program");
    lines.push(text);
    lines
}

fn related(api: &Api, tag: &Tag) -> Vec<String> {
    let related = tag.see.iter().filter_map(|name| api.tags.get(name));
    let entries: Vec<String> = related
        .map(|other| {
            let module = plain(&other.module);
            let link = format!("[`{module}`](super::{module})");
            match first_paragraph(other.description.as_deref()) {
                Some(text) => format!(" * {link}: {}", link_modules(api, tag, &text)),
                None => format!(" * {link}"),
            }
        })
        .collect();
    if entries.is_empty() {
        return entries;
    }
    let mut lines = heading("See also");
    lines.extend(entries);
    lines
}

fn first_paragraph(text: Option<&str>) -> Option<String> {
    let paragraph = text?.split("\n\n").next()?;
    Some(docs::one_line(paragraph))
}

fn heading(text: &str) -> Vec<String> {
    vec![String::new(), format!(" # {text}"), String::new()]
}
