//! `cargo xtask coverage`: counts the operations that are typed, documented and recorded, and lists what is missing.

mod table;

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use quay_codegen::coverage::{Aspect, Coverage, coverage};
use quay_codegen::resolve;

use crate::Outcome;
use crate::error::{Error, zip_results};
use crate::input::Input;
use crate::recordings;
use crate::served;
use crate::terminal::{eprint, print};
use crate::workspace::Workspace;

/// Count the operations that are typed, documented and recorded, and list what is missing
#[derive(Args)]
pub(crate) struct Arguments {
    /// Format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Exit with 1 if a percentage is lower, such as typed=100,documented=100,recorded=90
    #[arg(long, value_name = "ASPECT=PERCENT", value_delimiter = ',')]
    fail_under: Vec<Threshold>,

    #[command(flatten)]
    input: Input,

    /// Directory of recordings, `<tag>/<operationId>.json` [default: tests/recordings]
    #[arg(long, value_name = "DIR")]
    recordings: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
}

/// The lowest accepted percentage of an aspect.
#[derive(Clone, Copy)]
struct Threshold {
    aspect: Aspect,
    percent: usize,
}

impl FromStr for Threshold {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, percent) = text.split_once('=').ok_or("expected aspect=percent")?;
        let aspect = Aspect::parse(name.trim()).ok_or_else(|| {
            format!(
                "unknown aspect `{name}`, expected one of {}",
                Aspect::ALL.map(|one| one.to_string()).join(", ")
            )
        })?;
        match percent.trim().parse() {
            Ok(percent) if percent <= 100 => Ok(Self { aspect, percent }),
            _ => Err(format!("`{percent}` is not an integer from 0 to 100")),
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let workspace = Workspace::find();
    let folder = arguments
        .recordings
        .clone()
        .unwrap_or_else(|| workspace.recordings());
    let input = arguments.input.read(&workspace);
    let ((document, overlays), mut recordings) = zip_results(input, recordings::read(&folder))?;
    let (api, warnings) = resolve(&document, overlays.corrections())?;
    eprint(&warnings);
    let hidden = served::note(&document.name, &api, &overlays, &workspace);
    // The note covers them; each would be listed as a recording without an operation.
    recordings.retain(|recording| !hidden.contains(recording.operation_id()));
    let (coverage, warnings) = coverage(&api, &recordings);
    eprint(&warnings);
    match arguments.format {
        Format::Text => print(table::text(&coverage))?,
        Format::Markdown => print(table::markdown(&coverage))?,
        Format::Json => print(json(&coverage)?)?,
    }
    Ok(check_thresholds(&coverage, &arguments.fail_under))
}

fn json(coverage: &Coverage) -> Result<String, Error> {
    let text = serde_json::to_string_pretty(coverage);
    let text = text.map_err(|problem| Error::new(format!("cannot write JSON: {problem}")))?;
    Ok(text + "\n")
}

/// Reports the thresholds that are not reached.
fn check_thresholds(coverage: &Coverage, thresholds: &[Threshold]) -> Outcome {
    let missed = thresholds
        .iter()
        .filter(|threshold| coverage.total.percent(threshold.aspect) < threshold.percent)
        .map(|Threshold { aspect, percent }| {
            let (covered, all) = (coverage.total.of(*aspect), coverage.total.operations);
            Error::new(format!(
                "{covered} of {all} operations are {aspect}, less than {percent} %"
            ))
        });
    match missed.reduce(Error::and) {
        None => Outcome::Success,
        Some(missed) => {
            eprint(missed);
            Outcome::CheckFailed
        }
    }
}
