//! Positions in a text.

/// A 1-based line and column; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line number.
    pub line: usize,
    /// The column number.
    pub column: usize,
}

impl Position {
    /// Returns the position at which parsing of a JSON text stopped. `serde_json` counts the bytes of a line.
    pub(crate) fn of_json_error(error: &serde_json::Error, text: &str) -> Self {
        let number = error.line().max(1);
        let line = text.split('\n').nth(number - 1).unwrap_or_default();
        let read = line.char_indices();
        let read = read.take_while(|(offset, _)| *offset < error.column());
        Self {
            line: number,
            column: read.count().max(1),
        }
    }
}
