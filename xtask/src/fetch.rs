//! `cargo xtask fetch`: what a server or two files print_line, in canonical form, into `specs/`.
//!
//! Nothing is written before everything has been understood; whatever goes wrong, the old file stays.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use clap::builder::RangedU64ValueParser;
use quay_codegen::canonical::canonicalize;
use quay_codegen::diagnostic::Source;

use crate::Outcome;
use crate::error::{Error, zip_results};
use crate::files;
use crate::server::{Limits, Server, Token};
use crate::terminal::print_line;
use crate::version::QuayVersion;
use crate::workspace::{Workspace, display_path};

/// Read the API document of a Quay and write its canonical form to specs/.
///
/// Either from a server, with --url, or from two files that hold the answers of
/// /api/v1/discovery and /api/v1/discovery?internal=true, with --from and --internal-from.
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

    /// The version of the Quay, such as 3.18.0; else the server is asked
    #[arg(long, value_name = "VERSION")]
    quay_version: Option<String>,

    /// A file that holds an OAuth token; else the variable QUAY_TOKEN
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    token_file: Option<PathBuf>,

    /// The certificates to trust in place of the system's, as PEM
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    ca_cert: Option<PathBuf>,

    /// How long each answer of the server may take
    #[arg(long, value_name = "SECONDS", default_value = "30", conflicts_with = "from",
          value_parser = RangedU64ValueParser::<u64>::new().range(1..=86_400))]
    timeout: u64,

    /// How large a document may be
    #[arg(long, value_name = "BYTES", default_value_t = 16 * 1024 * 1024,
          value_parser = RangedU64ValueParser::<u64>::new().range(1..))]
    max_bytes: u64,

    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
}

/// All that a canonical document is made from.
struct Fetched {
    public: Source,
    internal: Source,
    version: QuayVersion,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let fetched = match (&arguments.url, &arguments.from, &arguments.internal_from) {
        (Some(url), _, _) => from_server(arguments, url),
        (None, Some(public), Some(internal)) => from_files(arguments, public, internal),
        _ => Err(Error::new(
            "neither --url nor --from with --internal-from is given",
        )),
    }?;
    let version = fetched.version.to_string();
    let text = canonicalize(&fetched.public, &fetched.internal, &version)?;

    let specs = arguments
        .specs
        .clone()
        .unwrap_or_else(|| Workspace::find().specs());
    let path = specs.join(fetched.version.file_name());
    let changed = if files::replace(&path, &text)? {
        "written"
    } else {
        "unchanged"
    };
    print_line(format_args!(
        "{}: Quay {version}, {} bytes, {changed}",
        display_path(&path),
        text.len()
    ))?;
    Ok(Outcome::Success)
}

fn from_files(arguments: &Arguments, public: &Path, internal: &Path) -> Result<Fetched, Error> {
    if is_stdin(public) && is_stdin(internal) {
        return Err(Error::new("standard input holds one document, not two")
            .help("give `-` for one of --from and --internal-from and a file for the other"));
    }
    let version = given_version(arguments).and_then(|version| {
        version.ok_or_else(|| {
            Error::new("the version of the Quay is unknown: no document says it")
                .help("give it with --quay-version, such as --quay-version 3.18.0")
        })
    });
    let public = read_source(public, arguments.max_bytes);
    let internal = read_source(internal, arguments.max_bytes);
    let ((public, internal), version) = zip_results(zip_results(public, internal), version)?;
    Ok(Fetched {
        public,
        internal,
        version,
    })
}

fn read_source(path: &Path, max_bytes: u64) -> Result<Source, Error> {
    if is_stdin(path) {
        let name = "standard input";
        let text = files::read_all(io::stdin().lock(), name, max_bytes)?;
        return Ok(Source::new(name, text));
    }
    Ok(Source::new(
        display_path(path),
        files::read_text_at_most(path, max_bytes)?,
    ))
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn from_server(arguments: &Arguments, url: &str) -> Result<Fetched, Error> {
    let limits = Limits {
        timeout: Duration::from_secs(arguments.timeout),
        max_bytes: arguments.max_bytes,
    };
    let token = Token::find(arguments.token_file.as_deref());
    let server = Server::new(url, arguments.ca_cert.as_deref(), limits);
    let ((server, token), given) =
        zip_results(zip_results(server, token), given_version(arguments))?;

    // Without an answer to the first question there is no point in asking another.
    let public = server.document(false, token.as_ref())?;
    let internal = server.document(true, token.as_ref());
    let version = given.map_or_else(|| server.version(), Ok);
    let (internal, version) = zip_results(internal, version)?;
    Ok(Fetched {
        public,
        internal,
        version,
    })
}

fn given_version(arguments: &Arguments) -> Result<Option<QuayVersion>, Error> {
    let Some(text) = &arguments.quay_version else {
        return Ok(None);
    };
    match QuayVersion::parse(text) {
        Some(version) => Ok(Some(version)),
        None => Err(Error::new(format!(
            "--quay-version {text:?} is not a full version of Quay"
        ))
        .help("give all three numbers, such as --quay-version 3.18.0")),
    }
}
