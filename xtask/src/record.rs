//! `cargo xtask record`: calls every read-only operation of a server, and saves new kinds of responses, anonymized, as
//! recordings.
//!
//! Responses stay in memory until the end of the run, because a name that is found late must be replaced in earlier
//! responses too. If a signal, a limit or an error ends the run, the responses so far are saved.

mod interrupt;
mod progress;
mod requester;
mod response;
mod retry_after;
mod save;
mod session;
mod summary;

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use clap::builder::RangedU64ValueParser;
use quay_codegen::completion::Config;
use quay_codegen::model::Api;
use quay_codegen::recording::anonymize::{Redactions, anonymize};
use quay_codegen::recording::exchange::{Exchange, Recording, Response};
use quay_codegen::recording::explore::{Explorer, PlannedRequest};
use quay_codegen::recording::router;
use quay_codegen::resolve;

use self::interrupt::Interrupt;
use self::requester::Requester;
use self::save::{HTML_RESPONSES, Saved};
use self::session::{End, Log, Session, SessionLimits};
use crate::Outcome;
use crate::error::{Error, zip_results};
use crate::files::Lock;
use crate::input::Input;
use crate::recordings;
use crate::server::{RequestLimits, Server, Token};
use crate::terminal::{eprint, print};
use crate::version::QuayVersion;
use crate::workspace::Workspace;

/// Call every read-only operation of a Quay server, and record new kinds of responses, anonymized
///
/// Only GET requests are sent. Parameters, such as namespaces, repositories and tags, are taken from the responses of other
/// operations. Hosts, names, addresses, ids and texts are replaced before anything is written, and secrets are never
/// written. Review the recordings before you commit them.
///
/// Ctrl-C and SIGTERM stop the run and save its recordings (exit code 130); a second signal exits at once.
#[derive(Args)]
pub(crate) struct Arguments {
    /// URL of the Quay server, such as `https://quay.example.com`
    #[arg(long)]
    url: String,

    /// File with an OAuth token [default: the environment variable QUAY_TOKEN]. A superuser's token with all scopes reads
    /// everything; without a token, only what is public is read
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,

    /// PEM file with the certificates to trust instead of the system's
    #[arg(long, value_name = "FILE")]
    ca_cert: Option<PathBuf>,

    /// Directory of recordings to add to, `<tag>/<operationId>.json` [default: tests/recordings]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Version of Quay to note in the recordings, such as 3.18.0 [default: as the server reports it]
    #[arg(long, value_name = "VERSION", value_parser = version)]
    quay_version: Option<QuayVersion>,

    /// Maximum number of requests
    #[arg(long, value_name = "N", default_value = "1000",
          value_parser = RangedU64ValueParser::<u64>::new().range(1..))]
    max_requests: u64,

    /// Maximum duration of the run
    #[arg(long, value_name = "SECONDS", default_value = "600",
          value_parser = RangedU64ValueParser::<u64>::new().range(1..=86_400))]
    max_time: u64,

    /// Timeout for each response
    #[arg(long, value_name = "SECONDS", default_value = "30",
          value_parser = RangedU64ValueParser::<u64>::new().range(1..=86_400))]
    timeout: u64,

    /// Maximum size of a response
    #[arg(long, value_name = "BYTES", default_value_t = 16 * 1024 * 1024,
          value_parser = RangedU64ValueParser::<u64>::new().range(1..))]
    max_bytes: u64,

    #[command(flatten)]
    input: Input,
}

