//! `cargo xtask diff OLD NEW`: lists the changes between two documents and their impact.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use quay_codegen::completion::Config;
use quay_codegen::diagnostic::Source;
use quay_codegen::diff::{Diff, ImpactClass, Knowledge, compare_knowing};
use quay_codegen::{MinorVersion, Pair, resolve_pair};

use crate::Outcome;
use crate::error::{Error, zip_results};
use crate::history;
use crate::input::{self, Overlays};
use crate::served;
use crate::terminal::{eprint, print};
use crate::workspace::{Workspace, display_path};

/// List the changes between two documents, and their impact on API callers and on users of the crate
///
/// The impact on users of the crate compares the two crates that `codegen` generates, each with the older documents as its
/// history.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Older document: a file, or a version in specs/, such as 3.17. The version of a document without one is read from its
    /// file name, such as quay-3.17.4.internal.json; otherwise the document counts as the newest
    old: String,

    /// Newer document: a file or a version
    new: String,

    /// Directory of older documents, from which `since` versions are computed [default: specs/ if one of the documents is in
    /// it]
    #[arg(long, value_name = "DIR")]
    history: Option<PathBuf>,

    /// Response of `GET /config` of the older document's server; what its flags hide does not count as new
    #[arg(long, value_name = "FILE")]
    old_config: Option<PathBuf>,

    /// Response of `GET /config` of the newer document's server; what its flags hide does not count as removed
    #[arg(long, value_name = "FILE")]
    new_config: Option<PathBuf>,

    /// Format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Exit with 1 if there are changes of this class or a more severe one
    #[arg(long, value_enum, value_name = "CLASS")]
    fail_on: Option<Limit>,

    /// Directory of overlays; *.yaml and *.yml apply in the order of their names [default: specs/overlays]
    #[arg(long, value_name = "DIR")]
    overlays: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Text for a terminal
    Text,
    /// Markdown for a pull request
    Markdown,
    /// JSON for programs
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Limit {
    /// Existing callers may break
    Breaking,
    /// Something was added
    Additive,
    /// Only the documentation changed
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

impl Arguments {
    /// Returns the folder of older documents.
    fn history_folder(&self, workspace: &Workspace) -> Option<PathBuf> {
        let specs = workspace.specs();
        let is_committed = |name| history::is_in(&path(name, workspace), &specs);
        match &self.history {
            Some(folder) => Some(folder.clone()),
            None => (is_committed(&self.old) || is_committed(&self.new)).then_some(specs),
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let workspace = Workspace::find();
    let overlays = Overlays::read(arguments.overlays.as_deref(), &workspace);
    let source = |name: &str| {
        require_version(name, &workspace)?;
        input::document(&path(name, &workspace))
    };
    let documents = zip_results(source(&arguments.old), source(&arguments.new));
    let configs = zip_results(
        config(arguments.old_config.as_deref()),
        config(arguments.new_config.as_deref()),
    );
    let ((documents, overlays), (old_config, new_config)) =
        zip_results(zip_results(documents, overlays), configs)?;
    let folder = arguments.history_folder(&workspace);
    let (history, unreadable) = match &folder {
        Some(folder) => history::older(folder, Path::new(""), &overlays)?,
        None => Default::default(),
    };
    eprint(&unreadable);
    let Pair { old, new, warnings } =
        resolve_pair(&documents.0, &documents.1, overlays.corrections(), &history)?;
    eprint(&warnings);
    for (api, document) in [(&old, &documents.0), (&new, &documents.1)] {
        if api.is_public {
            eprint(of_public(document));
        }
    }
    let known = (old.as_served || old_config.is_some())
        .then(|| served::committed(&workspace.specs(), old.minor_version(), &overlays))
        .flatten();
    let newest = folder.and_then(|folder| served::committed(&folder, None, &overlays));
    let knowledge = Knowledge {
        known: known.as_ref(),
        old_config: old_config.as_ref(),
        new_config: new_config.as_ref(),
        newest: newest.as_ref(),
    };
    let diff = compare_knowing(&old, &new, knowledge);
    print(formatted(&diff, arguments.format)?)?;
    let limit = arguments.fail_on.map(Limit::class);
    let exceeds = |limit| diff.changes().any(|change| change.class <= limit);
    Ok(if limit.is_some_and(exceeds) {
        Outcome::CheckFailed
    } else {
        Outcome::Success
    })
}

/// The note for a public document.
fn of_public(document: &Source) -> String {
    format!(
        "note: {} looks like the public document of a server, so internal operations and fresh logins are not compared\n  \
         help: pass the response of /api/v1/discovery?internal=true to compare them\n",
        document.name
    )
}

/// Returns the path of a version's document, or the given path.
fn path(name: &str, workspace: &Workspace) -> PathBuf {
    match MinorVersion::parse(name) {
        Some(version) => workspace.specs().join(format!("quay-{version}.json")),
        None => Path::new(name).to_path_buf(),
    }
}

/// Fails if a version has no document.
fn require_version(name: &str, workspace: &Workspace) -> Result<(), Error> {
    let specs = workspace.specs();
    let Some(version) = MinorVersion::parse(name) else {
        return Ok(());
    };
    let names = input::names_by_version(&specs)?;
    if names.contains_key(&version) {
        return Ok(());
    }
    let known: Vec<_> = names.keys().map(MinorVersion::to_string).collect();
    let known = match known.as_slice() {
        [] => String::new(),
        known => format!("it has those of {}; ", known.join(", ")),
    };
    let folder = display_path(&specs);
    let error = Error::new(format!("{folder} contains no document of Quay {version}"));
    Err(error.help(format!(
        "{known}fetch this one with `cargo xtask fetch`, or pass a file"
    )))
}

fn config(path: Option<&Path>) -> Result<Option<Config>, Error> {
    let read = |path| Ok(Config::read(&input::source(path)?)?);
    path.map(read).transpose()
}

fn formatted(diff: &Diff, format: Format) -> Result<String, Error> {
    match format {
        Format::Text => Ok(diff.to_text()),
        Format::Markdown => Ok(diff.to_markdown()),
        Format::Json => serde_json::to_string_pretty(diff)
            .map(|text| text + "\n")
            .map_err(|problem| Error::new(format!("cannot write the diff as JSON: {problem}"))),
    }
}
