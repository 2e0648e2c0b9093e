//! Minimizes an input with a finding by removing bytes from its choices.

use std::time::{Duration, Instant};

use super::{Case, signature};
use crate::Corpus;
use crate::checks::Finding;
use crate::targets::Effort;

/// The maximum time for one finding.
const MAX_TIME: Duration = Duration::from_secs(20);

/// Returns the smallest input with a finding of the same kind, and the finding.
pub(super) fn minimize(case: &Case, finding: Finding, corpus: &Corpus) -> (Case, Finding) {
    let start = Instant::now();
    let wanted = signature(&finding);
    let mut best = (case.clone(), finding);
    let mut length = best.0.bytes.len();
    while length > 0 && start.elapsed() < MAX_TIME {
        let mut at = 0;
        while at < best.0.bytes.len() && start.elapsed() < MAX_TIME {
            let mut smaller = best.0.clone();
            let end = (at + length).min(smaller.bytes.len());
            smaller.bytes.drain(at..end);
            match smaller.run(corpus, Effort::FULL) {
                Err(found) if signature(&found) == wanted => best = (smaller, found),
                _ => at += length,
            }
        }
        length /= 2;
    }
    best
}
