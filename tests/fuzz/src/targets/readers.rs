//! Fuzzes all file parsers with texts that are damaged as bytes.

use std::slice::from_ref;

use quay_codegen::completion::Config;
use quay_codegen::diagnostic::{Diagnostics, Source};
use quay_codegen::recording::exchange::Recording;
use quay_codegen::{parse, resolve};

use super::{Effort, Outcome, Target, source};
use crate::checks::{self, Finding};
use crate::input::{Files, Maker, change_text};

const DOCUMENT: &str = r#"{"swagger": "2.0", "paths": {}}"#;

pub(super) const TARGET: Target = Target {
    name: "readers",
    make,
    check,
};

fn make(maker: &mut Maker<'_, '_>) -> Files {
    let document = maker.corpus.document(&mut maker.choices);
    let text = match maker.choices.below(4) {
        0 => document.to_string(),
        1 => maker.overlay(&document),
        2 => maker.recording().to_string(),
        _ => r#"{"features": {"A": true, "B": false}, "config": {"C": "d"}, "version_number": "3.18.0"}"#.to_owned(),
    };
    Files::from([("text".to_owned(), change_text(&text, &mut maker.choices))])
}

fn check(files: &Files, effort: Effort) -> Result<Outcome, Finding> {
    let text = source(files, "text");
    let document = Source::new("document.json", DOCUMENT);
    let readers: [&dyn Fn() -> Result<(), Diagnostics>; 4] = [
        &|| parse(&text).map(drop),
        &|| resolve(&document, from_ref(&text)).map(drop),
        &|| Recording::read(&text).map(drop),
        &|| Config::read(&text).map(drop),
    ];
    let mut outcome = Outcome::Refused;
    for read in readers {
        match effort.run("two runs", read)? {
            Ok(()) => outcome = Outcome::Accepted,
            Err(refused) => checks::diagnostics(&refused, &[&text, &document])?,
        }
    }
    Ok(outcome)
}
