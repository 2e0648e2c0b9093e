//! Creates many repositories within the rate limit of the server.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example create_repositories -- acme < names.txt
//! ```

mod support;

use std::{io, process::ExitCode};

use clap::Parser;
use futures_util::{StreamExt, stream};
use quay_api_generated::{
    Client, repository,
    types::{NewRepo, Visibility},
};
use serde_json::json;
use support::{Misuse, Outcome, arguments, exists, output, signal::Interrupts};

/// Creates many private repositories within the rate limit of the server.
///
/// Reads names from stdin, one per line, or takes them as arguments. Existing repositories
/// are not changed. Prints one JSON line for each name. Continues after a failure, and then ends
/// with exit code 1. The token needs the scopes `repo:create` and `repo:read`.
#[derive(Parser)]
struct Arguments {
    /// The organization or user
    #[arg(value_parser = arguments::name)]
    namespace: String,
    /// The names [default: read from stdin]
    #[arg(value_parser = arguments::name_with_slashes)]
    names: Vec<String>,
    /// Requests per second
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..), default_value = "5")]
    rate: u32,
    /// Concurrent requests
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=100), default_value = "4")]
    concurrency: u16,
}

fn main() -> ExitCode {
    support::run(create_all)
}

async fn create_all(arguments: Arguments) -> Outcome {
    let builder = support::builder()?.requests_per_second(arguments.rate);
    let client = support::build(builder)?;
    let names = match arguments.names.is_empty() {
        true => read_names()?,
        false => arguments.names,
    };
    if names.is_empty() {
        return Err(Misuse("no names on stdin".to_owned()).into());
    }
    exists::namespace(&client, &arguments.namespace).await?;
    let (client, namespace) = (&client, &arguments.namespace);
    let (mut done, mut failed) = (0, 0);
    let mut outcomes = stream::iter(&names)
        .map(async |name| (name, create(client, namespace, name).await))
        .buffer_unordered(usize::from(arguments.concurrency));
    let mut interrupts = Interrupts::watch()?;
    let work = interrupts.or(async {
        while let Some((name, outcome)) = outcomes.next().await {
            let (outcome, error) = match outcome {
                Ok(outcome) => (outcome, None),
                Err(error) => ("failed", Some(support::with_causes(&*error))),
            };
            done += 1;
            failed += usize::from(error.is_some());
            let name = format!("{namespace}/{name}");
            output::record(&json!({ "repository": name, "outcome": outcome, "error": error }))?;
            output::progress(&format!("{done} of {}", names.len()));
        }
        Ok(())
    });
    let work = work.await;
    output::progress("");
    if work.is_err() {
        output::note(&format!("{done} of {} were handled", names.len()));
    }
    work?;
    match failed {
        0 => Ok(()),
        _ => Err(format!("{failed} of {} failed", names.len()).into()),
    }
}

async fn create(client: &Client, namespace: &str, name: &str) -> Outcome<&'static str> {
    let full_name = format!("{namespace}/{name}");
    let get = repository::get_repo(full_name).include_tags(false);
    match client.send(get).await {
        Ok(_) => return Ok("exists"),
        Err(error) if error.is_not_found() => {}
        Err(error) => return Err(error.into()),
    }
    let new = NewRepo::new(name, Visibility::Private, "").namespace(namespace);
    client.send(repository::create_repo(new)).await?;
    Ok("created")
}

/// Checks all names before the first repository is created.
fn read_names() -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for line in io::stdin().lines() {
        let line = line?;
        let name = line.trim();
        if !name.is_empty() {
            let checked = arguments::name_with_slashes(name);
            names.push(checked.map_err(|error| Misuse(format!("`{name}`: {error}")))?);
        }
    }
    Ok(names)
}
