//! Reads the document and the overlays of a command: by default those of the workspace.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use quay_codegen::diagnostic::Source;
use quay_codegen::{Corrections, MinorVersion, canonical};

use crate::committed;
use crate::error::{Error, collect_all, zip_results};
use crate::files;
use crate::workspace::{Workspace, display_path};

/// The options that select the document and the overlays.
#[derive(Args)]
pub(crate) struct Input {
    /// Document, canonical or as a server sent it [default: the newest in specs/]. The version of a document without one
    /// is read from its file name, such as quay-3.17.4.json; otherwise the document counts as the newest
    #[arg(long, value_name = "FILE")]
    pub(crate) spec: Option<PathBuf>,

    /// Directory of overlays; *.yaml and *.yml apply in the order of their names [default: specs/overlays]
    #[arg(long, value_name = "DIR")]
    pub(crate) overlays: Option<PathBuf>,
}

impl Input {
    /// Reads the document and the overlays.
    pub(crate) fn read(&self, workspace: &Workspace) -> Result<(Source, Overlays), Error> {
        let document = self.path(workspace).and_then(|path| document(&path));
        zip_results(
            document,
            Overlays::read(self.overlays.as_deref(), workspace),
        )
    }

    /// Returns the path of the document.
    pub(crate) fn path(&self, workspace: &Workspace) -> Result<PathBuf, Error> {
        match &self.spec {
            Some(path) => Ok(path.clone()),
            None => newest(&workspace.specs()),
        }
    }
}

/// The overlays in the order in which they apply, and the committed documents, which they were written for.
pub(crate) struct Overlays {
    files: Vec<Source>,
    committed: Vec<Source>,
}

impl Overlays {
    /// Reads the overlays of a folder and the documents beside that folder. Each defaults to those of the workspace.
    pub(crate) fn read(folder: Option<&Path>, workspace: &Workspace) -> Result<Self, Error> {
        let folder = folder.map_or_else(|| workspace.overlays(), Path::to_path_buf);
        let files = read_overlays(&folder)?;
        let mut committed = folder.parent().map(documents).unwrap_or_default();
        if committed.is_empty() {
            committed = documents(&workspace.specs());
        }
        Ok(Self { files, committed })
    }

    pub(crate) fn corrections(&self) -> Corrections<'_> {
        Corrections {
            overlays: &self.files,
            committed: &self.committed,
        }
    }

    /// Reads a document, unless it is a committed one, which has been read already.
    pub(crate) fn document(&self, path: &Path) -> Result<Source, Error> {
        let name = display_path(path);
        let mut committed = self.committed.iter();
        let known = committed.find(|document| document.name == name);
        known.map_or_else(|| source(path), |document| Ok(document.clone()))
    }
}

/// Returns the canonical documents of a folder. Unreadable ones are skipped: they prove nothing about an overlay.
fn documents(folder: &Path) -> Vec<Source> {
    let names = names_by_version(folder).unwrap_or_default().into_values();
    let documents = names.map(|name| source(&folder.join(name)));
    documents.filter_map(Result::ok).collect()
}

/// Returns the path of the canonical document of the highest version.
fn newest(specs: &Path) -> Result<PathBuf, Error> {
    match names_by_version(specs)?.pop_last() {
        Some((_, name)) => Ok(specs.join(name)),
        None => Err(Error::new(format!(
            "{} contains no document quay-<major.minor>.json",
            display_path(specs)
        ))
        .help("fetch one with `cargo xtask fetch`, or pass one with --spec")),
    }
}

/// Returns the file names of the canonical documents in a folder.
pub(crate) fn names_by_version(folder: &Path) -> Result<BTreeMap<MinorVersion, String>, Error> {
    let names = names(folder)?.into_iter();
    let documents = names.filter_map(|name| Some((MinorVersion::of_file_name(&name)?, name)));
    Ok(documents.collect())
}

/// Returns the canonical document of the highest version up to `until`.
pub(crate) fn newest_until(
    specs: &Path,
    until: Option<MinorVersion>,
) -> Result<Option<Source>, Error> {
    let mut names = names_by_version(specs)?;
    names.retain(|version, _| until.is_none_or(|until| *version <= until));
    let newest = names.pop_last();
    newest
        .map(|(_, name)| source(&specs.join(name)))
        .transpose()
}

/// Reads the overlays of a folder, in the order in which they apply. Hidden files, such as the locks of Emacs, are skipped.
pub(crate) fn read_overlays(folder: &Path) -> Result<Vec<Source>, Error> {
    let mut names = names(folder).map_err(|error| {
        error.help("pass a directory with --overlays; use an empty one for no corrections")
    })?;
    names.retain(|name| {
        !name.starts_with('.') && (name.ends_with(".yaml") || name.ends_with(".yml"))
    });
    names.sort();
    collect_all(names.into_iter().map(|name| source(&folder.join(name))))
}

/// Reads a document, which must have operations.
pub(crate) fn document(path: &Path) -> Result<Source, Error> {
    let document = source(path)?;
    canonical::require_operations(&document)?;
    Ok(document)
}

/// Reads a file, named as messages show it. If that is the name of a canonical document, it must be of that version.
pub(crate) fn source(path: &Path) -> Result<Source, Error> {
    let source = Source::new(display_path(path), files::read_text(path)?);
    committed::check_version(&source)?;
    Ok(source)
}

/// Lists the names in a folder. Names that are not UTF-8 are skipped, since no file that is looked for has one.
fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let list = || -> io::Result<Vec<String>> {
        let entries = fs::read_dir(folder)?;
        let names = entries.map(|entry| Ok(entry?.file_name().into_string().ok()));
        names.filter_map(Result::transpose).collect()
    };
    list().map_err(|problem| files::io_error("read", folder, &problem))
}
