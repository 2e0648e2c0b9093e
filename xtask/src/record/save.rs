//! Adds exchanges to the recordings. Existing exchanges are kept byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use quay_codegen::recording::exchange::Exchange;

use crate::error::{Error, collect_all};
use crate::files::{self, Replacement};
use crate::workspace::display_path;

/// The file of HTML pages that were returned instead of an operation's response.
pub(super) const HTML_RESPONSES: &str = "html-pages";

/// The number of written exchanges by `<tag>/<operationId>`.
pub(super) type Saved = BTreeMap<String, usize>;

/// Adds exchanges to the files of these names. All files are written beside the old ones before the first is replaced, so
/// that a full disk or an unwritable folder changes none of them.
pub(super) fn save(
    folder: &Path,
    exchanges: impl Iterator<Item = (String, Exchange)>,
    holds_token: &dyn Fn(&str) -> bool,
) -> Result<Saved, Error> {
    let texts = texts(exchanges, holds_token)?;
    let files = texts
        .iter()
        .map(|(name, added)| extended(folder.join(format!("{name}.json")), added));
    let files = collect_all(files)?;
    if !files.is_empty() {
        files::create_folder(folder)?;
    }
    let prepared = collect_all(files.iter().map(|(path, text)| prepare(path, text)))?;
    let mut prepared = prepared.into_iter().flatten();
    prepared.try_for_each(Replacement::persist)?;
    let counts = texts.into_iter().map(|(name, added)| (name, added.len()));
    Ok(counts.collect())
}

/// Returns the texts of the exchanges by file.
fn texts(
    exchanges: impl Iterator<Item = (String, Exchange)>,
    holds_token: &dyn Fn(&str) -> bool,
) -> Result<BTreeMap<String, Vec<String>>, Error> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, exchange) in exchanges {
        let text = serde_json::to_string_pretty(&[exchange])
            .map_err(|problem| Error::new(format!("cannot write {name} as JSON: {problem}")))?;
        // The last check that the token is not written, wherever it may be hidden.
        if holds_token(&text) {
            return Err(Error::new(format!(
                "an exchange of {name} still contains the token; nothing was written"
            ))
            .help(
                "this is a bug in `cargo xtask record`; please report it, without the exchange",
            ));
        }
        texts.entry(name).or_default().push(text);
    }
    Ok(texts)
}

/// Returns the text of a file with more exchanges.
fn extended(path: PathBuf, added: &[String]) -> Result<(PathBuf, String), Error> {
    let old = if path.exists() {
        Some(files::read_text(&path)?)
    } else {
        None
    };
    let old = old.iter().map(String::as_str);
    match append_json_arrays(old.chain(added.iter().map(String::as_str))) {
        Some(text) => Ok((path, text)),
        None => Err(Error::new(format!(
            "{} is not a list of exchanges",
            display_path(&path)
        ))),
    }
}

/// Writes the new text of a file beside it. The folders of tags are created first, because each would be reported.
fn prepare(path: &Path, text: &str) -> Result<Option<Replacement>, Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .map_err(|problem| files::io_error("create", folder, &problem))?;
    }
    Replacement::prepare(path, text)
}

/// Joins JSON arrays into one, without changing the text of the elements.
fn append_json_arrays<'text>(arrays: impl Iterator<Item = &'text str>) -> Option<String> {
    let inner = arrays.map(|array| {
        let inner = array.trim().strip_prefix('[')?.strip_suffix(']')?;
        Some(inner.trim_matches('\n').trim_end())
    });
    let mut inner = inner.collect::<Option<Vec<_>>>()?;
    inner.retain(|array| !array.is_empty());
    Some(format!("[\n{}\n]\n", inner.join(",\n")))
}
