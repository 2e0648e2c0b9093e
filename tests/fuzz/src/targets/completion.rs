//! Fuzzes the completion of a served document from a known document, overlays and a configuration.

use std::slice::from_ref;

use quay_codegen::canonical::canonicalize;
use quay_codegen::completion::{Completed, Config, Known, Shown, complete};
use quay_codegen::diagnostic::{Diagnostics, Source};
use serde_json::json;

use super::{Effort, Outcome, Target, all, source, sources};
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
    let mut files = Files::from([
        ("shown.json".to_owned(), maker.text(&shown)),
        ("quay-3.17.json".to_owned(), maker.text(&known)),
        ("config.json".to_owned(), maker.text(&config)),
    ]);
    // With overlays, the server has a newer version than the known document.
    if maker.choices.one_in(2) {
        files.insert("overlay.yaml".to_owned(), maker.overlay(&known));
    }
    files
}

fn check(files: &Files, effort: Effort) -> Result<Outcome, Finding> {
    let (shown, known) = (source(files, "shown.json"), source(files, "quay-3.17.json"));
    let (config, overlays) = (source(files, "config.json"), sources(files, "overlay"));
    let version = match overlays.as_slice() {
        [] => "3.17.4",
        _ => "3.18.0",
    };
    let read = match Config::read(&config) {
        Ok(read) => Some(read),
        Err(refused) => {
            checks::diagnostics(&refused, &[&config])?;
            None
        }
    };
    let run = || {
        let completed = run(&shown, &known, &overlays, read.as_ref(), version)?;
        Ok::<_, Diagnostics>((completed.text, format!("{:?}", completed.report)))
    };
    match effort.run("two completions", run)? {
        Ok((text, _)) => {
            if effort.one_in(4) {
                let complete = Source::new("complete.json", text);
                canonicalize(&complete, &complete, version)
                    .map_err(|refused| format!("a complete document is refused: {refused}"))?;
            }
            Ok(Outcome::Accepted)
        }
        Err(refused) => {
            let given = [from_ref(&shown), from_ref(&known), &overlays];
            checks::diagnostics(&refused, &all(&given))?;
            Ok(Outcome::Refused)
        }
    }
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
