//! Deletes old tags in a repository, or in all repositories of an organization.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example prune_tags -- acme --days 90 --keep latest
//! cargo run --example prune_tags -- acme/web --days 90 --keep latest --delete
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{
    Client,
    jiff::{SignedDuration, Timestamp},
    repository, tag,
    types::Tag,
};
use serde_json::json;
use support::{Outcome, arguments, exists, output, signal::Interrupts};

/// Deletes tags older than some days, in a repository or in all repositories of an organization.
///
/// Without `--delete`, only shows what would be deleted. The age of a tag counts from its last push
/// or move. Immutable tags are kept. Prints one JSON line for each old tag. Continues after a
/// failure, and then ends with exit code 1. The token needs scope `repo:read`,
/// and `repo:write` to delete.
#[derive(Parser)]
struct Arguments {
    /// An organization or user, or one repository, NAMESPACE/NAME
    #[arg(value_parser = arguments::name_with_slashes)]
    target: String,
    /// Delete tags that are older than this number of days
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=36500))]
    days: u32,
    /// Name of a tag to keep regardless of its age; can be repeated
    #[arg(long, value_parser = arguments::tag)]
    keep: Vec<String>,
    /// Delete the tags
    #[arg(long)]
    delete: bool,
}

fn main() -> ExitCode {
    support::run(prune)
}

async fn prune(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let repositories = match arguments.target.contains('/') {
        true => vec![arguments.target.clone()],
        false => repositories(&client, &arguments.target).await?,
    };
    let before = Timestamp::now() - SignedDuration::from_hours(24 * i64::from(arguments.days));
    let mut counts = Counts::default();
    let outcome = prune_all(&client, &repositories, before, &arguments, &mut counts).await;
    if arguments.delete {
        output::note(&format!(
            "deleted: {}, failed: {}",
            counts.deleted, counts.failed
        ));
    }
    outcome?;
    match counts.failed {
        0 => Ok(()),
        _ => Err("not all tags could be deleted".into()),
    }
}

#[derive(Default)]
struct Counts {
    deleted: usize,
    failed: usize,
}

async fn prune_all(
    client: &Client,
    repositories: &[String],
    before: Timestamp,
    arguments: &Arguments,
    counts: &mut Counts,
) -> Outcome {
    let mut interrupts = Interrupts::watch()?;
    for repository in repositories {
        // Everything is listed before anything is deleted: a deletion moves later tags to earlier
        // pages, and a stream of pages would miss some.
        let tags = interrupts.or(old_tags(client, repository, before));
        for tag in tags.await? {
            interrupts.check()?;
            let (outcome, error) = handle(client, repository, &tag, arguments).await;
            counts.deleted += usize::from(outcome == "deleted");
            counts.failed += usize::from(error.is_some());
            output::record(&json!({
                "repository": repository,
                "tag": tag.name,
                "pushed": tag.start_ts,
                "outcome": outcome,
                "error": error,
            }))?;
        }
    }
    Ok(())
}

/// The repositories of a namespace that exist, as `namespace/name`.
async fn repositories(client: &Client, namespace: &str) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut repositories = client.items(repository::list_repos().namespace(namespace));
    while let Some(repository) = repositories.next().await {
        let repository = repository?;
        found.push(repository.full_name());
    }
    if found.is_empty() {
        // Quay also returns an empty list for a namespace that does not exist.
        exists::empty_namespace(client, namespace).await?;
    }
    Ok(found)
}

async fn old_tags(client: &Client, repository: &str, before: Timestamp) -> Outcome<Vec<Tag>> {
    let list = tag::list_repo_tags(repository)
        .only_active_tags(true)
        .limit(100);
    let mut old = Vec::new();
    let mut tags = client.items(list);
    while let Some(tag) = tags.next().await {
        let tag = tag?;
        if tag.start_ts.is_some_and(|pushed| pushed < before) {
            old.push(tag);
        }
    }
    Ok(old)
}

async fn handle(
    client: &Client,
    repository: &str,
    tag: &Tag,
    arguments: &Arguments,
) -> (&'static str, Option<String>) {
    if tag.immutable == Some(true) {
        return ("immutable", None);
    }
    if arguments.keep.contains(&tag.name) {
        return ("kept", None);
    }
    if !arguments.delete {
        return ("would be deleted", None);
    }
    match client
        .send(tag::delete_full_tag(repository, &tag.name))
        .await
    {
        Ok(()) => ("deleted", None),
        // Somebody else was faster.
        Err(error) if error.is_not_found() => ("gone", None),
        Err(error) => ("failed", Some(support::with_causes(&error))),
    }
}
