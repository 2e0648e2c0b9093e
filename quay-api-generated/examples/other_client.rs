//! Sends an operation with another HTTP client: lists the tags of a repository with `ureq`.
//!
//! ```sh
//! QUAY_URL=https://quay.example.com QUAY_TOKEN=… \
//!     cargo run --example other_client --no-default-features --features tag -- acme/web
//! ```
//!
//! Without its feature `client`, the crate has operations, types and errors, but opens no socket.
//! Retries, time limits and paging are up to the program.

use std::{
    env,
    error::Error,
    io::{self, Write as _},
    process::ExitCode,
    sync::Arc,
};

use clap::Parser;
use quay_api_generated::{Operation, Paged, http, tag};
use ureq::{
    Agent,
    tls::{RootCerts, TlsConfig},
};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Lists the tags of a repository, with another HTTP client than that of the crate.
///
/// Prints one name per line. The token in QUAY_TOKEN needs scope `repo:read`.
#[derive(Parser)]
struct Arguments {
    /// The repository, `namespace/name`
    repository: String,
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(help_or_error) => return usage(&help_or_error),
    };
    match list_tags(&arguments.repository) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_closed_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// `--help` is a success if it can be written.
fn usage(help_or_error: &clap::Error) -> ExitCode {
    match help_or_error.print() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::from(u8::try_from(help_or_error.exit_code()).unwrap_or(2)),
    }
}

fn is_closed_pipe(error: &(dyn Error + 'static)) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn list_tags(repository: &str) -> Outcome {
    let server = Server::from_environment()?;
    let mut next = Some(tag::list_repo_tags(repository).only_active_tags(true));
    while let Some(operation) = next {
        let page = server.send(&operation)?;
        if operation.is_repeated_page(&page) {
            break;
        }
        next = operation.next(&page);
        for tag in page.tags {
            writeln!(io::stdout(), "{}", tag.name)?;
        }
    }
    Ok(())
}

struct Server {
    agent: Agent,
    url: String,
    token: String,
}

impl Server {
    fn from_environment() -> Outcome<Self> {
        let variable = |name: &str| env::var(name).map_err(|error| format!("{name}: {error}"));
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let agent = Agent::config_builder()
            .tls_config(tls)
            // `decode` turns error responses into errors.
            .http_status_as_error(false)
            .build()
            .into();
        Ok(Self {
            agent,
            url: variable("QUAY_URL")?.trim_end_matches('/').to_owned(),
            token: variable("QUAY_TOKEN")?,
        })
    }

    fn send<O: Operation>(&self, operation: &O) -> Outcome<O::Output> {
        let (mut parts, body) = operation.request()?.into_parts();
        // The URI of an operation starts with its path.
        parts.uri = format!("{}{}", self.url, parts.uri).parse()?;
        let token = format!("Bearer {}", self.token).parse()?;
        parts.headers.insert(http::header::AUTHORIZATION, token);
        let request = http::Request::from_parts(parts, body.to_vec());
        let mut response = self.agent.run(request)?;
        let body = response.body_mut().read_to_vec()?;
        Ok(O::decode(response.status(), &body)?)
    }
}
