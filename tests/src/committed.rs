//! The APIs of the committed documents, each with the committed overlays, resolved once for all tests of a binary.

#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a test whose input is invalid has failed"
)]

use std::sync::LazyLock;

use quay_codegen::model::Api;
use quay_codegen::resolve;

use crate::inputs::{newest_spec, older_specs, overlays};

static APIS: LazyLock<Vec<(String, Api)>> = LazyLock::new(|| {
    let overlays = overlays();
    let specs = older_specs().into_iter().chain([newest_spec()]);
    specs
        .map(|spec| match resolve(&spec, &overlays) {
            Ok((api, _)) => (spec.name, api),
            Err(diagnostics) => panic!("{}\n{diagnostics}", spec.name),
        })
        .collect()
});

/// Returns the APIs of all versions with the names of their documents, oldest first.
pub fn apis() -> &'static [(String, Api)] {
    &APIS
}

/// Returns the API of the newest version.
pub fn newest() -> &'static Api {
    let (_, api) = APIS.last().expect("specs/ contains a document");
    api
}
