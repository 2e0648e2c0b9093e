//! From a JSON pointer to a line and a column. This parses the text anew and is asked only when there
//! is something to complain about, so that a good run pays nothing for it.

use std::fmt::Write as _;

use saphyr::{LoadableYamlNode as _, MarkedYaml, YamlData};

use crate::pointer;
use crate::text;

/// A line and a column, both counted from 1; columns are characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within it.
    pub column: usize,
}

/// Where a pointer leads in a JSON or YAML text; the deepest ancestor when the place itself is missing.
pub(crate) fn find(text: &str, pointer: &str) -> Option<Position> {
    // YAML has braces too.
    let is_json = text.trim_start().starts_with(['{', '[']);
    let found = is_json.then(|| find_in_json(text, pointer)).flatten();
    found.or_else(|| find_in_yaml(text, pointer))
}

fn find_in_json(text: &str, pointer: &str) -> Option<Position> {
    use jsonc_parser::ast::Value;
    use jsonc_parser::common::Ranged as _;

    let parsed = jsonc_parser::parse_to_ast(text, &Default::default(), &Default::default()).ok()?;
    let root = parsed.value?;
    let mut node = &root;
    let mut offset = node.range().start;
    for token in pointer::tokens(pointer) {
        let next = match node {
            Value::Object(object) => object
                .properties
                .iter()
                .rfind(|property| property.name.as_str() == token)
                .map(|property| (property.range.start, &property.value)),
            Value::Array(array) => token
                .parse()
                .ok()
                .and_then(|index: usize| array.elements.get(index))
                .map(|element| (element.range().start, element)),
            _ => None,
        };
        let Some((start, value)) = next else { break };
        (offset, node) = (start, value);
    }
    Some(position_of(text, offset))
}

fn find_in_yaml(text: &str, pointer: &str) -> Option<Position> {
    let documents = MarkedYaml::load_from_str(text).ok()?;
    let mut node = documents.first()?;
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
    Some(Position {
        line: marker.line(),
        column: marker.col() + 1,
    })
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
                if text::is_unprintable(character) {
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
        assert_eq!(find(text, ""), Some(Position { line: 1, column: 1 }));
        assert_eq!(find(text, "/a/b~1c"), Some(Position { line: 3, column: 5 }));
        assert_eq!(
            find(text, "/a/b~1c/1"),
            Some(Position {
                line: 3,
                column: 16
            })
        );
    }

    #[test]
    fn a_missing_member_is_shown_at_its_nearest_ancestor() {
        let text = "{\n  \"a\": {}\n}\n";
        assert_eq!(find(text, "/a/b/c"), Some(Position { line: 2, column: 3 }));
    }

    #[test]
    fn yaml_pointers_lead_to_the_key() {
        let text = "overlay: 1.0.0\nactions:\n  - target: $\n    update:\n      a: { b: 1 }\n";
        assert_eq!(
            find(text, "/actions/0/update/a/b"),
            Some(Position {
                line: 5,
                column: 12
            })
        );
    }

    #[test]
    fn excerpts_mark_the_column_and_stay_narrow() {
        let text = format!("{{\"a\": \"{}\", \"b\": 1}}", "x".repeat(500));
        let position = find(&text, "/b").unwrap();
        let shown = excerpt(&text, position);
        assert!(
            shown.lines().all(|line| line.chars().count() < 140),
            "{shown}"
        );
        let mark = shown.lines().nth(1).unwrap().find('^').unwrap();
        assert_eq!(&shown.lines().next().unwrap()[mark..mark + 3], "\"b\"");
    }
}
