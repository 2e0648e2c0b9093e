//! Finds actions for versions that are later than the next one of Quay, which are probably mistyped.

use super::Corrections;
use super::file::Overlay;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::document::{MinorVersion, version};

const BOUND: &str = "x-from";

impl Corrections<'_> {
    /// Returns a warning for each action that starts at a version later than the next one after all committed documents.
    /// Malformed overlays are reported when they are applied.
    pub fn ahead(&self) -> Diagnostics {
        let documents = self.committed.iter();
        let versions =
            documents.filter_map(|it| MinorVersion::parse(version::in_file_name(&it.name)?));
        let Some(newest) = versions.max() else {
            return Diagnostics::new();
        };
        let suspicious = |source: &&Source| bounds(&source.text).any(|it| is_ahead(it, newest));
        let overlays = self.overlays.iter().filter(suspicious);
        let parsed = overlays.filter_map(|source| Overlay::parse(source).ok());
        let warnings = parsed.flat_map(|overlay| {
            let actions = overlay.actions.into_iter();
            actions.filter_map(move |action| {
                let from = action.from.filter(|from| is_ahead(*from, newest))?;
                let pointer = format!("/actions/{}/{BOUND}", action.index);
                let message =
                    format!("no document is of Quay {from} or later, so the action never applies");
                let help = format!("correct `{BOUND}`: the newest document is of Quay {newest}");
                Some(Diagnostic::warning(&overlay.source.name, pointer, message).help(help))
            })
        });
        let warnings: Diagnostics = warnings.collect();
        warnings.located_in(self.overlays)
    }
}

/// Whether a version is neither the next minor version nor the next major one.
fn is_ahead(version: MinorVersion, newest: MinorVersion) -> bool {
    let MinorVersion { major, minor } = newest;
    let next_minor = (major, minor.saturating_add(1));
    let next_major = (major.saturating_add(1), 0);
    version > newest && ![next_minor, next_major].contains(&(version.major, version.minor))
}

/// Returns what looks like bounds in a text, because most overlays need not be parsed.
fn bounds(text: &str) -> impl Iterator<Item = MinorVersion> {
    text.split(BOUND).skip(1).filter_map(|rest| {
        let rest = rest.trim_start_matches([':', ' ', '\'', '"']);
        let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.')?;
        MinorVersion::parse(rest.get(..end)?)
    })
}
