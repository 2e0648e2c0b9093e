//! A document alone: the client, coverage and both exports.

use std::slice::from_ref;

use quay_codegen::coverage::coverage;
use quay_codegen::diagnostic::Source;
use quay_codegen::export::{Dialect, export};
use quay_codegen::generate;

use super::{Outcome, Target, source};
use crate::checks::{self, Finding};
use crate::input::{Files, Maker};

pub(super) const TARGET: Target = Target {
    name: "generate",
    make,
    check,
};

fn make(maker: &mut Maker<'_, '_>) -> Files {
    let document = maker.document();
    Files::from([("document.json".to_owned(), maker.text(&document))])
}

fn check(files: &Files) -> Result<Outcome, Finding> {
    let document = source(files, "document.json");
    let reordered = Source::new("document.json", checks::reversed(&document.text));
    match (generate(&document, &[]), generate(&reordered, &[])) {
        (Ok(one), Ok(other)) => {
            checks::same("the files of two runs", &one.files, &other.files)?;
            checks::diagnostics(&one.warnings, &[&document])?;
            checks::client(&one)?;
            let (_, warnings) = coverage(&one.api, &[]);
            checks::diagnostics(&warnings, from_ref(&&document))?;
            for dialect in [Dialect::Swagger2, Dialect::OpenApi31] {
                let text = export(&one.api, dialect);
                checks::same("two exports", &text, &export(&other.api, dialect))?;
                checks::exported(&text)?;
            }
            Ok(Outcome::Accepted)
        }
        (Err(one), Err(other)) => {
            checks::diagnostics(&one, &[&document])?;
            if document == reordered {
                checks::same("the diagnostics of two runs", &one, &other)?;
            } else {
                checks::same(
                    "the diagnostics of two orders",
                    &messages(&one),
                    &messages(&other),
                )?;
            }
            Ok(Outcome::Refused)
        }
        (one, other) => Err(format!(
            "only one of two runs succeeds:\n{:?}\n{:?}",
            one.map(|it| it.files).map_err(|it| it.to_string()),
            other.map(|it| it.files).map_err(|it| it.to_string())
        )),
    }
}

fn messages(diagnostics: &quay_codegen::diagnostic::Diagnostics) -> Vec<(String, String)> {
    let messages = diagnostics.iter();
    messages
        .map(|one| (one.pointer.clone(), one.message.clone()))
        .collect()
}
