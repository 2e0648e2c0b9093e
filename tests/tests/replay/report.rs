//! Gathers what the replays find, so that one run tells all of it.

use std::collections::BTreeMap;
use std::fmt;

/// The findings, by operation and place; each kind of finding once, with how often it was met.
#[derive(Default)]
pub struct Report {
    findings: BTreeMap<String, BTreeMap<String, Finding>>,
}

struct Finding {
    count: usize,
    /// The first of them.
    text: String,
    /// Where that one was met.
    place: String,
}

impl Report {
    /// Notes what was found at a JSON path of an exchange of an operation.
    pub fn add(&mut self, operation: &str, path: &str, text: impl fmt::Display, place: &str) {
        let paths = self.findings.entry(operation.to_owned()).or_default();
        let finding = paths.entry(path.to_owned()).or_insert_with(|| Finding {
            count: 0,
            text: text.to_string(),
            place: place.to_owned(),
        });
        finding.count += 1;
    }

    /// Fails, with all that was found, if anything was.
    #[track_caller]
    pub fn assert_empty(&self) {
        assert!(self.findings.is_empty(), "\n{self}");
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (operation, paths) in &self.findings {
            writeln!(formatter, "{operation}")?;
            for (path, finding) in paths {
                let Finding { count, text, place } = finding;
                writeln!(formatter, "  {path}: {text} ({count}×, first at {place})")?;
            }
        }
        let places: usize = self.findings.values().map(BTreeMap::len).sum();
        writeln!(
            formatter,
            "{places} places in {} operations",
            self.findings.len()
        )
    }
}
