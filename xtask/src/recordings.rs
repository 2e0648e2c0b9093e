//! The folder of the recordings, `<tag>/<operationId>.json`: which operations have a recorded success, and the
//! exchanges themselves. Whether they are true to the types is for the tests to judge.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use quay_codegen::diagnostic::Source;
use quay_codegen::recording::exchange::Recording;
use serde_json::Value;

use crate::error::{Error, collect_all};
use crate::files;
use crate::workspace::display_path;

/// Every recording of the folder, by tag and operationId.
pub(crate) fn read(folder: &Path) -> Result<Vec<Recording>, Error> {
    let recordings = paths(folder)?.into_iter().map(|path| {
        let source = Source::new(display_path(&path), files::read_text(&path)?);
        Ok(Recording::read(&source)?)
    });
    collect_all(recordings)
}

/// The operationIds of which there is an exchange with a status of 2xx.
pub(crate) fn recorded(folder: &Path) -> Result<BTreeSet<String>, Error> {
    let ids = collect_all(
        paths(folder)?
            .into_iter()
            .map(|path| recorded_success(&path)),
    )?;
    Ok(ids.into_iter().flatten().collect())
}

/// The files of the folder that hold recordings, in the order of their names.
fn paths(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let tags = entries(folder).map_err(|error| {
        error.help("name the folder with --recordings; an empty one stands for no recordings")
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

/// The operationId that the file is named by, if it shows a success.
fn recorded_success(path: &Path) -> Result<Option<String>, Error> {
    let text = files::read_text(path)?;
    let exchanges: Vec<Value> = serde_json::from_str(&text).map_err(|problem| {
        Error::new(format!(
            "{} is no list of exchanges: {problem}",
            display_path(path)
        ))
    })?;
    let is_success = |exchange: &Value| {
        let status = exchange.pointer("/answer/status").and_then(Value::as_u64);
        status.is_some_and(|status| (200..300).contains(&status))
    };
    let id = path.file_stem().and_then(|name| name.to_str());
    Ok(id
        .filter(|_| exchanges.iter().any(is_success))
        .map(str::to_owned))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let list = || -> std::io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?
            .map(|entry| Ok(entry?.path()))
            .collect()
    };
    list().map_err(|problem| files::io_error("read", folder, &problem))
}
