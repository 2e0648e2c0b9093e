//! Pages that would never end.

use std::fmt;

/// Pages that lead back to a page that was already there; see [`Pages`](crate::Pages).
#[derive(Debug)]
pub struct PagingError {
    pub(crate) operation: &'static str,
    pub(crate) pages: usize,
}

impl PagingError {
    /// How many pages there were before.
    pub fn pages(&self) -> usize {
        self.pages
    }
}

impl fmt::Display for PagingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: after {} pages the server leads back to one of them; the token of a page may be \
             damaged, or older than two days",
            self.operation, self.pages
        )
    }
}

impl std::error::Error for PagingError {}
