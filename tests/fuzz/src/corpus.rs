//! The corpus of the fuzzer: the committed documents, overlays and recordings, and the small documents of the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde_json::{Map, Value, json};

use crate::choices::Choices;

/// The maximum number of definitions in a fragment of a document.
const MAX_DEFINITIONS: usize = 8;

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

/// Merges the actions whose targets are chains of names, so that fragments contain much of the overlays.
fn corrected(document: &Value, actions: &[(Option<String>, Value)]) -> Value {
    let mut document = document.clone();
    for (_, action) in actions {
        let target = action.get("target").and_then(Value::as_str);
        let place = target
            .and_then(place)
            .filter(|_| action.get("x-to").is_none());
        let node = place.and_then(|place| document.pointer_mut(&place));
        if let (Some(node), Some(update)) = (node, action.get("update")) {
            merge(node, update);
        }
    }
    document
}

/// Converts a target such as `$.paths['/a'].get` to a JSON pointer.
fn place(target: &str) -> Option<String> {
    let mut pointer = String::new();
    let mut rest = target.strip_prefix('$')?;
    while !rest.is_empty() {
        let (name, after) = match rest.strip_prefix("['") {
            Some(quoted) => quoted.split_once("']")?,
            None => {
                let plain = rest.strip_prefix('.')?;
                plain.split_at(plain.find(['.', '[']).unwrap_or(plain.len()))
            }
        };
        if name.is_empty() {
            return None;
        }
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        rest = after;
    }
    Some(pointer)
}

fn merge(node: &mut Value, update: &Value) {
    match (node, update) {
        (Value::Object(members), Value::Object(new)) => {
            for (key, value) in new {
                merge(members.entry(key.as_str()).or_insert(Value::Null), value);
            }
        }
        (Value::Array(elements), Value::Array(new)) => elements.extend(new.iter().cloned()),
        (node, new) => *node = new.clone(),
    }
}

/// Reduces a document to these paths and the definitions that they use.
fn fragment(document: &Value, chosen: &BTreeSet<String>) -> Value {
    let paths = document.get("paths").and_then(Value::as_object);
    let mut paths: Map<String, Value> = chosen
        .iter()
        .filter_map(|path| Some((path.clone(), paths?.get(path)?.clone())))
        .collect();
    let mut wanted: Vec<String> = Vec::new();
    paths
        .values()
        .for_each(|item| references(item, &mut wanted));
    let mut definitions: BTreeMap<String, Value> = BTreeMap::new();
    while let Some(name) = wanted.pop() {
        let definition = document.get("definitions").and_then(|all| all.get(&name));
        if let Some(definition) = definition
            && definitions.len() < MAX_DEFINITIONS
            && !definitions.contains_key(&name)
        {
            references(definition, &mut wanted);
            definitions.insert(name, definition.clone());
        }
    }
    let names: BTreeSet<String> = definitions.keys().cloned().collect();
    let kept = paths.values_mut().chain(definitions.values_mut());
    kept.for_each(|value| cut_references(value, &names));
    let tag = |item: &Value| item.pointer("/tags/0").cloned();
    let tags = paths.values().filter_map(Value::as_object);
    let tags: BTreeSet<String> = tags
        .flat_map(Map::values)
        .filter_map(|operation| tag(operation)?.as_str().map(str::to_owned))
        .collect();
    let tags = tags.into_iter().map(|name| json!({"name": name})).collect();
    // Moves the values, which `json!` would copy.
    let mut fragment = Map::from_iter([
        ("swagger".to_owned(), json!("2.0")),
        ("paths".to_owned(), Value::Object(paths)),
        (
            "definitions".to_owned(),
            Value::Object(definitions.into_iter().collect()),
        ),
        ("tags".to_owned(), Value::Array(tags)),
    ]);
    for key in ["x-quay-version", "info", "securityDefinitions"] {
        if let Some(value) = document.get(key) {
            fragment.insert(key.to_owned(), value.clone());
        }
    }
    Value::Object(fragment)
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let name = members.get("$ref").and_then(Value::as_str);
            let name = name.and_then(|name| name.strip_prefix("#/definitions/"));
            found.extend(name.map(str::to_owned));
            members.values().for_each(|value| references(value, found));
        }
        Value::Array(elements) => elements.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// Replaces references to definitions outside the fragment with strings.
fn cut_references(value: &mut Value, names: &BTreeSet<String>) {
    let name = value.get("$ref").and_then(Value::as_str);
    let name = name.and_then(|name| name.strip_prefix("#/definitions/"));
    if name.is_some_and(|name| !names.contains(name)) {
        *value = json!({"type": "string"});
    }
    match value {
        Value::Object(members) => {
            members
                .values_mut()
                .for_each(|value| cut_references(value, names));
        }
        Value::Array(elements) => {
            elements
                .iter_mut()
                .for_each(|value| cut_references(value, names));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_have_no_dangling_references() {
        let corpus = Corpus::load().unwrap();
        for document in &corpus.large {
            let paths = document["paths"].as_object().unwrap();
            for path in paths.keys().step_by(17) {
                let fragment = fragment(document, &BTreeSet::from([path.clone()]));
                let mut found = Vec::new();
                references(&fragment, &mut found);
                let definitions = fragment["definitions"].as_object().unwrap();
                assert!(
                    found.iter().all(|name| definitions.contains_key(name)),
                    "{path}"
                );
            }
        }
    }

    #[test]
    fn chains_of_names_become_pointers() {
        assert_eq!(
            place("$.paths['/a/{b}'].get").unwrap(),
            "/paths/~1a~1{b}/get"
        );
        assert_eq!(place("$.paths..parameters"), None);
        assert_eq!(place("$.tags[?@.name == 'a']"), None);
    }

    #[test]
    fn most_recordings_belong_to_operations_of_the_corpus() {
        let corpus = Corpus::load().unwrap();
        let templates: BTreeSet<&String> = (corpus.large.iter())
            .flat_map(|document| document["paths"].as_object().unwrap().keys())
            .collect();
        let is_known = |recording: &&Value| {
            let path = recording.pointer("/0/request/path").unwrap();
            let path = path.as_str().unwrap();
            templates.iter().any(|template| is_of(template, path))
        };
        let known = corpus.recordings.iter().filter(is_known).count();
        assert!(known * 10 > corpus.recordings.len() * 9, "{known}");
    }
}
