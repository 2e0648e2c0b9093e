//! The corpus of the fuzzer: the committed documents, overlays and recordings, and the small documents of the tests.

mod corrected;
mod fragment;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde_json::{Map, Value};

use self::corrected::corrected;
use self::fragment::fragment;
use crate::choices::Choices;

/// The committed files that inputs are built from.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The valid documents of the tests.
    valid: Vec<Value>,
    /// The invalid documents of the tests.
    invalid: Vec<Value>,
    /// The documents of Quay, as committed and approximately as corrected by the overlays.
    large: Vec<Value>,
    /// The actions of the overlays, each with the first path in its target.
    actions: Vec<(Option<String>, Value)>,
    /// The lists of exchanges of the recordings.
    recordings: Vec<Value>,
}

impl Corpus {
    /// Reads the committed files.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn load() -> io::Result<Self> {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut corpus = Self {
            valid: json_files(&workspace.join("tests/fixtures/valid"))?,
            invalid: json_files(&workspace.join("tests/fixtures/invalid"))?,
            ..Self::default()
        };
        for path in files(&workspace.join("specs/overlays"), "yaml")? {
            let overlay: Value =
                yaml_serde::from_str(&fs::read_to_string(path)?).map_err(io::Error::other)?;
            let actions = overlay.get("actions").and_then(Value::as_array);
            let actions = actions.into_iter().flatten().cloned();
            corpus
                .actions
                .extend(actions.map(|action| (path_of(&action), action)));
        }
        for document in json_files(&workspace.join("specs"))? {
            corpus.large.push(corrected(&document, &corpus.actions));
            corpus.large.push(document);
        }
        for folder in fs::read_dir(workspace.join("tests/recordings"))? {
            let folder = folder?.path();
            if folder.is_dir() {
                corpus.recordings.extend(json_files(&folder)?);
            }
        }
        Ok(corpus)
    }

    /// Returns a small document: one of the tests, or some operations of Quay with the definitions that they use.
    pub fn document(&self, choices: &mut Choices<'_>) -> Value {
        match choices.below(12) {
            0 => return choices.pick(&self.invalid).cloned().unwrap_or_default(),
            1..=4 => return choices.pick(&self.valid).cloned().unwrap_or_default(),
            _ => {}
        }
        match choices.pick(&self.large) {
            Some(document) => {
                let paths = document.get("paths").and_then(Value::as_object);
                let paths: Vec<&String> = paths.into_iter().flat_map(Map::keys).collect();
                // Small inputs find the same bugs as large ones in less time.
                let count = [1, 1, 1, 2, 3].get(choices.below(5)).copied().unwrap_or(1);
                let chosen = (0..count).filter_map(|_| choices.pick(&paths).copied());
                fragment(document, &chosen.cloned().collect())
            }
            None => Value::Null,
        }
    }

    /// Returns an action of an overlay, preferably one for a path of the document.
    pub fn action(&self, document: &Value, choices: &mut Choices<'_>) -> Option<Value> {
        let paths = document.get("paths").and_then(Value::as_object)?;
        if choices.one_in(8) {
            return choices
                .pick(&self.actions)
                .map(|(_, action)| action.clone());
        }
        let fits = |path: &Option<String>| match path {
            Some(path) => paths.contains_key(path),
            None => true,
        };
        let fitting = self.actions.iter().filter(|(path, _)| fits(path));
        let fitting: Vec<&Value> = fitting.map(|(_, action)| action).collect();
        choices.pick(&fitting).map(|action| (*action).clone())
    }

    /// Returns the exchanges of one operation.
    pub fn recording(&self, choices: &mut Choices<'_>) -> Value {
        choices.pick(&self.recordings).cloned().unwrap_or_default()
    }

    /// Returns the operations of the exchanges from a corrected document, with the definitions that they use.
    pub fn document_of(&self, exchanges: &Value, choices: &mut Choices<'_>) -> Value {
        let corrected: Vec<&Value> = self.large.iter().step_by(2).collect();
        let Some(document) = choices.pick(&corrected) else {
            return Value::Null;
        };
        let requested = exchanges.as_array().into_iter().flatten();
        let requested: Vec<&str> = requested
            .filter_map(|exchange| exchange.pointer("/request/path")?.as_str())
            .collect();
        let paths = document.get("paths").and_then(Value::as_object);
        let paths = paths.into_iter().flat_map(Map::keys);
        let chosen = paths.filter(|path| requested.iter().any(|requested| is_of(path, requested)));
        fragment(document, &chosen.cloned().collect())
    }
}

fn path_of(action: &Value) -> Option<String> {
    let target = action.get("target").and_then(Value::as_str)?;
    let (path, _) = target.strip_prefix("$.paths['")?.split_once("']")?;
    Some(path.to_owned())
}

/// Returns whether a path may match a template.
fn is_of(template: &str, path: &str) -> bool {
    let (mut template, mut path) = (template.split('/'), path.split('/'));
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (Some("{repository}"), Some(_)) => drop(path.next()),
            (Some(part), Some(_)) if part.starts_with('{') => {}
            (Some(part), Some(other)) if part == other => {}
            _ => return false,
        }
    }
}

/// Returns the files with an extension in a folder, sorted.
fn files(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Returns the JSON of the files in a folder, without files that are not JSON.
fn json_files(folder: &Path) -> io::Result<Vec<Value>> {
    let mut values = Vec::new();
    for path in files(folder, "json")? {
        values.extend(serde_json::from_str(&fs::read_to_string(path)?).ok());
    }
    Ok(values)
}
