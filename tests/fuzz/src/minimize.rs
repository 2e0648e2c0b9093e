//! Makes an input that led to a finding smaller, by leaving out bytes that its choices are read from.

use std::time::{Duration, Instant};

use crate::run::{Case, signature};
use crate::targets::Effort;
use crate::{Corpus, checks::Finding};

/// How long one finding may take.
const MOST: Duration = Duration::from_secs(20);

/// The smallest input found that leads to a finding of the same kind, and what is found.
pub fn minimize(case: &Case, finding: Finding, corpus: &Corpus) -> (Case, Finding) {
    let start = Instant::now();
    let wanted = signature(&finding);
    let mut best = (case.clone(), finding);
    let mut length = best.0.bytes.len();
    while length > 0 && start.elapsed() < MOST {
        let mut at = 0;
        while at < best.0.bytes.len() && start.elapsed() < MOST {
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
