//! Operations that a document does not show, though nothing says that they are gone.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Endpoint;
use crate::document::MinorVersion;
use crate::model::{Api, Matched, Method, Operation, VersionView};

/// An operation that a document does not show.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unseen {
    /// The operation.
    pub operation: Endpoint,
    /// Which of the documents does not show it.
    #[serde(rename = "in")]
    pub side: Side,
    /// The feature flags, one of which may hide it on the server that sent the document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// The version at which a server last showed it, where the document has it from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<MinorVersion>,
}

/// One of the two documents of a diff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The older one.
    Old,
    /// The newer one.
    New,
}

impl Unseen {
    /// The path and method of an operation that one of the documents lacks.
    pub(super) fn hidden(&self) -> Option<(&str, Method)> {
        let Endpoint { path, method, .. } = &self.operation;
        self.last_seen.is_none().then_some((path.as_str(), *method))
    }
}

/// What the documents do not show. An operation that no flag gates is not hidden but gone or new.
pub(super) fn find(
    (old, new): (VersionView<'_>, VersionView<'_>),
    matched: &Matched<'_, '_>,
    known: Option<&Api>,
) -> Vec<Unseen> {
    let known = known
        .into_iter()
        .flat_map(|known| VersionView::of(known).operations());
    let known: BTreeSet<_> = known.map(Operation::route).collect();
    let mut found = BTreeSet::new();
    for operation in &matched.removed {
        if new.api.as_served && !operation.flags.is_empty() {
            found.insert(unseen(operation, Side::New));
        }
    }
    for operation in &matched.added {
        let is_hidden = old.api.as_served && !operation.flags.is_empty();
        if is_hidden && known.contains(&operation.route()) {
            found.insert(unseen(operation, Side::Old));
        }
    }
    for operation in new.operations() {
        if let Some(version) = operation.last_seen {
            found.insert(Unseen {
                last_seen: Some(version),
                flags: Vec::new(),
                ..unseen(operation, Side::New)
            });
        }
    }
    found.into_iter().collect()
}

fn unseen(operation: &Operation, side: Side) -> Unseen {
    Unseen {
        operation: Endpoint::of(operation),
        side,
        flags: operation.flags.clone(),
        last_seen: None,
    }
}
