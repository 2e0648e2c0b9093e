//! Shows a build of any repository to a superuser: its repository, its status, and its log.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example superuser_builds -- 228aeb21-84b7-40c6-8164-1967156186c5
//! ```

#[path = "support/build_logs.rs"]
mod build_logs;
mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::superuser;
use serde_json::json;
use support::{Outcome, arguments, output};

/// Shows a build of any repository: its repository, its status, and its log.
///
/// Prints JSON lines: one for the build, then its log. The token needs scope `super:user` and must
/// belong to a superuser.
#[derive(Parser)]
struct Arguments {
    /// The UUID of the build
    #[arg(value_parser = arguments::name)]
    build: String,
}

fn main() -> ExitCode {
    support::run(show)
}

async fn show(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let id = arguments.build;
    // This comes first because it responds with 404 if there is no such build; the status with 400.
    let build = client
        .send(superuser::get_repo_build_super_user(&id))
        .await?;
    let now = superuser::get_repo_build_status_super_user(&id);
    let now = client.send(now).await?;
    let repository = build.repository.full_name();
    output::line(&json!({
        "build": build.id,
        "repository": repository,
        "started": build.started,
        "tags": build.tags,
        "phase": now.phase,
        "status": now.status,
        "error": now.error,
    }))?;
    let mut part = Some(0);
    while let Some(start) = part {
        let logs = superuser::get_repo_build_logs_super_user(&id).start(start);
        part = build_logs::print(client.send(logs).await?)?;
    }
    Ok(())
}
