//! The steps from texts to a model: parse the document, apply the overlays, resolve the types, and add
//! the `since` versions that older documents show.

mod older;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Diagnostics, Sink, Source};
use crate::document::{self, MinorVersion, version};
use crate::history;
use crate::model::{Api, Method};
use crate::overlay::{self, Overlays};
use crate::resolve;

/// A document after the overlays, and its model.
pub(crate) struct Loaded {
    pub(crate) document: Value,
    pub(crate) api: Api,
    pub(crate) warnings: Diagnostics,
}

/// A model with the `since` versions that the older ones show.
pub(crate) struct Dated {
    pub(crate) api: Api,
    pub(crate) older: Vec<Api>,
    pub(crate) warnings: Diagnostics,
}

/// Loads a document and corrects it by overlays that are still to be read.
pub(crate) fn load_with(source: &Source, overlays: &[Source]) -> Result<Loaded, Diagnostics> {
    load(source, &Overlays::read(overlays))
}

/// Loads a document and corrects it by the overlays.
pub(crate) fn load(source: &Source, overlays: &Overlays<'_>) -> Result<Loaded, Diagnostics> {
    let mut document = document::json::read(source).map(Value::Object)?;
    let version = settle_version(&mut document, &source.name);
    let ids = operation_ids(&document);
    let provenance = overlay::apply(&mut document, version, overlays)?;
    document.sort_all_objects();
    let mut sink = Sink::default();
    let mut api = resolve::resolve(&document::parse(&document, &mut sink), &mut sink);
    for operation in &mut api.operations {
        let key = (operation.path.clone(), operation.method);
        let id = ids.get(&key).filter(|id| **id != operation.id);
        operation.document_id = id.cloned();
    }
    let origin = |pointer: &_| provenance.origin(pointer, overlays.sources());
    let warnings = sink.into_diagnostics(source, overlays.sources(), origin);
    if warnings.has_errors() {
        return Err(warnings);
    }
    Ok(Loaded {
        document,
        api,
        warnings,
    })
}

/// Loads a document together with older ones, in any order.
pub(crate) fn load_dated(
    source: &Source,
    overlays: &[Source],
    older: &[Source],
) -> Result<Dated, Diagnostics> {
    let overlays = Overlays::read(overlays);
    let Loaded {
        mut api,
        mut warnings,
        ..
    } = load(source, &overlays)?;
    let (older, left_out) = older::load_all(&api, older, &overlays);
    warnings.extend(left_out);
    history::date(&mut api, &older);
    Ok(Dated {
        api,
        older,
        warnings,
    })
}

/// Which Quay a document is of: as it says itself, or as its file is called. What a server sends does not say.
fn settle_version(document: &mut Value, name: &str) -> Option<MinorVersion> {
    const KEY: &str = "x-quay-version";
    if let Some(members) = document.as_object_mut()
        && !members.contains_key(KEY)
        && let Some(version) = version::in_file_name(name)
    {
        members.insert(KEY.to_owned(), version.into());
    }
    let version = document.get(KEY).and_then(Value::as_str);
    version.and_then(MinorVersion::parse)
}

/// The operationIds of a document, before any overlay has changed them.
fn operation_ids(document: &Value) -> BTreeMap<(String, Method), String> {
    let paths = document.get("paths").and_then(Value::as_object);
    let mut ids = BTreeMap::new();
    for (path, item) in paths.into_iter().flatten() {
        for method in Method::ALL {
            let id = item.get(method.key()).and_then(|it| it.get("operationId"));
            if let Some(id) = id.and_then(Value::as_str) {
                ids.insert((path.clone(), method), id.to_owned());
            }
        }
    }
    ids
}
