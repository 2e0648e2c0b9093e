//! Runs targets with many inputs on several threads within limits, and records the findings.

mod case;
mod minimize;
#[cfg(test)]
mod tests;
mod work;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use std::{io, thread};

use self::work::Shared;
use crate::Corpus;
use crate::checks::Finding;
use crate::targets::Target;

pub use self::case::{Case, check, signature};

/// The default stack size of threads in Rust.
const STACK_BYTES: usize = 2 << 20;
/// An input during which the run was watched this often, about once a second, ends the run. Ticks do not count
/// the time during which the whole process was paused.
const HANG_TICKS: u64 = 120;

/// The targets and limits of a run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The targets, which take turns.
    pub targets: Vec<Target>,
    /// The seed of the inputs.
    pub seed: u64,
    /// The number of the first input.
    pub first: u64,
    /// The maximum number of inputs for each target.
    pub cases: u64,
    /// The maximum duration of the run.
    pub time: Option<Duration>,
    /// Whether every input gets all checks.
    pub full: bool,
    /// The number of threads.
    pub threads: u64,
    /// The folder for findings.
    pub out: Option<PathBuf>,
}

/// The result of a run.
#[derive(Debug, Default)]
pub struct Tally {
    /// The number of accepted and rejected inputs of each target.
    pub counts: BTreeMap<&'static str, (u64, u64)>,
    /// The number with which the next run can start.
    pub next: u64,
    /// The first finding of each kind, with the folder of its input.
    pub findings: Vec<(Finding, PathBuf)>,
}

impl Tally {
    /// Returns the number of inputs.
    pub fn inputs(&self) -> u64 {
        self.counts
            .values()
            .map(|(accepted, refused)| accepted + refused)
            .sum()
    }
}

/// Runs a plan and calls `watch` about once a second.
///
/// The threads are not joined if an input hangs: they could run forever.
///
/// # Errors
/// If a finding cannot be written, or an input hangs.
pub fn run(plan: &Plan, corpus: &Arc<Corpus>, watch: impl FnMut(&Tally)) -> io::Result<Tally> {
    run_within(HANG_TICKS, plan, corpus, watch)
}

fn run_within(
    ticks: u64,
    plan: &Plan,
    corpus: &Arc<Corpus>,
    mut watch: impl FnMut(&Tally),
) -> io::Result<Tally> {
    let shared = Arc::new(Shared::new(plan, corpus));
    let spawn = |number| {
        let builder = thread::Builder::new().stack_size(STACK_BYTES);
        let shared = Arc::clone(&shared);
        builder.spawn(move || shared.work(number))
    };
    let threads = (0..plan.threads)
        .map(spawn)
        .collect::<io::Result<Vec<_>>>()?;
    let mut watched = Instant::now();
    while threads.iter().any(|thread| !thread.is_finished()) {
        thread::sleep(Duration::from_millis(20));
        if watched.elapsed() > Duration::from_secs(1) {
            watched = Instant::now();
            shared.ticks.fetch_add(1, Ordering::Relaxed);
            shared.end_if_one_hangs(ticks)?;
            shared.with_tally(|tally| {
                tally.next = shared.next();
                watch(tally);
            });
        }
    }
    for thread in threads {
        thread
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("a worker panicked")))?;
    }
    let mut tally = Tally::default();
    shared.with_tally(|result| tally = std::mem::take(result));
    tally.next = shared.next();
    Ok(tally)
}
