//! How a complete document came about.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};

use super::gates::operations;
use super::operations::endpoint;

/// What a server showed, hid and lacked, against the known document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The version that the document is of.
    pub version: String,
    /// The version of the known document; empty where there is none.
    pub known: String,
    /// How many operations the server shows.
    pub shown: usize,
    /// How many operations the document has.
    pub total: usize,
    /// How many operations no server of this version has shown yet.
    pub not_seen: usize,
    /// The operations that the known document has not.
    pub new: BTreeSet<Endpoint>,
    /// What the known document has otherwise.
    pub changed: Vec<Change>,
    /// The operations that the known document has, the server lacks, and no feature flag hides.
    pub gone: BTreeSet<Endpoint>,
    /// The operations that the server hides, by the flags that hide them.
    pub hidden: Vec<Hidden>,
    /// The definitions that the known document has not.
    pub new_definitions: BTreeSet<String>,
    /// The definitions that are gone with the operations that used them.
    pub gone_definitions: BTreeSet<String>,
    /// The definitions that are hidden with the operations that use them.
    pub hidden_definitions: BTreeSet<String>,
    /// What the document of the same version loses. It is for a person to accept that.
    pub removals: Vec<Removal>,
}

/// An operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Endpoint {
    /// The path's template.
    pub path: String,
    /// The HTTP method.
    pub method: String,
    /// The operationId.
    pub id: String,
}

/// The operations that the same flags hide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hidden {
    /// The feature flags and settings, any of which hides them.
    pub by: BTreeSet<String>,
    /// What they hide.
    pub operations: BTreeSet<Endpoint>,
}

/// What differs from the known document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is.
    #[serde(flatten)]
    pub subject: Subject,
    /// The parts that it loses.
    pub lost: Vec<Part>,
    /// Whether the known content stays, since the server may show another class of the same name.
    pub kept: bool,
}

/// What would be lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Removal {
    /// What is lost, or loses a part.
    #[serde(flatten)]
    pub subject: Subject,
    /// The part; the whole where there is none.
    pub part: Option<Part>,
}

/// What a report is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// An operation.
    Operation(Endpoint),
    /// A definition.
    Definition(String),
}

/// A part of an operation or a definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A parameter, as `query limit`.
    Parameter(String),
    /// A property, as `outer.inner`.
    Property(String),
}

impl Report {
    /// The report of a document with nothing known before it.
    pub(super) fn of_first(version: &str, seen: &Map<String, Value>) -> Self {
        let new =
            operations(seen).map(|(path, method, operation)| endpoint(path, method, operation));
        let definitions = seen.get("definitions").and_then(Value::as_object);
        let new: BTreeSet<_> = new.collect();
        Self {
            version: version.to_owned(),
            shown: new.len(),
            total: new.len(),
            new,
            new_definitions: definitions
                .into_iter()
                .flat_map(Map::keys)
                .cloned()
                .collect(),
            ..Self::default()
        }
    }

    pub(super) fn hide(&mut self, by: BTreeSet<String>, operation: Endpoint) {
        match self.hidden.iter_mut().find(|hidden| hidden.by == by) {
            Some(hidden) => _ = hidden.operations.insert(operation),
            None => self.hidden.push(Hidden {
                by,
                operations: BTreeSet::from([operation]),
            }),
        }
    }

    /// How many operations the server hides.
    pub fn hidden_operations(&self) -> usize {
        self.hidden
            .iter()
            .map(|hidden| hidden.operations.len())
            .sum()
    }

    pub(super) fn remove(&mut self, subject: &Subject, parts: &[Part]) {
        let removals = parts.iter().cloned().map(|part| Removal {
            subject: subject.clone(),
            part: Some(part),
        });
        self.removals.extend(removals);
    }

    pub(super) fn remove_whole(&mut self, subject: Subject) {
        self.removals.push(Removal {
            subject,
            part: None,
        });
    }

    /// Counts the operations of the finished document, and brings the flags into order.
    pub(super) fn finish(&mut self, document: &Map<String, Value>) {
        let is_marked = |operation: &Value| operation.get(super::LAST_SEEN).is_some();
        self.total = operations(document).count();
        self.not_seen = operations(document)
            .filter(|(_, _, operation)| is_marked(operation))
            .count();
        self.hidden.sort_by(|one, other| one.by.cmp(&other.by));
    }
}
