//! Fuzzes the canonical form of the two documents of a server.

use quay_codegen::canonical::canonicalize;
use quay_codegen::diagnostic::Source;

use super::{Effort, Outcome, Target, source};
use crate::checks::{self, Finding};
use crate::input::{Files, Maker};

const VERSION: &str = "3.18.0";

pub(super) const TARGET: Target = Target {
    name: "canonical",
    make,
    check,
};

fn make(maker: &mut Maker<'_, '_>) -> Files {
    let internal = maker.document();
    let mut public = internal.clone();
    if maker.choices.one_in(4) {
        maker.change(&mut public);
    }
    Files::from([
        ("internal.json".to_owned(), maker.text(&internal)),
        ("public.json".to_owned(), maker.text(&public)),
    ])
}

fn check(files: &Files, effort: Effort) -> Result<Outcome, Finding> {
    let (public, internal) = (source(files, "public.json"), source(files, "internal.json"));
    let result = canonicalize(&public, &internal, VERSION);
    if effort.repeats() {
        let reversed =
            |source: &Source| Source::new(source.name.as_str(), checks::reversed(&source.text));
        let other = canonicalize(&reversed(&public), &reversed(&internal), VERSION);
        // Diagnostics of a reordered document have different positions.
        checks::same(
            "two canonical forms",
            &result.as_ref().ok(),
            &other.as_ref().ok(),
        )?;
    }
    match result {
        Ok(text) => {
            if effort.one_in(2) {
                let canonical = Source::new("canonical.json", text.as_str());
                let again = canonicalize(&canonical, &canonical, VERSION)
                    .map_err(|refused| format!("a canonical document is refused: {refused}"))?;
                checks::same("a canonical document and its canonical form", &text, &again)?;
            }
            Ok(Outcome::Accepted)
        }
        Err(refused) => {
            checks::diagnostics(&refused, &[&public, &internal])?;
            Ok(Outcome::Refused)
        }
    }
}
