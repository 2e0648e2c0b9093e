//! Applies OpenAPI Overlay 1.0 files in YAML. An action that selects or changes nothing in all committed documents of
//! its versions is an error, so that obsolete corrections are noticed. If only the given document lacks the target
//! because its server hides it, the action is skipped.
//!
//! Two extensions limit an action to a range of Quay versions, both inclusive: `x-from: '3.16'` and `x-to: '3.17'`. The
//! check considers only these versions.

mod change;
mod committed;
mod failed_action;
mod file;
mod future;
mod keywords;
mod merge;
mod outcome;
mod pieces;
mod target;
mod words;
mod yaml;

use serde_json::Value;

use self::committed::Committed;
use self::failed_action::{ActionError, FailedAction};
use self::file::{Action, Overlay};
use self::merge::Merger;
use self::outcome::Outcome;
use self::target::SearchCache;
use crate::diagnostic::{Diagnostics, Source};
use crate::document::MinorVersion;
use crate::parallel;

pub(crate) use self::merge::{Provenance, merge};
pub(crate) use self::pieces::{Container, Outcomes, PieceActions};

/// The overlays and the committed documents they are checked against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Corrections<'a> {
    /// The overlay files in the order in which they apply.
    pub overlays: &'a [Source],
    /// The committed documents, needed only for actions that select nothing in the given document.
    pub committed: &'a [Source],
}

impl<'a, S: AsRef<[Source]> + ?Sized> From<&'a S> for Corrections<'a> {
    fn from(overlays: &'a S) -> Self {
        Self {
            overlays: overlays.as_ref(),
            committed: &[],
        }
    }
}

/// Overlay files, parsed once and applied to any number of documents.
#[derive(Debug)]
pub(crate) struct Overlays<'source> {
    sources: &'source [Source],
    overlays: Vec<Result<Overlay<'source>, Diagnostics>>,
    committed: Committed<'source>,
    /// Whether the committed documents were passed, rather than older documents used instead.
    knows_all: bool,
}

impl<'source> Overlays<'source> {
    /// Parses the files in the order in which they apply. Errors are reported when the overlays are applied.
    pub(crate) fn read(corrections: Corrections<'source>) -> Self {
        let sources = corrections.overlays;
        Self {
            sources,
            overlays: parallel::map(sources, Overlay::parse),
            committed: Committed::new(corrections.committed),
            knows_all: !corrections.committed.is_empty(),
        }
    }

    /// Uses these as the committed documents if none were passed.
    pub(crate) fn or_committed(mut self, older: &'source [Source]) -> Self {
        if !self.knows_all {
            self.committed = Committed::new(older);
        }
        self
    }

    /// Returns whether certainly no document of Quay has an operation or a tag of this name.
    pub(crate) fn is_unknown(&self, name: &str) -> bool {
        self.knows_all && self.committed.lack_name(name, self)
    }

    /// Returns the texts of the files.
    pub(crate) fn sources(&self) -> &'source [Source] {
        self.sources
    }

    /// Returns whether a document that no action matches shares no path with the committed documents.
    pub(crate) fn is_foreign<'path>(&self, mut paths: impl Iterator<Item = &'path str>) -> bool {
        self.committed.lack_all(&mut paths)
    }

    /// Returns the well-formed actions, each with the index of its file.
    fn actions(&self) -> impl Iterator<Item = (usize, &Overlay<'source>, &Action)> {
        let overlays = self.overlays.iter().enumerate();
        let overlays =
            overlays.filter_map(|(number, overlay)| Some((number, overlay.as_ref().ok()?)));
        overlays.flat_map(|(number, overlay)| {
            let actions = overlay.actions.iter();
            actions.map(move |action| (number, overlay, action))
        })
    }

    /// Returns whether any action is limited to some versions.
    pub(crate) fn depend_on_version(&self) -> bool {
        self.actions().any(|(_, _, action)| action.is_limited())
    }

    /// Returns the structural errors of the files.
    fn malformed(&self) -> Diagnostics {
        let mut problems = Diagnostics::new();
        for overlay in &self.overlays {
            if let Err(found) = overlay {
                problems.extend(found.iter().cloned());
            }
        }
        problems
    }
}

/// Applies all actions for this version of Quay in file order and records the origin of the changes.
///
/// A document without a version counts as the newest.
pub(crate) fn apply(
    document: &mut Value,
    version: Option<MinorVersion>,
    overlays: &Overlays<'_>,
    provenance: &mut Provenance,
) -> Result<(), Diagnostics> {
    let mut cache = SearchCache::default();
    let mut failed = Vec::new();
    let mut applied = 0;
    for (number, overlay, action) in overlays.actions().filter(|it| it.2.is_for(version)) {
        let merger = Merger::new(number, provenance);
        let found = run(action, document, &mut cache, merger);
        applied += usize::from(found.is_empty());
        failed.extend(found.into_iter().map(|error| FailedAction {
            number,
            overlay,
            action,
            error,
        }));
    }
    let mut diagnostics = overlays.malformed();
    if !failed.is_empty() {
        failed.retain(|action| !overlays.committed.excuse(action, version, overlays));
        diagnostics.extend(failed_action::diagnostics(&failed, applied));
    }
    if diagnostics.has_errors() {
        Err(diagnostics.located_in(overlays.sources()))
    } else {
        Ok(())
    }
}

/// Applies all actions for this version of Quay that can be applied, without reporting those that fail.
pub(crate) fn apply_leniently(
    document: &mut Value,
    version: Option<MinorVersion>,
    overlays: &Overlays<'_>,
) -> Result<(), Diagnostics> {
    let mut provenance = Provenance::unwanted();
    let mut cache = SearchCache::default();
    for (number, _, action) in overlays.actions().filter(|it| it.2.is_for(version)) {
        let merger = Merger::new(number, &mut provenance);
        run(action, document, &mut cache, merger);
    }
    let problems = overlays.malformed();
    if problems.has_errors() {
        Err(problems.located_in(overlays.sources()))
    } else {
        Ok(())
    }
}

/// Applies an action and returns its failures.
fn run(
    action: &Action,
    document: &mut Value,
    cache: &mut SearchCache,
    merger: Merger<'_>,
) -> Vec<ActionError> {
    match Outcome::of(action, document, cache, merger) {
        Ok(outcome) => outcome.errors(),
        Err(error) => vec![error],
    }
}
