//! Builds an image, waits for the build, and prints its log.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example builds -- acme/web https://example.com/web.tar.gz latest v1
//! ```

#[path = "support/build_logs.rs"]
mod build_logs;
mod support;

use std::{
    ops::ControlFlow::{Break, Continue},
    process::ExitCode,
    time::Duration,
};

use clap::Parser;
use quay_api_generated::{
    Client, build,
    types::{Build, BuildPhase, RepositoryBuildRequest},
};
use serde_json::json;
use support::{
    Outcome,
    arguments::{self, Repository},
    output,
};

/// Builds an image from an archive with a Dockerfile, waits for the build, and prints its log.
///
/// Prints JSON lines: one for each phase, then the log. The exit code is 1 if the build fails. An
/// interrupt ends the wait, not the build. The token needs scope `repo:write`.
#[derive(Parser)]
struct Arguments {
    /// The repository, NAMESPACE/NAME
    repository: Repository,
    /// URL of a .tar.gz or zip archive that Quay's builder can download
    #[arg(value_parser = arguments::url)]
    archive: String,
    /// Tags for the image [default: chosen by Quay]
    #[arg(value_parser = arguments::tag)]
    tags: Vec<String>,
    /// Folder of the Dockerfile in the archive
    #[arg(long, value_name = "FOLDER")]
    subdirectory: Option<String>,
    /// How long to wait for the end of the build
    #[arg(long, value_parser = arguments::duration, default_value = "1h")]
    timeout: Duration,
}

fn main() -> ExitCode {
    support::run(build)
}

async fn build(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let mut request = RepositoryBuildRequest::new().archive_url(&arguments.archive);
    if !arguments.tags.is_empty() {
        request = request.docker_tags(&arguments.tags);
    }
    if let Some(folder) = &arguments.subdirectory {
        request = request.subdirectory(folder);
    }
    let repository = arguments.repository.as_str();
    let started = client
        .send(build::request_repo_build(repository, request))
        .await?;
    let ended = follow(&client, repository, started, arguments.timeout).await?;

    // A log that cannot be read must not hide how the build ended.
    let log = print_log(&client, repository, &ended.id).await;
    match (ended.phase, log) {
        (BuildPhase::Complete, log) => log,
        (phase, Ok(())) => Err(format!("the build ended as {phase}").into()),
        (phase, Err(log)) => Err(format!(
            "the build ended as {phase}, and its log cannot be shown: {}",
            support::with_causes(&*log)
        )
        .into()),
    }
}

/// Waits for the end of a build and prints each phase.
async fn follow(
    client: &Client,
    repository: &str,
    started: Build,
    limit: Duration,
) -> Outcome<Build> {
    let id = started.id.clone();
    let mut phase = started.phase;
    output::line(&json!({ "build": id, "phase": phase }))?;
    support::wait::until(limit, async || {
        let build = client
            .send(build::get_repo_build_status(repository, &id))
            .await?;
        if build.phase != phase {
            phase = build.phase.clone();
            output::line(&json!({ "build": id, "phase": phase }))?;
        }
        Ok(match is_over(&phase) {
            true => Break(build),
            false => Continue(format!("build {id} is in phase {phase}")),
        })
    })
    .await
}

/// After an internal error, Quay starts the build again.
fn is_over(phase: &BuildPhase) -> bool {
    use BuildPhase::{Cancelled, Complete, Error, Expired};
    matches!(phase, Complete | Error | Cancelled | Expired)
}

async fn print_log(client: &Client, repository: &str, id: &str) -> Outcome {
    let mut part = Some(0);
    while let Some(start) = part {
        let logs = build::get_repo_build_logs(repository, id).start(start);
        part = build_logs::print(client.send(logs).await?)?;
    }
    Ok(())
}
