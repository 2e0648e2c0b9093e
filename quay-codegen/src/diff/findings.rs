//! Collects changes, and assesses them by who has the changed part.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, ChangeKind, Impact, ImpactClass, OperationRef, Place, impact, rust};
use crate::model::Operation;

/// Who has a compared part in both versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// Servers and crates.
    Both,
    /// The part is dated for other versions, so that not both servers have it.
    Crates,
    /// A hand-written type stands for the part, so that differences do not break the crates.
    Servers,
    /// Neither.
    Nobody,
}

impl Audience {
    fn new(has_servers: bool, has_crates: bool) -> Self {
        match (has_servers, has_crates) {
            (true, true) => Self::Both,
            (false, true) => Self::Crates,
            (true, false) => Self::Servers,
            (false, false) => Self::Nobody,
        }
    }

    pub(super) fn has_servers(self) -> bool {
        matches!(self, Self::Both | Self::Servers)
    }

    fn has_crates(self) -> bool {
        matches!(self, Self::Both | Self::Crates)
    }

    /// Leaves out the servers if not both have the part.
    pub(super) fn if_served(self, is_served: bool) -> Self {
        Self::new(self.has_servers() && is_served, self.has_crates())
    }

    /// Leaves out the crates.
    pub(super) fn without_crates(self) -> Self {
        Self::new(self.has_servers(), false)
    }
}

/// What is compared, and for whom.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) place: Place,
    pub(super) audience: Audience,
}

impl Subject {
    pub(super) fn new(place: Place, audience: Audience) -> Self {
        Self { place, audience }
    }
}

/// The changes found so far. A type used by several operations of a tag is reported once.
#[derive(Debug, Default)]
pub(super) struct Findings {
    found: BTreeMap<(String, Place, ChangeKind, Impact, Impact), BTreeSet<OperationRef>>,
}

impl Findings {
    pub(super) fn add(&mut self, operation: &Operation, subject: &Subject, change: ChangeKind) {
        let client = impact::of_crate(&change);
        self.add_with(operation, subject, change, client);
    }

    /// Adds a change whose impact on the crate depends on the Rust types.
    pub(super) fn add_with(
        &mut self,
        operation: &Operation,
        subject: &Subject,
        change: ChangeKind,
        client: Impact,
    ) {
        let Subject { place, audience } = subject;
        let breaks = client.class == ImpactClass::Breaking && audience.has_crates();
        if !audience.has_servers() && !breaks {
            return;
        }
        let client = match client.class {
            ImpactClass::Breaking if !breaks => rust::SAME,
            _ => client,
        };
        let server = match audience.has_servers() {
            true => impact::of_server(place, &change),
            false => impact::NOT_SERVED,
        };
        let key = (operation.tag.clone(), place.clone(), change, server, client);
        let operations = self.found.entry(key).or_default();
        operations.insert(OperationRef::new(operation));
    }

    /// Returns the changes by tag, most severe first.
    pub(super) fn into_changes(self) -> BTreeMap<String, Vec<Change>> {
        let mut tags: BTreeMap<String, Vec<Change>> = BTreeMap::new();
        for ((tag, place, change, server, client), operations) in self.found {
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
