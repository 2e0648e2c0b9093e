//! Fuzzes a document with recordings: evidence, coverage and proposals.

use std::slice::from_ref;

use quay_codegen::coverage::coverage;
use quay_codegen::diagnostic::Source;
use quay_codegen::infer::infer;
use quay_codegen::recording::exchange::Recording;
use quay_codegen::resolve;

use super::{Effort, Outcome, Target, source};
use crate::checks::{self, Finding};
use crate::input::{Files, Maker};

pub(super) const TARGET: Target = Target {
    name: "infer",
    make,
    check,
};

fn make(maker: &mut Maker<'_, '_>) -> Files {
    let mut recording = maker.recording();
    let mut document = maker.corpus.document_of(&recording, &mut maker.choices);
    maker.damage(&mut recording);
    if maker.choices.one_in(3) {
        maker.change(&mut document);
    }
    Files::from([
        ("document.json".to_owned(), document.to_string()),
        ("recording.json".to_owned(), maker.text(&recording)),
    ])
}

fn check(files: &Files, effort: Effort) -> Result<Outcome, Finding> {
    let (document, source) = (
        source(files, "document.json"),
        source(files, "recording.json"),
    );
    let recording = match Recording::read(&source) {
        Ok(recording) => recording,
        Err(refused) => {
            checks::diagnostics(&refused, &[&source])?;
            return Ok(Outcome::Refused);
        }
    };
    let Ok((api, _)) = resolve(&document, &[]) else {
        return Ok(Outcome::Refused);
    };
    let (_, warnings) = coverage(&api, from_ref(&recording));
    checks::diagnostics(&warnings, &[&source])?;
    let run = || infer(&document, &[], from_ref(&recording));
    let Ok((proposal, warnings)) = effort.run("two proposals", run)? else {
        return Err("a document that resolves is refused".to_owned());
    };
    checks::diagnostics(&warnings, &[&document, &source])?;
    let text = proposal.to_yaml();
    checks::printable("a proposal", &text)?;
    if !proposal.is_empty() {
        let overlay = Source::new("proposal.yaml", text.as_str());
        if let Err(refused) = resolve(&document, from_ref(&overlay)) {
            return Err(format!("a proposal is refused: {refused}\n{text}"));
        }
    }
    Ok(Outcome::Accepted)
}
