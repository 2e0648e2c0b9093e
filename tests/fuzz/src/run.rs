//! Runs targets with many inputs on several threads within limits, and records the findings.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Seek as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::Corpus;
use crate::checks::Finding;
use crate::choices::Choices;
use crate::input::{Files, Maker};
use crate::minimize::minimize;
use crate::targets::{Effort, Outcome, Target};

/// The default stack size of threads in Rust.
const STACK_BYTES: usize = 2 << 20;
/// An input that takes longer three times in a row is a finding.
const SLOW: Duration = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 10 });
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

/// An input of a target.
#[derive(Clone, Debug)]
pub struct Case {
    /// The target.
    pub target: Target,
    /// The seed of the run.
    pub seed: u64,
    /// The number of the input.
    pub number: u64,
    /// The bytes of its choices.
    pub bytes: Vec<u8>,
}

impl Case {
    /// Creates the input with this number.
    pub fn new(target: Target, seed: u64, number: u64) -> Self {
        let name = target.name.bytes().fold(0, |sum: u64, byte| {
            sum.wrapping_mul(131).wrapping_add(byte.into())
        });
        let mut random = fastrand::Rng::with_seed(seed ^ name.rotate_left(32));
        let mut random = fastrand::Rng::with_seed(random.u64(..).wrapping_add(number));
        let length = random.usize(16..1024);
        Self {
            target,
            seed,
            number,
            bytes: std::iter::repeat_with(|| random.u8(..))
                .take(length)
                .collect(),
        }
    }

    /// Returns its files.
    pub fn files(&self, corpus: &Corpus) -> Files {
        let choices = Choices::new(&self.bytes);
        (self.target.make)(&mut Maker { corpus, choices })
    }

    /// Generates and checks the input.
    ///
    /// # Errors
    ///
    /// The finding, if there is one.
    pub fn run(&self, corpus: &Corpus, effort: Effort) -> Result<Outcome, Finding> {
        check(self.target, &self.files(corpus), effort)
    }
}

/// Checks an input. A panic is a finding.
///
/// # Errors
///
/// The finding, if there is one.
pub fn check(target: Target, files: &Files, effort: Effort) -> Result<Outcome, Finding> {
    catch_unwind(AssertUnwindSafe(|| (target.check)(files, effort))).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(format!("a panic: {}", text.unwrap_or("without a message")))
    })
}

/// Identifies the kind of a finding by the start of its first line, without numbers.
pub fn signature(finding: &str) -> String {
    let line = finding.lines().next().unwrap_or_default();
    line.chars()
        .filter(|character| !character.is_ascii_digit())
        .take(60)
        .collect()
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
    let shared = Arc::new(Shared {
        plan: plan.clone(),
        corpus: Arc::clone(corpus),
        start: Instant::now(),
        stop: AtomicBool::new(false),
        ticks: AtomicU64::new(0),
        workers: (0..plan.threads).map(|_| Worker::default()).collect(),
        tally: Mutex::default(),
        seen: Mutex::default(),
    });
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

/// The current input of a worker.
#[derive(Debug, Default)]
struct Worker {
    number: AtomicU64,
    target: AtomicU64,
    /// The tick at which the input started.
    since: AtomicU64,
}

struct Shared {
    plan: Plan,
    corpus: Arc<Corpus>,
    start: Instant,
    stop: AtomicBool,
    /// How often the run was watched.
    ticks: AtomicU64,
    workers: Vec<Worker>,
    tally: Mutex<Tally>,
    seen: Mutex<BTreeSet<String>>,
}

impl Shared {
    fn work(&self, thread: u64) -> io::Result<()> {
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

    fn end_if_one_hangs(&self, limit: u64) -> io::Result<()> {
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

    fn next(&self) -> u64 {
        let numbers = self
            .workers
            .iter()
            .map(|worker| worker.number.load(Ordering::Relaxed));
        numbers.min().unwrap_or(self.plan.first)
    }

    fn with_tally(&self, act: impl FnOnce(&mut Tally)) {
        if let Ok(mut tally) = self.tally.lock() {
            act(&mut tally);
        }
    }
}

fn running_file(out: &Path, thread: u64) -> PathBuf {
    out.join(format!("running-{thread}.txt"))
}

#[cfg(test)]
mod tests;
