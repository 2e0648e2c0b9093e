//! Turns the discovery document of the Quay container registry, corrected by overlays, into a Rust
//! client. Pure functions from text to text: no files, no network, no clock, no environment.

pub mod canonical;
pub mod diagnostic;
mod locate;
pub mod pointer;
