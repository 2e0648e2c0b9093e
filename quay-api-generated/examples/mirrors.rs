//! Creates a private repository that mirrors one of another registry.
//!
//! ```sh
//! QUAY_URL=https://quay.example.com QUAY_TOKEN=… MIRROR_USER=bob MIRROR_PASSWORD=… \
//!     cargo run --example mirrors -- acme/redis docker.io/library/redis acme+mirror latest '7.*'
//! ```
//!
//! The robot, which writes what was mirrored, is named in full; the patterns say which tags are
//! mirrored, each day. `MIRROR_USER` and `MIRROR_PASSWORD` are for the other registry, and may be
//! left out. Quay 3.13 and older need `--no-time-limit` before all else. What Quay will do goes to
//! stdout, as one line of JSON. The token needs the scopes `repo:create` and `repo:admin`, and the
//! server the feature `REPO_MIRROR`.

mod support;

use std::{env, process::ExitCode};

use jiff::Timestamp;
use quay_api_generated::{
    mirror, repository,
    types::{CreateMirrorConfig, MirrorRule, MirrorRuleKind, NewRepo, Visibility},
};
use serde_json::json;
use support::Outcome;

/// Seconds between two runs.
const DAY: u64 = 24 * 60 * 60;

/// Seconds that a run may take, at least 300. Quay demands it from 3.15 on; up to 3.13 it fails on
/// what it does not know.
const TIME_LIMIT: u64 = 600;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    const USAGE: &str = "mirrors [--no-time-limit] NAMESPACE/NAME SOURCE NAMESPACE+ROBOT PATTERN…";
    let words: Vec<_> = env::args().skip(1).collect();
    let (time_limit, words) = match &words[..] {
        [flag, rest @ ..] if flag == "--no-time-limit" => (None, rest),
        all => (Some(TIME_LIMIT), all),
    };
    let (target, source, robot, tags) = match words {
        [target, source, robot, tags @ ..] if !tags.is_empty() => (target, source, robot, tags),
        _ => return support::usage(USAGE),
    };
    let Some((namespace, name)) = target.split_once('/') else {
        return support::usage("the repository is NAMESPACE/NAME");
    };
    let new = NewRepo::new("", name, Visibility::Private).namespace(namespace);
    let rule = MirrorRule::new(MirrorRuleKind::TagGlobCsv, tags);
    let mut config =
        CreateMirrorConfig::new(source, robot, rule, DAY, Timestamp::now()).is_enabled(true);
    if let Some(seconds) = time_limit {
        config = config.skopeo_timeout_interval(seconds);
    }
    if let (Ok(user), Ok(password)) = (env::var("MIRROR_USER"), env::var("MIRROR_PASSWORD")) {
        config = config
            .external_registry_username(user)
            .external_registry_password(password);
    }
    support::finish(mirror(target, new, config).await)
}

async fn mirror(target: &str, new: NewRepo, config: CreateMirrorConfig) -> Outcome {
    let quay = support::client()?;
    quay.send(repository::create_repo(new)).await?;
    quay.send(mirror::create_repo_mirror_config(target, config))
        .await?;
    // Quay does not answer with what it made of it.
    let config = quay.send(mirror::get_repo_mirror_config(target)).await?;
    println!(
        "{}",
        json!({
            "repository": target,
            "source": config.external_reference,
            "tags": config.root_rule.rule_value,
            "next": config.sync_start_date,
            "status": config.sync_status,
        })
    );
    Ok(())
}
