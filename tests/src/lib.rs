//! Shared helpers of the tests.

pub mod inputs;
pub mod shuffle;

/// The README's program compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
