//! `cargo xtask fetch`: what a server or two files show, in canonical form and complete, into `specs/`.
//!
//! Nothing is written before everything has been understood; whatever goes wrong, the old file stays.

mod input;
mod known;
mod table;

use std::path::{Path, PathBuf};

use clap::builder::RangedU64ValueParser;
use clap::{Args, ValueEnum};
use quay_codegen::completion::{Completed, Config, Known, Report, Shown, complete};
use serde_json::{Value, json};

use self::input::Fetched;
use crate::Outcome;
use crate::error::{Error, zip_results};
use crate::files::{self, Lock};
use crate::terminal::{eprint, print, print_line};
use crate::workspace::{Workspace, display_path};

/// Read the API document of a Quay, complete it, and write its canonical form to specs/.
///
/// Either from a server, with --url, or from files that hold the responses of /api/v1/discovery and
/// /api/v1/discovery?internal=true, with --from and --internal-from, and of /config, with --config.
/// What the server hides by its feature flags is kept from the document in specs/. A document never
/// loses an operation of its own version without --accept-removals; the exit code is 1 then.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The address of the Quay, such as `https://quay.example.com`
    #[arg(long, required_unless_present = "from", conflicts_with_all = ["from", "internal_from"])]
    url: Option<String>,

    /// A file that holds the public document; `-` is standard input
    #[arg(long, value_name = "FILE", requires = "internal_from")]
    from: Option<PathBuf>,

    /// A file that holds the internal document; `-` is standard input
    #[arg(long, value_name = "FILE", requires = "from")]
    internal_from: Option<PathBuf>,

    /// A file that holds the response of /config, or its `features`: what is hidden is told from what is gone
    #[arg(long, value_name = "FILE", requires = "from")]
    config: Option<PathBuf>,

    /// The version of the Quay, such as 3.18.0, where the server does not tell it: 3.9 to 3.15, and any with billing
    #[arg(long, value_name = "VERSION")]
    quay_version: Option<String>,

    /// Take --quay-version even if the server tells another version
    #[arg(long, requires = "quay_version")]
    force_version: bool,

    /// Let the document of this version lose what the server lacks and no feature flag hides
    #[arg(long)]
    accept_removals: bool,

    /// A file that holds an OAuth token; else the variable QUAY_TOKEN
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    token_file: Option<PathBuf>,

    /// The certificates to trust in place of the system's, as PEM
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    ca_cert: Option<PathBuf>,

    /// How long each response of the server may take
    #[arg(long, value_name = "SECONDS", default_value = "30", conflicts_with = "from",
          value_parser = RangedU64ValueParser::<u64>::new().range(1..=86_400))]
    timeout: u64,

    /// How large a document may be
    #[arg(long, value_name = "BYTES", default_value_t = 16 * 1024 * 1024,
          value_parser = RangedU64ValueParser::<u64>::new().range(1..))]
    max_bytes: u64,

    /// The folder to write to, which holds the known documents
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,

    /// The folder of the overlays, which say what belongs to which feature flag; else overlays/ beside the documents
    #[arg(long, value_name = "DIR")]
    overlays: Option<PathBuf>,

    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A table
    Text,
    /// For programs
    Json,
}

/// What became of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Written,
    Unchanged,
    Refused,
}

/// The report, and what it is about.
struct Told<'run> {
    file: String,
    result: Ending,
    bytes: usize,
    report: &'run Report,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let workspace = Workspace::find();
    let specs = arguments.specs.clone().unwrap_or_else(|| workspace.specs());
    let overlays = known::overlays(arguments.overlays.as_deref(), &specs, &workspace);
    let (fetched, overlays) = zip_results(input::read(arguments), overlays)?;
    // From reading the committed document until it is replaced, no other run may change it.
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
    let told = Told {
        file: display_path(&path),
        result,
        bytes: text.len(),
        report: &report,
    };
    told.tell(arguments.format, fetched.config.as_ref())?;
    if result == Ending::Refused {
        eprint(refusal(&path, &report));
        return Ok(Outcome::CheckFailed);
    }
    Ok(Outcome::Success)
}

fn completed(fetched: &Fetched, known: Option<Known<'_>>) -> Result<Completed, Error> {
    let version = fetched.version.to_string();
    let shown = Shown {
        public: &fetched.public,
        internal: &fetched.internal,
        version: &version,
        config: fetched.config.as_ref(),
    };
    Ok(complete(shown, known)?)
}

impl Told<'_> {
    fn tell(&self, format: Format, config: Option<&Config>) -> Result<(), Error> {
        match format {
            Format::Text => {
                let Self { file, bytes, .. } = self;
                let (version, result) = (&self.report.version, self.result.as_str());
                print_line(format_args!(
                    "{file}: Quay {version}, {bytes} bytes, {result}"
                ))?;
                let knows_features = config.is_some_and(Config::has_features);
                print(table::of(self.report, knows_features))
            }
            Format::Json => print_line(format_args!("{:#}", self.as_json()?)),
        }
    }

    fn as_json(&self) -> Result<Value, Error> {
        let mut value = serde_json::to_value(self.report)
            .map_err(|problem| Error::new(format!("cannot write the report as JSON: {problem}")))?;
        if let Some(members) = value.as_object_mut() {
            members.insert("file".to_owned(), json!(self.file));
            members.insert("result".to_owned(), json!(self.result.as_str()));
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

/// Why a document is not written, and what helps.
fn refusal(path: &Path, report: &Report) -> String {
    let path = display_path(path);
    let error = Error::new(format!(
        "{path} would lose what this server lacks and no feature flag of it hides:\n{}",
        table::removals(report).trim_end()
    ));
    let version = &report.version;
    error
        .help(format!(
            "look whether the server is a Quay {version}; if it is, and they are gone, give --accept-removals"
        ))
        .to_string()
}
