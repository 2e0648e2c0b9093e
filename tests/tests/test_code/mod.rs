//! Generates the code of the tests that use every operation or type of the newest document: the calls for `requests.rs`
//! and `secrets.rs`, the tables for `replay` and `since.rs`.
//!
//! The code is committed as snapshots, which those tests include. A build script would need this generator too, and
//! compile it a second time.

mod replay;
mod requests;
mod sample;
mod secrets;
mod since;

use insta::assert_binary_snapshot;
use quay_tests::committed::generated;

/// The first lines of each file, for those whose tests do not compile.
const HEADER: &str = "\
// Code for the client of the newest document, written by
// `INSTA_UPDATE=always cargo test -p quay-tests --test generator`.
// Run it again if the client has changed and this does not compile.

";

#[test]
fn the_code_of_other_tests_fits_the_document() {
    let api = &generated().api;
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/test_code");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let bytes = |code: String| [HEADER, &code].concat().into_bytes();
    settings.bind(|| {
        assert_binary_snapshot!("requests.rs", bytes(requests::calls(api)));
        assert_binary_snapshot!("replay.rs", bytes(replay::table(api)));
        assert_binary_snapshot!("secrets.rs", bytes(secrets::calls(api)));
        assert_binary_snapshot!("since.rs", bytes(since::table(api)));
    });
}
