//! What is given to the generator, and what is checked of what it makes of it.

mod anonymize;
mod canonical;
mod completion;
mod diff;
mod generate;
mod infer;
mod overlay;
mod readers;

use quay_codegen::diagnostic::Source;

use crate::checks::Finding;
use crate::input::{Files, Maker};

/// The result of an input that caused no failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken.
    Accepted,
    /// It was refused with diagnostics.
    Refused,
}

/// A part of the generator under test.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// What it is called on the command line.
    pub name: &'static str,
    /// Makes an input.
    pub make: fn(&mut Maker<'_, '_>) -> Files,
    /// Gives it to the generator, and checks what comes.
    pub check: fn(&Files) -> Result<Outcome, Finding>,
}

/// Every target.
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

/// A file of an input as a source; an empty one where the input has none.
fn source(files: &Files, name: &str) -> Source {
    Source::new(name, files.get(name).cloned().unwrap_or_default())
}

/// The files of an input whose names start so, as sources.
fn sources(files: &Files, prefix: &str) -> Vec<Source> {
    let found = files.iter().filter(|(name, _)| name.starts_with(prefix));
    found
        .map(|(name, text)| Source::new(name.as_str(), text.as_str()))
        .collect()
}

/// References to all of these.
fn all<'source>(parts: &[&'source [Source]]) -> Vec<&'source Source> {
    parts.iter().flat_map(|part| part.iter()).collect()
}
