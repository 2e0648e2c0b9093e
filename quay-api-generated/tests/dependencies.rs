//! The dependencies of the crate without its feature `client`.
#![allow(clippy::unwrap_used, reason = "tests panic to fail")]

use std::{collections::BTreeSet, process::Command};

/// Returns the names of all packages that a build with these features compiles.
fn packages(features: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--edges", "normal", "--prefix", "none"])
        .args([
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
        ])
        .args(features)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let text = String::from_utf8(output.stdout).unwrap();
    let names = text.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

#[test]
fn without_client_the_crate_depends_on_nothing_that_opens_a_socket() {
    let core = packages(&["--no-default-features"]);
    assert!(core.contains("quay-api-generated"), "{core:?}");
    assert!(core.len() <= 25, "{} packages: {core:?}", core.len());
    for name in [
        "futures-core",
        "futures-util",
        "hyper",
        "mio",
        "reqwest",
        "rustls",
        "tokio",
    ] {
        assert!(!core.contains(name), "{name}");
    }
}

#[test]
fn blocking_mock_and_tracing_imply_client() {
    for feature in ["blocking", "mock", "tracing"] {
        let packages = packages(&["--no-default-features", "--features", feature]);
        assert!(packages.contains("reqwest"), "{feature}");
    }
}
