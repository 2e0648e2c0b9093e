//! The tests of the command line in one binary, because linking takes longer than running.

mod codegen;
mod codegen_features;
mod codegen_swap;
mod committed;
mod coverage;
mod dependencies;
mod diff;
mod export;
mod fetch;
mod files;
mod infer;
mod ordinary_server;
mod output;
mod record;
mod record_endings;
mod record_refusals;
mod record_urls;
mod support;
mod workflows;

use std::fs;
use std::path::Path;

/// Fails for a test file that is not a module here, which would never run.
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
