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

#[test]
fn the_code_of_other_tests_fits_the_document() {
    let api = &generated().api;
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/test_code");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        assert_binary_snapshot!("requests.rs", requests::calls(api).into_bytes());
        assert_binary_snapshot!("replay.rs", replay::table(api).into_bytes());
        assert_binary_snapshot!("secrets.rs", secrets::calls(api).into_bytes());
        assert_binary_snapshot!("since.rs", since::table(api).into_bytes());
    });
}
