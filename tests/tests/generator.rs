//! Contains most tests of the generator in one binary, because linking takes longer than running. Tests that compile
//! much generated code have separate binaries.

mod access;
mod canonical;
mod codegen_fresh;
mod compatibility;
mod export;
mod features;
mod history;
mod infer;
mod injection;
mod invalid;
mod invariants;
mod module_dependencies;
mod module_pages;
mod prose;
mod reserved_modules;
mod test_code;
mod valid;
#[cfg(feature = "validators")]
mod workflows;

use std::fs;
use std::path::Path;

/// Finds test files that are not a module here and would never run.
#[test]
fn every_file_is_a_module_or_a_test() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap();
    for file in fs::read_dir(package.join("tests")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let Some(module) = name.strip_suffix(".rs") else {
            continue;
        };
        let declared = include_str!("generator.rs").contains(&format!("mod {module};"))
            || manifest.contains(&format!("name = \"{module}\""));
        assert!(
            declared,
            "tests/{name} is neither a module of tests/generator.rs nor a test of Cargo.toml"
        );
    }
}
