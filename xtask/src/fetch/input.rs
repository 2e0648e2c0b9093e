//! Reads the input of `fetch` from a server or from files: both documents, the configuration and the version.

use std::io;
use std::path::Path;
use std::time::Duration;

use quay_codegen::completion::{Config, Shown};
use quay_codegen::diagnostic::Source;

use super::fit::Committed;
use super::{Arguments, documents};
use crate::error::{Error, zip_results};
use crate::files;
use crate::server::{RequestLimits, Server, Token};
use crate::terminal::eprint;
use crate::version::QuayVersion;
use crate::workspace::display_path;

const UNKNOWN_FLAGS: &str =
    "the feature flags of the server are unknown, so missing operations may be hidden or removed";

/// The input of a fetch.
pub(super) struct Fetched {
    pub(super) public: Source,
    pub(super) internal: Source,
    pub(super) config: Option<Config>,
    pub(super) version: QuayVersion,
}

/// Reads the input. Both documents must have operations.
pub(super) fn read(arguments: &Arguments, committed: Committed<'_>) -> Result<Fetched, Error> {
    let fetched = match (&arguments.url, &arguments.from, &arguments.internal_from) {
        (Some(url), _, _) => from_server(arguments, url, committed),
        (None, Some(public), Some(internal)) => {
            from_files(arguments, (public, internal), committed)
        }
        _ => Err(Error::new(
            "pass either --url, or both --from and --internal-from",
        )),
    }?;
    documents::check(&fetched.public, &fetched.internal, arguments.url.is_some())?;
    let is_sure = arguments.force_version || arguments.accept_removals;
    if !is_sure {
        let config = fetched.config.as_ref();
        let is_reported = config.and_then(Config::version).is_some();
        let shown = shown(&fetched.public, &fetched.internal, config);
        committed.check(fetched.version, is_reported, shown)?;
    }
    Ok(fetched)
}

/// The responses of a server, to compare with documents of several versions.
fn shown<'run>(
    public: &'run Source,
    internal: &'run Source,
    config: Option<&'run Config>,
) -> Shown<'run> {
    Shown {
        public,
        internal,
        version: "",
        config,
    }
}

fn from_files(
    arguments: &Arguments,
    (public, internal): (&Path, &Path),
    committed: Committed<'_>,
) -> Result<Fetched, Error> {
    let config = arguments.config.as_deref();
    let files = [Some(public), Some(internal), config].into_iter();
    if files.flatten().filter(|it| is_stdin(it)).count() > 1 {
        return Err(Error::new("more than one file is standard input").help(
            "pass `-` for one of --from, --internal-from and --config, and files for the others",
        ));
    }
    let public = read_source(public, arguments.max_bytes);
    let internal = read_source(internal, arguments.max_bytes);
    let config = config
        .map(|path| Config::read(&read_source(path, arguments.max_bytes)?).map_err(Error::from));
    let version = match &config {
        Some(Err(_)) => given(arguments).map(|_| None),
        config => {
            let config = config.as_ref().and_then(|config| config.as_ref().ok());
            let documents = public.as_ref().ok().zip(internal.as_ref().ok());
            let documents = documents.map(|(public, internal)| shown(public, internal, config));
            version(arguments, config, || committed.advice(documents)).map(Some)
        }
    };
    let documents = zip_results(zip_results(public, internal), version);
    let (((public, internal), version), config) = zip_results(documents, config.transpose())?;
    let version = version.ok_or_else(|| Error::new("the version of Quay is unknown"))?;
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

fn from_server(
    arguments: &Arguments,
    url: &str,
    committed: Committed<'_>,
) -> Result<Fetched, Error> {
    let limits = RequestLimits {
        timeout: Duration::from_secs(arguments.timeout),
        max_bytes: arguments.max_bytes,
    };
    let token = Token::find(arguments.token_file.as_deref());
    let server = Server::new(url, arguments.ca_cert.as_deref(), limits);
    let ((server, token), given) = zip_results(zip_results(server, token), given(arguments))?;

    // If the first response is no document, such as a sign-in page, the others need not be requested.
    let public = server.document(false, token.as_ref())?;
    quay_codegen::parse(&public)?;
    let internal = server.document(true, token.as_ref());
    let documents = |config| {
        let internal = internal.as_ref().ok()?;
        Some(shown(&public, internal, config))
    };
    let config = server
        .config()
        .and_then(|source| Ok(Config::read(&source)?));
    let config = match (config, given) {
        (Ok(config), _) => Some(config),
        (Err(error), Some(_)) => {
            let error = error.help(
                "if you can get this response otherwise, pass files with --from, --internal-from and --config",
            );
            eprint(Error::new(UNKNOWN_FLAGS).and(error).into_warning());
            None
        }
        (Err(error), None) => {
            let unknown = Error::new("the version of Quay is unknown");
            let error = error.and(unknown.help(committed.advice(documents(None))));
            return Err(match internal {
                Err(other) => other.and(error),
                Ok(_) => error,
            });
        }
    };
    let advice = || committed.advice(documents(config.as_ref()));
    let version = version(arguments, config.as_ref(), advice);
    let (internal, version) = zip_results(internal, version)?;
    Ok(Fetched {
        public,
        internal,
        config,
        version,
    })
}

/// Returns the given version, or the one that the server reports. The two must not differ.
fn version(
    arguments: &Arguments,
    config: Option<&Config>,
    advice: impl FnOnce() -> String,
) -> Result<QuayVersion, Error> {
    let reported = config.and_then(Config::version);
    match (given(arguments)?, reported.and_then(QuayVersion::parse)) {
        (Some(given), Some(reported)) if given != reported && !arguments.force_version => {
            let message = format!("--quay-version is {given}, but the server reports {reported}");
            Err(Error::new(message)
                .help("omit --quay-version, or pass --force-version if the server is wrong"))
        }
        (Some(version), _) | (None, Some(version)) => Ok(version),
        (None, None) => Err(match (reported, config) {
            (Some(reported), _) => Error::new(format!(
                "/config reports {reported:?}, which is not a version"
            )),
            (None, Some(_)) => Error::new("/config does not report the version of the server"),
            (None, None) => {
                Error::new("the version of Quay is unknown: the documents do not contain it")
            }
        }
        .help(advice())),
    }
}

fn given(arguments: &Arguments) -> Result<Option<QuayVersion>, Error> {
    let Some(text) = &arguments.quay_version else {
        return Ok(None);
    };
    match QuayVersion::parse(text) {
        Some(version) => Ok(Some(version)),
        None => Err(
            Error::new(format!("--quay-version {text:?} is not a complete version"))
                .help("pass all three numbers, such as --quay-version 3.18.0"),
        ),
    }
}
