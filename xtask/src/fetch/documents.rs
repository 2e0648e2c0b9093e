//! Checks that the documents are those that servers send, with operations, and not twice the same one.

use quay_codegen::canonical;
use quay_codegen::diagnostic::{Diagnostic, Diagnostics, Pointer, Source};
use serde_json::Value;

use crate::error::{Error, collect_all};

/// What `export` writes into most operations and no server does.
const ADDED: [&str; 3] = ["x-access", "x-flags", "x-since"];

pub(super) fn check(public: &Source, internal: &Source, is_server: bool) -> Result<(), Error> {
    let documents = [
        (public, "/api/v1/discovery"),
        (internal, "/api/v1/discovery?internal=true"),
    ];
    let checks = documents.map(|(document, path)| {
        require_unchanged(document, path)?;
        Ok(canonical::require_operations(document)?)
    });
    collect_all(checks)?;
    require_internal(public, internal, is_server)
}

/// Fails if overlays have been applied to a document.
fn require_unchanged(document: &Source, path: &str) -> Result<(), Diagnostics> {
    let Some(pointer) = quay_codegen::parse(document).ok().as_ref().and_then(added) else {
        return Ok(());
    };
    let message =
        "no server sends this keyword: the document may be the output of `cargo xtask export`";
    let problem = Diagnostic::error(&document.name, pointer, message)
        .help(format!("save the response of `{path}` and pass that"));
    Err(Diagnostics::from(problem).located_in([document]))
}

/// Returns the place of the first keyword of an operation that an overlay has added.
fn added(document: &Value) -> Option<Pointer> {
    let items = document.get("paths")?.as_object()?.iter();
    let mut operations = items.filter_map(|(path, item)| Some((path, item.as_object()?)));
    operations.find_map(|(path, item)| {
        item.iter().find_map(|(method, operation)| {
            let is_there = |keyword: &&str| operation.get(keyword).is_some();
            let keyword = ADDED.into_iter().find(is_there)?;
            let path = Pointer::root().child("paths").child(path);
            Some(path.child(method).child(keyword))
        })
    })
}

/// Fails if the internal document is the public one again.
fn require_internal(public: &Source, internal: &Source, is_server: bool) -> Result<(), Error> {
    if !canonical::lacks_internal_operations(public, internal) {
        return Ok(());
    }
    let help = match is_server {
        true => format!(
            "a proxy may drop the query `internal=true`: check the response of {}",
            internal.name
        ),
        false => "save the response of `/api/v1/discovery?internal=true` as the internal document"
            .to_owned(),
    };
    let message = "the internal document has no operation that the public document lacks";
    Err(Error::new(message).help(help))
}
