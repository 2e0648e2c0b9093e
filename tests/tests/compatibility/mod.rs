//! Checks the impact on crate users that `diff` reports: mutates documents, generates the clients of both versions, and
//! compares their public APIs.
//!
//! `DIFF_MUTATIONS` sets the number of mutations and `DIFF_SEED` the first seed. Failures print their seed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod documents;
mod mutations;
mod operations;
mod places;
mod random;
mod schemas;
mod surface;

use std::env;

use quay_codegen::diagnostic::Source;
use quay_codegen::diff::{Diff, ImpactClass, compare};
use quay_codegen::{Generated, generate_with_history, resolve};
use serde_json::{Value, json};

use self::documents::Documents;
use self::random::Random;
use self::surface::Surface;

/// The versions of the documents of a case, oldest first. The last one is compared with the previous one.
const HISTORIES: [&[&str]; 3] = [
    &["3.17", "3.18"],
    &["3.18", "3.18"],
    &["3.16", "3.17", "3.18"],
];

#[test]
fn the_diff_agrees_with_the_crates() {
    let number = |name: &str, default: u64| {
        let given = env::var(name).ok();
        given.map_or(default, |text| text.parse().unwrap())
    };
    let (count, first) = (number("DIFF_MUTATIONS", 100), number("DIFF_SEED", 0));
    let documents = Documents::read();
    let (mut compared, mut breaking, mut wrong) = (0, 0, Vec::new());
    let mut seed = first;
    while compared < count {
        if let Some(Compared { breaks, report }) = case(&documents, seed) {
            compared += 1;
            breaking += u64::from(breaks);
            wrong.extend(report);
        }
        seed += 1;
    }
    println!(
        "{compared} mutations compared, of {} tried, {breaking} break",
        seed - first
    );
    assert!(
        wrong.is_empty(),
        "{} of {compared} mutations:\n{}",
        wrong.len(),
        wrong
            .iter()
            .take(20)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    );
}

/// The result of a mutation.
struct Compared {
    breaks: bool,
    /// The difference between the diff and the crates.
    report: Option<String>,
}

/// Compares both sides of a mutation, if both documents are valid.
fn case(documents: &Documents, seed: u64) -> Option<Compared> {
    let mut random = Random::new(seed);
    let mut document = documents.pick(&mut random);
    let history = *random.pick(&HISTORIES).unwrap();
    let mut sources = vec![source(&mut document, history[0])];
    let mut steps = Vec::new();
    for version in &history[1..] {
        steps.push(mutations::mutate(&mut document, &mut random)?);
        if random.one_in(4) {
            steps.extend(mutations::mutate(&mut document, &mut random));
        }
        sources.push(source(&mut document, version));
    }
    let (newest, older) = sources.split_last().unwrap();
    let (previous, oldest) = older.split_last().unwrap();
    let is_refresh = history[0] == history[history.len() - 1];
    let old = generated(previous, oldest)?;
    let new = generated(newest, if is_refresh { oldest } else { older })?;
    let broken = Surface::of(&old.files).broken_by(&Surface::of(&new.files));
    let reported = breaking(&compare(&old.api, &new.api));
    let is_wrong = broken.is_empty() != reported.is_empty();
    let mut report = is_wrong.then(|| {
        let kind = if reported.is_empty() {
            "miss"
        } else {
            "false alarm"
        };
        format!(
            "{kind}, seed {seed} ({}): {steps:?}\n  crate: {broken:?}\n  diff: {reported:?}",
            history.join(" ")
        )
    });
    // `cargo xtask diff` compares models without history.
    if history.len() == 2 && report.is_none() {
        let model = |source| resolve(source, &[]).unwrap().0;
        let plain = breaking(&compare(&model(previous), &model(newest)));
        report = (plain != reported).then(|| format!("seed {seed}: {plain:?} is not {reported:?}"));
    }
    Some(Compared {
        breaks: !broken.is_empty(),
        report,
    })
}

fn source(document: &mut Value, version: &str) -> Source {
    document["x-quay-version"] = json!(format!("{version}.0"));
    Source::new(format!("quay-{version}.json"), document.to_string())
}

fn generated(newest: &Source, older: &[Source]) -> Option<Generated> {
    let generated = generate_with_history(newest, &[], older).ok()?;
    (generated.older.len() == older.len()).then_some(generated)
}

/// Returns the changes that the diff reports as breaking for users of the crate.
fn breaking(diff: &Diff) -> Vec<String> {
    let breaking = diff
        .changes()
        .filter(|it| it.client.class == ImpactClass::Breaking);
    let reported = breaking.map(|change| format!("{:?} {}", change.place, change.kind));
    reported.collect()
}