fn version(text: &str) -> Result<QuayVersion, &'static str> {
    QuayVersion::parse(text).ok_or("expected all three numbers, such as 3.18.0")
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let workspace = Workspace::find();
    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| workspace.recordings());
    let _lock = Lock::of_folder(&out)?;
    let limits = RequestLimits {
        timeout: Duration::from_secs(arguments.timeout),
        max_bytes: arguments.max_bytes,
    };
    let server = Server::new(&arguments.url, arguments.ca_cert.as_deref(), limits);
    let token = Token::find(arguments.token_file.as_deref());
    let connection = zip_results(server, token);
    let recorded = zip_results(
        recordings::read_or_none(&out),
        recordings::statuses_of(&out, HTML_RESPONSES),
    );
    let (((server, token), (known, known_html)), (document, overlays)) = zip_results(
        zip_results(connection, recorded),
        arguments.input.read(&workspace),
    )?;
    let (api, warnings) = resolve(&document, overlays.corrections())?;
    eprint(&warnings);

    if token.is_none() {
        eprint(
            "note: without a token, only what is public is read\n  \
             help: pass an OAuth token in the variable QUAY_TOKEN or with --token-file\n",
        );
    }
    let interrupt = Interrupt::handle()?;
    let version = version_of(&server, arguments.quay_version);
    let authority = server.authority().to_owned();
    let mut explorer = explorer(&api, &known);
    let session = Session {
        has_token: token.is_some(),
        requester: Requester::start(server, token.clone()),
        limits: SessionLimits {
            requests: arguments.max_requests,
            time: Duration::from_secs(arguments.max_time),
        },
        interrupt: &interrupt,
    };
    let mut log = session.run(&mut explorer);
    log.html_responses
        .retain(|status, _| !known_html.contains(status));
    let holds_token = |text: &str| token.as_ref().is_some_and(|token| token.is_in(text));
    let redactions = Redactions {
        authority: &authority,
        holds_token: &holds_token,
    };
    let saved = save(&out, &api, &log, &redactions, version)?;
    if saved.is_empty() && matches!(log.end, End::Failed(_)) {
        eprint("note: nothing was written\n");
    } else {
        print(summary::of(&out, &saved, &log, &explorer.reports()))?;
    }
    match log.end {
        End::Complete | End::Limit(_) | End::Pause(_) => Ok(Outcome::Success),
        End::Interrupted => Ok(Outcome::Interrupted),
        End::Failed(error) => Err(error),
    }
}

/// Returns the given version, or the one that the server reports.
fn version_of(server: &Server, given: Option<QuayVersion>) -> Option<QuayVersion> {
    let version = given.or_else(|| {
        let config = Config::read(&server.config().ok()?).ok()?;
        QuayVersion::parse(config.version()?)
    });
    if version.is_none() {
        eprint(
            "warning: the server does not report its version, so the recordings will not contain it\n  \
             help: pass the version, such as --quay-version 3.18.0\n",
        );
    }
    version
}

/// Creates an explorer that knows the existing recordings.
fn explorer<'api>(api: &'api Api, known: &[Recording]) -> Explorer<'api> {
    let mut explorer = Explorer::new(api);
    for exchange in known.iter().flat_map(|recording| &recording.exchanges) {
        let request = &exchange.request;
        if let Some(operation) = router::match_request(api, &request.method, &request.path) {
            explorer.mark_known(operation, &exchange.response);
        }
    }
    explorer
}

/// Anonymizes and saves the kept exchanges, sorted by operation.
fn save(
    out: &Path,
    api: &Api,
    log: &Log<'_>,
    redactions: &Redactions<'_>,
    version: Option<QuayVersion>,
) -> Result<Saved, Error> {
    type Kept<'api> = (String, (PlannedRequest<'api>, Response));
    let name = |planned: &PlannedRequest<'_>| {
        format!("{}/{}", planned.operation.tag, planned.operation.id)
    };
    let kept = log.kept.iter().cloned();
    let mut kept: Vec<Kept<'_>> = kept.map(|kept| (name(&kept.0), kept)).collect();
    kept.sort_by(|(one, _), (other, _)| one.cmp(other));
    let html = log.html_responses.values().cloned();
    kept.extend(html.map(|one| (HTML_RESPONSES.to_owned(), one)));
    let (names, kept): (Vec<String>, Vec<_>) = kept.into_iter().unzip();
    let exchanges = anonymize(api, &kept, redactions).into_iter();
    let exchanges = exchanges.map(|exchange| Exchange {
        version: version.map(|version| version.to_string()),
        ..exchange
    });
    save::save(
        out,
        names.into_iter().zip(exchanges),
        redactions.holds_token,
    )
}
