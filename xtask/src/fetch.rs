//! `cargo xtask fetch`: completes the document of a server, or of two files, and writes it to `specs/` in canonical form.
//!
//! The file is written last, so any error leaves the old one unchanged.

mod documents;
mod fit;
mod input;
mod known;
mod table;

use std::path::{Path, PathBuf};

use clap::builder::RangedU64ValueParser;
use clap::{ArgGroup, Args, ValueEnum};
use quay_codegen::completion::{Completed, Config, Known, Report, Shown, complete};
use serde_json::{Value, json};

use self::fit::Committed;
use self::input::Fetched;
use crate::Outcome;
use crate::committed;
use crate::error::{Error, zip_results};
use crate::files::{self, Lock};
use crate::terminal::{eprint, print, print_line};
use crate::workspace::{Workspace, display_path};

/// Fetch the API document of a Quay server, complete it, and write it to specs/ in canonical form.
///
/// Reads either from a server (--url), which needs no token, or from saved responses (--from, --internal-from, --config).
/// Operations that the server hides because of its feature flags are kept from the document in specs/. If operations
/// would be removed from the document of the same version for another reason, nothing is written and the exit code is 1,
/// unless --accept-removals is given.
#[derive(Args)]
#[command(group(ArgGroup::new("source").required(true)))]
pub(crate) struct Arguments {
    /// URL of the Quay server, such as `https://quay.example.com`
    #[arg(long, group = "source", conflicts_with = "internal_from")]
    url: Option<String>,

    /// File with the public document, the response of /api/v1/discovery; `-` for standard input
    #[arg(
        long,
        value_name = "FILE",
        group = "source",
        requires = "internal_from"
    )]
    from: Option<PathBuf>,

    /// File with the internal document, the response of /api/v1/discovery?internal=true; `-` for standard input
    #[arg(long, value_name = "FILE", requires = "from")]
    internal_from: Option<PathBuf>,

    /// File with the response of /config, or with its `features`; distinguishes hidden operations from removed ones
    #[arg(long, value_name = "FILE", requires = "from", conflicts_with = "url")]
    config: Option<PathBuf>,

    /// Version of Quay, such as 3.18.0; required for servers that do not report it: 3.9 to 3.15, and those with billing
    #[arg(long, value_name = "VERSION")]
    quay_version: Option<String>,

    /// Use --quay-version even if the server reports another version, or what it shows fits another one better
    #[arg(long, requires = "quay_version")]
    force_version: bool,

    /// Remove from the document of this version what the server lacks and no feature flag hides
    #[arg(long)]
    accept_removals: bool,

    /// File with an OAuth token [default: the environment variable QUAY_TOKEN]. Quay needs none for its documents, but a
    /// proxy in front of it may
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    token_file: Option<PathBuf>,

    /// PEM file with the certificates to trust instead of the system's
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    ca_cert: Option<PathBuf>,

    /// Timeout for each response
    #[arg(long, value_name = "SECONDS", default_value = "30", conflicts_with = "from",
          value_parser = RangedU64ValueParser::<u64>::new().range(1..=86_400))]
    timeout: u64,

    /// Maximum size of a document
    #[arg(long, value_name = "BYTES", default_value_t = 16 * 1024 * 1024,
          value_parser = RangedU64ValueParser::<u64>::new().range(1..))]
    max_bytes: u64,

    /// Directory of the documents, to read from and write to [default: specs]
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,

    /// Directory of overlays, which map operations to feature flags [default: overlays/ in the directory of the documents]
    #[arg(long, value_name = "DIR")]
    overlays: Option<PathBuf>,

    /// Format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Table for people
    Text,
    /// JSON for programs
    Json,
}

/// Whether the file was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Written,
    Unchanged,
    Refused,
}

