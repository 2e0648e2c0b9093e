//! The inputs of the tests: the fixtures and the committed documents.

#![allow(clippy::panic, reason = "a test whose input cannot be read has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use quay_codegen::MinorVersion;
use quay_codegen::diagnostic::Source;

/// A document and its overlays.
#[derive(Clone, Debug)]
pub struct Input {
    /// The document.
    pub document: Source,
    /// Its overlays, in order.
    pub overlays: Vec<Source>,
}

/// Reads `tests/<folder>/<name>.json` and, if it exists, `tests/<folder>/<name>.yaml`.
pub fn input(folder: &str, name: &str) -> Input {
    let folder = package().join(folder);
    let overlay = folder.join(format!("{name}.yaml"));
    Input {
        document: source(&folder.join(format!("{name}.json"))),
        overlays: overlay
            .exists()
            .then(|| source(&overlay))
            .into_iter()
            .collect(),
    }
}

/// Returns the sorted names of the files with an extension in `tests/<folder>`, without the extension.
pub fn names(folder: &str, extension: &str) -> Vec<String> {
    files(&package().join(folder), extension)
        .iter()
        .filter_map(|path| {
            Some(
                path.file_name()?
                    .to_str()?
                    .strip_suffix(extension)?
                    .to_owned(),
            )
        })
        .collect()
}

/// Returns all committed documents by name.
pub fn specs() -> Vec<Source> {
    files(&workspace().join("specs"), ".json")
        .iter()
        .map(|path| source(path))
        .collect()
}

/// Returns the committed document of the newest version.
pub fn newest_spec() -> Source {
    let Some(newest) = specs().into_iter().max_by_key(version) else {
        panic!("specs/ contains no document");
    };
    newest
}

/// Returns the committed documents of all older versions.
pub fn older_specs() -> Vec<Source> {
    let mut specs = specs();
    specs.sort_by_key(version);
    specs.pop();
    specs
}

fn version(source: &Source) -> Option<MinorVersion> {
    MinorVersion::of_file_name(&source.name)
}

/// Returns the committed document of a minor version.
pub fn spec(version: &str) -> Source {
    source(&workspace().join(format!("specs/quay-{version}.json")))
}

/// Returns the committed overlays in the order in which they apply.
pub fn overlays() -> Vec<Source> {
    files(&workspace().join("specs/overlays"), ".yaml")
        .iter()
        .map(|path| source(path))
        .collect()
}

/// Returns the root of the workspace.
pub fn workspace() -> PathBuf {
    package().join("..")
}

fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Reads a file and names the source after it, so that messages are the same on every machine.
fn source(path: &Path) -> Source {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match fs::read_to_string(path) {
        Ok(text) => Source::new(name, text),
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => panic!("{}: {error}", folder.display()),
    };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_str().is_some_and(|path| path.ends_with(extension)))
        .collect();
    files.sort();
    files
}
