//! The document and the overlays that a command works on: those of the workspace, or those named.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use quay_codegen::diagnostic::Source;
use quay_codegen::{Corrections, MinorVersion};

use crate::error::{Error, collect_all, zip_results};
use crate::files;
use crate::version;
use crate::workspace::{Workspace, display_path};

/// Which document, and which overlays.
#[derive(Args)]
pub(crate) struct Input {
    /// The document, canonical or as a server sent it; else the newest of specs/. Of one that a server sent, the file
    /// name tells the version, as in quay-3.17.4.json; without one it counts as the newest
    #[arg(long, value_name = "FILE")]
    pub(crate) spec: Option<PathBuf>,

    /// The folder of the overlays, *.yaml and *.yml by name; else specs/overlays
    #[arg(long, value_name = "DIR")]
    pub(crate) overlays: Option<PathBuf>,
}

impl Input {
    /// Reads the document and the overlays.
    pub(crate) fn read(&self, workspace: &Workspace) -> Result<(Source, Overlays), Error> {
        let document = self.path(workspace).and_then(|path| source(&path));
        zip_results(
            document,
            Overlays::read(self.overlays.as_deref(), workspace),
        )
    }

    /// Where the document is.
    pub(crate) fn path(&self, workspace: &Workspace) -> Result<PathBuf, Error> {
        match &self.spec {
            Some(path) => Ok(path.clone()),
            None => newest(&workspace.specs()),
        }
    }
}

/// The overlays, in the order in which they apply, and the documents that they were written for.
pub(crate) struct Overlays {
    files: Vec<Source>,
    committed: Vec<Source>,
}

impl Overlays {
    /// Reads the overlays of a folder, else those of the workspace, and the documents beside that folder, else those
    /// of the workspace.
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
}

/// The canonical documents of a folder. One that cannot be read proves nothing about an overlay.
fn documents(folder: &Path) -> Vec<Source> {
    let mut names = names(folder).unwrap_or_default();
    names.retain(|name| version::of_file_name(name).is_some());
    names.sort();
    let documents = names.iter().map(|name| source(&folder.join(name)));
    documents.filter_map(Result::ok).collect()
}

/// The canonical document of the highest version.
fn newest(specs: &Path) -> Result<PathBuf, Error> {
    let names = names(specs)?;
    let versions = names
        .into_iter()
        .filter_map(|name| Some((version::of_file_name(&name)?, name)));
    match versions.max() {
        Some((_, name)) => Ok(specs.join(name)),
        None => Err(Error::new(format!(
            "{} holds no document quay-<major.minor>.json",
            display_path(specs)
        ))
        .help("get one with `cargo xtask fetch`, or name one with --spec")),
    }
}

/// The canonical document of the highest version that is not above this one.
pub(crate) fn newest_until(
    specs: &Path,
    until: Option<MinorVersion>,
) -> Result<Option<Source>, Error> {
    let names = names(specs)?.into_iter();
    let versions = names.filter_map(|name| Some((version::of_file_name(&name)?, name)));
    let newest = versions
        .filter(|(version, _)| until.is_none_or(|until| *version <= until))
        .max();
    newest
        .map(|(_, name)| source(&specs.join(name)))
        .transpose()
}

/// The overlays of a folder, in the order in which they apply.
pub(crate) fn read_overlays(folder: &Path) -> Result<Vec<Source>, Error> {
    let mut names = names(folder).map_err(|error| {
        error.help("name a folder with --overlays; an empty one stands for no corrections")
    })?;
    names.retain(|name| name.ends_with(".yaml") || name.ends_with(".yml"));
    names.sort();
    collect_all(names.into_iter().map(|name| source(&folder.join(name))))
}

/// A text under the name that messages show.
pub(crate) fn source(path: &Path) -> Result<Source, Error> {
    Ok(Source::new(display_path(path), files::read_text(path)?))
}

/// The names in a folder. One that is not UTF-8 is none that is looked for.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let list = || -> io::Result<Vec<String>> {
        let entries = fs::read_dir(folder)?;
        let names = entries.map(|entry| Ok(entry?.file_name().into_string().ok()));
        names.filter_map(Result::transpose).collect()
    };
    list().map_err(|problem| files::io_error("read", folder, &problem))
}
