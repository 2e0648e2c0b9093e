//! OpenAPI Overlay 1.0 in YAML: how the document is corrected. Strict in both directions: an action that
//! selects nothing or changes nothing is an error, so that a correction that the document no longer needs
//! cannot stay unseen.
//!
//! Two extensions say for which versions of Quay an action is: `x-from: '3.16'` and `x-to: '3.17'`, both
//! inclusive. Strictness is judged on those versions alone.

mod file;
mod merge;
mod target;
mod yaml;

use serde_json::Value;

use self::file::{Action, Change, Overlay};
use self::merge::{Merger, remove_all};
use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::document::MinorVersion;

pub(crate) use self::merge::{Provenance, merge};

/// The overlay files, read and checked for form once, for any number of documents.
#[derive(Debug)]
pub(crate) struct Overlays<'source> {
    sources: &'source [Source],
    overlays: Vec<Result<Overlay<'source>, Diagnostics>>,
}

impl<'source> Overlays<'source> {
    /// Reads the files, in the order in which they apply. What is wrong with one is said when it is applied.
    pub(crate) fn read(sources: &'source [Source]) -> Self {
        Self {
            sources,
            overlays: sources.iter().map(Overlay::parse).collect(),
        }
    }

    /// The texts that they were read from.
    pub(crate) fn sources(&self) -> &'source [Source] {
        self.sources
    }
}

/// Applies every action that is for this version of Quay, in the order of the files and of the actions.
///
/// A document that does not tell its version is taken for the newest.
pub(crate) fn apply(
    document: &mut Value,
    version: Option<MinorVersion>,
    overlays: &Overlays<'_>,
) -> Result<Provenance, Diagnostics> {
    let mut provenance = Provenance::default();
    let mut diagnostics = Diagnostics::new();
    for (number, overlay) in overlays.overlays.iter().enumerate() {
        let overlay = match overlay {
            Ok(overlay) => overlay,
            Err(problems) => {
                diagnostics.extend(problems.iter().cloned());
                continue;
            }
        };
        let actions = overlay.actions.iter();
        for action in actions.filter(|action| action.is_for(version)) {
            let merger = Merger::new(number, &mut provenance);
            if let Err(error) = run(action, document, merger) {
                diagnostics.push(error.diagnostic(action, overlay.source));
            }
        }
    }
    if diagnostics.has_errors() {
        Err(diagnostics.located_in(overlays.sources()))
    } else {
        Ok(provenance)
    }
}

/// Applies every action that is for this version of Quay and can be applied, for those who want to know what the
/// overlays say of a document and leave it to others whether they fit it.
pub(crate) fn apply_leniently(
    document: &mut Value,
    version: Option<MinorVersion>,
    overlays: &Overlays<'_>,
) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::new();
    let mut provenance = Provenance::default();
    for (number, overlay) in overlays.overlays.iter().enumerate() {
        match overlay {
            Ok(overlay) => {
                let actions = overlay.actions.iter();
                for action in actions.filter(|action| action.is_for(version)) {
                    let _ = run(action, document, Merger::new(number, &mut provenance));
                }
            }
            Err(found) => problems.extend(found.iter().cloned()),
        }
    }
    if problems.has_errors() {
        Err(problems.located_in(overlays.sources()))
    } else {
        Ok(())
    }
}

/// Why an action is one in vain.
enum ActionError {
    NoMatch,
    RemovesRoot,
    NoChange,
}

fn run(action: &Action, document: &mut Value, merger: Merger<'_>) -> Result<(), ActionError> {
    let places = target::resolve(&action.target, document);
    if places.is_empty() {
        return Err(ActionError::NoMatch);
    }
    let changed = match &action.change {
        Change::Remove if places.iter().any(String::is_empty) => {
            return Err(ActionError::RemovesRoot);
        }
        Change::Remove => remove_all(document, &places),
        Change::Update(update) => {
            let actions = Pointer::root().child("actions");
            let origin = actions.index(action.index).child("update");
            merger.apply_to_all(document, &places, update, &origin)
        }
    };
    if changed {
        Ok(())
    } else {
        Err(ActionError::NoChange)
    }
}

impl ActionError {
    fn diagnostic(&self, action: &Action, source: &Source) -> Diagnostic {
        let target = &action.target;
        let (message, help) = match self {
            Self::NoMatch => (
                format!("this action selects nothing: `{target}`"),
                "mend the target, remove the action, or bound it with `x-from` or `x-to` to the versions of Quay that need it",
            ),
            Self::RemovesRoot => (
                "the whole document cannot be removed".to_owned(),
                "name in the target what is to go",
            ),
            Self::NoChange => (
                format!("this action changes nothing: `{target}`"),
                "the document already says so: remove the action, or bound it with `x-to` to the versions of Quay that need it",
            ),
        };
        let pointer = format!("/actions/{}/target", action.index);
        Diagnostic::error(&source.name, pointer, message).help(help)
    }
}
