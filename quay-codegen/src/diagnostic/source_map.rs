//! From a JSON pointer to a line and a column. This parses the text anew, once for all of its places, and
//! only when there is something to complain about, so that a good run pays nothing for it.

use std::fmt::Write as _;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged as _;
use saphyr::{LoadableYamlNode as _, MarkedYaml, YamlData};

use super::{pointer, sanitize};

/// A line and a column, both counted from 1; columns are characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within it.
    pub column: usize,
}

impl From<&serde_json::Error> for Position {
    /// Where the reading of a JSON text ended; an empty text has no line to end on.
    fn from(error: &serde_json::Error) -> Self {
        Self {
            line: error.line().max(1),
            column: error.column().max(1),
        }
    }
}

/// A text that was parsed to look up places in it.
pub(crate) enum Places<'text> {
    /// JSON, which tells offsets.
    Json(&'text str, ast::Value<'text>),
    /// YAML, which tells lines and columns.
    Yaml(MarkedYaml<'text>),
    /// What is neither has no places.
    Nowhere,
}

impl<'text> Places<'text> {
    /// Parses a JSON or YAML text.
    pub(crate) fn of(text: &'text str) -> Self {
        // YAML has braces too.
        let is_json = text.trim_start().starts_with(['{', '[']);
        let json = is_json.then(|| Self::json(text)).flatten();
        json.or_else(|| Self::yaml(text)).unwrap_or(Self::Nowhere)
    }

    fn json(text: &'text str) -> Option<Self> {
        let parsed = jsonc_parser::parse_to_ast(text, &Default::default(), &Default::default());
        Some(Self::Json(text, parsed.ok()?.value?))
    }

    fn yaml(text: &'text str) -> Option<Self> {
        let documents = MarkedYaml::load_from_str(text).ok()?;
        documents.into_iter().next().map(Self::Yaml)
    }

    /// Where a pointer leads; the deepest ancestor when the place itself is missing.
    pub(crate) fn find(&self, pointer: &str) -> Option<Position> {
        match self {
            Self::Json(text, root) => Some(position_of(text, find_in_json(root, pointer))),
            Self::Yaml(root) => Some(find_in_yaml(root, pointer)),
            Self::Nowhere => None,
        }
    }
}

fn find_in_json(root: &ast::Value<'_>, pointer: &str) -> usize {
    let mut node = root;
    let mut offset = node.range().start;
    for token in pointer::tokens(pointer) {
        let next = match node {
            ast::Value::Object(object) => object
                .properties
                .iter()
                .rfind(|property| property.name.as_str() == token)
                .map(|property| (property.range.start, &property.value)),
            ast::Value::Array(array) => token
                .parse()
                .ok()
                .and_then(|index: usize| array.elements.get(index))
                .map(|element| (element.range().start, element)),
            _ => None,
        };
        let Some((start, value)) = next else { break };
        (offset, node) = (start, value);
    }
    offset
}

fn find_in_yaml(root: &MarkedYaml<'_>, pointer: &str) -> Position {
    let mut node = root;
    let mut marker = node.span.start;
    for token in pointer::tokens(pointer) {
        let next = match &node.data {
            YamlData::Mapping(mapping) => mapping
                .iter()
                .find(|(key, _)| key.data.as_str() == Some(token.as_str()))
                .map(|(key, value)| (key.span.start, value)),
            YamlData::Sequence(sequence) => token
                .parse()
                .ok()
                .and_then(|index: usize| sequence.get(index))
                .map(|element| (element.span.start, element)),
            _ => None,
        };
        let Some((start, value)) = next else { break };
        (marker, node) = (start, value);
    }
    Position {
        line: marker.line(),
        column: marker.col() + 1,
    }
}

fn position_of(text: &str, offset: usize) -> Position {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..).unwrap_or("").chars().count() + 1,
    }
}

/// The line at a position with one line before and after, numbered, and a mark below the column.
pub(crate) fn excerpt(text: &str, position: Position) -> String {
    const WIDEST: usize = 120;
    let mut out = String::new();
    let first = position.line.saturating_sub(1).max(1);
    let gutter = (position.line + 1).to_string().len();
    // A served document is one long line; what counts is around the column.
    let from = position.column.saturating_sub(WIDEST / 2);
    let from = if position.column <= WIDEST { 0 } else { from };
    for (number, line) in text.lines().enumerate().skip(first - 1).take(3) {
        let number = number + 1;
        let shown: String = line.chars().skip(from).take(WIDEST).collect();
        let shown: String = shown
            .chars()
            .map(|character| {
                if sanitize::is_unprintable(character) {
                    ' '
                } else {
                    character
                }
            })
            .collect();
        let _ = writeln!(out, " {number:>gutter$} | {}", shown.trim_end());
        if number == position.line {
            let blanks = position.column.saturating_sub(from + 1);
            let _ = writeln!(out, " {:>gutter$} | {}^", "", " ".repeat(blanks));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_pointers_lead_to_the_member() {
        let text = "{\n  \"a\": {\n    \"b/c\": [1, 2]\n  }\n}\n";
        assert_eq!(
            Places::of(text).find(""),
            Some(Position { line: 1, column: 1 })
        );
        assert_eq!(
            Places::of(text).find("/a/b~1c"),
            Some(Position { line: 3, column: 5 })
        );
        assert_eq!(
            Places::of(text).find("/a/b~1c/1"),
            Some(Position {
                line: 3,
                column: 16
            })
        );
    }

    #[test]
    fn a_missing_member_is_shown_at_its_nearest_ancestor() {
        let text = "{\n  \"a\": {}\n}\n";
        assert_eq!(
            Places::of(text).find("/a/b/c"),
            Some(Position { line: 2, column: 3 })
        );
    }

    #[test]
    fn yaml_pointers_lead_to_the_key() {
        let text = "overlay: 1.0.0\nactions:\n  - target: $\n    update:\n      a: { b: 1 }\n";
        assert_eq!(
            Places::of(text).find("/actions/0/update/a/b"),
            Some(Position {
                line: 5,
                column: 12
            })
        );
    }

    #[test]
    fn excerpts_mark_the_column_and_stay_narrow() {
        let text = format!("{{\"a\": \"{}\", \"b\": 1}}", "x".repeat(500));
        let position = Places::of(&text).find("/b").unwrap();
        let shown = excerpt(&text, position);
        assert!(
            shown.lines().all(|line| line.chars().count() < 140),
            "{shown}"
        );
        let mark = shown.lines().nth(1).unwrap().find('^').unwrap();
        assert_eq!(&shown.lines().next().unwrap()[mark..mark + 3], "\"b\"");
    }
}
