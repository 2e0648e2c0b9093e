//! Shows who pushed, pulled, moved or deleted a tag.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example tag_history -- acme/web v1 --days 30
//! ```

mod support;

use std::{collections::BTreeSet, process::ExitCode};

use clap::Parser;
use quay_api_generated::{Client, Error, logs, tag, types::LogEntry};
use serde_json::json;
use support::{
    Outcome,
    arguments::{self, Repository},
    output,
};

/// Shows who pushed, pulled, moved or deleted a tag, newest first.
///
/// Prints one JSON line for each log entry that names the tag, or the digest of a manifest that the
/// tag has pointed to. Quay keeps logs for a limited time, and can be configured not to log pulls. The
/// token needs scope `repo:admin`.
#[derive(Parser)]
struct Arguments {
    /// The repository, NAMESPACE/NAME
    repository: Repository,
    /// The tag
    #[arg(value_parser = arguments::tag)]
    tag: String,
    /// How many days to look back
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=3650), default_value = "30")]
    days: u16,
}

fn main() -> ExitCode {
    support::run(show)
}

async fn show(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let repository = arguments.repository.as_str();
    let digests = digests(&client, repository, &arguments.tag).await?;
    let (first, last) = support::logs::last_days(arguments.days)?;
    let list = logs::list_repo_logs(repository)
        .starttime(first)
        .endtime(last);
    let mut entries = 0_u64;
    let mut pages = client.pages(list);
    while let Some(page) = pages.next().await {
        for entry in support::logs::entries(page?)? {
            if concerns(&entry, &arguments.tag, &digests) {
                entries += 1;
                output::line(&line(entry))?;
            }
        }
    }
    let Arguments { tag, days, .. } = arguments;
    match entries {
        0 if digests.is_empty() => Err(format!("nothing is known of the tag `{tag}`").into()),
        0 => {
            output::note(&format!(
                "no log entry of the last {days} days is about `{tag}`"
            ));
            Ok(())
        }
        _ => Ok(()),
    }
}

fn line(entry: LogEntry) -> serde_json::Value {
    json!({
        "time": entry.datetime,
        "kind": entry.kind,
        "performer": entry.performer.map(|performer| performer.name),
        "ip": entry.ip,
        "metadata": entry.metadata,
    })
}

/// The digests of the manifests that the tag points to or has pointed to.
async fn digests(client: &Client, repository: &str, tag: &str) -> Result<BTreeSet<String>, Error> {
    let mut digests = BTreeSet::new();
    let mut history = client.items(tag::list_repo_tags(repository).specific_tag(tag));
    while let Some(tag) = history.next().await {
        digests.insert(tag?.manifest_digest);
    }
    Ok(digests)
}

/// A pull by digest names the digest only.
fn concerns(entry: &LogEntry, tag: &str, digests: &BTreeSet<String>) -> bool {
    let text = |key| entry.metadata.get(key).and_then(|value| value.as_str());
    match text("tag") {
        Some(named) => named == tag,
        None => text("manifest_digest").is_some_and(|digest| digests.contains(digest)),
    }
}
