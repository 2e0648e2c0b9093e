//! Shared helpers of the tests.

pub mod inputs;
pub mod shuffle;

/// The README's programs compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
