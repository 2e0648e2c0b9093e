//! Paging that would never end.

use std::fmt;

/// The server returned a page a second time, or too many empty pages in a row, so that paging would
/// never end.
#[derive(Debug)]
pub struct PagingError {
    pub(crate) operation: &'static str,
    pub(crate) pages: usize,
    /// Whether the last pages were all empty.
    pub(crate) is_empty: bool,
}

impl PagingError {
    /// Returns the number of pages before the repeated page, or up to the last empty page.
    pub fn pages(&self) -> usize {
        self.pages
    }
}

impl fmt::Display for PagingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty {
            return write!(
                formatter,
                "{}: too many empty pages in a row, up to page {}",
                self.operation, self.pages
            );
        }
        write!(
            formatter,
            "{}: page {} repeats an earlier page; Quay does this after a page token that is invalid or older than two days",
            self.operation,
            self.pages + 1
        )
    }
}

impl std::error::Error for PagingError {}
