//! Finds operations that are missing from a document although the server may have them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Knowledge, OperationRef};
use crate::completion::{Config, Gate};
use crate::document::MinorVersion;
use crate::model::{Api, Matched, Method, Operation, VersionView, match_operations};

/// An operation missing from a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unseen {
    /// The operation.
    pub operation: OperationRef,
    /// The document without the operation.
    #[serde(rename = "in")]
    pub side: Side,
    /// The feature flags and settings, any of which may hide it on the server.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// Whether it is only in the internal documents, and this document is a public one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub internal: bool,
    /// The version that last showed it, if the document copied it from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<MinorVersion>,
}

/// One of the two documents of a diff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The older document.
    Old,
    /// The newer document.
    New,
}

impl Unseen {
    /// Returns the path and method if the operation is missing from a document.
    pub(super) fn hidden(&self) -> Option<(&str, Method)> {
        let OperationRef { path, method, .. } = &self.operation;
        self.last_seen.is_none().then_some((path.as_str(), *method))
    }
}

/// Compares a document as served with the complete one of its version. Returns the operations that the server hides, and
/// those that are missing for no known reason.
pub fn missing_operations<'api>(
    known: &'api Api,
    served: &'api Api,
) -> (Vec<Unseen>, Vec<&'api Operation>) {
    let views = (VersionView::of(known), VersionView::of(served));
    let matched = match_operations(&known.operations, &served.operations);
    let mut hidden = find(views, &matched, Knowledge::default());
    hidden.retain(|it| it.hidden().is_some());
    let routes: BTreeSet<_> = hidden.iter().filter_map(Unseen::hidden).collect();
    let mut missing = matched.removed.clone();
    missing.retain(|it| views.0.has_operation(it) && !routes.contains(&it.route()));
    (hidden, missing)
}

/// Finds the operations missing from the documents. Operations that nothing hides are reported as removed or added
/// instead.
pub(super) fn find(
    (old, new): (VersionView<'_>, VersionView<'_>),
    matched: &Matched<'_, '_>,
    knowledge: Knowledge<'_>,
) -> Vec<Unseen> {
    let known = knowledge.known.into_iter();
    let known = known.flat_map(|known| VersionView::of(known).operations());
    let known: BTreeMap<_, _> = known.map(|it| (it.route(), it.internal)).collect();
    let mut found = BTreeSet::new();
    for operation in matched.removed.iter().filter(|it| old.has_operation(it)) {
        let flags = hidden_by(operation, new.api, knowledge.new_config);
        let internal = new.api.is_public && may_be_internal(operation, old.api, &known);
        if !flags.is_empty() || internal {
            found.insert(Unseen {
                internal,
                ..unseen(operation, Side::New, flags)
            });
        }
    }
    for operation in matched.added.iter().filter(|it| new.has_operation(it)) {
        let flags = hidden_by(operation, old.api, knowledge.old_config);
        let was_known = known.get(&operation.route());
        let internal = old.api.is_public && was_known == Some(&true);
        if was_known.is_some() && (!flags.is_empty() || internal) {
            found.insert(Unseen {
                internal,
                ..unseen(operation, Side::Old, flags)
            });
        }
    }
    for operation in new.operations() {
        if let Some(version) = operation.last_seen {
            found.insert(Unseen {
                last_seen: Some(version),
                ..unseen(operation, Side::New, BTreeSet::new())
            });
        }
    }
    found.into_iter().collect()
}

/// Returns whether the public document of a server may lack an operation of an older document.
fn may_be_internal(
    operation: &Operation,
    old: &Api,
    known: &BTreeMap<(&str, Method), bool>,
) -> bool {
    if !old.as_served {
        return operation.internal;
    }
    let known = known.get(&operation.route());
    !old.is_public && known.copied().unwrap_or(true)
}

/// Returns the flags and settings that hide an operation on the server of a document: those disabled in its
/// configuration, or all if the configuration is unknown.
fn hidden_by(operation: &Operation, api: &Api, config: Option<&Config>) -> BTreeSet<String> {
    if api.as_served || config.is_some() {
        Gate::of_model(operation).hidden_by(config)
    } else {
        BTreeSet::new()
    }
}

fn unseen(operation: &Operation, side: Side, flags: BTreeSet<String>) -> Unseen {
    Unseen {
        operation: OperationRef::new(operation),
        side,
        flags: flags.into_iter().collect(),
        internal: false,
        last_seen: None,
    }
}
