//! Generates test code for every operation of the newest document: the calls for `tests/requests.rs` and the tables for
//! `tests/replay` and `tests/since.rs`.

#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a build script reports failure by panicking"
)]

#[path = "build/replay.rs"]
mod replay;
#[path = "build/requests.rs"]
mod requests;
#[path = "build/sample.rs"]
mod sample;
#[path = "build/secrets.rs"]
mod secrets;
#[path = "build/since.rs"]
mod since;
#[path = "build/sources.rs"]
mod sources;

use std::path::Path;
use std::{env, fs};

fn main() {
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    let tables = match sources::api() {
        Ok(api) => [
            ("requests.rs", requests::calls(&api)),
            ("replay_table.rs", replay::table(&api)),
            ("secrets.rs", secrets::calls(&api)),
            ("since.rs", since::table(&api)),
        ],
        // A stale client fails a test with a clear message instead of failing to compile.
        Err(problem) => {
            let stale = format!("panic!({problem:?})");
            let calls = "const CALLED: &[(&str, &str)] = &[];";
            let test =
                format!("{calls}\n#[test]\nfn the_client_fits_the_document() {{ {stale} }}\n");
            let texts = "const SECRET: &str = \"\";\nconst UNKNOWN: &str = \"\";\n";
            let show = format!("{texts}fn show_all() {{ {stale} }}\n");
            [
                ("requests.rs", test),
                ("replay_table.rs", stale),
                ("secrets.rs", show),
                (
                    "since.rs",
                    "const SINCE: &[(&str, &str, Option<&str>)] = &[];".to_owned(),
                ),
            ]
        }
    };
    for (name, code) in tables {
        fs::write(Path::new(&folder).join(name), code).expect("OUT_DIR can be written");
    }
}
