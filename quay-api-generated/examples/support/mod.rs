//! What the examples share: how a program starts and ends, where its client comes from.
#![allow(dead_code, reason = "no example needs all of it")]

pub mod arguments;
#[cfg(all(feature = "organization", feature = "repository", feature = "user"))]
pub mod exists;
#[cfg(feature = "logs")]
pub mod logs;
pub mod output;
pub mod signal;
pub mod wait;

use std::{env, error::Error, process::ExitCode};

use clap::Parser;
use quay_api_generated::{Client, ClientBuilder};

/// The result of an example; `finish` reports the error.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Parses the arguments, runs the program, and returns its exit code: 0 for success, 1 for a
/// failure, 2 for wrong usage, 130 or 143 for a program that cleaned up after a signal.
pub fn run<A: Parser, F: Future<Output = Outcome>>(program: impl FnOnce(A) -> F) -> ExitCode {
    let arguments = match A::try_parse() {
        Ok(arguments) => arguments,
        Err(help_or_error) => return usage(&help_or_error),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    match runtime {
        Ok(runtime) => finish(runtime.block_on(program(arguments))),
        Err(error) => finish(Err(error.into())),
    }
}

/// `--help` is a success if it can be written.
fn usage(help_or_error: &clap::Error) -> ExitCode {
    match help_or_error.print() {
        Ok(()) => ExitCode::from(u8::try_from(help_or_error.exit_code()).unwrap_or(2)),
        Err(error) => finish(Err(output::failure(error))),
    }
}

fn finish(outcome: Outcome) -> ExitCode {
    let Err(error) = outcome else {
        return ExitCode::SUCCESS;
    };
    if error.is::<output::Closed>() {
        return ExitCode::SUCCESS;
    }
    output::note(&format!("error: {}", with_causes(&*error)));
    match error.downcast_ref::<signal::Interrupted>() {
        Some(interrupted) => ExitCode::from(interrupted.exit_code()),
        None if error.is::<Misuse>() => ExitCode::from(2),
        None => ExitCode::FAILURE,
    }
}

/// A client for the server at `QUAY_URL`, with the token in `QUAY_TOKEN`.
pub fn client() -> Outcome<Client> {
    build(builder()?)
}

/// The same, for programs that add options.
pub fn builder() -> Outcome<ClientBuilder> {
    let url = variable(
        "QUAY_URL",
        "the URL of the server, such as https://quay.example.com",
    )?;
    let token = variable("QUAY_TOKEN", "an OAuth access token")?;
    // Checked without the token, so that an error names the right variable.
    Client::new(&url).map_err(|error| Misuse(format!("QUAY_URL: {}", with_causes(&error))))?;
    Ok(Client::builder(url).token(token))
}

/// Builds a client. An error is one about the token, because the URL was checked.
pub fn build(builder: ClientBuilder) -> Outcome<Client> {
    let client = builder.build();
    Ok(client.map_err(|error| Misuse(format!("QUAY_TOKEN: {}", with_causes(&error))))?)
}

/// An environment variable that must be set.
pub fn variable(name: &str, meaning: &str) -> Result<String, Misuse> {
    match env::var(name) {
        Ok(value) if value.trim().is_empty() => Err(Misuse(format!("{name} is empty: {meaning}"))),
        Ok(value) => Ok(value),
        Err(env::VarError::NotPresent) => Err(Misuse(format!("{name} is not set: {meaning}"))),
        Err(env::VarError::NotUnicode(_)) => Err(Misuse(format!("{name} is not valid UTF-8"))),
    }
}

/// An error and its causes, on one line.
pub fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}

/// The program was called the wrong way; nothing was done.
#[derive(Debug)]
pub struct Misuse(pub String);

impl std::fmt::Display for Misuse {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for Misuse {}
