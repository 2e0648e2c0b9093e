//! Reads the documents of older versions.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use quay_codegen::diagnostic::{Diagnostic, Diagnostics, Source};
use quay_codegen::model::Api;
use quay_codegen::{MinorVersion, resolve};

use crate::error::{Error, collect_all};
use crate::input::{self, Input, Overlays};
use crate::version;
use crate::workspace::{Workspace, display_path};

/// The options that select the document, the overlays and the older documents.
#[derive(Args)]
pub(crate) struct DatedInput {
    #[command(flatten)]
    pub(crate) input: Input,

    /// Directory of older documents, from which `since` versions are computed [default: specs/ if the document is in it]
    #[arg(long, value_name = "DIR")]
    pub(crate) history: Option<PathBuf>,
}

/// A document, the overlays and the older documents.
pub(crate) struct DatedSources {
    pub(crate) document: Source,
    pub(crate) overlays: Overlays,
    pub(crate) older: Vec<Source>,
    /// Warnings about older documents that cannot be read, and about overlay actions that never apply.
    pub(crate) warnings: Diagnostics,
    /// Whether the older documents are those beside the document or in specs/, which must all be usable.
    pub(crate) are_own: bool,
}

impl DatedInput {
    /// Reads everything.
    pub(crate) fn read(&self, workspace: &Workspace) -> Result<DatedSources, Error> {
        let (document, overlays) = self.input.read(workspace)?;
        let path = self.input.path(workspace)?;
        let specs = workspace.specs();
        let folder = match &self.history {
            Some(folder) => Some(folder),
            None => is_in(&path, &specs).then_some(&specs),
        };
        let are_own = folder.is_some_and(|folder| is_in(&path, folder) || is_same(folder, &specs));
        let (older, mut warnings) = match folder {
            Some(folder) if are_own => {
                let documents = read_older(folder, &path, &overlays)?;
                let documents = documents.into_iter().map(|(_, document)| document);
                (collect_all(documents)?, Diagnostics::new())
            }
            Some(folder) => older(folder, &path, &overlays)?,
            None => Default::default(),
        };
        warnings.extend(overlays.corrections().ahead());
        Ok(DatedSources {
            document,
            overlays,
            older,
            warnings,
            are_own,
        })
    }
}

impl DatedSources {
    /// Fails if a committed document is not among the models of the older ones: the `since` versions would be wrong.
    pub(crate) fn require_all(&self, models: &[Api]) -> Result<(), Error> {
        if !self.are_own || models.len() == self.older.len() {
            return Ok(());
        }
        let is_missing = |document: &&Source| {
            let version = version::of_path(Path::new(&document.name));
            models.iter().all(|model| model.minor_version() != version)
        };
        let missing = self.older.iter().filter(is_missing);
        // A document that is left out for another reason, such as its version, has no errors.
        let check = |document| resolve(document, self.overlays.corrections()).map_err(Error::from);
        collect_all(missing.map(check)).map(|_| ())
    }
}

/// Whether two paths lead to one folder.
fn is_same(one: &Path, other: &Path) -> bool {
    real(one).is_some_and(|one| Some(one) == real(other))
}

/// Returns the absolute path without symbolic links, if it exists.
fn real(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

/// Whether a file is directly in a folder.
pub(crate) fn is_in(path: &Path, folder: &Path) -> bool {
    real(path).is_some_and(|path| path.parent() == real(folder).as_deref())
}

/// Reads the documents of a folder elsewhere that are older than the one of this name. A document that cannot be read is
/// only a warning, because the caller may be unable to repair it.
pub(crate) fn older(
    folder: &Path,
    than: &Path,
    overlays: &Overlays,
) -> Result<(Vec<Source>, Diagnostics), Error> {
    let mut documents = Vec::new();
    let mut warnings = Diagnostics::new();
    for (path, document) in read_older(folder, than, overlays)? {
        match document {
            Ok(source) => documents.push(source),
            Err(_) => {
                let message = "this document cannot be read, and is ignored for `since` versions";
                warnings.push(Diagnostic::warning(display_path(&path), "", message));
            }
        }
    }
    Ok((documents, warnings))
}

/// The path of a document, and the document.
type ReadDocument = (PathBuf, Result<Source, Error>);

/// Reads the documents of a folder that are older than the one of this name.
fn read_older(folder: &Path, than: &Path, overlays: &Overlays) -> Result<Vec<ReadDocument>, Error> {
    let newest = version::of_path(than);
    let is_older = |version: MinorVersion| newest.is_none_or(|newest| version < newest);
    let mut names = input::names_by_version(folder)?;
    names.retain(|version, _| is_older(*version));
    let read = |name| {
        let path = folder.join(name);
        let document = overlays.document(&path);
        (path, document)
    };
    Ok(names.into_values().map(read).collect())
}
