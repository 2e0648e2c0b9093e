//! Mirrors a repository of another registry into a private repository.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example mirrors -- acme/redis docker.io/library/redis acme+mirror latest '7.*'
//! ```

mod support;

use std::{env, process::ExitCode};

use clap::Parser;
use quay_api_generated::{
    Client,
    http::StatusCode,
    jiff::Timestamp,
    mirror, repository,
    types::{
        CreateMirrorConfig, MirrorRule, MirrorRuleKind, NewRepo, RepositoryState,
        UpdateMirrorConfig, Visibility,
    },
};
use serde_json::json;
use support::{
    Outcome,
    arguments::{self, Repository},
    exists, output,
    signal::Interrupts,
};

const DAY: u64 = 24 * 60 * 60;

/// Mirrors a repository of another registry into a private repository, once a day.
///
/// Creates the repository, or changes an existing mirror. A repository that is not a mirror is not
/// changed. If the mirror cannot be set up, the new repository is deleted. Prints the mirror as one
/// JSON line. Set MIRROR_USER and MIRROR_PASSWORD if the other
/// registry requires them. The token needs the scopes `repo:create` and `repo:admin`, the server
/// FEATURE_REPO_MIRROR.
#[derive(Parser)]
struct Arguments {
    /// The repository to create, NAMESPACE/NAME
    repository: Repository,
    /// The repository to copy, such as docker.io/library/redis
    #[arg(value_parser = arguments::name_with_slashes)]
    source: String,
    /// The robot that pushes the images, NAMESPACE+NAME
    #[arg(value_parser = arguments::robot)]
    robot: String,
    /// The tags to copy, such as latest or '7.*'
    #[arg(required = true)]
    patterns: Vec<String>,
    /// Send no time limit for a sync: Quay 3.15 and later require it, most older releases reject it
    #[arg(long)]
    no_time_limit: bool,
}

fn main() -> ExitCode {
    support::run(mirror)
}

async fn mirror(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    // From here on a signal waits until repository and mirror are both there, or both gone.
    let mut interrupts = Interrupts::watch()?;
    let action = match find(&client, &arguments.repository).await? {
        None => create(&client, &arguments).await?,
        Some(RepositoryState::Mirror) => change(&client, &arguments).await?,
        Some(_) => {
            let repository = &arguments.repository;
            return Err(format!("{repository} exists and is not a mirror").into());
        }
    };
    show(&client, &arguments.repository, action).await?;
    interrupts.check()
}

/// The state of a repository, if it exists.
async fn find(client: &Client, repository: &Repository) -> Outcome<Option<RepositoryState>> {
    let get = repository::get_repo(repository.as_str()).include_tags(false);
    match client.send(get).await {
        Ok(found) => Ok(Some(found.state)),
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn create(client: &Client, arguments: &Arguments) -> Outcome<&'static str> {
    let repository = &arguments.repository;
    exists::namespace(client, repository.namespace()).await?;
    let new =
        NewRepo::new(repository.name(), Visibility::Private, "").namespace(repository.namespace());
    client.send(repository::create_repo(new)).await?;
    let Err(error) = client
        .send(mirror::create_repo_mirror_config(
            repository.as_str(),
            config(arguments),
        ))
        .await
    else {
        return Ok("created");
    };
    let delete = repository::delete_repository(repository.as_str());
    if let Err(error) = client.send(delete).await {
        output::note(&format!(
            "{repository} was created and remains: {}",
            support::with_causes(&error)
        ));
    }
    if error.status() == Some(StatusCode::INTERNAL_SERVER_ERROR) && !arguments.no_time_limit {
        output::note("if this is Quay 3.14 or older, try --no-time-limit");
    }
    Err(error.into())
}

fn config(arguments: &Arguments) -> CreateMirrorConfig {
    let mut config = CreateMirrorConfig::new(
        &arguments.source,
        &arguments.robot,
        rule(arguments),
        DAY,
        Timestamp::now(),
    )
    .is_enabled(true);
    if !arguments.no_time_limit {
        config = config.skopeo_timeout_interval(600);
    }
    if let Some((user, password)) = credentials() {
        config = config
            .external_registry_username(user)
            .external_registry_password(password);
    }
    config
}

async fn change(client: &Client, arguments: &Arguments) -> Outcome<&'static str> {
    let mut change = UpdateMirrorConfig::new()
        .external_reference(&arguments.source)
        .robot_username(&arguments.robot)
        .root_rule(rule(arguments))
        .sync_interval(DAY)
        .is_enabled(true);
    if let Some((user, password)) = credentials() {
        change = change
            .external_registry_username(user)
            .external_registry_password(password);
    }
    let repository = arguments.repository.as_str();
    client
        .send(mirror::change_repo_mirror_config(repository, change))
        .await?;
    Ok("changed")
}

fn rule(arguments: &Arguments) -> MirrorRule {
    MirrorRule::new(MirrorRuleKind::TagGlobCsv, &arguments.patterns)
}

fn credentials() -> Option<(String, String)> {
    Some((
        env::var("MIRROR_USER").ok()?,
        env::var("MIRROR_PASSWORD").ok()?,
    ))
}

/// Quay returns nothing when it creates or changes a mirror.
async fn show(client: &Client, repository: &Repository, action: &str) -> Outcome {
    let config = client
        .send(mirror::get_repo_mirror_config(repository.as_str()))
        .await?;
    output::record(&json!({
        "repository": repository.as_str(),
        "action": action,
        "source": config.external_reference,
        "tags": config.root_rule.rule_value,
        "next": config.sync_start_date,
        "status": config.sync_status,
    }))
}
