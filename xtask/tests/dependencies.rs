//! `cargo xtask` and `cargo test --workspace` build the generator with the same dependencies.

#![allow(
    clippy::unwrap_used,
    reason = "clippy.toml allows it in test functions, but not in helpers"
)]

use std::collections::BTreeSet;
use std::process::Command;

/// Returns the name, version and features of each dependency that these arguments build.
fn dependencies(arguments: &[&str]) -> BTreeSet<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args([
        "tree",
        "--locked",
        "--prefix=none",
        "--format={p} {f}",
    ]);
    let output = cargo.args(arguments).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines = lines.lines().map(|line| line.trim_end_matches(" (*)"));
    lines.map(str::to_owned).collect()
}

#[test]
fn the_tests_do_not_build_the_generator_again() {
    let alias = dependencies(&[
        "--package=xtask",
        "--no-default-features",
        "--edges=normal,build",
    ]);
    let tests = dependencies(&["--workspace", "--edges=normal,build,dev"]);
    let differ = alias.difference(&tests);
    let differ: Vec<&String> = differ.filter(|it| !it.starts_with("xtask ")).collect();
    assert!(
        differ.is_empty(),
        "`cargo test --workspace` builds these with other features than `cargo xtask`, and all that depends on them \
         again: {differ:#?}; see \"Dependencies\" in CONTRIBUTING.md"
    );
}
