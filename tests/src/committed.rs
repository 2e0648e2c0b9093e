//! What the committed documents and overlays give, computed once for all tests of a binary.

#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a test whose input is invalid has failed"
)]

use std::sync::LazyLock;

use quay_codegen::diagnostic::Diagnostics;
use quay_codegen::model::Api;
use quay_codegen::{Generated, generate_with_history, resolve};

use crate::inputs::{newest_spec, older_specs, overlays};

/// The API of a document with the overlays.
pub struct Committed {
    /// The name of the document.
    pub name: String,
    /// Its API.
    pub api: Api,
    /// What was reported about the document and the overlays.
    pub warnings: Diagnostics,
}

static APIS: LazyLock<Vec<Committed>> = LazyLock::new(|| {
    let overlays = overlays();
    let specs = older_specs().into_iter().chain([newest_spec()]);
    specs
        .map(|spec| match resolve(&spec, &overlays) {
            Ok((api, warnings)) => Committed {
                name: spec.name,
                api,
                warnings,
            },
            Err(diagnostics) => panic!("{}\n{diagnostics}", spec.name),
        })
        .collect()
});

static GENERATED: LazyLock<Generated> = LazyLock::new(|| {
    generate_with_history(&newest_spec(), &overlays(), &older_specs())
        .unwrap_or_else(|diagnostics| panic!("{diagnostics}"))
});

/// Returns the APIs of all versions, oldest first, each resolved by itself.
pub fn apis() -> &'static [Committed] {
    &APIS
}

/// Returns the API of the newest version.
pub fn newest() -> &'static Api {
    &APIS.last().expect("specs/ contains a document").api
}

/// Returns the client of the newest version, dated by the older documents.
pub fn generated() -> &'static Generated {
    &GENERATED
}
