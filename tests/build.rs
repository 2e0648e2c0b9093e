//! Writes what the tests have for every operation of the newest document: the calls of `tests/requests.rs`
//! and the table of `tests/replay`. What is made can't forget an operation.

#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a build script fails by its exit"
)]

#[path = "build/replay.rs"]
mod replay;
#[path = "build/requests.rs"]
mod requests;
#[path = "build/sample.rs"]
mod sample;
#[path = "build/sources.rs"]
mod sources;

use std::path::Path;
use std::{env, fs};

fn main() {
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    let (requests, replay) = match sources::api() {
        Ok(api) => (requests::calls(&api), replay::table(&api)),
        // So that the message is the failure of a test, and no riddle of the compiler.
        Err(problem) => (
            format!("#[test] fn the_client_fits_the_document() {{ panic!({problem:?}) }}\n"),
            format!("panic!({problem:?})"),
        ),
    };
    for (name, code) in [("requests.rs", requests), ("replay_table.rs", replay)] {
        fs::write(Path::new(&folder).join(name), code).expect("OUT_DIR can be written");
    }
}
