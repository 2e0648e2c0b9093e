//! Tests `infer` with the committed recordings: there are no findings with the committed overlays, and without overlays
//! the proposal covers all findings.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy.toml allows these in test functions, but not in helpers"
)]

use std::fs;
use std::path::Path;

use quay_codegen::diagnostic::{Diagnostics, Source};
use quay_codegen::infer::{Proposal, infer};
use quay_codegen::recording::exchange::Recording;
use quay_tests::inputs::{newest_spec, overlays, workspace};

/// Keeps only the facts that identify the operation of a path.
const PATHS: &str = "overlay: 1.0.0
info: { title: Paths, version: 1.0.0 }
actions:
  - target: $.paths..parameters[?@.name == 'repository' && @.in == 'path']
    update: { x-multi-segment: true }
";

fn recordings() -> Vec<Recording> {
    let folder = workspace().join("tests/recordings");
    let tags = entries(&folder).into_iter().filter(|path| path.is_dir());
    let files = tags.flat_map(|tag| entries(&tag));
    files
        .map(|path| {
            Source::new(
                path.display().to_string(),
                fs::read_to_string(path).unwrap(),
            )
        })
        .map(|source| Recording::read(&source).unwrap_or_else(|problem| panic!("{problem}")))
        .collect()
}

fn entries(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn inferred(overlays: &[Source], recordings: &[Recording]) -> (Proposal, Diagnostics) {
    infer(&newest_spec(), overlays, recordings).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn the_committed_recordings_have_no_findings() {
    let (proposal, warnings) = inferred(&overlays(), &recordings());
    assert!(proposal.is_empty(), "{}", proposal.to_yaml());
    assert!(warnings.is_empty(), "{warnings}");
}

#[test]
fn a_proposal_covers_all_findings() {
    let recordings = recordings();
    let paths = Source::new("paths.yaml", PATHS);
    let (proposal, _) = inferred(std::slice::from_ref(&paths), &recordings);
    assert!(
        proposal.len() > 200,
        "{} actions for an API without types",
        proposal.len()
    );
    let proposed = Source::new("proposal.yaml", proposal.to_yaml());
    let (again, _) = inferred(&[paths, proposed], &recordings);
    assert!(again.is_empty(), "{}", again.to_yaml());
}
