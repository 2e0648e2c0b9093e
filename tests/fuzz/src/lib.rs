//! Gives the generator hostile input, and checks what no input may lead to: a panic, an endless run, two results of one
//! input, code that is not the client's, invalid exports, and diagnostics that nobody can read.
//!
//! An input is made of bytes by [`arbitrary`]: fragments of the committed files are changed as trees and as texts, and
//! the bytes choose how. So an input is repeated from a seed and a number, and made smaller by leaving out bytes.

pub mod checks;
mod choices;
mod corpus;
pub mod input;
pub mod minimize;
pub mod run;
pub mod targets;

pub use corpus::Corpus;
