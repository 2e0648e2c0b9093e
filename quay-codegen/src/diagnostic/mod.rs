//! Diagnostics: a message, its location in the input, and an optional hint. Every stage collects all problems in one
//! [`Diagnostics`]. An error prevents generation.

use std::collections::BTreeMap;
use std::fmt;

mod hint;
pub(crate) mod line_index;
pub(crate) mod pointer;
mod position;
pub(crate) mod sanitize;
mod sink;
mod source_map;
pub(crate) mod yaml;

use self::line_index::LineIndex;
use self::source_map::SourceMap;

pub use self::hint::Hint;
pub use self::pointer::Pointer;
pub use self::position::Position;
pub use self::sanitize::{escape_unsafe, is_unsafe};
pub(crate) use self::sink::Sink;

/// An input text and the name that messages use for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path or another name that identifies the text.
    pub name: String,
    /// The full text.
    pub text: String,
}

impl Source {
    /// Creates a source with a name.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
        }
    }
}

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A possible mistake; generation continues.
    Warning,
    /// A mistake that prevents generation.
    Error,
}

/// One problem and its location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The severity.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// How to fix it, if known.
    pub help: Option<Hint>,
    /// The name of the [`Source`] that contains the location.
    pub source: String,
    /// The location, as a JSON pointer into the source; empty for the whole text.
    pub pointer: String,
    /// The line and column, if resolved.
    pub position: Option<Position>,
    /// The lines around the location, if resolved.
    pub excerpt: Option<String>,
}

impl Diagnostic {
    /// Creates an error located by a JSON pointer.
    pub fn error(
        source: impl Into<String>,
        pointer: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            help: None,
            source: source.into(),
            pointer: pointer.into(),
            position: None,
            excerpt: None,
        }
    }

    /// Creates a warning located by a JSON pointer.
    pub fn warning(
        source: impl Into<String>,
        pointer: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(source, pointer, message)
        }
    }

    /// Adds a hint.
    #[must_use]
    pub fn help(mut self, help: impl Into<Hint>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets the position and the excerpt around it.
    #[must_use]
    pub fn at(mut self, text: &str, position: Position) -> Self {
        self.excerpt = Some(LineIndex::new(text).excerpt(position));
        self.position = Some(position);
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        writeln!(formatter, "{severity}: {}", escape_unsafe(&self.message))?;
        write!(formatter, "  --> {}", self.source)?;
        if let Some(position) = self.position {
            write!(formatter, ":{}:{}", position.line, position.column)?;
        }
        if !self.pointer.is_empty() {
            write!(formatter, " ({})", escape_unsafe(&self.pointer))?;
        }
        writeln!(formatter)?;
        if let Some(excerpt) = &self.excerpt {
            write!(formatter, "{excerpt}")?;
        }
        if let Some(help) = &self.help {
            writeln!(formatter, "  help: {}", escape_unsafe(&help.to_string()))?;
        }
        Ok(())
    }
}

/// All diagnostics of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Creates an empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Appends the diagnostics of another run.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(others);
    }

    /// Returns whether there is an error.
    pub fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns whether there are no diagnostics.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the number of diagnostics.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Iterates over the diagnostics in the order in which they were reported.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Resolves the line and column of every diagnostic that has none yet, using these sources.
    #[must_use]
    pub fn located_in<'source>(
        self,
        sources: impl IntoIterator<Item = &'source Source> + Clone,
    ) -> Self {
        let mut parsed: BTreeMap<&str, SourceMap<'_>> = BTreeMap::new();
        let locate = |mut diagnostic: Diagnostic| {
            let mut sources = sources.clone().into_iter();
            match sources.find(|source| source.name == diagnostic.source) {
                Some(source) if diagnostic.position.is_none() => {
                    let map = parsed.entry(&source.name);
                    let map = map.or_insert_with(|| SourceMap::of(&source.text));
                    if let Some(position) = map.position_of(&diagnostic.pointer) {
                        diagnostic.excerpt = Some(map.excerpt(position));
                        diagnostic.position = Some(position);
                    }
                    diagnostic
                }
                _ => diagnostic,
            }
        };
        Self(self.0.into_iter().map(locate).collect())
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self(diagnostics.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(formatter)?;
            }
            write!(formatter, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
