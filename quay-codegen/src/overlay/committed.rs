//! Checks whether an overlay action is needed for any committed document.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde_json::{Map, Value};

use super::failed_action::{ActionError, FailedAction};
use super::merge::{Merger, Provenance};
use super::target::SearchCache;
use super::{Overlays, run};
use crate::diagnostic::Source;
use crate::document::{MinorVersion, json, version};

/// The committed documents, newest first. Each is parsed only if an action needs the check.
#[derive(Debug)]
pub(super) struct Committed<'source> {
    documents: Vec<Document<'source>>,
}

#[derive(Debug)]
struct Document<'source> {
    source: &'source Source,
    version: Option<MinorVersion>,
    facts: OnceLock<Option<Facts>>,
}

/// The facts gathered from a committed document.
#[derive(Debug)]
struct Facts {
    failed: BTreeSet<Key>,
    paths: BTreeSet<String>,
    /// The operationIds and tags, after the overlays.
    names: BTreeSet<String>,
}

/// The failures of the overlays on a document: file, action and part of the target.
type Key = (usize, usize, Option<usize>);

impl<'source> Committed<'source> {
    pub(super) fn new(sources: &'source [Source]) -> Self {
        let document = |source: &'source Source| Document {
            source,
            version: version::in_file_name(&source.name).and_then(MinorVersion::parse),
            facts: OnceLock::new(),
        };
        let mut documents: Vec<_> = sources.iter().map(document).collect();
        documents.sort_by_key(|document| std::cmp::Reverse(document.version));
        Self { documents }
    }

    /// Returns whether an action that fails on a document of this version is needed for a committed document in its
    /// range. An action that changes nothing must be needed for the same version.
    pub(super) fn excuse(
        &self,
        failed: &FailedAction<'_>,
        version: Option<MinorVersion>,
        overlays: &Overlays<'_>,
    ) -> bool {
        let part = match failed.error {
            ActionError::NoMatch | ActionError::NoChange => None,
            ActionError::PartNoMatch(part) => Some(part),
            ActionError::TooManyPlaces | ActionError::RemovesTooMuch => return false,
        };
        let key = (failed.number, failed.action.index, part);
        let is_same = |document: &Document<'_>| version.is_none() || document.version == version;
        let documents = self.documents.iter();
        documents
            .filter(|document| failed.action.is_for(document.version))
            .filter(|document| failed.error != ActionError::NoChange || is_same(document))
            .filter_map(|document| document.facts(overlays))
            .map(|facts| &facts.failed)
            .any(|failed| !failed.contains(&key) && !failed.contains(&(key.0, key.1, None)))
    }

    /// Returns whether none of the documents has an operation or a tag of this name.
    pub(super) fn lack_name(&self, name: &str, overlays: &Overlays<'_>) -> bool {
        let mut documents = self.documents.iter();
        !documents.any(|document| {
            let facts = document.facts(overlays);
            facts.is_some_and(|facts| facts.names.contains(name))
        })
    }

    /// Returns whether the parsed documents have none of these paths.
    pub(super) fn lack_all<'path>(&self, mut paths: impl Iterator<Item = &'path str>) -> bool {
        let documents = self.documents.iter();
        let looked_at: Vec<&Facts> = documents
            .filter_map(|document| document.facts.get()?.as_ref())
            .collect();
        !looked_at.is_empty()
            && !paths.any(|path| looked_at.iter().any(|facts| facts.paths.contains(path)))
    }
}

impl Document<'_> {
    /// Returns the facts about a document; `None` if it cannot be parsed.
    fn facts(&self, overlays: &Overlays<'_>) -> Option<&Facts> {
        let found = self.facts.get_or_init(|| {
            let mut document = json::read(self.source).map(Value::Object).ok()?;
            let paths = document.get("paths").and_then(Value::as_object);
            let paths = paths.into_iter().flat_map(Map::keys).cloned().collect();
            let mut provenance = Provenance::unwanted();
            let mut cache = SearchCache::default();
            let mut failed = BTreeSet::new();
            for (number, _, action) in overlays.actions().filter(|it| it.2.is_for(self.version)) {
                let merger = Merger::new(number, &mut provenance);
                for error in run(action, &mut document, &mut cache, merger) {
                    let part = match error {
                        ActionError::PartNoMatch(part) => Some(part),
                        _ => None,
                    };
                    failed.insert((number, action.index, part));
                }
            }
            let names = names(&document);
            Some(Facts {
                failed,
                paths,
                names,
            })
        });
        found.as_ref()
    }
}

fn names(document: &Value) -> BTreeSet<String> {
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flat_map(Map::values);
    let operations = items.filter_map(Value::as_object).flat_map(Map::values);
    let ids = operations.filter_map(|operation| operation.get("operationId"));
    let tags = document.get("tags").and_then(Value::as_array);
    let tags = tags.into_iter().flatten().filter_map(|tag| tag.get("name"));
    let names = ids.chain(tags).filter_map(Value::as_str);
    names.map(str::to_owned).collect()
}
