//! Adding exchanges to the folder of the recordings. Exchanges that are there stay as they are, byte for byte.

use std::collections::BTreeMap;
use std::path::Path;

use quay_codegen::model::Operation;
use quay_codegen::recording::anonymize::Private;
use quay_codegen::recording::exchange::Exchange;

use crate::error::{Error, collect_all};
use crate::files;
use crate::workspace::display_path;

/// How many exchanges were written, by `<tag>/<operationId>`.
pub(super) type Saved = BTreeMap<String, usize>;

/// Adds the exchanges to the files of their operations. Nothing is written unless all can be.
pub(super) fn save<'api>(
    folder: &Path,
    exchanges: impl Iterator<Item = (&'api Operation, Exchange)>,
    private: &Private<'_>,
) -> Result<Saved, Error> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (operation, exchange) in exchanges {
        let name = format!("{}/{}", operation.tag, operation.id);
        let text = serde_json::to_string_pretty(&[exchange])
            .map_err(|problem| Error::new(format!("cannot write {name} as JSON: {problem}")))?;
        // The last look: whatever the form it hides in, the token goes nowhere.
        if (private.holds_token)(&text) {
            return Err(Error::new(format!(
                "an exchange of {name} still holds the token; nothing was written"
            ))
            .help(
                "this is a mistake of `cargo xtask record`: please report it without the exchange",
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
        let text = joined(
            old.iter()
                .map(String::as_str)
                .chain(added.iter().map(String::as_str)),
        );
        let text = text.ok_or_else(|| {
            Error::new(format!("{} is no list of exchanges", display_path(&path)))
        })?;
        Ok((path, text))
    });
    for (path, text) in collect_all(files)? {
        files::replace(&path, &text)?;
    }
    Ok(texts
        .into_iter()
        .map(|(name, added)| (name, added.len()))
        .collect())
}

/// Lists as one list, each element's text as it was.
fn joined<'text>(lists: impl Iterator<Item = &'text str>) -> Option<String> {
    let inner = lists.map(|list| {
        let inner = list.trim().strip_prefix('[')?.strip_suffix(']')?;
        Some(inner.trim_matches('\n').trim_end())
    });
    let mut inner = inner.collect::<Option<Vec<_>>>()?;
    inner.retain(|list| !list.is_empty());
    Some(format!("[\n{}\n]\n", inner.join(",\n")))
}
