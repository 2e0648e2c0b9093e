//! Positions in a text.

/// A 1-based line and column; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line number.
    pub line: usize,
    /// The column number.
    pub column: usize,
}

impl From<&serde_json::Error> for Position {
    /// Returns the position where parsing of a JSON text stopped; `None` for an empty text.
    fn from(error: &serde_json::Error) -> Self {
        Self {
            line: error.line().max(1),
            column: error.column().max(1),
        }
    }
}
