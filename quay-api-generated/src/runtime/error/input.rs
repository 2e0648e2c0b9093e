//! Invalid values, found before a request is sent.

use std::fmt;

/// A parameter or setting with an invalid value. Nothing was sent.
#[derive(Debug)]
pub struct InvalidInput {
    pub(super) operation: Option<&'static str>,
    pub(super) name: &'static str,
    pub(super) reason: String,
}

impl InvalidInput {
    pub(crate) fn new(
        operation: Option<&'static str>,
        name: &'static str,
        reason: impl Into<String>,
    ) -> Self {
        Self {
            operation,
            name,
            reason: reason.into(),
        }
    }

    /// Returns the name of the parameter or setting.
    pub fn name(&self) -> &str {
        self.name
    }

    /// Returns why the value is invalid.
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
