//! Completes the document of one server from the committed document.
//!
//! A server omits everything that its feature flags disable, so a committed document is the union of what all servers
//! of a version show. Content that this server shows replaces the known content. Hidden content is kept. Content that
//! is missing although no flag hides it is removed.

mod config;
mod definitions;
mod gate;
mod gates;
mod hidden_parts;
mod operation_list;
mod operations;
mod parts;
mod report;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::diagnostic::{Diagnostics, Source};
use crate::document::canonical::{canonicalize, tags_in_use};
use crate::document::{MinorVersion, definition_name, json as reader, version};

use self::gates::Gates;

pub(crate) use self::gate::Gate;

pub use config::Config;
pub use report::{Change, Hidden, HiddenPart, Part, Removal, Report, ReportedOperation, Subject};

/// Marks content that no server of this version has shown yet, with the last version that showed it.
pub const LAST_SEEN: &str = "x-last-seen";

const VERSION: &str = "x-quay-version";

/// The content known before fetching.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The committed document of the same minor version, or of the newest older version if there is none.
    pub document: &'a Source,
    /// The overlays; they state which flags gate which operations.
    pub overlays: &'a [Source],
}

/// The responses of one server.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The public document.
    pub public: &'a Source,
    /// The internal document.
    pub internal: &'a Source,
    /// The full version of the server.
    pub version: &'a str,
    /// The configuration of the server, if known.
    pub config: Option<&'a Config>,
}

/// A complete document and the report on it.
#[derive(Clone, Debug)]
pub struct Completed {
    /// The canonical document, with a final newline.
    pub text: String,
    /// The differences from the known document.
    pub report: Report,
}

/// Completes the documents of a server. Without a known document, the result is their canonical form.
///
/// # Errors
///
/// All errors in the documents and overlays.
pub fn complete(shown: Shown<'_>, known: Option<Known<'_>>) -> Result<Completed, Diagnostics> {
    let text = canonicalize(shown.public, shown.internal, shown.version)?;
    let Some(known) = known else {
        let seen = reader::read(&Source::new(&shown.internal.name, &*text))?;
        let report = Report::of_first(shown.version, &seen);
        return Ok(Completed { text, report });
    };
    let seen = reader::read(&Source::new(&shown.internal.name, text))?;
    // Committed documents are canonical; parts of a malformed one must not end up in the result.
    canonicalize(known.document, known.document, shown.version)?;
    let gates = Gates::read(known)?;
    let known = with_version(reader::read(known.document)?, &known.document.name);
    let age = Age::new(shown.version, version_of(&known));
    let mut union = Union {
        seen,
        known,
        gates,
        config: shown.config,
        age,
        report: Report::default(),
    };
    let mut document = union.complete();
    document.sort_all_objects();
    let report = union.report;
    Ok(Completed {
        text: format!("{document:#}\n"),
        report,
    })
}

/// The server's version relative to the known document's version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Age {
    /// The same minor version with an older patch: adds content, but changes none.
    OlderPatch,
    /// The same minor version with the same or a newer patch.
    SameMinor,
    /// A newer minor version.
    NewMinor,
}

impl Age {
    fn new(seen: &str, known: &str) -> Self {
        if MinorVersion::parse(seen) != MinorVersion::parse(known) {
            Self::NewMinor
        } else if patch(seen) < patch(known) {
            Self::OlderPatch
        } else {
            Self::SameMinor
        }
    }
}

/// Returns the patch number of a full version.
fn patch(version: &str) -> u32 {
    let patch = version.split('.').nth(2);
    patch.and_then(|patch| patch.parse().ok()).unwrap_or(0)
}

/// Adds the version from the file name to a document without one.
fn with_version(mut document: Map<String, Value>, name: &str) -> Map<String, Value> {
    if let Some(version) = version::in_file_name(name)
        && !document.contains_key(VERSION)
    {
        document.insert(VERSION.to_owned(), json!(version));
    }
    document
}

fn version_of(document: &Map<String, Value>) -> &str {
    let version = document.get(VERSION).and_then(Value::as_str);
    version.unwrap_or_default()
}

/// Merges the shown and the known document.
struct Union<'run> {
    seen: Map<String, Value>,
    known: Map<String, Value>,
    gates: Gates,
    config: Option<&'run Config>,
    age: Age,
    report: Report,
}

impl Union<'_> {
    fn complete(&mut self) -> Value {
        self.report.known = version_of(&self.known).to_owned();
        let mut document = self.seen.clone();
        if self.age == Age::OlderPatch {
            document.insert(VERSION.to_owned(), json!(version_of(&self.known)));
        }
        let paths = self.paths();
        let definitions = self.definitions(&paths);
        document.insert("tags".to_owned(), tags_in_use(&paths));
        document.insert("paths".to_owned(), Value::Object(paths));
        if !definitions.is_empty() || self.seen.contains_key("definitions") {
            document.insert("definitions".to_owned(), Value::Object(definitions));
        }
        if !self.report.hidden.is_empty() {
            self.keep_what_hidden_operations_use(&mut document);
        }
        self.report.version = version_of(&document).to_owned();
        self.report.finish(&document);
        Value::Object(document)
    }

    /// Keeps scopes, shared parameters and shared responses only while an operation uses them.
    fn keep_what_hidden_operations_use(&self, document: &mut Map<String, Value>) {
        for name in ["parameters", "responses", "securityDefinitions"] {
            if let Some(known) = self.known.get(name) {
                match document.get_mut(name) {
                    Some(seen) => keep_absent(seen, known),
                    None => {
                        document.insert(name.to_owned(), known.clone());
                    }
                }
            }
        }
    }

    /// Copies an operation, path or definition from the known document and marks it if the version is newer.
    fn carried(&self, value: &Value) -> Value {
        let mut value = value.clone();
        if self.age == Age::NewMinor
            && let Some(members) = value.as_object_mut()
            && !members.contains_key(LAST_SEEN)
            && let Some(minor) = MinorVersion::parse(version_of(&self.known))
        {
            members.insert(LAST_SEEN.to_owned(), json!(minor.to_string()));
        }
        value
    }
}

/// Recursively adds the missing members of `known`.
fn keep_absent(seen: &mut Value, known: &Value) {
    if let (Value::Object(seen), Value::Object(known)) = (seen, known) {
        for (key, value) in known {
            match seen.get_mut(key) {
                Some(seen) => keep_absent(seen, value),
                None => {
                    seen.insert(key.clone(), value.clone());
                }
            }
        }
    }
}

/// Returns whether two values are equal apart from the mark.
fn is_same(one: &Value, other: &Value) -> bool {
    without_mark(one) == without_mark(other)
}

fn without_mark(value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(members) = value.as_object_mut() {
        members.remove(LAST_SEEN);
    }
    value
}

fn is_marked(value: &Value) -> bool {
    value.get(LAST_SEEN).is_some()
}

/// Returns the definitions that a value references directly.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            let reference = members.get("$ref").and_then(Value::as_str);
            found.extend(reference.and_then(definition_name));
            members.values().for_each(|value| references(value, found));
        }
        Value::Array(elements) => elements.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}
