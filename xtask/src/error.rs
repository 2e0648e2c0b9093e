//! The error type: all problems of a run, each with a hint.

use std::fmt;

use quay_codegen::diagnostic::{Diagnostic, Diagnostics, Severity};

use crate::committed;

/// All the problems of a run; never empty.
#[derive(Debug)]
pub(crate) struct Error(Vec<Problem>);

#[derive(Debug)]
enum Problem {
    /// A problem of the run itself: a file, the network, an argument.
    Run {
        severity: Severity,
        message: String,
        hints: Vec<String>,
    },
    /// Problems in a document or an overlay, and the hints beside their own.
    Document {
        found: Diagnostics,
        hints: Vec<String>,
    },
}

impl Error {
    /// Creates an error with one problem.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        let message = message.into();
        Self(vec![Problem::Run {
            severity: Severity::Error,
            message,
            hints: Vec::new(),
        }])
    }

    /// Adds a hint to the last problem.
    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        if let Some(Problem::Run { hints, .. } | Problem::Document { hints, .. }) =
            self.0.last_mut()
        {
            hints.push(text.into());
        }
        self
    }

    /// Turns the problems into warnings of a run that continues.
    pub(crate) fn into_warning(self) -> Self {
        let severity = Severity::Warning;
        let warning = |problem| match problem {
            Problem::Run { message, hints, .. } => Problem::Run {
                severity,
                message,
                hints,
            },
            Problem::Document { found, hints } => {
                let warnings = found.into_iter().map(|it| Diagnostic { severity, ..it });
                let found = warnings.collect();
                Problem::Document { found, hints }
            }
        };
        Self(self.0.into_iter().map(warning).collect())
    }

    /// Joins the problems of both errors.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl From<Diagnostics> for Error {
    fn from(diagnostics: Diagnostics) -> Self {
        Self(vec![Problem::Document {
            found: committed::with_commands(diagnostics),
            hints: Vec::new(),
        }])
    }
}

/// Returns both values, or the problems of both, so that one run reports everything.
pub(crate) fn zip_results<A, B>(
    one: Result<A, Error>,
    other: Result<B, Error>,
) -> Result<(A, B), Error> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(one), Err(other)) => Err(one.and(other)),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => Err(error),
    }
}

/// Returns all values, or the problems of all failed results.
pub(crate) fn collect_all<T>(
    results: impl IntoIterator<Item = Result<T, Error>>,
) -> Result<Vec<T>, Error> {
    let (values, errors): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    match errors
        .into_iter()
        .filter_map(Result::err)
        .reduce(Error::and)
    {
        Some(error) => Err(error),
        None => values.into_iter().collect(),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(formatter)?;
            }
            problem.fmt(formatter)?;
        }
        Ok(())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hints = match self {
            Self::Run {
                severity,
                message,
                hints,
            } => {
                let severity = match severity {
                    Severity::Warning => "warning",
                    Severity::Error => "error",
                };
                writeln!(formatter, "{severity}: {message}")?;
                hints
            }
            Self::Document { found, hints } => {
                write!(formatter, "{found}")?;
                hints
            }
        };
        hints
            .iter()
            .try_for_each(|hint| writeln!(formatter, "  help: {hint}"))
    }
}
