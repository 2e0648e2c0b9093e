//! A document and an older one: dated code, what changed, and the history.

use std::slice::from_ref;

use quay_codegen::diff::compare;
use quay_codegen::history::to_markdown;
use quay_codegen::{generate_with_history, resolve};

use super::{Outcome, Target, source};
use crate::checks::{self, Finding};
use crate::input::{Files, Maker};

pub(super) const TARGET: Target = Target {
    name: "diff",
    make,
    check,
};

fn make(maker: &mut Maker<'_, '_>) -> Files {
    let mut document = maker.corpus.document(&mut maker.choices);
    let mut older = document.clone();
    // Both must be valid to be compared, so most inputs are changed mildly.
    if maker.choices.one_in(4) {
        maker.change(&mut document);
        maker.change(&mut older);
    } else {
        maker.change_mildly(&mut document);
        maker.change_mildly(&mut older);
    }
    for (document, version) in [(&mut document, "3.18.1"), (&mut older, "3.17.0")] {
        if let Some(members) = document.as_object_mut()
            && !maker.choices.one_in(16)
        {
            members.insert("x-quay-version".to_owned(), version.into());
        }
    }
    Files::from([
        ("document.json".to_owned(), maker.text(&document)),
        ("older.json".to_owned(), maker.text(&older)),
    ])
}

fn check(files: &Files) -> Result<Outcome, Finding> {
    let (document, older) = (source(files, "document.json"), source(files, "older.json"));
    let run = || generate_with_history(&document, &[], from_ref(&older));
    match (run(), run()) {
        (Ok(one), Ok(other)) => {
            checks::same("the files of two runs", &one.files, &other.files)?;
            checks::diagnostics(&one.warnings, &[&document, &older])?;
            checks::client(&one)?;
            let apis = one.older.iter().chain([&one.api]);
            checks::printable("the history", &to_markdown(apis))?;
        }
        (Err(one), Err(other)) => {
            checks::same("the diagnostics of two runs", &one, &other)?;
            checks::diagnostics(&one, &[&document, &older])?;
        }
        _ => return Err("only one of two runs succeeds".to_owned()),
    }
    let (Ok((new, _)), Ok((old, _))) = (resolve(&document, &[]), resolve(&older, &[])) else {
        return Ok(Outcome::Refused);
    };
    for (old, new) in [(&old, &new), (&new, &old), (&new, &new)] {
        let (one, other) = (compare(old, new), compare(old, new));
        checks::same("two comparisons", &one, &other)?;
        checks::printable("a comparison", &one.to_text())?;
        checks::printable("a comparison", &one.to_markdown())?;
        serde_json::to_string(&one)
            .map_err(|error| format!("a comparison is not JSON: {error}"))?;
        if old == new && one.changes().next().is_some() {
            return Err(format!("a document differs from itself: {}", one.to_text()));
        }
    }
    Ok(Outcome::Accepted)
}
