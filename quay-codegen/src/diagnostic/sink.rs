//! Collects problems found in the corrected document and maps their locations back to the original document or overlay.

use super::pointer::Pointer;
use super::{Diagnostic, Diagnostics, Hint, Severity, Source};

/// The problems found in a corrected document.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    severity: Severity,
    pointer: Pointer,
    message: String,
    help: Option<Hint>,
}

impl Sink {
    /// Reports an error.
    pub(crate) fn error(&mut self, pointer: &Pointer, message: impl Into<String>) {
        self.add(Severity::Error, pointer, message, None);
    }

    /// Reports an error with a hint.
    pub(crate) fn error_with_help(
        &mut self,
        pointer: &Pointer,
        message: impl Into<String>,
        help: impl Into<Hint>,
    ) {
        self.add(Severity::Error, pointer, message, Some(help.into()));
    }

    /// Reports a warning.
    pub(crate) fn warning(&mut self, pointer: &Pointer, message: impl Into<String>) {
        self.add(Severity::Warning, pointer, message, None);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn has_errors(&self) -> bool {
        let mut entries = self.entries.iter();
        entries.any(|entry| entry.severity == Severity::Error)
    }

    fn add(
        &mut self,
        severity: Severity,
        pointer: &Pointer,
        message: impl Into<String>,
        help: Option<Hint>,
    ) {
        self.entries.push(Entry {
            severity,
            pointer: pointer.clone(),
            message: message.into(),
            help,
        });
    }

    /// Converts the problems to diagnostics located in the original texts.
    pub(crate) fn into_diagnostics<'run>(
        self,
        document: &'run Source,
        overlays: &[Source],
        origin: impl Fn(&Pointer) -> Option<(&'run Source, String)>,
    ) -> Diagnostics {
        let mut diagnostics = Diagnostics::new();
        for entry in self.entries {
            let (source, pointer) =
                origin(&entry.pointer).unwrap_or((document, entry.pointer.as_str().to_owned()));
            let diagnostic = Diagnostic {
                severity: entry.severity,
                help: entry.help,
                ..Diagnostic::error(&source.name, pointer, entry.message)
            };
            diagnostics.push(diagnostic);
        }
        diagnostics.located_in(overlays.iter().chain([document]))
    }
}
