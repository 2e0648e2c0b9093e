//! Derives the Rust representation of a field, parameter or body from its presence in each version.
//!
//! The crate supports all versions, and should only break its users where the server breaks its callers. A field that
//! is missing in an older version is therefore optional, and a field that an older version requires in requests stays
//! required.

use crate::document::MinorVersion;
use crate::model::{Docs, Presence};

/// The state of an item in one version.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occurrence {
    pub(super) version: Option<MinorVersion>,
    /// The presence; `None` if the version does not have the item.
    pub(super) presence: Option<Presence>,
    pub(super) in_request: bool,
    pub(super) in_response: bool,
}

/// The versions that have the item's parent, oldest first, with the state of the item.
#[derive(Clone, Debug, Default)]
pub(super) struct Timeline(Vec<Occurrence>);

/// The dates of an item.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Dates {
    pub(super) since: Option<MinorVersion>,
    pub(super) required_since: Option<MinorVersion>,
    pub(super) optional_since: Option<MinorVersion>,
}

impl Dates {
    /// Dates the docs of an item. A first version from an overlay takes precedence.
    pub(super) fn write(self, docs: &mut Docs) {
        docs.since = docs.since.or(self.since);
        docs.required_since = self.required_since;
        docs.optional_since = self.optional_since;
    }
}

/// The Rust representation of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Representation {
    pub(super) presence: Presence,
    pub(super) distinguishes_null: bool,
}

impl Timeline {
    pub(super) fn with_capacity(versions: usize) -> Self {
        Self(Vec::with_capacity(versions))
    }

    pub(super) fn push(&mut self, occurrence: Occurrence) {
        self.0.push(occurrence);
    }

    /// Returns the representation in the newest version, if it has the item.
    pub(super) fn representation(&self) -> Option<Representation> {
        let mut occurrences = self.0.iter();
        let first = occurrences.next()?;
        let distinguishes_null = first.in_request;
        let new = first.presence.map(|presence| Representation {
            presence,
            distinguishes_null,
        });
        occurrences.fold(new, |representation, occurrence| {
            occurrence.follow(representation)
        })
    }

    pub(super) fn dates(&self) -> Dates {
        let at = |index: usize| self.0.get(index).and_then(|it| it.version);
        let is_required = |it: &Occurrence| it.presence == Some(Presence::Required);
        let first = self.0.iter().position(|it| it.presence.is_some());
        let is_sent = self.0.last().is_some_and(|it| it.in_request);
        let last_free = self.0.iter().rposition(|it| !is_required(it));
        let last_required = self.0.iter().rposition(is_required);
        let stays_required = self
            .representation()
            .is_some_and(|it| it.presence == Presence::Required);
        Dates {
            // Items as old as their operation or type need no date.
            since: first.filter(|first| *first > 0).and_then(at),
            required_since: last_free
                .filter(|_| is_sent)
                .and_then(|index| at(index + 1)),
            optional_since: last_required
                .filter(|_| stays_required)
                .and_then(|index| at(index + 1)),
        }
    }
}

impl Occurrence {
    /// Returns the representation in this version, given that of an older version with the parent.
    fn follow(&self, representation: Option<Representation>) -> Option<Representation> {
        let is_only_sent = self.in_request && !self.in_response;
        let presence = match (
            representation.map(|representation| representation.presence),
            self.presence?,
        ) {
            (Some(Presence::Required), now) if is_only_sent || now == Presence::Required => {
                Presence::Required
            }
            (None, Presence::Required) => Presence::Optional,
            (None | Some(Presence::Required), now) => now,
            (Some(earlier), _) => earlier,
        };
        Some(Representation {
            presence,
            distinguishes_null: self.in_request
                && representation.is_none_or(|representation| representation.distinguishes_null),
        })
    }
}
