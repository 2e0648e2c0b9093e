//! Links operationIds in docs to the functions of the operations.

use std::collections::BTreeMap;

use super::rust_type::plain;
use crate::model::Api;

/// The locations of the functions of an API.
pub(super) struct Links<'api> {
    functions: BTreeMap<&'api str, Function<'api>>,
}

struct Function<'api> {
    module: &'api str,
    name: &'api str,
}

/// The state at the start of a line of docs.
#[derive(Default)]
struct State {
    in_code_block: bool,
    in_code_span: bool,
}

/// The location of a file, as needed for links.
struct Place<'path> {
    /// The module of the tag, if the file is one.
    module: Option<&'path str>,
    /// The path to the modules of the tags.
    root: &'static str,
}

impl<'path> Place<'path> {
    fn new(path: &'path str) -> Self {
        let name = path.trim_end_matches(".rs");
        let (module, root) = match (name.strip_prefix("types/"), name) {
            (Some("mod"), _) => (None, "super::"),
            (Some(_), _) => (None, "super::super::"),
            (None, "mod") => (None, ""),
            (None, module) => (Some(module), "super::"),
        };
        Self { module, root }
    }
}

impl<'api> Links<'api> {
    pub(super) fn new(api: &'api Api) -> Self {
        let functions = api.operations.iter().filter_map(|operation| {
            let module = plain(&api.tags.get(&operation.tag)?.module);
            let name = plain(&operation.function);
            Some((operation.id.as_str(), Function { module, name }))
        });
        Self {
            functions: functions.collect(),
        }
    }

    /// Turns each code span with an operationId into a link, in all docs of a formatted file.
    pub(super) fn link(&self, text: &str, path: &str) -> String {
        let place = Place::new(path);
        let mut state = State::default();
        let mut out = String::with_capacity(text.len() + text.len() / 20);
        for line in text.split_inclusive('\n') {
            match docs_of(line) {
                // Most docs contain no code span.
                Some((_, docs)) if !docs.contains('`') => {
                    state.in_code_span &= !docs.trim().is_empty();
                    out.push_str(line);
                }
                Some((marker, docs)) => {
                    out.push_str(marker);
                    out.push_str(&self.line(docs, &place, &mut state));
                }
                None => out.push_str(line),
            }
        }
        out
    }

    fn line(&self, line: &str, place: &Place<'_>, state: &mut State) -> String {
        if line.trim_start().starts_with("```") {
            state.in_code_block = !state.in_code_block;
            return line.to_owned();
        }
        if state.in_code_block {
            return line.to_owned();
        }
        // A code span ends with its paragraph.
        state.in_code_span &= !line.trim().is_empty();
        let mut out = String::with_capacity(line.len());
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('`') {
            out.push_str(before);
            rest = after;
            if state.in_code_span {
                out.push('`');
                state.in_code_span = false;
            } else if is_escaped(&out) {
                out.push('`');
            } else if let Some((code, after)) = rest.split_once('`') {
                let is_link = out.ends_with('[') && !is_escaped(out.trim_end_matches('['));
                match self.functions.get(code).filter(|_| !is_link) {
                    Some(function) => out.push_str(&function.link(code, place)),
                    None => out.extend(["`", code, "`"]),
                }
                rest = after;
            } else {
                out.push('`');
                state.in_code_span = true;
            }
        }
        out + rest
    }
}

impl Function<'_> {
    fn link(&self, id: &str, place: &Place<'_>) -> String {
        let Self { module, name } = self;
        match place.module {
            Some(own) if own == *module && id == *name => format!("[`{id}`]"),
            Some(own) if own == *module => format!("[`{id}`]({name})"),
            _ => format!("[`{id}`]({}{module}::{name})", place.root),
        }
    }
}

/// Returns whether the next character is escaped.
fn is_escaped(before: &str) -> bool {
    let backslashes = before.bytes().rev().take_while(|byte| *byte == b'\\');
    backslashes.count() % 2 == 1
}

/// Splits a line of docs after the comment marker.
fn docs_of(line: &str) -> Option<(&str, &str)> {
    let indent = line.len() - line.trim_start().len();
    let (marker, docs) = line.split_at_checked(indent + "///".len())?;
    matches!(marker.trim_start(), "///" | "//!").then_some((marker, docs))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(lines: &[&str], path: &str) -> Vec<String> {
        let function = |module, name| Function { module, name };
        let links = Links {
            functions: BTreeMap::from([
                ("listTags", function("tag", "list_tags")),
                ("discovery", function("discovery", "discovery")),
            ]),
        };
        let mut state = State::default();
        let place = Place::new(path);
        let lines = lines.iter();
        lines
            .map(|line| links.line(line, &place, &mut state))
            .collect()
    }

    #[test]
    fn an_operation_id_is_linked_from_every_file() {
        let link = |path| linked(&["See `listTags`."], path).concat();
        assert_eq!(link("tag.rs"), "See [`listTags`](list_tags).");
        assert_eq!(link("user.rs"), "See [`listTags`](super::tag::list_tags).");
        assert_eq!(
            link("types/tag.rs"),
            "See [`listTags`](super::super::tag::list_tags)."
        );
        assert_eq!(linked(&["`discovery`"], "discovery.rs"), ["[`discovery`]"]);
    }

    #[test]
    fn other_code_and_links_are_unchanged() {
        for line in [
            "`deleteTags` `a listTags`",
            "[`listTags`]",
            "\\`listTags\\`",
            "listTags",
        ] {
            assert_eq!(linked(&[line], "tag.rs"), [line]);
        }
        let block = ["```", "// `listTags`", "```"];
        assert_eq!(linked(&block, "tag.rs"), block);
    }

    #[test]
    fn a_code_span_may_span_lines() {
        let lines = ["`GET", "/tags` or `listTags`, `open", "", "`listTags`"];
        let expected = [
            "`GET",
            "/tags` or [`listTags`](list_tags), `open",
            "",
            "[`listTags`](list_tags)",
        ];
        assert_eq!(linked(&lines, "tag.rs"), expected);
    }
}
