//! Compares two versions of the API and assesses the impact of each change.
//!
//! Operations are matched by method and path; a changed operationId is a rename. Types are matched by their places of
//! use, not by name. Items dated with `x-since` or `x-enum-until` exist only in the versions of their range.

mod change;
mod compatibility;
mod description;
mod findings;
mod format;
mod impact;
mod operations;
mod place;
mod requests;
mod rust;
#[cfg(test)]
mod tests;
mod types;
mod unseen;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use self::findings::Findings;
use crate::completion::Config;
use crate::document::version::is_older;
use crate::history;
use crate::model::{Api, Method, Operation, VersionView, match_operations};

pub use change::ChangeKind;
pub use compatibility::Compatibility;
pub use impact::{Impact, ImpactClass};
pub use place::{Direction, Element, Place};
pub use unseen::{Unseen, missing_operations};

/// The changes between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The full version of the older API, if known.
    pub from: Option<String>,
    /// The full version of the newer API, if known.
    pub to: Option<String>,
    /// The changes by tag, most severe first.
    pub tags: BTreeMap<String, Vec<Change>>,
    /// Operations that cannot be compared because a document does not show them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unseen: Vec<Unseen>,
}

/// A change, listed once for each tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Change {
    /// The more severe of the two impacts.
    pub class: ImpactClass,
    /// The location.
    pub place: Place,
    /// The kind of change.
    #[serde(flatten)]
    pub kind: ChangeKind,
    /// The impact on callers of the server.
    pub server: Impact,
    /// The impact on users of the generated crate.
    #[serde(rename = "crate")]
    pub client: Impact,
    /// The affected operations of the tag.
    pub operations: BTreeSet<OperationRef>,
}

/// Identifies an operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct OperationRef {
    /// The operationId, the newer one if it changed.
    pub id: String,
    /// The HTTP method.
    pub method: Method,
    /// The path template.
    pub path: String,
}

impl OperationRef {
    fn new(operation: &Operation) -> Self {
        Self {
            id: operation.id.clone(),
            method: operation.method,
            path: operation.path.clone(),
        }
    }
}

/// Additional facts for a comparison.
#[derive(Clone, Copy, Debug, Default)]
pub struct Knowledge<'api> {
    /// The complete API of the older version, if its document comes from a single server. Operations hidden by that
    /// server are not reported as new.
    pub known: Option<&'api Api>,
    /// The configuration of the server that sent the older document.
    pub old_config: Option<&'api Config>,
    /// The configuration of the server that sent the newer document.
    pub new_config: Option<&'api Config>,
    /// The API of the newest version, which contains operations that older servers have although their documents do not
    /// list them.
    pub newest: Option<&'api Api>,
}

/// Compares two versions. The newer crate is assumed to be generated with the older version as history, unless both
/// have the same minor version.
pub fn compare(old: &Api, new: &Api) -> Diff {
    compare_knowing(old, new, Knowledge::default())
}

/// Compares two versions with additional facts.
pub fn compare_knowing(old: &Api, new: &Api, knowledge: Knowledge<'_>) -> Diff {
    let dated = dated(old, new);
    let new = dated.as_ref().unwrap_or(new);
    let mut findings = Findings::default();
    let (old_view, new_view) = (VersionView::of(old), VersionView::of(new));
    let matched = match_operations(&old.operations, &new.operations);
    let unseen = unseen::find((old_view, new_view), &matched, knowledge);
    operations::compare(old_view, new_view, &matched, &unseen, &mut findings);
    if let Some(newest) = knowledge.newest {
        operations::add_unlisted(old_view, new_view, newest, &mut findings);
    }
    Diff {
        unseen,
        from: old.quay_version.clone(),
        to: new.quay_version.clone(),
        tags: findings.into_changes(),
    }
}

/// Returns the newer model with `since` versions relative to the older one, unless it is already dated.
fn dated(old: &Api, new: &Api) -> Option<Api> {
    let is_newer = is_older(old.minor_version(), new.minor_version());
    (is_newer && !new.is_dated).then(|| {
        let mut new = new.clone();
        history::date(&mut new, std::slice::from_ref(old));
        new
    })
}

impl Diff {
    /// Returns all changes by tag.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.tags.values().flatten()
    }

    /// Returns the number of added and removed operations.
    pub fn operations(&self) -> (usize, usize) {
        let count = |is_meant: fn(&ChangeKind) -> bool| {
            let whole = |change: &&Change| matches!(change.place, Place::Operation(_));
            let changes = self.changes().filter(whole);
            changes.filter(|change| is_meant(&change.kind)).count()
        };
        let added = count(|change| matches!(change, ChangeKind::Added { .. }));
        let removed = count(|change| matches!(change, ChangeKind::Removed { .. }));
        (added, removed)
    }

    /// Returns the number of changes with a severity.
    pub fn count(&self, class: ImpactClass) -> usize {
        self.changes()
            .filter(|change| change.class == class)
            .count()
    }
}
