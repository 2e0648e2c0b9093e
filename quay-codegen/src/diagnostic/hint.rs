//! Hints: how to fix a problem.

use std::fmt;

/// How to fix a problem. A caller may replace the general ones, for example by a command that it offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Pass a complete document.
    CompleteDocument,
    /// Pass a document that the overlays were written for, or also the documents that show what this one hides.
    MatchingDocument,
    /// Anything else.
    Text(String),
}

impl From<String> for Hint {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Hint {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::CompleteDocument => {
                "pass the complete response of `/api/v1/discovery`, unchanged and in UTF-8"
            }
            Self::MatchingDocument => {
                "pass a document of Quay, `/api/v1/discovery?internal=true`; if the server hides parts of it, pass the \
                 committed documents with the overlays"
            }
            Self::Text(text) => text,
        })
    }
}
