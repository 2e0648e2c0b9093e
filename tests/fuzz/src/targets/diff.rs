//! Fuzzes a document and an older one: dated code, the diff and the history.

use std::collections::BTreeMap;
use std::slice::from_ref;

use quay_codegen::changelog::to_markdown;
use quay_codegen::diagnostic::{Diagnostics, Source};
use quay_codegen::diff::compare;
use quay_codegen::model::Api;
use quay_codegen::{Generated, generate_with_history, resolve_pair};

use super::{Effort, Outcome, Target, source};
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
    // The comparison needs two valid documents, so most inputs are changed mildly.
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

fn check(files: &Files, effort: Effort) -> Result<Outcome, Finding> {
    let (document, older) = (source(files, "document.json"), source(files, "older.json"));
    let given = [&document, &older];
    let mut outcome = Outcome::Refused;
    if effort.one_in(2)
        && let Some(generated) = generated(&document, &older, effort)?
    {
        for old in &generated.older {
            outcome = Outcome::Accepted;
            compare_all(old, &generated.api, effort)?;
        }
    }
    if effort.repeats() || !effort.one_in(2) {
        let history = from_ref(&older);
        let history = history.get(..usize::from(effort.repeats()));
        match resolve_pair(&older, &document, &[], history.unwrap_or_default()) {
            Ok(pair) => {
                outcome = Outcome::Accepted;
                checks::diagnostics(&pair.warnings, &given)?;
                compare_all(&pair.old, &pair.new, effort)?;
            }
            Err(refused) => checks::diagnostics(&refused, &given)?,
        }
    }
    Ok(outcome)
}

/// Checks the client with `since` versions together with the history.
fn generated(
    document: &Source,
    older: &Source,
    effort: Effort,
) -> Result<Option<Generated>, Finding> {
    let run = || generate_with_history(document, &[], from_ref(older));
    let generated = run();
    if effort.repeats() {
        checks::same(
            "the results of two runs",
            &files_of(&generated),
            &files_of(&run()),
        )?;
    }
    let generated = match generated {
        Ok(generated) => generated,
        Err(refused) => {
            checks::diagnostics(&refused, &[document, older])?;
            return Ok(None);
        }
    };
    checks::diagnostics(&generated.warnings, &[document, older])?;
    if effort.one_in(4) {
        checks::client(&generated)?;
    }
    let page = to_markdown(&mut generated.older.clone(), &generated.api);
    checks::printable("the history", &page)?;
    Ok(Some(generated))
}

fn files_of(
    result: &Result<Generated, Diagnostics>,
) -> Result<&BTreeMap<String, String>, &Diagnostics> {
    result.as_ref().map(|generated| &generated.files)
}

fn compare_all(old: &Api, new: &Api, effort: Effort) -> Result<(), Finding> {
    for (old, new) in [(old, new), (new, old), (new, new)] {
        let diff = effort.run("two comparisons", || compare(old, new))?;
        checks::printable("a comparison", &diff.to_text())?;
        if old == new && diff.changes().next().is_some() {
            return Err(format!(
                "a document differs from itself: {}",
                diff.to_text()
            ));
        }
        if effort.one_in(4) {
            checks::printable("a comparison", &diff.to_markdown())?;
            serde_json::to_string(&diff)
                .map_err(|error| format!("a comparison is not JSON: {error}"))?;
        }
    }
    Ok(())
}
