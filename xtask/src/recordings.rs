//! Reads the folder of recordings: `<tag>/<operationId>.json`, and a file of HTML pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use quay_codegen::recording::exchange::Recording;

use crate::error::{Error, collect_all};
use crate::files;
use crate::input;

/// Reads all recordings, sorted by tag and operationId.
pub(crate) fn read(folder: &Path) -> Result<Vec<Recording>, Error> {
    collect_all(paths(folder)?.into_iter().map(|path| read_file(&path)))
}

/// Reads all recordings, or none if the folder does not exist.
pub(crate) fn read_or_none(folder: &Path) -> Result<Vec<Recording>, Error> {
    if folder.exists() {
        read(folder)
    } else {
        Ok(Vec::new())
    }
}

/// Returns the statuses of the exchanges in the file of this name at the root of the folder.
pub(crate) fn statuses_of(folder: &Path, name: &str) -> Result<BTreeSet<u16>, Error> {
    let path = folder.join(format!("{name}.json"));
    if !path.exists() {
        return Ok(BTreeSet::new());
    }
    let exchanges = read_file(&path)?.exchanges.into_iter();
    Ok(exchanges.map(|exchange| exchange.response.status).collect())
}

fn read_file(path: &Path) -> Result<Recording, Error> {
    Ok(Recording::read(&input::source(path)?)?)
}

/// Lists the files of recordings, sorted by name.
fn paths(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let tags = entries(folder).map_err(|error| {
        error.help("pass a directory with --recordings; use an empty one for no recordings")
    })?;
    let tags = tags.into_iter().filter(|path| path.is_dir());
    let files = collect_all(tags.map(|tag| entries(&tag)))?
        .into_iter()
        .flatten();
    let mut files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|name| name == "json"))
        .collect();
    files.sort();
    Ok(files)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let list = || -> std::io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?
            .map(|entry| Ok(entry?.path()))
            .collect()
    };
    list().map_err(|problem| files::io_error("read", folder, &problem))
}
