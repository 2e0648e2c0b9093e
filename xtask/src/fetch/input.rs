//! What a fetch works on: both documents, the configuration and the version, of a server or of files.

use std::io;
use std::path::Path;
use std::time::Duration;

use quay_codegen::completion::Config;
use quay_codegen::diagnostic::Source;

use super::Arguments;
use crate::error::{Error, zip_results};
use crate::files;
use crate::server::{Limits, Server, Token};
use crate::terminal::eprint;
use crate::version::QuayVersion;
use crate::workspace::display_path;

const ASK_FOR_VERSION: &str = "give the version with --quay-version, such as --quay-version 3.18.0";

/// All that a document is made from.
pub(super) struct Fetched {
    pub(super) public: Source,
    pub(super) internal: Source,
    pub(super) config: Option<Config>,
    pub(super) version: QuayVersion,
}

pub(super) fn read(arguments: &Arguments) -> Result<Fetched, Error> {
    match (&arguments.url, &arguments.from, &arguments.internal_from) {
        (Some(url), _, _) => from_server(arguments, url),
        (None, Some(public), Some(internal)) => from_files(arguments, public, internal),
        _ => Err(Error::new(
            "neither --url nor --from with --internal-from is given",
        )),
    }
}

fn from_files(arguments: &Arguments, public: &Path, internal: &Path) -> Result<Fetched, Error> {
    if is_stdin(public) && is_stdin(internal) {
        return Err(Error::new("standard input holds one document, not two")
            .help("give `-` for one of --from and --internal-from and a file for the other"));
    }
    let public = read_source(public, arguments.max_bytes);
    let internal = read_source(internal, arguments.max_bytes);
    let config = arguments.config.as_deref();
    let config = config
        .map(|path| Config::read(&read_source(path, arguments.max_bytes)?).map_err(Error::from));
    let version = match &config {
        Some(Err(_)) => given(arguments).map(|_| None),
        Some(Ok(config)) => version(arguments, Some(config)).map(Some),
        None => version(arguments, None).map(Some),
    };
    let documents = zip_results(zip_results(public, internal), version);
    let (((public, internal), version), config) = zip_results(documents, config.transpose())?;
    let version = version.ok_or_else(|| Error::new("the version of the Quay is unknown"))?;
    Ok(Fetched {
        public,
        internal,
        config,
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
    let ((server, token), given) = zip_results(zip_results(server, token), given(arguments))?;

    // Without a document in the first response there is no point in asking for more: it may be a sign-in page.
    let public = server.document(false, token.as_ref())?;
    quay_codegen::parse(&public)?;
    let internal = server.document(true, token.as_ref());
    let config = server
        .config()
        .and_then(|source| Ok(Config::read(&source)?));
    let config = match (config, given) {
        (Ok(config), _) => Some(config),
        (Err(error), Some(_)) => {
            eprint(format_args!(
                "warning: the features of the server are not known, so what it lacks may be hidden or gone\n{error}"
            ));
            None
        }
        (Err(error), None) => {
            let unknown = Error::new("the version of the Quay could not be asked for");
            let error = error.and(unknown.help(ASK_FOR_VERSION));
            return Err(match internal {
                Err(other) => other.and(error),
                Ok(_) => error,
            });
        }
    };
    let (internal, version) = zip_results(internal, version(arguments, config.as_ref()))?;
    Ok(Fetched {
        public,
        internal,
        config,
        version,
    })
}

/// The version that is given, else the one that the server says it has; the two must not differ.
fn version(arguments: &Arguments, config: Option<&Config>) -> Result<QuayVersion, Error> {
    let said = config.and_then(Config::version);
    match (given(arguments)?, said.and_then(QuayVersion::parse)) {
        (Some(given), Some(said)) if given != said && !arguments.force_version => {
            let message =
                format!("--quay-version is {given}, but the server says that it is {said}");
            Err(Error::new(message)
                .help("leave --quay-version out, or give --force-version if the server is wrong"))
        }
        (Some(version), _) | (None, Some(version)) => Ok(version),
        (None, None) => Err(match (said, config) {
            (Some(said), _) => Error::new(format!(
                "the server says in /config that its version is {said:?}"
            )),
            (None, Some(_)) => Error::new("the server does not say its version in /config"),
            (None, None) => Error::new("the version of the Quay is unknown: no document says it"),
        }
        .help(ASK_FOR_VERSION)),
    }
}

fn given(arguments: &Arguments) -> Result<Option<QuayVersion>, Error> {
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
