//! What is wrong with a value before anything is sent.

use std::fmt;

/// A value that cannot be sent.
#[derive(Debug)]
pub struct InvalidInput {
    pub(super) operation: Option<&'static str>,
    pub(super) name: &'static str,
    pub(super) reason: String,
}

impl InvalidInput {
    /// The parameter or setting.
    pub fn name(&self) -> &str {
        self.name
    }

    /// What is wrong with it.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for InvalidInput {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation {
            write!(formatter, "{operation}: ")?;
        }
        write!(formatter, "`{}` {}", self.name, self.reason)
    }
}

impl std::error::Error for InvalidInput {}
