//! The clients of the fixtures and of the newest document, generated once for all tests of a binary.

#![allow(clippy::panic, reason = "a test whose input is invalid has failed")]

use std::sync::LazyLock;

use quay_codegen::{Generated, generate};

use crate::inputs::{Input, input, names, newest_spec, overlays};

static CLIENTS: LazyLock<Vec<(Input, Generated)>> = LazyLock::new(|| {
    let fixtures = names("fixtures/valid", ".json").into_iter();
    let fixtures = fixtures.map(|name| input("fixtures/valid", &name));
    let newest = Input {
        document: newest_spec(),
        overlays: overlays(),
    };
    let with_client = |input| {
        let client = generated(&input);
        (input, client)
    };
    fixtures.chain([newest]).map(with_client).collect()
});

/// Returns all valid fixtures, and the newest document with its overlays, each with its client.
pub fn clients() -> &'static [(Input, Generated)] {
    &CLIENTS
}

/// Generates the client of a document.
pub fn generated(input: &Input) -> Generated {
    match generate(&input.document, &input.overlays) {
        Ok(generated) => generated,
        Err(diagnostics) => panic!("{diagnostics}"),
    }
}
