//! Parses YAML into a tree, unless it nests so deep that a walk of the tree, or its drop, would overflow the stack.

use saphyr::{LoadableYamlNode as _, MarkedYaml, Marker};
use saphyr_parser::{Event, Parser};

use super::line_index::LineIndex;
use super::source_map::Position;

/// As deep as JSON may nest.
const MAX_DEPTH: usize = 128;

/// The documents of a text, or the position and message of the error.
pub(crate) fn load(text: &str) -> Result<Vec<MarkedYaml<'_>>, (Position, String)> {
    check_depth(text)?;
    MarkedYaml::load_from_str(text).map_err(|error| {
        let position = position(text, error.marker());
        (position, format!("invalid YAML: {}", error.info()))
    })
}

/// Unlike the tree, the parser does not recurse.
fn check_depth(text: &str) -> Result<(), (Position, String)> {
    let mut depth = 0_usize;
    for event in Parser::new_from_str(text) {
        // The error is reported when the tree is built.
        let Ok((event, span)) = event else {
            return Ok(());
        };
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            let message = format!("this YAML nests more than {MAX_DEPTH} levels deep");
            return Err((position(text, &span.start), message));
        }
    }
    Ok(())
}

/// The position at which a node starts.
pub(crate) fn start_of(text: &str, node: &MarkedYaml<'_>) -> Position {
    position(text, &node.span.start)
}

/// The parser also ends lines at `\r`, so its own lines are not those of an editor.
fn position(text: &str, marker: &Marker) -> Position {
    LineIndex::new(text).position_of_character(marker.index())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_too_deep_is_refused_where_it_does() {
        for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")] {
            let nested = |depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
            assert!(load(&nested(MAX_DEPTH)).is_ok(), "{open}");
            let (at, message) = load(&nested(50_000)).unwrap_err();
            // The parser itself bounds brackets and braces.
            let is_too_deep = ["more than 128 levels", "recursion limit exceeded"];
            assert!(
                is_too_deep.iter().any(|text| message.contains(text)),
                "{message}"
            );
            assert_eq!(at.line, 1);
            assert!(at.column > MAX_DEPTH, "{open}: {at:?}");
        }
    }

    #[test]
    fn a_text_that_ends_too_early_is_wrong_at_its_end() {
        let (at, message) = load("a: 1\nb: [").unwrap_err();
        assert!(message.starts_with("invalid YAML"), "{message}");
        assert_eq!(at, Position { line: 2, column: 5 });
    }

    #[test]
    fn lines_end_where_an_editor_ends_them() {
        let (at, _) = load("a: é\rb: 2\r\nc: [").unwrap_err();
        assert_eq!(at, Position { line: 2, column: 5 });
    }
}
