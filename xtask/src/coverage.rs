//! `cargo xtask coverage`: how many operations are typed, documented and recorded, and what is missing.

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
use crate::terminal::{eprint, print};
use crate::workspace::Workspace;

/// Show how much of the API is typed, documented and recorded, and what is missing.
#[derive(Args)]
pub(crate) struct Arguments {
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Exit with 1 below these percentages, such as typed=100,documented=100,recorded=90
    #[arg(long, value_name = "ASPECT=PERCENT", value_delimiter = ',')]
    fail_under: Vec<Threshold>,

    #[command(flatten)]
    input: Input,

    /// The folder of the recordings, `<tag>/<operationId>.json`; else tests/recordings
    #[arg(long, value_name = "DIR")]
    recordings: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
}

/// The percentage that an aspect must reach.
#[derive(Clone, Copy)]
struct Threshold {
    aspect: Aspect,
    percent: usize,
}

impl FromStr for Threshold {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, percent) = text
            .split_once('=')
            .ok_or("this is not of the form aspect=percent")?;
        let aspect = Aspect::parse(name.trim()).ok_or_else(|| {
            format!(
                "`{name}` is none of {}",
                Aspect::ALL.map(|one| one.to_string()).join(", ")
            )
        })?;
        match percent.trim().parse() {
            Ok(percent) if percent <= 100 => Ok(Self { aspect, percent }),
            _ => Err(format!("`{percent}` is no whole number from 0 to 100")),
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
    let ((document, overlays), recordings) = zip_results(input, recordings::read(&folder))?;
    let (api, warnings) = resolve(&document, overlays.corrections())?;
    eprint(&warnings);
    let (coverage, warnings) = coverage(&api, &recordings);
    eprint(&warnings);
    match arguments.format {
        Format::Text => print(table::text(&coverage))?,
        Format::Markdown => print(table::markdown(&coverage))?,
        Format::Json => print(json(&coverage)?)?,
    }
    Ok(judge(&coverage, &arguments.fail_under))
}

fn json(coverage: &Coverage) -> Result<String, Error> {
    let text = serde_json::to_string_pretty(coverage);
    let text = text.map_err(|problem| Error::new(format!("cannot write JSON: {problem}")))?;
    Ok(text + "\n")
}

/// Says which thresholds are not met.
fn judge(coverage: &Coverage, thresholds: &[Threshold]) -> Outcome {
    let missed = thresholds
        .iter()
        .filter(|threshold| coverage.total.percent(threshold.aspect) < threshold.percent)
        .map(|Threshold { aspect, percent }| {
            let (covered, all) = (coverage.total.of(*aspect), coverage.total.operations);
            Error::new(format!(
                "{covered} of {all} operations are {aspect}: less than {percent} %"
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
