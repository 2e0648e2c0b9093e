//! Shows why a mirror fails.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example mirror_failures -- acme/redis --days 7
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{
    logs, mirror,
    types::{LogEntry, LogKind},
};
use serde_json::json;
use support::{Outcome, arguments::Repository, output};

/// Shows why a mirror fails.
///
/// Prints JSON lines: the state of the mirror, then the failures in the logs, newest first. The
/// token needs scope `repo:admin`, the server FEATURE_REPO_MIRROR.
#[derive(Parser)]
struct Arguments {
    /// The repository, NAMESPACE/NAME
    repository: Repository,
    /// How many days to look back
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=3650), default_value = "7")]
    days: u16,
}

fn main() -> ExitCode {
    support::run(show)
}

async fn show(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let repository = arguments.repository.as_str();
    let config = client
        .send(mirror::get_repo_mirror_config(repository))
        .await?;
    output::line(&json!({
        "source": config.external_reference,
        "enabled": config.is_enabled,
        "status": config.sync_status,
        "retries_remaining": config.sync_retries_remaining,
        "next": config.sync_start_date,
    }))?;

    // The configuration tells that a run failed; only the logs tell why.
    let (first, last) = support::logs::last_days(arguments.days)?;
    let list = logs::list_repo_logs(repository)
        .starttime(first)
        .endtime(last);
    let mut pages = client.pages(list);
    while let Some(page) = pages.next().await {
        for entry in support::logs::entries(page?)? {
            if is_failure(&entry.kind) {
                output::line(&line(&entry))?;
            }
        }
    }
    Ok(())
}

fn is_failure(kind: &LogKind) -> bool {
    matches!(
        kind,
        LogKind::RepoMirrorSyncFailed | LogKind::RepoMirrorSyncTagFailed
    )
}

fn line(entry: &LogEntry) -> serde_json::Value {
    let of = |key| entry.metadata.get(key);
    json!({
        "time": entry.datetime,
        "kind": entry.kind,
        "tag": of("tag"),
        "message": of("message"),
        "stdout": of("stdout"),
        "stderr": of("stderr"),
    })
}
