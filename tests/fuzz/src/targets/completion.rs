//! What a server shows, what is known of its API, and its configuration.

use std::slice::from_ref;

use quay_codegen::canonical::canonicalize;
use quay_codegen::completion::{Completed, Config, Known, Shown, complete};
use quay_codegen::diagnostic::{Diagnostics, Source};
use serde_json::{Value, json};

use super::{Outcome, Target, source};
use crate::checks::{self, Finding};
use crate::input::{Files, Maker};

pub(super) const TARGET: Target = Target {
    name: "completion",
    make,
    check,
};

fn make(maker: &mut Maker<'_, '_>) -> Files {
    let mut known = maker.corpus.document(&mut maker.choices);
    let mut shown = known.clone();
    maker.change(&mut known);
    maker.change(&mut shown);
    let mut config = json!({
        "features": {"SUPER_USERS": true, "QUOTA_MANAGEMENT": false, "MAILING": [], "BUILD_SUPPORT": false},
        "config": {"AUTHENTICATION_TYPE": "Database"},
        "version_number": "3.18.0",
    });
    if maker.choices.one_in(2) {
        maker.damage(&mut config);
    }
    let overlay = maker.overlay(&known);
    Files::from([
        ("shown.json".to_owned(), maker.text(&shown)),
        ("quay-3.17.json".to_owned(), maker.text(&known)),
        ("config.json".to_owned(), maker.text(&config)),
        ("overlay.yaml".to_owned(), overlay),
    ])
}

fn check(files: &Files) -> Result<Outcome, Finding> {
    let (shown, known) = (source(files, "shown.json"), source(files, "quay-3.17.json"));
    let (config, overlay) = (source(files, "config.json"), source(files, "overlay.yaml"));
    let read = match Config::read(&config) {
        Ok(read) => Some(read),
        Err(refused) => {
            checks::diagnostics(&refused, &[&config])?;
            None
        }
    };
    let mut outcome = Outcome::Refused;
    for (overlays, version) in [(&[][..], "3.17.4"), (from_ref(&overlay), "3.18.0")] {
        let run = || run(&shown, &known, overlays, read.as_ref(), version);
        match (run(), run()) {
            (Ok(one), Ok(other)) => {
                checks::same("two completions", &one.text, &other.text)?;
                checks::same(
                    "two reports",
                    &format!("{:?}", one.report),
                    &format!("{:?}", other.report),
                )?;
                let complete = Source::new("complete.json", one.text);
                canonicalize(&complete, &complete, version)
                    .map_err(|refused| format!("a complete document is refused: {refused}"))?;
                let _: Value = serde_json::from_str(&complete.text)
                    .map_err(|error| format!("a complete document is not JSON: {error}"))?;
                outcome = Outcome::Accepted;
            }
            (Err(one), Err(other)) => {
                checks::same("the diagnostics of two runs", &one, &other)?;
                checks::diagnostics(&one, &[&shown, &known, &overlay])?;
            }
            _ => return Err("only one of two runs succeeds".to_owned()),
        }
    }
    Ok(outcome)
}

fn run(
    shown: &Source,
    known: &Source,
    overlays: &[Source],
    config: Option<&Config>,
    version: &str,
) -> Result<Completed, Diagnostics> {
    let shown = Shown {
        public: shown,
        internal: shown,
        version,
        config,
    };
    let known = Known {
        document: known,
        overlays,
    };
    complete(shown, Some(known))
}
