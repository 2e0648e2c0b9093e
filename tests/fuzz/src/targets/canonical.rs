//! The two documents of a server, and their canonical form.

use quay_codegen::canonical::canonicalize;
use quay_codegen::diagnostic::Source;

use super::{Outcome, Target, source};
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

fn check(files: &Files) -> Result<Outcome, Finding> {
    let (public, internal) = (source(files, "public.json"), source(files, "internal.json"));
    let reversed =
        |source: &Source| Source::new(source.name.as_str(), checks::reversed(&source.text));
    let one = canonicalize(&public, &internal, VERSION);
    let other = canonicalize(&reversed(&public), &reversed(&internal), VERSION);
    match (one, other) {
        (Ok(one), Ok(other)) => {
            checks::same("two canonical forms", &one, &other)?;
            let canonical = Source::new("canonical.json", one.as_str());
            let again = canonicalize(&canonical, &canonical, VERSION)
                .map_err(|refused| format!("a canonical document is refused: {refused}"))?;
            checks::same("a canonical document and its canonical form", &one, &again)?;
            Ok(Outcome::Accepted)
        }
        (Err(one), Err(_)) => {
            checks::diagnostics(&one, &[&public, &internal])?;
            Ok(Outcome::Refused)
        }
        _ => Err("only one of two orders succeeds".to_owned()),
    }
}
