//! Parses YAML into events or a tree. Rejects deep nesting, which would overflow the stack when the tree is traversed
//! or dropped.

use saphyr::{MarkedYaml, Marker, ScanError, YamlLoader};
use saphyr_parser::{Event, Parser, Span, SpannedEventReceiver as _};

use super::line_index::LineIndex;
use super::position::Position;

/// The limit that also applies to JSON.
const MAX_DEPTH: usize = 128;

/// Parses the YAML documents of a text, or returns the position and message of the error.
pub(crate) fn load(text: &str) -> Result<Vec<MarkedYaml<'_>>, (Position, String)> {
    let mut loader = YamlLoader::default();
    for event in events(text) {
        let (event, span) = event?;
        loader.on_event(event, span);
    }
    match loader.error() {
        Some(error) => Err(invalid(text, error)),
        None => Ok(loader.into_documents()),
    }
}

/// Returns the events of a text, up to the position and message of an error. The event parser does not recurse.
pub(crate) fn events(
    text: &str,
) -> impl Iterator<Item = Result<(Event<'_>, Span), (Position, String)>> {
    let mut depth = 0_usize;
    Parser::new_from_str(text).map(move |event| {
        let (event, span) = event.map_err(|error| invalid(text, &error))?;
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            let message = format!("the YAML is nested more than {MAX_DEPTH} levels deep");
            return Err((position(text, &span.start), message));
        }
        Ok((event, span))
    })
}

fn invalid(text: &str, error: &ScanError) -> (Position, String) {
    if error.info().contains("tab")
        && let Some(tab) = indenting_tab(text, error.marker())
    {
        let message = "invalid YAML: a line is indented with a tab; use spaces";
        return (LineIndex::new(text).position(tab), message.to_owned());
    }
    let message = format!("invalid YAML: {}", error.info());
    (position(text, error.marker()), message)
}

/// Returns the offset of the first tab that indents a line, from the line of a position on. The parser reports where the
/// text before or after it starts.
fn indenting_tab(text: &str, from: &Marker) -> Option<usize> {
    let (from, _) = text.char_indices().nth(from.index())?;
    let mut start = text.get(..from)?.rfind('\n').map_or(0, |end| end + 1);
    for line in text.get(start..)?.split_inclusive('\n') {
        let is_tab = |it: &(usize, char)| it.1 == '\t';
        let mut indentation = line
            .char_indices()
            .take_while(|it| matches!(it.1, ' ' | '\t'));
        if let Some((offset, _)) = indentation.find(is_tab) {
            return Some(start + offset);
        }
        start += line.len();
    }
    None
}

/// Counts lines as editors do. The parser also ends lines at `\r`.
pub(crate) fn position(text: &str, marker: &Marker) -> Position {
    LineIndex::new(text).position_of_character(marker.index())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_nesting_is_rejected_with_its_position() {
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
    fn an_unexpected_end_is_reported_at_the_end() {
        let (at, message) = load("a: 1\nb: [").unwrap_err();
        assert!(message.starts_with("invalid YAML"), "{message}");
        assert_eq!(at, Position { line: 2, column: 5 });
    }

    #[test]
    fn a_tab_as_indentation_is_reported_where_it_is() {
        for (text, line, column) in [
            ("é:\n\tb: 1\n", 2, 1),
            ("a:\n  b: c\n\td: 1\n", 3, 1),
            ("- a: b\n  c:\n  \td: 1\n", 3, 3),
            ("a: {\n\t\tb: 1 }\n", 2, 1),
        ] {
            let (at, message) = load(text).unwrap_err();
            assert_eq!(at, Position { line, column }, "{text:?}");
            assert!(message.contains("indented with a tab"), "{message}");
        }
    }

    #[test]
    fn lines_are_counted_as_in_an_editor() {
        let (at, _) = load("a: é\rb: 2\r\nc: [").unwrap_err();
        assert_eq!(at, Position { line: 2, column: 5 });
    }
}
