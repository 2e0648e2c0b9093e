//! `cargo xtask record`: asks a Quay all that can be asked without changing anything, and keeps the answers that
//! show something new, neutralised, as recordings.
//!
//! Everything stays in memory until the end. What is written is neutral by then.

mod journey;
mod save;
mod summary;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::RangedU64ValueParser;
use quay_codegen::recording::anonymize::{Private, anonymize};
use quay_codegen::recording::explore::Crawl;
use quay_codegen::recording::router;
use quay_codegen::resolve;

use self::journey::{Journey, Limits};
use crate::Outcome;
use crate::error::{Error, zip_results};
use crate::input::Input;
use crate::recordings;
use crate::server::{self, Server, Token};
use crate::terminal::{eprint, print};
use crate::workspace::Workspace;

/// Ask a Quay every operation that only reads, and record what is new, neutralised.
///
/// Only GET is sent. What an operation needs is taken from the answers to others: namespaces, repositories, tags
/// and so on. Hosts, names, addresses, ids and texts are replaced before anything is written; secrets are
/// never written. Read what was recorded before it is committed all the same.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The address of the Quay, such as `https://quay.example.com`
    #[arg(long)]
    url: String,

    /// A file that holds an OAuth token; else the variable QUAY_TOKEN
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,

    /// The certificates to trust in place of the system's, as PEM
    #[arg(long, value_name = "FILE")]
    ca_cert: Option<PathBuf>,

    /// The folder of the recordings, `<tag>/<operationId>.json`, to add to; else tests/recordings
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// How many requests are sent at most
    #[arg(long, value_name = "N", default_value = "1000",
          value_parser = RangedU64ValueParser::<u64>::new().range(1..))]
    max_requests: u64,

    /// How long the asking may take
    #[arg(long, value_name = "SECONDS", default_value = "600",
          value_parser = RangedU64ValueParser::<u64>::new().range(1..=86_400))]
    max_time: u64,

    /// How long each answer may take
    #[arg(long, value_name = "SECONDS", default_value = "30",
          value_parser = RangedU64ValueParser::<u64>::new().range(1..=86_400))]
    timeout: u64,

    /// How large an answer may be
    #[arg(long, value_name = "BYTES", default_value_t = 16 * 1024 * 1024,
          value_parser = RangedU64ValueParser::<u64>::new().range(1..))]
    max_bytes: u64,

    #[command(flatten)]
    input: Input,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let workspace = Workspace::find();
    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| workspace.recordings());
    let limits = server::Limits {
        timeout: Duration::from_secs(arguments.timeout),
        max_bytes: arguments.max_bytes,
    };
    let server = Server::new(&arguments.url, arguments.ca_cert.as_deref(), limits);
    let token = Token::find(arguments.token_file.as_deref());
    let known = if out.exists() {
        recordings::read(&out)
    } else {
        Ok(Vec::new())
    };
    let asking = zip_results(server, token);
    let (((server, token), known), (document, overlays)) =
        zip_results(zip_results(asking, known), arguments.input.read(&workspace))?;
    let (api, warnings) = resolve(&document, &overlays)?;
    eprint(&warnings);

    let mut crawl = Crawl::new(&api);
    for exchange in known.iter().flat_map(|recording| &recording.exchanges) {
        if let Some(operation) =
            router::operation(&api, &exchange.request.method, &exchange.request.path)
        {
            crawl.knows(operation, &exchange.answer);
        }
    }
    let limits = Limits {
        requests: arguments.max_requests,
        time: Duration::from_secs(arguments.max_time),
    };
    let mut journey = Journey::new(&server, token.as_ref(), limits).through(&mut crawl)?;
    // The same order whatever the way was.
    journey.kept.sort_by(|(one, _), (other, _)| {
        let key = |operation: &quay_codegen::model::Operation| {
            (operation.tag.clone(), operation.id.clone())
        };
        key(one.operation).cmp(&key(other.operation))
    });
    let holds_token = |text: &str| token.as_ref().is_some_and(|token| token.is_in(text));
    let private = Private {
        authority: server.authority(),
        holds_token: &holds_token,
    };
    let exchanges = anonymize(&api, &journey.kept, &private);
    let operations = journey.kept.iter().map(|(asked, _)| asked.operation);
    let saved = save::save(&out, operations.zip(exchanges), &private)?;
    print(summary::of(&out, &saved, &journey, &crawl.fared()))?;
    Ok(Outcome::Success)
}
