//! `cargo xtask diff OLD NEW`: what changed between two versions of the API, and whom it concerns.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use quay_codegen::diagnostic::Source;
use quay_codegen::diff::{Diff, ImpactClass, Knowledge, compare_knowing};
use quay_codegen::model::Api;
use quay_codegen::{MinorVersion, resolve};

use crate::Outcome;
use crate::error::{Error, zip_results};
use crate::input::{self, Overlays};
use crate::terminal::{eprint, print};
use crate::workspace::Workspace;

/// Tell what changed between two documents, for callers of the server and for users of the crate.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The older document: a file, or a version such as 3.17 for the one in specs/. A document as a server sent it is
    /// taken for the version that its file is named after, as in quay-3.17.4.internal.json
    old: String,

    /// The newer document, given likewise
    new: String,

    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Exit with 1 if there is a change of this class, or of one that asks more
    #[arg(long, value_enum, value_name = "CLASS")]
    fail_on: Option<Limit>,

    /// The folder of the overlays, *.yaml and *.yml by name; else specs/overlays
    #[arg(long, value_name = "DIR")]
    overlays: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// For a pull request
    Markdown,
    /// For programs
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Limit {
    /// What worked may not work any more
    Breaking,
    /// There is something new
    Additive,
    /// There is something to know
    Documentation,
}

impl Limit {
    fn class(self) -> ImpactClass {
        match self {
            Self::Breaking => ImpactClass::Breaking,
            Self::Additive => ImpactClass::Additive,
            Self::Documentation => ImpactClass::Documentation,
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let workspace = Workspace::find();
    let overlays = Overlays::read(arguments.overlays.as_deref(), &workspace);
    let source = |name: &str| input::source(&path(name, &workspace));
    let documents = zip_results(source(&arguments.old), source(&arguments.new));
    let ((old, new), overlays) = zip_results(documents, overlays)?;
    let (old, new) = zip_results(model(&old, &overlays), model(&new, &overlays))?;
    let known = if old.as_served {
        known(&old, &workspace, &overlays)
    } else {
        None
    };
    let diff = compare_knowing(
        &old,
        &new,
        Knowledge {
            known: known.as_ref(),
            ..Knowledge::default()
        },
    );
    print(told(&diff, arguments.format)?)?;
    let limit = arguments.fail_on.map(Limit::class);
    let exceeds = |limit| diff.changes().any(|change| change.class <= limit);
    Ok(if limit.is_some_and(exceeds) {
        Outcome::CheckFailed
    } else {
        Outcome::Success
    })
}

/// The document of a version, or the file of that path.
fn path(name: &str, workspace: &Workspace) -> PathBuf {
    match MinorVersion::parse(name) {
        Some(version) => workspace.specs().join(format!("quay-{version}.json")),
        None => Path::new(name).to_path_buf(),
    }
}

/// The committed document of the version of one that a server sent, or of the newest older one. It only tells what is
/// hidden, so that nothing is wrong where there is none.
fn known(old: &Api, workspace: &Workspace, overlays: &Overlays) -> Option<Api> {
    let version = old.quay_version.as_deref().and_then(MinorVersion::parse);
    let document = input::newest_until(&workspace.specs(), version).ok()??;
    Some(resolve(&document, overlays.corrections()).ok()?.0)
}

fn model(document: &Source, overlays: &Overlays) -> Result<Api, Error> {
    let (api, warnings) = resolve(document, overlays.corrections())?;
    eprint(&warnings);
    Ok(api)
}

fn told(diff: &Diff, format: Format) -> Result<String, Error> {
    match format {
        Format::Text => Ok(diff.to_text()),
        Format::Markdown => Ok(diff.to_markdown()),
        Format::Json => serde_json::to_string_pretty(diff)
            .map(|text| text + "\n")
            .map_err(|problem| Error::new(format!("cannot write the diff as JSON: {problem}"))),
    }
}
