//! Finds the committed document that is most like what a server shows: Quay 3.9 to 3.15 do not report their version, and a
//! build of a branch reports that of the last release in its changelog.

use std::collections::BTreeMap;
use std::path::Path;

use quay_codegen::MinorVersion;
use quay_codegen::completion::{Known, Shown, complete};
use quay_codegen::diagnostic::Source;

use crate::error::Error;
use crate::input;
use crate::version::QuayVersion;

/// From this number on, differences may mean that the version is wrong.
const SUSPICIOUS: usize = 10;
/// How many times as many as those of the best fit these must be.
const CLEARLY_MORE: usize = 4;

/// The committed documents and the overlays.
#[derive(Clone, Copy)]
pub(super) struct Committed<'run> {
    pub(super) specs: &'run Path,
    pub(super) overlays: &'run [Source],
}

/// A committed document and its differences from what a server shows.
#[derive(Debug)]
struct Fit {
    name: String,
    /// The full version of the document.
    version: String,
    differences: usize,
    hidden: usize,
}

impl Committed<'_> {
    /// Returns what helps if the version of a server is unknown.
    pub(super) fn advice(self, shown: Option<Shown<'_>>) -> String {
        const FACTS: &str = "Quay 3.9 to 3.15 and servers with billing do not report it; \
             the tag of the server's image is its version";
        let Some(best) = shown.and_then(|shown| self.best(shown)) else {
            return format!("{FACTS}. Pass it, such as --quay-version 3.18.0");
        };
        let Fit {
            version,
            differences,
            ..
        } = &best;
        let minor = MinorVersion::parse(version);
        let minor = minor.map_or_else(|| version.clone(), |minor| minor.to_string());
        let fit = match differences {
            0 => format!("fits Quay {minor}"),
            1 => format!("is most like Quay {minor}, with 1 difference"),
            _ => format!("is most like Quay {minor}, with {differences} differences"),
        };
        format!(
            "{FACTS}. What this server shows {fit}: pass its version, such as --quay-version {version}"
        )
    }

    /// Fails if a server is clearly more like another version than like the given or reported one, or than like those around
    /// it if that has no document.
    pub(super) fn check(
        self,
        given: QuayVersion,
        is_reported: bool,
        shown: Shown<'_>,
    ) -> Result<(), Error> {
        let minor = given.minor();
        let versions = self.versions();
        let around = [
            versions.range(..=minor).next_back(),
            versions.range(minor..).next(),
        ];
        // Both are the document of this version if there is one.
        let around: BTreeMap<_, _> = around.into_iter().flatten().collect();
        let around = around.into_values();
        let around = around.filter_map(|name| self.fit(name, shown));
        let suspicious = match versions.contains_key(&minor) {
            true => SUSPICIOUS,
            false => 1,
        };
        let this = around.min_by_key(|fit| fit.differences);
        let Some(this) = this.filter(|this| this.differences >= suspicious) else {
            return Ok(());
        };
        match self.best(shown) {
            Some(best) if best.differences.saturating_mul(CLEARLY_MORE) <= this.differences => {
                Err(unlike(given, is_reported, &this, &best))
            }
            _ => Ok(()),
        }
    }

    /// Returns the committed document with the fewest differences, and of those the one of which the least is hidden.
    fn best(self, shown: Shown<'_>) -> Option<Fit> {
        let names = self.versions().into_values();
        let fits = names.filter_map(|name| self.fit(&name, shown));
        fits.min_by_key(|fit| (fit.differences, fit.hidden))
    }

    /// The names of the committed documents.
    fn versions(self) -> BTreeMap<MinorVersion, String> {
        input::names_by_version(self.specs).unwrap_or_default()
    }

    fn fit(self, name: &str, shown: Shown<'_>) -> Option<Fit> {
        self.compare(&input::source(&self.specs.join(name)).ok()?, shown)
    }

    /// Compares a server with a committed document. Returns `None` if that is impossible, because this only advises.
    fn compare(self, document: &Source, shown: Shown<'_>) -> Option<Fit> {
        let parsed = quay_codegen::parse(document).ok()?;
        let version = parsed.get("x-quay-version")?.as_str()?;
        let shown = Shown { version, ..shown };
        let known = Known {
            document,
            overlays: self.overlays,
        };
        let report = complete(shown, Some(known)).ok()?.report;
        Some(Fit {
            name: document.name.clone(),
            version: version.to_owned(),
            differences: report.differences(),
            hidden: report.hidden_operations(),
        })
    }
}

fn unlike(given: QuayVersion, is_reported: bool, this: &Fit, best: &Fit) -> Error {
    let (reported, help) = if is_reported {
        let help = format!(
            "a build of a branch may report an older version than its own: pass its own, such as --quay-version {} \
             --force-version, or --quay-version {given} --force-version if it is {given}",
            best.version
        );
        (", which it reports", help)
    } else {
        let help = format!(
            "the tag of the server's image is its version: pass that, such as --quay-version {}, or pass --force-version \
             if it is {given}",
            best.version
        );
        ("", help)
    };
    Error::new(format!(
        "the server does not look like Quay {given}{reported}: it differs from {} in {} operations and definitions, from \
         {} in {}",
        this.name, this.differences, best.name, best.differences
    ))
    .help(help)
}
