//! The generator: Quay's discovery document and the overlays that correct it go in, the files of a Rust
//! client come out.
//!
//! ```text
//! document ─┐
//! overlays ─┴─▶ Document ──resolve──▶ Api ──render──▶ files
//!                                      ├──diff──────▶ what changed between two versions
//!                                      ├──coverage──▶ what is typed, documented and recorded
//!                                      ├──export────▶ a document for other generators
//! recordings of real servers ──infer───┴────────────▶ overlays to be reviewed
//! ```
//!
//! Everything here is a pure function: no files, no network, no clock, no environment. The same input
//! gives the same bytes, and input that is wrong gives [`diagnostic::Diagnostics`] that name the place,
//! all of them in one run. The `xtask` package does the reading and writing.

pub mod canonical;
pub mod coverage;
pub mod diagnostic;
pub mod diff;
mod document;
pub mod export;
pub mod history;
pub mod infer;
mod locate;
pub mod model;
mod overlay;
mod pointer;
pub mod recording;
mod render;
mod report;
mod resolve;
mod swagger;
mod text;
mod version;

use std::collections::BTreeMap;

use serde_json::Value;

use diagnostic::{Diagnostic, Diagnostics, Source};
use model::{Api, Method};
use overlay::Overlays;
use report::Report;

pub use locate::Position;
pub use version::MinorVersion;

/// What was generated.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files' texts by their paths below the output folder, with `/` between the parts.
    pub files: BTreeMap<String, String>,
    /// The model that they were made from.
    pub api: Api,
    /// The models of the older documents that could be used, the oldest first.
    pub older: Vec<Api>,
    /// What is worth a look though nothing was wrong.
    pub warnings: Diagnostics,
}

/// Makes the client's files of a document and the overlays, which apply in the order given.
///
/// The document may be canonical or as a server sent it.
///
/// # Errors
///
/// Everything that is wrong with the document or the overlays.
pub fn generate(document: &Source, overlays: &[Source]) -> Result<Generated, Diagnostics> {
    generate_with_history(document, overlays, &[])
}

/// The same with older documents, in any order: what they have not yet is dated by the first version that
/// has it, in the docs and in the code.
///
/// The files hold what the newest document has and no more. An older document that cannot be used is left
/// out with a warning.
///
/// # Errors
///
/// Everything that is wrong with the newest document or the overlays.
pub fn generate_with_history(
    document: &Source,
    overlays: &[Source],
    older: &[Source],
) -> Result<Generated, Diagnostics> {
    let Dated {
        api,
        older,
        warnings,
    } = resolve_dated(document, overlays, older)?;
    let files = render(&api)?;
    Ok(Generated {
        files,
        api,
        older,
        warnings,
    })
}

/// Makes the model of a document and the overlays, without rendering it.
///
/// # Errors
///
/// Everything that is wrong with the document or the overlays.
pub fn resolve(document: &Source, overlays: &[Source]) -> Result<(Api, Diagnostics), Diagnostics> {
    resolve_with(document, &Overlays::read(overlays))
}

/// The same with older documents, which date what they have not yet.
///
/// # Errors
///
/// Everything that is wrong with the newest document or the overlays.
pub fn resolve_with_history(
    document: &Source,
    overlays: &[Source],
    older: &[Source],
) -> Result<(Api, Diagnostics), Diagnostics> {
    let dated = resolve_dated(document, overlays, older)?;
    Ok((dated.api, dated.warnings))
}

/// A model that is dated by the older ones.
struct Dated {
    api: Api,
    older: Vec<Api>,
    warnings: Diagnostics,
}

fn resolve_dated(
    document: &Source,
    overlays: &[Source],
    older: &[Source],
) -> Result<Dated, Diagnostics> {
    let overlays = Overlays::read(overlays);
    let (mut api, mut warnings) = resolve_with(document, &overlays)?;
    let (older, left_out) = history::read(&api, older, &overlays);
    warnings.extend(left_out);
    history::date(&mut api, &older);
    Ok(Dated {
        api,
        older,
        warnings,
    })
}

fn resolve_with(
    document: &Source,
    overlays: &Overlays<'_>,
) -> Result<(Api, Diagnostics), Diagnostics> {
    let (_, api, warnings) = corrected_and_resolved(document, overlays)?;
    Ok((api, warnings))
}

/// The document as the overlays have corrected it, and the model of it.
fn corrected_and_resolved(
    document: &Source,
    overlays: &Overlays<'_>,
) -> Result<(Value, Api, Diagnostics), Diagnostics> {
    let mut value = parse(document)?;
    let version = settle_version(&mut value, &document.name);
    let ids = operation_ids(&value);
    let provenance = overlay::apply(&mut value, version, overlays)?;
    value.sort_all_objects();
    let mut report = Report::default();
    let model = document::parse(&value, &mut report);
    let mut api = resolve::resolve(&model, &mut report);
    for operation in &mut api.operations {
        let key = (operation.path.clone(), operation.method);
        let id = ids.get(&key).filter(|id| **id != operation.id);
        operation.document_id = id.cloned();
    }
    let found = report.into_diagnostics(document, overlays.sources(), &provenance);
    if found.has_errors() {
        Err(found)
    } else {
        Ok((value, api, found))
    }
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

/// Makes the client's files of the model: their texts by their paths below the output folder, with `/`
/// between the parts.
///
/// # Errors
///
/// Files that would be no valid Rust, which is a mistake of this crate.
pub fn render(api: &Api) -> Result<BTreeMap<String, String>, Diagnostics> {
    render::render(api).map_err(|(path, error)| {
        Diagnostic::error(path, "", format!("this would be no valid Rust: {error}"))
            .help("this is a mistake of the generator: please report it with the document")
            .into()
    })
}

/// Reads the JSON of a Swagger 2.0 document, without a look at what it says.
///
/// # Errors
///
/// What is no JSON, or no Swagger 2.0.
pub fn parse(document: &Source) -> Result<Value, Diagnostics> {
    swagger::read(document).map(Value::Object)
}
