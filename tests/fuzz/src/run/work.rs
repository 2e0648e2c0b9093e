//! What each thread of a run does.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::minimize::minimize;
use super::{Case, Plan, Tally, signature};
use crate::Corpus;
use crate::checks::Finding;
use crate::targets::{Effort, Outcome, Target};

/// An input that takes longer three times in a row is a finding.
const SLOW: Duration = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 10 });

/// The current input of a worker.
#[derive(Debug, Default)]
struct Worker {
    number: AtomicU64,
    target: AtomicU64,
    /// The tick at which the input started.
    since: AtomicU64,
}

/// What the threads of a run share.
pub(super) struct Shared {
    plan: Plan,
    corpus: Arc<Corpus>,
    start: Instant,
    stop: AtomicBool,
    /// How often the run was watched.
    pub(super) ticks: AtomicU64,
    workers: Vec<Worker>,
    tally: Mutex<Tally>,
    seen: Mutex<BTreeSet<String>>,
}

impl Shared {
    pub(super) fn new(plan: &Plan, corpus: &Arc<Corpus>) -> Self {
        Self {
            plan: plan.clone(),
            corpus: Arc::clone(corpus),
            start: Instant::now(),
            stop: AtomicBool::new(false),
            ticks: AtomicU64::new(0),
            workers: (0..plan.threads).map(|_| Worker::default()).collect(),
            tally: Mutex::default(),
            seen: Mutex::default(),
        }
    }

    pub(super) fn work(&self, thread: u64) -> io::Result<()> {
        let mut running = self.running_file(thread)?;
        let end = self.plan.first.saturating_add(self.plan.cases);
        let mut number = self.plan.first + thread;
        let worker = self
            .workers
            .get(usize::try_from(thread).unwrap_or_default());
        while number < end && !self.is_over() {
            if let Some(worker) = worker {
                worker.number.store(number, Ordering::Relaxed);
            }
            for (index, target) in self.plan.targets.iter().enumerate() {
                if let Some(worker) = worker {
                    let now = self.ticks.load(Ordering::Relaxed);
                    worker.since.store(now, Ordering::Relaxed);
                    worker
                        .target
                        .store(u64::try_from(index).unwrap_or_default(), Ordering::Relaxed);
                }
                if let Some(file) = &mut running {
                    let (name, seed) = (target.name, self.plan.seed);
                    let text = format!("--target {name} --seed {seed} --first {number:<20}");
                    file.rewind()?;
                    file.write_all(text.as_bytes())?;
                }
                self.one(*target, number)?;
            }
            number += self.plan.threads;
        }
        if let Some(worker) = worker {
            worker.number.store(number, Ordering::Relaxed);
            worker.since.store(u64::MAX, Ordering::Relaxed);
        }
        match (running, &self.plan.out) {
            (Some(_), Some(out)) => fs::remove_file(running_file(out, thread)),
            _ => Ok(()),
        }
    }

    /// Opens a file for the name of the current input, in case the run aborts.
    fn running_file(&self, thread: u64) -> io::Result<Option<fs::File>> {
        let Some(out) = &self.plan.out else {
            return Ok(None);
        };
        fs::create_dir_all(out)?;
        fs::File::create(running_file(out, thread)).map(Some)
    }

    fn one(&self, target: Target, number: u64) -> io::Result<()> {
        let case = Case::new(target, self.plan.seed, number);
        match self.timed(&case) {
            Ok(outcome) => self.with_tally(|tally| {
                let (accepted, refused) = tally.counts.entry(target.name).or_default();
                match outcome {
                    Outcome::Accepted => *accepted += 1,
                    Outcome::Refused => *refused += 1,
                }
            }),
            Err(finding) => {
                let kind = format!("{} {}", target.name, signature(&finding));
                if self.seen.lock().is_ok_and(|mut seen| seen.insert(kind)) {
                    let (case, finding) = minimize(&case, finding, &self.corpus);
                    let folder = self.write(&case, &finding)?;
                    self.with_tally(|tally| tally.findings.push((finding, folder)));
                }
                self.with_tally(|tally| tally.counts.entry(target.name).or_default().1 += 1);
            }
        }
        Ok(())
    }

    /// Runs an input, and repeats it if it is slow, since other processes may have used the processor.
    fn timed(&self, case: &Case) -> Result<Outcome, Finding> {
        let effort = match self.plan.full {
            true => Effort::FULL,
            false => Effort::share(case.number),
        };
        let mut outcome = Ok(Outcome::Refused);
        for _ in 0..3 {
            let start = Instant::now();
            outcome = case.run(&self.corpus, effort);
            if start.elapsed() < SLOW || outcome.is_err() {
                return outcome;
            }
        }
        outcome.and_then(|_| Err(format!("slow: more than {} s", SLOW.as_secs())))
    }

    fn write(&self, case: &Case, finding: &str) -> io::Result<PathBuf> {
        let name = format!("{}-{}-{}", case.target.name, case.seed, case.number);
        let Some(out) = &self.plan.out else {
            return Ok(PathBuf::from(name));
        };
        let folder = out.join(name);
        fs::create_dir_all(&folder)?;
        for (name, text) in case.files(&self.corpus) {
            fs::write(folder.join(name), text)?;
        }
        fs::write(folder.join("finding.txt"), finding)?;
        Ok(folder)
    }

    pub(super) fn end_if_one_hangs(&self, limit: u64) -> io::Result<()> {
        for worker in &self.workers {
            let since = worker.since.load(Ordering::Relaxed);
            if self.ticks.load(Ordering::Relaxed).saturating_sub(since) < limit {
                continue;
            }
            self.stop.store(true, Ordering::Relaxed);
            let index = usize::try_from(worker.target.load(Ordering::Relaxed)).unwrap_or_default();
            if let Some(target) = self.plan.targets.get(index) {
                let case = Case::new(
                    *target,
                    self.plan.seed,
                    worker.number.load(Ordering::Relaxed),
                );
                let folder = self.write(&case, "hang")?;
                return Err(io::Error::other(format!(
                    "an input hangs: {}",
                    folder.display()
                )));
            }
        }
        Ok(())
    }

    fn is_over(&self) -> bool {
        let is_late = self
            .plan
            .time
            .is_some_and(|time| self.start.elapsed() >= time);
        is_late || self.stop.load(Ordering::Relaxed)
    }

    pub(super) fn next(&self) -> u64 {
        let numbers = self
            .workers
            .iter()
            .map(|worker| worker.number.load(Ordering::Relaxed));
        numbers.min().unwrap_or(self.plan.first)
    }

    pub(super) fn with_tally(&self, act: impl FnOnce(&mut Tally)) {
        if let Ok(mut tally) = self.tally.lock() {
            act(&mut tally);
        }
    }
}

fn running_file(out: &Path, thread: u64) -> PathBuf {
    out.join(format!("running-{thread}.txt"))
}
