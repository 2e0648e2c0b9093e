//! Collects problems found in the corrected document and maps their locations back to the original document or overlay.

use std::collections::BTreeMap;

use super::pointer::Pointer;
use super::{Diagnostic, Diagnostics, Severity, Source};

/// The number of problems of one kind that are listed. More of them mostly follow from one cause.
const LISTED_OF_A_KIND: usize = 20;

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
    help: Option<String>,
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
        help: impl Into<String>,
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
        help: Option<String>,
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
        for entry in shortened(self.entries) {
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

/// Keeps the first problems of each kind, the last of which tells the number of the others.
fn shortened(mut entries: Vec<Entry>) -> Vec<Entry> {
    let mut counts: BTreeMap<(Severity, String), (usize, usize)> = BTreeMap::new();
    for entry in &entries {
        counts.entry(entry.kind()).or_default().1 += 1;
    }
    entries.retain_mut(|entry| {
        let (listed, all) = counts.entry(entry.kind()).or_default();
        *listed += 1;
        if *listed == LISTED_OF_A_KIND && *all > *listed {
            let more = *all - *listed;
            entry
                .message
                .push_str(&format!(", and {more} more like this"));
        }
        *listed <= LISTED_OF_A_KIND
    });
    entries
}

impl Entry {
    /// Returns the severity, and the message without names and values in backticks.
    fn kind(&self) -> (Severity, String) {
        (self.severity, self.message.split('`').step_by(2).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(sink: Sink) -> Vec<String> {
        let document = Source::new("a.json", "{}");
        let found = sink.into_diagnostics(&document, &[], |_| None);
        found.into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn many_problems_of_one_kind_are_counted() {
        let (mut sink, root) = (Sink::default(), Pointer::root());
        sink.error(&root, "expected an object");
        for number in 0..1000 {
            sink.error(&root, format!("unknown definition `{number}`"));
            sink.warning(&root, "unknown definition `0`");
        }
        sink.error(&root, "unknown tag `a`");
        let messages = messages(sink);
        assert_eq!(messages.len(), 1 + 20 + 20 + 1);
        assert_eq!(messages[0], "expected an object");
        assert_eq!(
            messages[39],
            "unknown definition `19`, and 980 more like this"
        );
        assert_eq!(messages[41], "unknown tag `a`");
    }

    #[test]
    fn a_few_problems_of_one_kind_are_all_listed() {
        let mut sink = Sink::default();
        for number in 0..LISTED_OF_A_KIND {
            sink.error(&Pointer::root(), format!("unknown definition `{number}`"));
        }
        let messages = messages(sink);
        assert_eq!(messages.len(), LISTED_OF_A_KIND);
        assert_eq!(messages[19], "unknown definition `19`");
    }
}
