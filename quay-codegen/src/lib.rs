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

pub mod completion;
pub mod coverage;
pub mod diagnostic;
pub mod diff;
mod document;
pub mod export;
pub mod history;
pub mod infer;
pub mod model;
mod overlay;
mod pipeline;
pub mod recording;
mod render;
mod resolve;

use std::collections::BTreeMap;

use serde_json::Value;

use diagnostic::{Diagnostic, Diagnostics, Source};
use model::Api;
use pipeline::Dated;

pub use diagnostic::Position;
pub use document::{MinorVersion, canonical};
pub use overlay::Corrections;

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
pub fn generate<'a>(
    document: &Source,
    overlays: impl Into<Corrections<'a>>,
) -> Result<Generated, Diagnostics> {
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
pub fn resolve<'a>(
    document: &Source,
    overlays: impl Into<Corrections<'a>>,
) -> Result<(Api, Diagnostics), Diagnostics> {
    let loaded = pipeline::load_with(document, overlays.into())?;
    Ok((loaded.api, loaded.warnings))
}

/// The same with older documents, which date what they have not yet.
///
/// # Errors
///
/// Everything that is wrong with the newest document or the overlays.
pub fn resolve_with_history<'a>(
    document: &Source,
    overlays: impl Into<Corrections<'a>>,
    older: &[Source],
) -> Result<(Api, Diagnostics), Diagnostics> {
    let dated = pipeline::load_dated(document, overlays.into(), older)?;
    Ok((dated.api, dated.warnings))
}

/// Makes the client's files of the model: their texts by their paths below the output folder, with `/`
/// between the parts.
///
/// # Errors
///
/// Files that would be no valid Rust, which is a mistake of this crate.
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

/// Reads the JSON of a Swagger 2.0 document, without a look at what it says.
///
/// # Errors
///
/// What is no JSON, or no Swagger 2.0.
pub fn parse(source: &Source) -> Result<Value, Diagnostics> {
    document::json::read(source).map(Value::Object)
}
