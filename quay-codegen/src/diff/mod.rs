//! What changed between two versions of the API, and whom it concerns: a pure comparison of two models.
//!
//! An operation is the same where method and path are; its operationId is a name. Types are compared
//! through the operations that use them, so that a type is the same where it stands at the same place,
//! whatever it is called. What an overlay dates with `x-since` or `x-enum-until` is there in the versions
//! that it names alone.

mod change;
mod compatibility;
mod format;
mod impact;
mod operations;
mod requests;
mod rust;
#[cfg(test)]
mod tests;
mod types;
mod unseen;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::completion::Config;
use crate::history;
use crate::model::{Api, Method, Operation, VersionView, match_operations};

pub use change::{ChangeKind, Direction, Element, Place};
pub use compatibility::Compatibility;
pub use impact::{Impact, ImpactClass};
pub use unseen::Unseen;

/// All that changed between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The full version of the older API, where its document tells.
    pub from: Option<String>,
    /// The full version of the newer API, where its document tells.
    pub to: Option<String>,
    /// The changes by tag, what breaks first.
    pub tags: BTreeMap<String, Vec<Change>>,
    /// The operations of which nothing can be said, since a document does not show them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unseen: Vec<Unseen>,
}

/// One change, told once for each tag that it concerns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Change {
    /// The more severe of the two effects.
    pub class: ImpactClass,
    /// Where it is.
    pub place: Place,
    /// What it is.
    #[serde(flatten)]
    pub kind: ChangeKind,
    /// What it means for those who call the server.
    pub server: Impact,
    /// What it means for those who use the generated crate.
    #[serde(rename = "crate")]
    pub client: Impact,
    /// The operations of the tag that it concerns.
    pub operations: BTreeSet<Endpoint>,
}

/// An operation as a change names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Endpoint {
    /// The operationId, the newer one where there are two.
    pub id: String,
    /// The HTTP method.
    pub method: Method,
    /// The path's template.
    pub path: String,
}

impl Endpoint {
    fn of(operation: &Operation) -> Self {
        Self {
            id: operation.id.clone(),
            method: operation.method,
            path: operation.path.clone(),
        }
    }
}

/// What is known beyond the two documents.
#[derive(Clone, Copy, Debug, Default)]
pub struct Knowledge<'api> {
    /// The complete API of the older version, if its document is as one server sent it. An operation in it is not new
    /// because that server hid it.
    pub known: Option<&'api Api>,
    /// The configuration of the server that sent the older document.
    pub old_config: Option<&'api Config>,
    /// The configuration of the server that sent the newer document.
    pub new_config: Option<&'api Config>,
    /// The newest version, which knows since when servers have operations that older documents do not list.
    pub newest: Option<&'api Api>,
}

/// Compares two versions of the API, as the crates have them that are generated from the newer one with the older one
/// as history. Models of the same minor version are compared as they are.
pub fn compare(old: &Api, new: &Api) -> Diff {
    compare_knowing(old, new, Knowledge::default())
}

/// Compares two versions of the API with knowledge of more than their documents.
pub fn compare_knowing(old: &Api, new: &Api, knowledge: Knowledge<'_>) -> Diff {
    let dated = dated(old, new);
    let new = dated.as_ref().unwrap_or(new);
    let mut findings = Findings::default();
    let (old_view, new_view) = (VersionView::of(old), VersionView::of(new));
    let matched = match_operations(old_view, new_view);
    let unseen = unseen::find((old_view, new_view), &matched, knowledge);
    operations::compare(old_view, new_view, &matched, &unseen, &mut findings);
    if let Some(newest) = knowledge.newest {
        operations::add_unlisted(new_view, newest, &mut findings);
    }
    Diff {
        unseen,
        from: old.quay_version.clone(),
        to: new.quay_version.clone(),
        tags: findings.into_changes(),
    }
}

/// The newer model as a crate has it that knows the older version, unless it is dated already.
fn dated(old: &Api, new: &Api) -> Option<Api> {
    let is_newer = old.minor_version()? < new.minor_version()?;
    (is_newer && !new.is_dated).then(|| {
        let mut new = new.clone();
        history::date(&mut new, std::slice::from_ref(old));
        new
    })
}

impl Diff {
    /// Every change, by tag.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.tags.values().flatten()
    }

    /// How many operations were added, and how many removed.
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

    /// How many changes are of a class.
    pub fn count(&self, class: ImpactClass) -> usize {
        self.changes()
            .filter(|change| change.class == class)
            .count()
    }
}

/// What was found so far; a type that several operations of a tag use is told once.
#[derive(Debug, Default)]
struct Findings(BTreeMap<(String, Place, ChangeKind, Impact), BTreeSet<Endpoint>>);

impl Findings {
    fn add(&mut self, operation: &Operation, place: Place, change: ChangeKind) {
        let client = impact::of_crate(&change);
        self.add_with(operation, place, change, client);
    }

    /// Adds a change whose impact on the crate depends on how Rust holds what changed.
    fn add_with(
        &mut self,
        operation: &Operation,
        place: Place,
        change: ChangeKind,
        client: Impact,
    ) {
        let key = (operation.tag.clone(), place, change, client);
        self.0
            .entry(key)
            .or_default()
            .insert(Endpoint::of(operation));
    }

    fn into_changes(self) -> BTreeMap<String, Vec<Change>> {
        let mut tags: BTreeMap<String, Vec<Change>> = BTreeMap::new();
        for ((tag, place, change, client), operations) in self.0 {
            let server = impact::of_server(&place, &change);
            tags.entry(tag).or_default().push(Change {
                class: server.class.min(client.class),
                place,
                kind: change,
                server,
                client,
                operations,
            });
        }
        for changes in tags.values_mut() {
            changes.sort();
        }
        tags
    }
}
