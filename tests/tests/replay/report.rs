//! Collects the findings of the replays, so that one run reports all of them.

use std::collections::BTreeMap;
use std::fmt;

/// Findings by operation and location, each kind once with a count.
#[derive(Default)]
pub struct Report {
    findings: BTreeMap<String, BTreeMap<String, Finding>>,
}

struct Finding {
    count: usize,
    /// The first finding of this kind.
    text: String,
    /// The exchange of the first finding.
    place: String,
}

impl Report {
    /// Adds a finding at a JSON path of an exchange.
    pub fn add(&mut self, operation: &str, path: &str, text: impl fmt::Display, place: &str) {
        let paths = self.findings.entry(operation.to_owned()).or_default();
        let finding = paths.entry(path.to_owned()).or_insert_with(|| Finding {
            count: 0,
            text: text.to_string(),
            place: place.to_owned(),
        });
        finding.count += 1;
    }

    /// Fails with all findings, if there are any.
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
