//! Paging that would never end.

use std::fmt;

/// The server returned a page for the second time, so that paging would never end.
#[derive(Debug)]
pub struct PagingError {
    pub(crate) operation: &'static str,
    pub(crate) pages: usize,
}

impl PagingError {
    /// Returns the number of pages before the repeated one.
    pub fn pages(&self) -> usize {
        self.pages
    }
}

impl fmt::Display for PagingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: page {} repeats an earlier page; the page token may be invalid or expired (2 days)",
            self.operation,
            self.pages + 1
        )
    }
}

impl std::error::Error for PagingError {}
