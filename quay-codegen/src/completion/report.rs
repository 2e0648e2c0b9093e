//! Reports how a server's document differs from the known one.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};

use super::operation_list::operations;
use super::parts::INTERNAL_NOW;

/// The differences between a server's document and the known document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The version of the document.
    pub version: String,
    /// The version of the known document; empty if there is none.
    pub known: String,
    /// The number of operations that the server shows.
    pub shown: usize,
    /// The number of operations in the document.
    pub total: usize,
    /// The number of operations that no server of this version has shown yet.
    pub not_seen: usize,
    /// Operations that are missing from the known document.
    pub new: BTreeSet<ReportedOperation>,
    /// Operations and definitions that differ from the known document.
    pub changed: Vec<Change>,
    /// Operations of the known document that are missing although no flag hides them.
    pub gone: BTreeSet<ReportedOperation>,
    /// Operations hidden by the server, grouped by the flags that hide them.
    pub hidden: Vec<Hidden>,
    /// Operations of the known document that only a newer patch version has.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub kept: BTreeSet<ReportedOperation>,
    /// Operations that stay public although only the internal document shows them: the public one is of a server that hides
    /// them by flags.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub kept_public: BTreeSet<ReportedOperation>,
    /// Hidden parameters and properties of shown operations and definitions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden_parts: Vec<HiddenPart>,
    /// Definitions that are missing from the known document.
    pub new_definitions: BTreeSet<String>,
    /// Definitions removed together with the operations that used them.
    pub gone_definitions: BTreeSet<String>,
    /// Definitions hidden together with the operations that use them.
    pub hidden_definitions: BTreeSet<String>,
    /// Content that would be removed from the committed document of the same version. A maintainer must accept it.
    pub removals: Vec<Removal>,
}

/// Identifies an operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ReportedOperation {
    /// The path template.
    pub path: String,
    /// The HTTP method.
    pub method: String,
    /// The operationId.
    pub id: String,
}

impl ReportedOperation {
    pub(super) fn new(path: &str, method: &str, operation: &Value) -> Self {
        let id = operation.get("operationId").and_then(Value::as_str);
        Self {
            id: id.unwrap_or_default().to_owned(),
            method: method.to_ascii_uppercase(),
            path: path.to_owned(),
        }
    }
}

/// Operations hidden by the same flags.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hidden {
    /// The feature flags and settings, any of which hides the operations.
    pub by: BTreeSet<String>,
    /// The hidden operations.
    pub operations: BTreeSet<ReportedOperation>,
}

/// A hidden part of a shown operation or definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HiddenPart {
    /// The feature flags and settings, any of which hides it.
    pub by: BTreeSet<String>,
    /// The operation or definition that it belongs to.
    #[serde(flatten)]
    pub subject: Subject,
    /// The part.
    pub part: Part,
}

/// A difference from the known document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The operation or definition that differs.
    #[serde(flatten)]
    pub subject: Subject,
    /// The parts that it loses.
    pub lost: Vec<Part>,
    /// The keywords that differ, or `internal now` and `public now`.
    pub differs: Vec<String>,
    /// Whether the known content is kept because the server may show another class of the same name.
    pub kept: bool,
}

/// A removal from a committed document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Removal {
    /// The operation or definition that is lost or loses a part.
    #[serde(flatten)]
    pub subject: Subject,
    /// The lost part; `None` if everything is lost.
    pub part: Option<Part>,
}

/// The subject of a line of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// An operation.
    Operation(ReportedOperation),
    /// A definition.
    Definition(String),
}

/// A part of an operation or definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A parameter, written `query limit`.
    Parameter(String),
    /// A property, written `outer.inner`.
    Property(String),
    /// The place of an operation in the public document.
    Public,
}

impl Report {
    /// Creates the report on a document without a known document.
    pub(super) fn of_first(version: &str, seen: &Map<String, Value>) -> Self {
        let new = operations(seen)
            .map(|(path, method, operation)| ReportedOperation::new(path, method, operation));
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

    pub(super) fn hide(&mut self, by: BTreeSet<String>, operation: ReportedOperation) {
        match self.hidden.iter_mut().find(|hidden| hidden.by == by) {
            Some(hidden) => _ = hidden.operations.insert(operation),
            None => self.hidden.push(Hidden {
                by,
                operations: BTreeSet::from([operation]),
            }),
        }
    }

    pub(super) fn hide_parts(&mut self, subject: &Subject, parts: Vec<(Part, BTreeSet<String>)>) {
        let parts = parts.into_iter().map(|(part, by)| HiddenPart {
            by,
            subject: subject.clone(),
            part,
        });
        self.hidden_parts.extend(parts);
    }

    /// Returns the number of operations and definitions in which the server differs from the known document.
    pub fn differences(&self) -> usize {
        let changed = self.changed.iter().filter(|change| !change.kept);
        let whole = [&self.new, &self.gone].map(BTreeSet::len);
        let definitions = [&self.new_definitions, &self.gone_definitions].map(BTreeSet::len);
        changed.count() + whole.iter().chain(&definitions).sum::<usize>()
    }

    /// Returns the number of operations that only the internal document shows now.
    pub fn made_internal(&self) -> usize {
        let is_internal = |change: &&Change| change.differs.iter().any(|it| it == INTERNAL_NOW);
        self.changed.iter().filter(is_internal).count()
    }

    /// Returns the number of operations that the server hides.
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

    /// Counts the operations of the finished document and sorts the flags.
    pub(super) fn finish(&mut self, document: &Map<String, Value>) {
        let is_marked = |operation: &Value| operation.get(super::LAST_SEEN).is_some();
        self.total = operations(document).count();
        self.not_seen = operations(document)
            .filter(|(_, _, operation)| is_marked(operation))
            .count();
        self.hidden.sort_by(|one, other| one.by.cmp(&other.by));
    }
}
