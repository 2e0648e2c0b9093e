//! Generates a Rust client from Quay's discovery document and the overlays that correct it.
//!
//! ```text
//! document ─┐
//! overlays ─┴─▶ Document ──resolve──▶ Api ──render──▶ files
//!                                      ├──diff──────▶ changes between two versions
//!                                      ├──coverage──▶ typed, documented and recorded operations
//!                                      ├──export────▶ a document for other generators
//! recordings of real servers ──infer───┴────────────▶ overlays to be reviewed
//! ```
//!
//! All functions are pure: no files, network, clock or environment. The same input gives the same bytes. Invalid input
//! results in [`diagnostic::Diagnostics`], which list all problems of a run with their locations. The `xtask` package
//! reads and writes the files.

mod case;
pub mod changelog;
pub mod completion;
pub mod coverage;
pub mod diagnostic;
pub mod diff;
mod document;
pub mod export;
mod history;
pub mod infer;
pub mod model;
mod overlay;
mod parallel;
mod pipeline;
pub mod recording;
mod render;
mod resolve;

use std::collections::BTreeMap;

use serde_json::Value;

use diagnostic::{Diagnostic, Diagnostics, Source};
use model::Api;

pub use diagnostic::Position;
pub use document::{MinorVersion, canonical};
pub use overlay::Corrections;
pub use pipeline::{Dated, Pair};
pub use render::GENERATED_MARK;

/// The result of generating a client.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The generated files by path relative to the output folder, with `/` as the separator.
    pub files: BTreeMap<String, String>,
    /// The Cargo features that gate the files, as lines for the section `[features]` of a manifest.
    pub feature_table: String,
    /// The model that the files were rendered from.
    pub api: Api,
    /// The models of the usable older documents, oldest first.
    pub older: Vec<Api>,
    /// Warnings.
    pub warnings: Diagnostics,
}

/// Generates the files of a client. The overlays apply in the given order.
///
/// The document may be in canonical form or as served.
///
/// # Errors
///
/// All errors in the document and the overlays.
pub fn generate<'a>(
    document: &Source,
    overlays: impl Into<Corrections<'a>>,
) -> Result<Generated, Diagnostics> {
    generate_with_history(document, overlays, &[])
}

/// Generates the files of a client with `since` versions in the docs and in the code. They result from comparing the
/// document with older ones, given in any order.
///
/// The client contains exactly the operations of the newest document. An unusable older document is skipped with a
/// warning.
///
/// # Errors
///
/// All errors in the newest document and the overlays.
pub fn generate_with_history<'a>(
    document: &Source,
    overlays: impl Into<Corrections<'a>>,
    older: &[Source],
) -> Result<Generated, Diagnostics> {
    let Dated {
        api,
        older,
        warnings,
    } = pipeline::load_dated(document, overlays.into(), older)?;
    let files = render(&api)?;
    Ok(Generated {
        files,
        feature_table: render::features::table(&api),
        api,
        older,
        warnings,
    })
}

/// Resolves a document and the overlays to a model.
///
/// # Errors
///
/// All errors in the document and the overlays.
pub fn resolve<'a>(
    document: &Source,
    overlays: impl Into<Corrections<'a>>,
) -> Result<(Api, Diagnostics), Diagnostics> {
    let loaded = pipeline::load_with(document, overlays.into())?;
    Ok((loaded.api, loaded.warnings))
}

/// Resolves two documents for a comparison. Each gets `since` versions from the older documents of the history.
///
/// # Errors
///
/// All errors in the documents and the overlays.
pub fn resolve_pair<'a>(
    old: &Source,
    new: &Source,
    overlays: impl Into<Corrections<'a>>,
    history: &[Source],
) -> Result<Pair, Diagnostics> {
    pipeline::load_pair((old, new), overlays.into(), history)
}

/// Resolves a document and the overlays to a model with `since` versions found in older documents.
///
/// # Errors
///
/// All errors in the newest document and the overlays.
pub fn resolve_with_history<'a>(
    document: &Source,
    overlays: impl Into<Corrections<'a>>,
    older: &[Source],
) -> Result<Dated, Diagnostics> {
    pipeline::load_dated(document, overlays.into(), older)
}

/// Renders the files of a client. Returns their texts by path relative to the output folder, with `/` as the separator.
///
/// # Errors
///
/// If a file would not be valid Rust, which is a bug in this crate.
pub fn render(api: &Api) -> Result<BTreeMap<String, String>, Diagnostics> {
    render::render(api).map_err(|(path, error)| {
        Diagnostic::error(
            path,
            "",
            format!("the generated code is not valid Rust: {error}"),
        )
        .help("this is a bug in the generator: please report it with the document")
        .into()
    })
}

/// Parses the JSON of a Swagger 2.0 document without checking anything else.
///
/// # Errors
///
/// If the text is not JSON or not Swagger 2.0.
pub fn parse(source: &Source) -> Result<Value, Diagnostics> {
    document::json::read(source).map(Value::Object)
}

/// Returns whether a text starts like an HTML page, such as the one of a login form or a proxy.
pub fn is_html(text: &str) -> bool {
    document::json::is_html(text)
}
