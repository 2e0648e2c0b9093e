//! Links operationIds in docs to the functions of the operations.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::literal::plain;
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
pub(super) struct Place<'path> {
    /// The module of the tag, if the file is one.
    module: Option<&'path str>,
    /// The path to the modules of the tags.
    root: &'static str,
}

impl<'path> Place<'path> {
    pub(super) fn new(path: &'path str) -> Self {
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

    /// Turns each code span with an operationId into a link, in the docs of one item.
    pub(super) fn link<'text>(
        &self,
        lines: impl Iterator<Item = &'text str>,
        place: &Place<'_>,
    ) -> Vec<Cow<'text, str>> {
        let mut state = State::default();
        let lines = lines.map(|line| {
            // Most lines contain no code span.
            if line.contains('`') {
                Cow::Owned(self.line(line, place, &mut state))
            } else {
                state.in_code_span &= !line.trim().is_empty();
                Cow::Borrowed(line)
            }
        });
        lines.collect()
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
                let link = self.functions.get(code).filter(|_| !is_link);
                out.push_str(&link.map_or_else(
                    || format!("`{code}`"),
                    |function| function.link(code, place),
                ));
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
