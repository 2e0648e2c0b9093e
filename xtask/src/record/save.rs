//! Adds exchanges to the recordings. Existing exchanges are kept byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use quay_codegen::recording::exchange::Exchange;

use crate::error::{Error, collect_all};
use crate::files;
use crate::workspace::display_path;

/// The file of HTML pages that were returned instead of an operation's response.
pub(super) const PAGES: &str = "html-pages";

/// The number of written exchanges by `<tag>/<operationId>`.
pub(super) type Saved = BTreeMap<String, usize>;

/// Adds exchanges to the files of these names. Nothing is written if one of them cannot be.
pub(super) fn save(
    folder: &Path,
    exchanges: impl Iterator<Item = (String, Exchange)>,
    holds_token: &dyn Fn(&str) -> bool,
) -> Result<Saved, Error> {
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
    let files = texts.iter().map(|(name, added)| {
        let path = folder.join(format!("{name}.json"));
        let old = if path.exists() {
            Some(files::read_text(&path)?)
        } else {
            None
        };
        let old = old.iter().map(String::as_str);
        let text = append_json_arrays(old.chain(added.iter().map(String::as_str)));
        let text = text.ok_or_else(|| {
            Error::new(format!(
                "{} is not a list of exchanges",
                display_path(&path)
            ))
        })?;
        Ok((path, text))
    });
    let files = collect_all(files)?;
    if !files.is_empty() {
        files::create_folder(folder)?;
    }
    for (path, text) in files {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .map_err(|problem| files::io_error("create", folder, &problem))?;
        }
        files::replace(&path, &text)?;
    }
    let counts = texts.into_iter().map(|(name, added)| (name, added.len()));
    Ok(counts.collect())
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
