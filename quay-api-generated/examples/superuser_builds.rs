//! Shows a build of any repository to a superuser: what it is, where it stands, and its log.
//!
//! ```sh
//! QUAY_URL=https://quay.example.com QUAY_TOKEN=… \
//!     cargo run --example superuser_builds -- 228aeb21-84b7-40c6-8164-1967156186c5
//! ```
//!
//! Lines of JSON go to stdout: one for the build, then its log. The token needs the scope
//! `super:user`, and its user must be a superuser.

#[path = "support/build_logs.rs"]
mod build_logs;
mod support;

use std::{env, process::ExitCode};

use quay_api_generated::superuser;
use serde_json::json;
use support::Outcome;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let words: Vec<_> = env::args().skip(1).collect();
    let [id] = &words[..] else {
        return support::usage("superuser_builds BUILD_ID");
    };
    support::finish(show(id).await)
}

async fn show(id: &str) -> Outcome {
    let quay = support::client()?;
    // Asked first, since it answers 404 if there is no such build; for the status that is 400.
    let build = quay.send(superuser::get_repo_build_super_user(id)).await?;
    let now = superuser::get_repo_build_status_super_user(id);
    let now = quay.send(now).await?;
    let repository = format!("{}/{}", build.repository.namespace, build.repository.name);
    println!(
        "{}",
        json!({
            "build": build.id,
            "repository": repository,
            "started": build.started,
            "tags": build.tags,
            "phase": now.phase,
            "status": now.status,
            "error": now.error,
        })
    );
    let mut part = Some(0);
    while let Some(start) = part {
        let logs = superuser::get_repo_build_logs_super_user(id).start(start);
        part = build_logs::print(quay.send(logs).await?)?;
    }
    Ok(())
}