/// The report of a run.
struct RunReport<'run> {
    file: String,
    result: Ending,
    bytes: usize,
    report: &'run Report,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let workspace = Workspace::find();
    let specs = arguments.specs.clone().unwrap_or_else(|| workspace.specs());
    let overlays = known::overlays(arguments.overlays.as_deref(), &specs, &workspace);
    let committed = Committed {
        specs: &specs,
        overlays: overlays.as_deref().unwrap_or_default(),
    };
    let fetched = input::read(arguments, committed);
    let (fetched, overlays) = zip_results(fetched, overlays)?;
    // Another run must not change the committed document between reading and replacing it.
    let _lock = Lock::of_folder(&specs)?;
    let known = known::document(&specs, fetched.version.minor())?;
    let known = known.as_ref().map(|document| Known {
        document,
        overlays: &overlays,
    });
    let Completed { text, report } = completed(&fetched, known)?;

    let path = specs.join(fetched.version.file_name());
    let result = if !report.removals.is_empty() && !arguments.accept_removals {
        Ending::Refused
    } else if files::replace(&path, &text)? {
        Ending::Written
    } else {
        Ending::Unchanged
    };
    let run_report = RunReport {
        file: display_path(&path),
        result,
        bytes: text.len(),
        report: &report,
    };
    run_report.print(arguments.format, fetched.config.as_ref())?;
    if result == Ending::Refused {
        eprint(refusal(&path, &report));
        return Ok(Outcome::CheckFailed);
    }
    if report.made_internal() > 0 {
        eprint(made_internal(&report));
    }
    Ok(Outcome::Success)
}

/// The warning for operations of a new version that have left the public document.
fn made_internal(report: &Report) -> Error {
    let count = report.made_internal();
    let known = &report.known;
    Error::new(format!(
        "operations that are public in Quay {known} are internal now: {count}"
    ))
    .help("check that both documents are of one server")
    .into_warning()
}

fn completed(fetched: &Fetched, known: Option<Known<'_>>) -> Result<Completed, Error> {
    let version = fetched.version.to_string();
    let shown = Shown {
        public: &fetched.public,
        internal: &fetched.internal,
        version: &version,
        config: fetched.config.as_ref(),
    };
    complete(shown, known).map_err(|problems| match known {
        Some(known) => committed::with_way_out_of(known.document, problems).into(),
        None => problems.into(),
    })
}

impl RunReport<'_> {
    fn print(&self, format: Format, config: Option<&Config>) -> Result<(), Error> {
        match format {
            Format::Text => {
                let Self { file, bytes, .. } = self;
                let (version, result) = (&self.report.version, self.result.as_str());
                print_line(format_args!(
                    "{file}: Quay {version}, {bytes} bytes, {result}"
                ))?;
                let knows_features = config.is_some_and(Config::has_features);
                let is_refused = self.result == Ending::Refused;
                print(table::of(self.report, knows_features, is_refused))
            }
            Format::Json => print_line(format_args!("{:#}", self.as_json()?)),
        }
    }

    fn as_json(&self) -> Result<Value, Error> {
        let mut value = serde_json::to_value(self.report)
            .map_err(|problem| Error::new(format!("cannot write the report as JSON: {problem}")))?;
        if let Some(properties) = value.as_object_mut() {
            properties.insert("file".to_owned(), json!(self.file));
            properties.insert("result".to_owned(), json!(self.result.as_str()));
        }
        Ok(value)
    }
}

impl Ending {
    fn as_str(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Unchanged => "unchanged",
            Self::Refused => "not written",
        }
    }
}

/// The error for removals that were not accepted.
fn refusal(path: &Path, report: &Report) -> String {
    let path = display_path(path);
    let error = Error::new(format!(
        "{path} would lose parts that the server lacks, and that none of its feature flags hides:\n{}",
        table::removals(report).trim_end()
    ));
    let version = &report.version;
    error
        .help(format!(
            "check that both documents are of one server, and that it runs Quay {version}; if Quay removed these parts, pass \
             --accept-removals"
        ))
        .to_string()
}
