//! Builds an image from an archive with a Dockerfile, follows the build, and writes its log.
//!
//! ```sh
//! QUAY_URL=https://quay.example.com QUAY_TOKEN=… cargo run --example builds -- \
//!     acme/web https://example.com/web.tar.gz latest v1
//! ```
//!
//! Lines of JSON go to stdout: one for each phase, then the log. The exit code is 1 if the build
//! fails. Quay must be able to download the archive, a tar or a zip; a Dockerfile that is not at
//! its top is named with `RepositoryBuildRequest::subdirectory`. The token needs the scope
//! `repo:write`, and to name a robot that pulls the base image, `org:admin`.

#[path = "support/build_logs.rs"]
mod build_logs;
mod support;

use std::{env, process::ExitCode, time::Duration};

use quay_api_generated::{
    Client, build,
    types::{Build, BuildPhase, RepositoryBuildRequest},
};
use serde_json::json;
use support::Outcome;

/// How often a build is looked at.
const EVERY: Duration = Duration::from_secs(2);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let words: Vec<_> = env::args().skip(1).collect();
    let [repository, archive, tags @ ..] = &words[..] else {
        return support::usage("builds NAMESPACE/NAME ARCHIVE_URL [TAG]…");
    };
    let mut request = RepositoryBuildRequest::new().archive_url(archive);
    if !tags.is_empty() {
        request = request.docker_tags(tags);
    }
    support::finish(build(repository, request).await)
}

async fn build(repository: &str, request: RepositoryBuildRequest) -> Outcome {
    let quay = support::client()?;
    let request = build::request_repo_build(repository, request);
    let started = quay.send(request).await?;
    let over = follow(&quay, repository, started).await?;

    let mut part = Some(0);
    while let Some(start) = part {
        let logs = build::get_repo_build_logs(repository, &over.id).start(start);
        part = build_logs::print(quay.send(logs).await?)?;
    }
    match over.phase {
        BuildPhase::Complete => Ok(()),
        phase => Err(format!("the build ended as {phase}").into()),
    }
}

/// Waits for the end of a build, and tells of each phase.
async fn follow(quay: &Client, repository: &str, mut build: Build) -> Outcome<Build> {
    loop {
        println!("{}", json!({ "build": build.id, "phase": build.phase }));
        let phase = build.phase.clone();
        while build.phase == phase {
            if is_over(&build) {
                return Ok(build);
            }
            tokio::time::sleep(EVERY).await;
            let status = build::get_repo_build_status(repository, &build.id);
            build = quay.send(status).await?;
        }
    }
}

fn is_over(build: &Build) -> bool {
    matches!(
        build.phase,
        BuildPhase::Complete
            | BuildPhase::Error
            | BuildPhase::Internalerror
            | BuildPhase::Cancelled
            | BuildPhase::Expired
    )
}
