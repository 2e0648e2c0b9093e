//! Fuzzes the generator with hostile input. Finds panics, endless runs, nondeterministic results, injected code,
//! invalid exports and unreadable diagnostics.
//!
//! An input is generated from bytes by [`arbitrary`]: the bytes select fragments of the committed files and the changes
//! to them, as trees and as texts. A seed and a number reproduce an input, and removing bytes makes it smaller.

pub mod checks;
mod choices;
mod corpus;
pub mod input;
pub mod run;
pub mod targets;

pub use corpus::Corpus;
