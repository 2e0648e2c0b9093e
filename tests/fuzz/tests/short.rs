//! A short run with a fixed seed, as part of the tests.

use std::sync::Arc;

use quay_fuzz::Corpus;
use quay_fuzz::run::{Plan, run};
use quay_fuzz::targets::ALL;

/// The number of inputs for each target, which takes some seconds without optimization.
const CASES: u64 = 100;

#[test]
fn a_short_run_finds_nothing() {
    let corpus = Arc::new(Corpus::load().unwrap());
    let plan = Plan {
        targets: ALL.to_vec(),
        seed: 318,
        first: 0,
        cases: CASES,
        time: None,
        full: true,
        threads: 2,
        out: None,
    };
    let tally = run(&plan, &corpus, |_| {}).unwrap();
    assert!(tally.findings.is_empty(), "{:#?}", tally.findings);
    for target in ALL {
        let (accepted, refused) = tally.counts[target.name];
        assert_eq!(accepted + refused, CASES, "{}", target.name);
        // A target that accepts no input only tests error handling.
        assert!(accepted > 0, "{}", target.name);
    }
}
