//! Reads the documents of older versions.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use quay_codegen::MinorVersion;
use quay_codegen::diagnostic::{Diagnostic, Diagnostics, Source};

use crate::error::Error;
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
    /// Warnings about older documents that cannot be read.
    pub(crate) unreadable: Diagnostics,
}

impl DatedInput {
    /// Reads everything.
    pub(crate) fn read(&self, workspace: &Workspace) -> Result<DatedSources, Error> {
        let (document, overlays) = self.input.read(workspace)?;
        let path = self.input.path(workspace)?;
        let specs = workspace.specs();
        let (older, unreadable) = match &self.history {
            Some(folder) => older(folder, &path, &overlays)?,
            None if is_in(&path, &specs) => older(&specs, &path, &overlays)?,
            None => Default::default(),
        };
        Ok(DatedSources {
            document,
            overlays,
            older,
            unreadable,
        })
    }
}

/// Whether a file is directly in a folder.
pub(crate) fn is_in(path: &Path, folder: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(path).is_some_and(|path| path.parent() == real(folder).as_deref())
}

/// Reads the documents of a folder that are older than the one of this name. A document that cannot be read is only a
/// warning, because `since` versions are informative.
pub(crate) fn older(
    folder: &Path,
    than: &Path,
    overlays: &Overlays,
) -> Result<(Vec<Source>, Diagnostics), Error> {
    let newest = than
        .file_name()
        .and_then(|name| version::of_file_name(name.to_str()?));
    let is_older = |version: MinorVersion| newest.is_none_or(|newest| version < newest);
    let mut names: Vec<(MinorVersion, String)> = input::names(folder)?
        .into_iter()
        .filter_map(|name| Some((version::of_file_name(&name)?, name)))
        .filter(|(version, _)| is_older(*version))
        .collect();
    names.sort();
    let mut documents = Vec::new();
    let mut warnings = Diagnostics::new();
    for (_, name) in names {
        let path = folder.join(name);
        match overlays.document(&path) {
            Ok(source) => documents.push(source),
            Err(_) => {
                let message = "this document cannot be read, and is ignored for `since` versions";
                warnings.push(Diagnostic::warning(display_path(&path), "", message));
            }
        }
    }
    Ok((documents, warnings))
}
