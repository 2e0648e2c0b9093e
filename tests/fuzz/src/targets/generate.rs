//! Fuzzes a single document: the client, coverage and both exports.

use std::slice::from_ref;

use quay_codegen::coverage::coverage;
use quay_codegen::diagnostic::{Diagnostics, Source};
use quay_codegen::export::{Dialect, export};
use quay_codegen::{Generated, generate};

use super::{Effort, Outcome, Target, source};
use crate::checks::{self, Finding};
use crate::input::{Files, Maker};

const DIALECTS: [Dialect; 2] = [Dialect::Swagger2, Dialect::OpenApi31];

pub(super) const TARGET: Target = Target {
    name: "generate",
    make,
    check,
};

fn make(maker: &mut Maker<'_, '_>) -> Files {
    let document = maker.document();
    Files::from([("document.json".to_owned(), maker.text(&document))])
}

fn check(files: &Files, effort: Effort) -> Result<Outcome, Finding> {
    let document = source(files, "document.json");
    let generated = generate(&document, &[]);
    if effort.repeats() {
        in_another_order(&document, &generated)?;
    }
    let generated = match generated {
        Ok(generated) => generated,
        Err(refused) => {
            checks::diagnostics(&refused, &[&document])?;
            return Ok(Outcome::Refused);
        }
    };
    checks::diagnostics(&generated.warnings, &[&document])?;
    let (_, warnings) = coverage(&generated.api, &[]);
    checks::diagnostics(&warnings, from_ref(&&document))?;
    if effort.one_in(4) {
        checks::client(&generated)?;
        for dialect in DIALECTS {
            checks::exported(&export(&generated.api, dialect))?;
        }
    }
    Ok(Outcome::Accepted)
}

/// The order of the keys has no effect.
fn in_another_order(
    document: &Source,
    result: &Result<Generated, Diagnostics>,
) -> Result<(), Finding> {
    let reordered = Source::new("document.json", checks::reversed(&document.text));
    match (result, generate(&reordered, &[])) {
        (Ok(one), Ok(other)) => {
            checks::same("the files of two runs", &one.files, &other.files)?;
            for dialect in DIALECTS {
                let (one, other) = (export(&one.api, dialect), export(&other.api, dialect));
                checks::same("two exports", &one, &other)?;
            }
            Ok(())
        }
        (Err(one), Err(other)) if *document == reordered => {
            checks::same("the diagnostics of two runs", one, &other)
        }
        (Err(one), Err(other)) => checks::same(
            "the diagnostics of two orders",
            &messages(one),
            &messages(&other),
        ),
        (one, other) => Err(format!(
            "only one of two runs succeeds:\n{:?}\n{:?}",
            one.as_ref()
                .map(|it| &it.files)
                .map_err(ToString::to_string),
            other.map(|it| it.files).map_err(|it| it.to_string())
        )),
    }
}

fn messages(diagnostics: &Diagnostics) -> Vec<(String, String)> {
    let messages = diagnostics.iter();
    messages
        .map(|one| (one.pointer.clone(), one.message.clone()))
        .collect()
}
