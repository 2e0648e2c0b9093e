//! A run ends in spite of an input that never does.

use std::fs;

use super::*;
use crate::input::Files;

const HANGING: Target = Target {
    name: "hanging",
    make: |_| Files::new(),
    check: |_, _| {
        loop {
            thread::park();
        }
    },
};

#[test]
fn an_input_that_hangs_is_written_and_ends_the_run() {
    let out = tempfile::tempdir().unwrap();
    let corpus = Arc::new(Corpus::load().unwrap());
    let plan = Plan {
        targets: vec![HANGING],
        seed: 1,
        first: 0,
        cases: 1,
        time: None,
        full: false,
        threads: 1,
        out: Some(out.path().to_owned()),
    };
    let error = run_within(1, &plan, &corpus, |_| {}).unwrap_err();
    assert!(error.to_string().contains("hangs"), "{error}");
    let finding = fs::read_to_string(out.path().join("hanging-1-0/finding.txt"));
    assert_eq!(finding.unwrap(), "hang");
}
