//! The targets of the fuzzer: each generates inputs for a part of the generator and checks the results.

mod anonymize;
mod canonical;
mod completion;
mod diff;
mod generate;
mod infer;
mod overlay;
mod readers;

use std::fmt::Debug;

use quay_codegen::diagnostic::Source;

use crate::checks::{self, Finding};
use crate::input::{Files, Maker};

/// The extent of the checks of an input.
#[derive(Clone, Copy, Debug)]
pub struct Effort(Option<u64>);

impl Effort {
    /// All checks.
    pub const FULL: Self = Self(None);

    /// All checks for some inputs, selected by number, and cheap checks for the others.
    pub const fn share(number: u64) -> Self {
        Self(Some(number))
    }

    /// Returns whether to run a check that only one in `count` inputs needs.
    pub fn one_in(self, count: u64) -> bool {
        self.0.is_none_or(|number| number.is_multiple_of(count))
    }

    /// Returns whether to repeat the work, also in another order, and compare the results.
    pub fn repeats(self) -> bool {
        self.one_in(8)
    }

    /// Returns the result of the work, which must be equal if it is repeated.
    ///
    /// # Errors
    /// Both results.
    pub fn run<T: PartialEq + Debug>(
        self,
        results: &str,
        work: impl Fn() -> T,
    ) -> Result<T, Finding> {
        let result = work();
        if self.repeats() {
            checks::same(results, &result, &work())?;
        }
        Ok(result)
    }
}

/// The result of an input that caused no failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The input was accepted.
    Accepted,
    /// The input was rejected with diagnostics.
    Refused,
}

/// A part of the generator under test.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The name on the command line.
    pub name: &'static str,
    /// Generates an input.
    pub make: fn(&mut Maker<'_, '_>) -> Files,
    /// Runs the generator with an input and checks the result.
    pub check: fn(&Files, Effort) -> Result<Outcome, Finding>,
}

/// All targets.
pub const ALL: [Target; 8] = [
    generate::TARGET,
    overlay::TARGET,
    diff::TARGET,
    canonical::TARGET,
    completion::TARGET,
    infer::TARGET,
    anonymize::TARGET,
    readers::TARGET,
];

/// Returns a file of an input as a source, empty if the input has no such file.
fn source(files: &Files, name: &str) -> Source {
    Source::new(name, files.get(name).cloned().unwrap_or_default())
}

/// Returns the files of an input with this prefix as sources.
fn sources(files: &Files, prefix: &str) -> Vec<Source> {
    let found = files.iter().filter(|(name, _)| name.starts_with(prefix));
    found
        .map(|(name, text)| Source::new(name.as_str(), text.as_str()))
        .collect()
}

/// Returns references to all sources.
fn all<'source>(parts: &[&'source [Source]]) -> Vec<&'source Source> {
    parts.iter().flat_map(|part| part.iter()).collect()
}
