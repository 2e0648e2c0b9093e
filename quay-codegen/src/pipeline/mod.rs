//! The pipeline from texts to a model: parse the document, apply the overlays, resolve the types, and add the `since`
//! versions found in older documents.

mod corrected;
mod document_ids;
mod older;
mod pair;
mod pieces;
mod shown;
mod tags;

use serde_json::Value;

use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::{Diagnostic, Diagnostics, Sink, Source};
use crate::document::prose::drop_prose;
use crate::document::{self, Document, MinorVersion, version};
use crate::history;
use crate::model::Api;
use crate::overlay::{self, Corrections, Overlays, Provenance};
use crate::resolve;

use corrected::Corrected;
use document_ids::DocumentIds;

pub use pair::Pair;
pub(crate) use pair::load_pair;

const VERSION: &str = "x-quay-version";

/// A document with the overlays applied, and its model.
pub(crate) struct Loaded {
    pub(crate) document: Value,
    pub(crate) api: Api,
    pub(crate) warnings: Diagnostics,
}

/// A model with `since` versions, which result from older documents.
#[derive(Clone, Debug)]
pub struct Dated {
    /// The model of the newest document.
    pub api: Api,
    /// The models of the usable older documents, oldest first.
    pub older: Vec<Api>,
    /// Warnings.
    pub warnings: Diagnostics,
}

/// Loads a document, parsing and applying the overlays.
pub(crate) fn load_with(
    source: &Source,
    corrections: Corrections<'_>,
) -> Result<Loaded, Diagnostics> {
    load((source, Prose::Kept), &Overlays::read(corrections))
}

/// Whether a document as served keeps its prose, which a canonical document does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prose {
    Kept,
    Dropped,
}

/// Loads a document and applies parsed overlays.
fn load((source, prose): (&Source, Prose), overlays: &Overlays<'_>) -> Result<Loaded, Diagnostics> {
    let provenance = Provenance::default();
    let mut draft = Draft::new((source, prose), overlays, provenance, resolve::resolve)?;
    resolve::find_shadows(&mut draft.api.operations);
    tags::check(&draft.document, &draft.api, overlays, &mut draft.sink);
    if !draft.states_version && overlays.depend_on_version() {
        draft.sink.warning(
            &Pointer::root(),
            "the document has no version and counts as the newest; \
             if it is older, name the file after its version, such as `quay-3.17.4.json`",
        );
    }
    let warnings = draft
        .sink
        .into_diagnostics(source, overlays.sources(), |pointer| {
            draft.provenance.origin(pointer, overlays.sources())
        });
    if warnings.has_errors() {
        return Err(warnings);
    }
    Ok(Loaded {
        document: draft.document,
        api: draft.api,
        warnings,
    })
}

/// Loads the model of an older document as a whole, with what dates need and without warnings.
fn load_older(source: &Source, overlays: &Overlays<'_>) -> Result<Api, Diagnostics> {
    let resolve = resolve::resolve_older;
    let input = (source, Prose::Kept);
    let draft = Draft::new(input, overlays, Provenance::unwanted(), resolve)?;
    if !draft.sink.has_errors() {
        return Ok(draft.api);
    }
    // The second pass records the origin of the errors.
    let draft = Draft::new(input, overlays, Provenance::default(), resolve)?;
    let origin = |pointer: &_| draft.provenance.origin(pointer, overlays.sources());
    Err(draft
        .sink
        .into_diagnostics(source, overlays.sources(), origin))
}

/// A document after the overlays and its model, before the problems are known to be errors or not.
struct Draft {
    document: Value,
    states_version: bool,
    api: Api,
    sink: Sink,
    provenance: Provenance,
}

impl Draft {
    fn new(
        (source, prose): (&Source, Prose),
        overlays: &Overlays<'_>,
        mut provenance: Provenance,
        resolve: impl FnOnce(&Document, &mut Sink) -> Api,
    ) -> Result<Self, Diagnostics> {
        let mut document = document::json::read(source).map(Value::Object)?;
        let is_as_served = document.get(VERSION).is_none();
        let is_public = is_as_served && shown::is_public(&document);
        if is_as_served && prose == Prose::Dropped {
            drop_prose(&mut document);
        }
        let version = settle_version(&mut document, &source.name);
        let ids = DocumentIds::read(&document);
        let shown = is_as_served.then(|| document.clone());
        overlay::apply(&mut document, version, overlays, &mut provenance)?;
        if !ids.is_empty() && overlays.is_foreign(ids.paths()) {
            return Err(of_another_product(source));
        }
        if let Some(shown) = shown {
            shown::keep_only(&mut document, &shown);
        }
        document.sort_all_objects();
        let mut sink = Sink::default();
        let mut api = resolve(&document::parse(&document, &mut sink), &mut sink);
        api.as_served = is_as_served;
        api.is_public = is_public;
        ids.write(&mut api.operations);
        Ok(Self {
            document,
            states_version: version.is_some(),
            api,
            sink,
            provenance,
        })
    }
}

/// Loads a document together with older ones, given in any order.
pub(crate) fn load_dated(
    source: &Source,
    corrections: Corrections<'_>,
    older: &[Source],
) -> Result<Dated, Diagnostics> {
    let overlays = Overlays::read(corrections).or_committed(older);
    let mut corrected = pieces::correct_all(&[source], older, &overlays).into_iter();
    let newest = corrected.next().flatten();
    let (mut api, mut warnings) = load_corrected(newest, (source, Prose::Kept), &overlays)?;
    let (older, left_out) = older::load_all(&api, older, corrected, &overlays);
    warnings.extend(left_out);
    history::date(&mut api, &older);
    Ok(Dated {
        api,
        older,
        warnings,
    })
}

/// Loads a document from its corrected pieces, or otherwise as a whole.
fn load_corrected(
    corrected: Option<Corrected>,
    input: (&Source, Prose),
    overlays: &Overlays<'_>,
) -> Result<(Api, Diagnostics), Diagnostics> {
    match corrected.and_then(|document| document.load(overlays)) {
        Some(api) => Ok((api, Diagnostics::new())),
        None => load(input, overlays).map(|loaded| (loaded.api, loaded.warnings)),
    }
}

/// Adds the version in the file name to a document that states none, such as a served one, and returns its version.
fn settle_version(document: &mut Value, name: &str) -> Option<MinorVersion> {
    if let Some(members) = document.as_object_mut()
        && !members.contains_key(VERSION)
        && let Some(version) = version::in_file_name(name)
    {
        members.insert(VERSION.to_owned(), version.into());
    }
    let version = document.get(VERSION).and_then(Value::as_str);
    version.and_then(MinorVersion::parse)
}

fn of_another_product(source: &Source) -> Diagnostics {
    let message = "the document contains no path of Quay";
    Diagnostics::from(
        Diagnostic::error(&source.name, "/paths", message)
            .help("pass the response of `/api/v1/discovery?internal=true` from a Quay server"),
    )
    .located_in([source])
}
