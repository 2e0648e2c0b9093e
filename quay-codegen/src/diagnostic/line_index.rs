//! Converts byte offsets to lines and columns and shows the lines around a position. Built in one pass; each lookup is
//! fast even if the document is a single long line.

use std::fmt::Write as _;

use super::position::Position;
use super::sanitize;

/// The distance in bytes between offsets with a stored character count.
const STEP: usize = 1024;
/// The maximum number of characters of a line in an excerpt.
const WIDEST: usize = 120;

/// A text with an index of its lines and characters.
pub(crate) struct LineIndex<'text> {
    text: &'text str,
    /// The offset at which each line starts.
    lines: Vec<usize>,
    /// Byte offsets, each with the number of characters before it.
    marks: Vec<(usize, usize)>,
}

impl<'text> LineIndex<'text> {
    pub(crate) fn new(text: &'text str) -> Self {
        let mut lines = vec![0];
        let mut marks = vec![(0, 0)];
        let mut next = STEP;
        for (number, (offset, character)) in text.char_indices().enumerate() {
            if offset >= next {
                marks.push((offset, number));
                next = offset + STEP;
            }
            if character == '\n' {
                lines.push(offset + 1);
            }
        }
        Self { text, lines, marks }
    }

    /// Returns the position of a byte offset.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.line_start(line);
        Position {
            line,
            column: self.characters_before(offset) - self.characters_before(start) + 1,
        }
    }

    /// Returns the position of a character offset.
    pub(crate) fn position_of_character(&self, number: usize) -> Position {
        self.position(self.offset_of(number))
    }

    /// Shows the line at a position with one line of context on each side, numbered, and marks the column.
    pub(crate) fn excerpt(&self, position: Position) -> String {
        let mut out = String::new();
        let first = position.line.saturating_sub(1).max(1);
        let gutter = (position.line + 1).to_string().len();
        // A served document is one long line; show only the part around the column.
        let from = match position.column {
            column if column <= WIDEST => 0,
            column => column - WIDEST / 2,
        };
        for number in first..first + 3 {
            let Some(line) = self.line(number, from) else {
                break;
            };
            let shown: String = line
                .chars()
                .take(WIDEST)
                .map(|character| {
                    if sanitize::is_unsafe(character) {
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

    fn line_start(&self, line: usize) -> usize {
        let index = line.saturating_sub(1);
        self.lines.get(index).copied().unwrap_or(self.text.len())
    }

    /// Returns the part of a line after `start` characters, without the line break; `None` after the last line.
    fn line(&self, number: usize, skipped: usize) -> Option<&'text str> {
        let start = *self.lines.get(number - 1)?;
        let end = self
            .lines
            .get(number)
            .map_or(self.text.len(), |end| end - 1);
        if number == self.lines.len() && start == end && number > 1 {
            // The text ends with the previous line.
            return None;
        }
        let from = self.offset_of(self.characters_before(start) + skipped);
        Some(self.text.get(from..end).unwrap_or_default())
    }

    fn characters_before(&self, offset: usize) -> usize {
        let index = self.marks.partition_point(|(at, _)| *at <= offset);
        let (at, number) = self.mark_before(index);
        let between = self.text.get(at..offset);
        number + between.map_or(0, |text| text.chars().count())
    }

    /// Returns the text between two character offsets.
    pub(crate) fn between(&self, start: usize, end: usize) -> &'text str {
        let range = self.offset_of(start)..self.offset_of(end);
        self.text.get(range).unwrap_or_default()
    }

    fn offset_of(&self, character: usize) -> usize {
        let index = self
            .marks
            .partition_point(|(_, number)| *number <= character);
        let (at, number) = self.mark_before(index);
        let rest = self.text.get(at..).unwrap_or_default();
        let mut offsets = rest.char_indices().map(|(offset, _)| at + offset);
        offsets.nth(character - number).unwrap_or(self.text.len())
    }

    fn mark_before(&self, index: usize) -> (usize, usize) {
        let mark = self.marks.get(index.saturating_sub(1));
        mark.copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_has_its_line_and_column() {
        // Characters of one to four bytes, beyond several marks, with and without an end of line at the end.
        let line = "aä€😀 b".repeat(400);
        for text in [
            String::new(),
            "\n".to_owned(),
            format!("{line}\n\n{line}x\r\n{line}"),
            format!("{line}\n"),
        ] {
            let index = LineIndex::new(&text);
            let (mut line, mut column) = (1, 1);
            for (offset, character) in text.char_indices() {
                assert_eq!(index.position(offset), Position { line, column });
                (line, column) = match character {
                    '\n' => (line + 1, 1),
                    _ => (line, column + 1),
                };
            }
            assert_eq!(index.position(text.len()), Position { line, column });
        }
    }

    #[test]
    fn an_excerpt_shows_the_lines_around_a_position() {
        let index = LineIndex::new("one\ntwo\nthree\nfour\n");
        let excerpt = |line, column| index.excerpt(Position { line, column });
        assert_eq!(excerpt(1, 1), " 1 | one\n   | ^\n 2 | two\n 3 | three\n");
        assert_eq!(excerpt(3, 2), " 2 | two\n 3 | three\n   |  ^\n 4 | four\n");
        assert_eq!(excerpt(4, 5), " 3 | three\n 4 | four\n   |     ^\n");
    }

    #[test]
    fn an_excerpt_of_a_long_line_stays_narrow() {
        let text = format!("{{\"a\": \"{}\", \"b\": 1}}", "ä".repeat(5000));
        let index = LineIndex::new(&text);
        let offset = text.find("\"b\"").unwrap();
        let shown = index.excerpt(index.position(offset));
        assert!(
            shown.lines().all(|line| line.chars().count() < 140),
            "{shown}"
        );
        let (line, mark) = shown.split_once('\n').unwrap();
        let column = mark.find('^').unwrap();
        let marked: String = line.chars().skip(column).take(3).collect();
        assert_eq!(marked, "\"b\"");
    }
}
