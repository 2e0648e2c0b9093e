//! Fuzzes a document with overlays.

use quay_codegen::resolve;

use super::{Effort, Outcome, Target, all, source, sources};
use crate::checks::{self, Finding};
use crate::input::{Files, Maker};

pub(super) const TARGET: Target = Target {
    name: "overlay",
    make,
    check,
};

fn make(maker: &mut Maker<'_, '_>) -> Files {
    let document = maker.corpus.document(&mut maker.choices);
    let mut files = Files::from([
        ("document.json".to_owned(), document.to_string()),
        ("overlay.yaml".to_owned(), maker.overlay(&document)),
    ]);
    if maker.choices.one_in(4) {
        files.insert("overlay2.yaml".to_owned(), maker.overlay(&document));
    }
    files
}

fn check(files: &Files, effort: Effort) -> Result<Outcome, Finding> {
    let document = source(files, "document.json");
    let overlays = sources(files, "overlay");
    let given = all(&[std::slice::from_ref(&document), &overlays]);
    match effort.run("two models", || resolve(&document, &overlays))? {
        Ok((_, warnings)) => {
            checks::diagnostics(&warnings, &given)?;
            Ok(Outcome::Accepted)
        }
        Err(refused) => {
            checks::diagnostics(&refused, &given)?;
            Ok(Outcome::Refused)
        }
    }
}
