//! Replays recorded responses of real Quay servers through the generated types. No value may be lost or added, and
//! every type needs evidence.
//!
//! `recordings/` contains a selection, described in its README. To replay a larger corpus, set `QUAY_CORPUS` to a folder
//! with an `exchanges.jsonl`, and run the ignored test.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy.toml allows these in test functions, but not in helpers"
)]

mod compare;
mod exchange;
mod report;
mod round_trip;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::Path;

use exchange::{CorpusExchange, Recording};
use report::Report;
use table::Replayable;

/// Returns all operations by operationId.
fn by_id() -> BTreeMap<&'static str, Replayable> {
    let operations = table::operations().into_iter();
    operations
        .map(|operation| (operation.id, operation))
        .collect()
}

/// Returns the operations of `unrecorded.txt` with their reasons.
fn unrecorded() -> BTreeMap<String, String> {
    let files = exchange::files();
    let lines = files["unrecorded.txt"].lines();
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (id, reason) = line.split_once(": ").expect("operationId: reason");
            (id.to_owned(), reason.to_owned())
        })
        .collect()
}

/// Returns the operations with a recorded success.
fn with_success(
    operations: &BTreeMap<&str, Replayable>,
    recordings: &[Recording],
) -> BTreeSet<String> {
    let shows_success = |recording: &&Recording| {
        operations
            .get(recording.id.as_str())
            .is_some_and(|operation| {
                let mut exchanges = recording.exchanges.iter();
                exchanges.any(|exchange| round_trip::is_success(operation, exchange))
            })
    };
    let recordings = recordings.iter().filter(shows_success);
    recordings.map(|recording| recording.id.clone()).collect()
}

#[test]
fn recordings_are_unchanged_after_a_round_trip() {
    let operations = by_id();
    let mut report = Report::default();
    for recording in exchange::recordings() {
        if let Some(operation) = operations.get(recording.id.as_str()) {
            for exchange in &recording.exchanges {
                round_trip::replay(operation, exchange, &mut report);
            }
        }
    }
    report.assert_empty();
}

#[test]
fn recordings_belong_to_their_operations() {
    let operations = by_id();
    let mut report = Report::default();
    for Recording { tag, id, exchanges } in exchange::recordings() {
        let Some(operation) = operations.get(id.as_str()) else {
            report.add(&id, "file", "unknown operation", &tag);
            continue;
        };
        if operation.tag != tag {
            report.add(
                &id,
                "file",
                format!("belongs to the tag {}", operation.tag),
                &tag,
            );
        }
        if exchanges.is_empty() {
            report.add(&id, "file", "contains no exchange", &tag);
        }
        for exchange in exchanges {
            let request = format!("{} {}", exchange.method, exchange.path);
            if operation.method != exchange.method.as_str() || !operation.fits(&exchange.path) {
                report.add(
                    &id,
                    "request",
                    format!("{request} belongs to another operation"),
                    &exchange.place,
                );
            }
        }
    }
    report.assert_empty();
}

#[test]
fn the_recordings_folder_contains_only_recordings() {
    let is_known = |name: &str| {
        let recording = name.ends_with(".json") && name.matches('/').count() == 1;
        recording || ["README.md", "unrecorded.txt", "html-pages.json"].contains(&name)
    };
    let files = exchange::files();
    let strays: Vec<_> = files.keys().filter(|name| !is_known(name)).collect();
    assert!(strays.is_empty(), "no test uses {strays:?}");
}

#[test]
fn every_response_type_has_a_recording() {
    let operations = by_id();
    let recorded = with_success(&operations, &exchange::recordings());
    let excused = unrecorded();
    let lacking = operations.values().filter(|operation| {
        operation.claimed && !recorded.contains(operation.id) && !excused.contains_key(operation.id)
    });
    let lacking: Vec<_> = lacking.map(|operation| operation.id).collect();
    assert!(
        lacking.is_empty(),
        "recordings/ contains no success of {lacking:?}: add one, or add the reason to unrecorded.txt"
    );
}

#[test]
fn no_entry_of_unrecorded_txt_is_obsolete() {
    let operations = by_id();
    let recorded = with_success(&operations, &exchange::recordings());
    let mut report = Report::default();
    for (id, reason) in unrecorded() {
        let mut add = |text: &str| report.add(&id, "reason", text, "unrecorded.txt");
        if !operations.contains_key(id.as_str()) {
            add("unknown operation");
        }
        if recorded.contains(&id) {
            add("there is a recorded success now");
        }
        if reason.is_empty() {
            add("is missing");
        }
    }
    report.assert_empty();
}

#[test]
#[ignore = "needs QUAY_CORPUS"]
fn the_corpus_is_unchanged_after_a_round_trip() {
    let folder =
        env::var_os("QUAY_CORPUS").expect("QUAY_CORPUS is a folder with an exchanges.jsonl");
    let operations = by_id();
    // Operations are identified by method and path, since operationIds may have changed after the recording.
    let by_path: BTreeMap<_, _> = operations
        .values()
        .map(|operation| ((operation.method.as_str(), operation.path), operation))
        .collect();
    let mut report = Report::default();
    let (mut replayed, mut foreign) = (0, BTreeMap::<String, usize>::new());
    for CorpusExchange {
        id,
        template,
        exchange,
    } in exchange::corpus(Path::new(&folder))
    {
        let known = by_path.get(&(exchange.method.as_str(), template.as_str()));
        match known.copied().or_else(|| operations.get(id.as_str())) {
            Some(operation) => {
                round_trip::replay(operation, &exchange, &mut report);
                replayed += 1;
            }
            None => {
                *foreign
                    .entry(format!("{} {template}", exchange.method))
                    .or_default() += 1
            }
        }
    }
    eprintln!("{replayed} exchanges replayed; without an operation: {foreign:?}");
    assert!(replayed > 0, "{} contains no exchange", folder.display());
    report.assert_empty();
}
