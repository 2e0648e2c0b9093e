//! Shared helpers of the tests.

pub mod inputs;
pub mod shuffle;
