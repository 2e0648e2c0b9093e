//! Counts how many operations are typed, documented and recorded, and lists what is missing.
//!
//! - *Typed*: an overlay states the response body.
//! - *Documented*: the operation has a summary, and its parameters, types and fields have descriptions. A field whose
//!   type is a named type may rely on that type's description.
//! - *Recorded*: a recording of a successful response exists.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Serialize, Serializer};

use crate::diagnostic::Diagnostics;
use crate::model::{Api, Docs, Operation, Response, TypeDefinition, TypeKind};
use crate::recording::evidence;
use crate::recording::exchange::Recording;

/// The coverage of an API and what is missing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Coverage {
    /// The version of Quay.
    pub quay_version: Option<String>,
    /// The counts of all operations.
    pub total: Counts,
    /// The counts by tag.
    pub tags: BTreeMap<String, Counts>,
    /// Operations with something missing, by tag and operationId.
    pub missing: Vec<Missing>,
    /// Types with missing descriptions: `description` for the type itself, `field <name>` for a field.
    pub undocumented_types: BTreeMap<String, Vec<String>>,
    /// Operations that no server of this version has shown yet, with the last version that showed each.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub not_seen: BTreeMap<String, String>,
    /// Recordings of unknown operations.
    pub unknown_recordings: Vec<String>,
}

/// The number of operations, in total and covered by each aspect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All operations.
    pub operations: usize,
    /// Operations with a known response type.
    pub typed: usize,
    /// Operations that are documented together with all types they use.
    pub documented: usize,
    /// Operations with a recorded successful response.
    pub recorded: usize,
}

/// An aspect of coverage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "explained in the module docs")]
pub enum Aspect {
    Typed,
    Documented,
    Recorded,
}

/// An operation with missing coverage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// Its tag.
    pub tag: String,
    /// Its operationId.
    pub operation: String,
    /// The missing aspects.
    pub not: Vec<Aspect>,
    /// Missing descriptions: `summary`, `parameter <name>`, `type <name>`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undocumented: Vec<String>,
}

/// Measures the coverage of an API. Warns about exchanges whose file is named after a different operation, and does not
/// count them.
pub fn coverage(api: &Api, recordings: &[Recording]) -> (Coverage, Diagnostics) {
    let (found, warnings) = evidence::assign(api, recordings);
    let successes = found.iter().filter(|one| one.shows_success());
    let recorded: BTreeSet<&str> = successes.map(|one| one.operation.id.as_str()).collect();
    let mut coverage = Coverage {
        quay_version: api.quay_version.clone(),
        undocumented_types: undocumented_types(api),
        not_seen: not_seen(api),
        ..Coverage::default()
    };
    for operation in &api.operations {
        let undocumented = undocumented(operation, api, &coverage.undocumented_types);
        let has = |aspect: &Aspect| match aspect {
            Aspect::Typed => operation.response != Response::Untyped,
            Aspect::Documented => undocumented.is_empty(),
            Aspect::Recorded => recorded.contains(operation.id.as_str()),
        };
        let (has, not): (Vec<_>, Vec<_>) = Aspect::ALL.into_iter().partition(has);
        let of_tag = coverage.tags.entry(operation.tag.clone()).or_default();
        for counts in [of_tag, &mut coverage.total] {
            counts.add(&has);
        }
        if !not.is_empty() {
            coverage.missing.push(Missing {
                tag: operation.tag.clone(),
                operation: operation.id.clone(),
                not,
                undocumented,
            });
        }
    }
    coverage.unknown_recordings = unknown(api, recordings);
    (coverage, warnings)
}

fn not_seen(api: &Api) -> BTreeMap<String, String> {
    let operations = api.operations.iter();
    operations
        .filter_map(|operation| Some((operation.id.clone(), operation.last_seen?.to_string())))
        .collect()
}

/// Recordings whose file name is not an operationId.
fn unknown(api: &Api, recordings: &[Recording]) -> Vec<String> {
    let ids: BTreeSet<&str> = api.operations.iter().map(|one| one.id.as_str()).collect();
    let names = recordings.iter().map(Recording::operation_id);
    let unknown: BTreeSet<&str> = names.filter(|name| !ids.contains(name)).collect();
    unknown.into_iter().map(str::to_owned).collect()
}

impl Counts {
    fn add(&mut self, has: &[Aspect]) {
        self.operations += 1;
        self.typed += usize::from(has.contains(&Aspect::Typed));
        self.documented += usize::from(has.contains(&Aspect::Documented));
        self.recorded += usize::from(has.contains(&Aspect::Recorded));
    }

    /// Returns the number of operations that have the aspect.
    pub fn of(&self, aspect: Aspect) -> usize {
        match aspect {
            Aspect::Typed => self.typed,
            Aspect::Documented => self.documented,
            Aspect::Recorded => self.recorded,
        }
    }

    /// Returns the percentage of operations that have the aspect, rounded down so that 100 means all; 100 if there are
    /// no operations.
    pub fn percent(&self, aspect: Aspect) -> usize {
        self.of(aspect)
            .saturating_mul(100)
            .checked_div(self.operations)
            .unwrap_or(100)
    }
}

impl Aspect {
    /// All aspects, in the column order of reports.
    pub const ALL: [Self; 3] = [Self::Typed, Self::Documented, Self::Recorded];

    /// Returns the aspect with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| aspect.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Documented => "documented",
            Self::Recorded => "recorded",
        }
    }
}

impl fmt::Display for Aspect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl Serialize for Aspect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Returns the missing descriptions of an operation.
fn undocumented(
    operation: &Operation,
    api: &Api,
    types: &BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let mut lacking = Vec::new();
    if is_blank(operation.summary.as_deref()) {
        lacking.push("summary".to_owned());
    }
    let bare = operation
        .parameters()
        .filter(|parameter| !is_described(&parameter.docs));
    lacking.extend(bare.map(|parameter| format!("parameter {}", parameter.name)));
    let used = operation.request_types().chain(operation.response_type());
    let used = api.reachable_types(used).into_iter();
    let bare = used.filter(|name| types.contains_key(*name));
    lacking.extend(bare.map(|name| format!("type {name}")));
    lacking
}

/// Returns the types with missing descriptions.
fn undocumented_types(api: &Api) -> BTreeMap<String, Vec<String>> {
    let lacking = api
        .types
        .iter()
        .map(|(name, definition)| (name.clone(), bare_parts(definition)));
    lacking.filter(|(_, parts)| !parts.is_empty()).collect()
}

fn bare_parts(definition: &TypeDefinition) -> Vec<String> {
    let mut parts = Vec::new();
    if is_blank(definition.description.as_deref()) {
        parts.push("description".to_owned());
    }
    if let TypeKind::Struct(object) = &definition.kind {
        let bare = object
            .fields
            .iter()
            .filter(|field| !is_described(&field.docs) && field.kind.name().is_none());
        parts.extend(bare.map(|field| format!("field {}", field.name)));
    }
    parts
}

fn is_described(docs: &Docs) -> bool {
    !is_blank(docs.description.as_deref())
}

fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
