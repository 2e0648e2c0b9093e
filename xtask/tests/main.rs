//! The tests of the command line, in one binary: linking a binary for each file takes longer than running it.

mod codegen;
mod codegen_features;
mod codegen_swap;
mod coverage;
mod diff;
mod export;
mod fetch;
mod files;
mod infer;
mod ordinary_server;
mod output;
mod record;
mod record_endings;
mod support;
mod workflows;

use std::fs;
use std::path::Path;

/// Cargo does not look for test files here, so a forgotten one would never run.
#[test]
fn every_file_is_a_module() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for file in fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        let declared = include_str!("main.rs").contains(&format!("mod {module};"));
        assert!(
            module == "main" || declared,
            "tests/{name} is no module of tests/main.rs"
        );
    }
}
