//! Inputs, each made from a seed and a number.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::Corpus;
use crate::checks::Finding;
use crate::choices::Choices;
use crate::input::{Files, Maker};
use crate::targets::{Effort, Outcome, Target};

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
