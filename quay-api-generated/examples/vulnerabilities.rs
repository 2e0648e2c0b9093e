//! Shows which repositories of an organization have severe vulnerabilities.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example vulnerabilities -- acme --severity high
//! ```

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    process::ExitCode,
};

use clap::{Parser, ValueEnum};
use quay_api_generated::{
    Client, manifest, repository, secscan, tag,
    types::{SecurityReport, SecurityScanStatus, VulnerabilitySeverity},
};
use serde::Deserialize;
use serde_json::json;
use support::{Outcome, arguments, exists, output};

/// Shows which repositories of an organization have severe vulnerabilities.
///
/// Prints one JSON line for each image of an active tag that has any, or that is not scanned. The
/// images of a manifest list are checked individually. The token needs scope `repo:read`, the
/// server FEATURE_SECURITY_SCANNER.
#[derive(Parser)]
struct Arguments {
    /// The organization or user
    #[arg(value_parser = arguments::name)]
    namespace: String,
    /// The lowest severity to show
    #[arg(long, value_enum, default_value = "critical")]
    severity: Severity,
}

#[derive(Clone, Copy, ValueEnum)]
enum Severity {
    Critical,
    High,
}

fn main() -> ExitCode {
    support::run(show)
}

async fn show(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let namespace = &arguments.namespace;
    let mut repositories = client.items(repository::list_repos().namespace(namespace));
    let (mut any, mut reports, mut absent) = (false, 0, Vec::new());
    while let Some(repository) = repositories.next().await {
        let repository = repository?;
        any = true;
        let name = repository.full_name();
        output::progress(&name);
        for (digest, tags) in images(&client, &name).await? {
            let scan = secscan::get_repo_manifest_security(&name, &digest);
            let report = match client.send(scan).await {
                Ok(report) => report,
                // A list may name images that are not stored here, and an image of a tag may be
                // deleted in the meantime.
                Err(error) if error.is_not_found() => {
                    absent.push(error);
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            reports += 1;
            let found = severe(&report, arguments.severity);
            if !found.is_empty() || report.status != SecurityScanStatus::Scanned {
                output::line(&json!({
                    "repository": name, "tags": tags, "digest": digest,
                    "scan": report.status, "vulnerabilities": found,
                }))?;
            }
        }
    }
    output::progress("");
    match absent.pop() {
        None => {}
        // More likely, the server has no scanner. The error says so.
        Some(error) if reports == 0 => return Err(error.into()),
        Some(_) => output::note(&format!("{} images are not stored here", absent.len() + 1)),
    }
    if !any {
        // Quay also returns an empty list for a namespace that does not exist.
        exists::empty_namespace(&client, namespace).await?;
    }
    Ok(())
}

/// The images of all active tags, by digest, each with its tags.
async fn images(client: &Client, repository: &str) -> Outcome<BTreeMap<String, BTreeSet<String>>> {
    let mut images = BTreeMap::<_, BTreeSet<_>>::new();
    let mut tags = client.items(tag::list_repo_tags(repository).only_active_tags(true));
    while let Some(tag) = tags.next().await {
        let tag = tag?;
        let digests = match tag.is_manifest_list {
            true => children(client, repository, &tag.manifest_digest).await?,
            false => vec![tag.manifest_digest],
        };
        for digest in digests {
            images.entry(digest).or_default().insert(tag.name.clone());
        }
    }
    Ok(images)
}

/// The digests of the images in a list of manifests: the scanner does not scan the list itself.
async fn children(client: &Client, repository: &str, list: &str) -> Outcome<Vec<String>> {
    #[derive(Deserialize)]
    struct List {
        manifests: Vec<Child>,
    }

    #[derive(Deserialize)]
    struct Child {
        digest: String,
    }

    let manifest = client
        .send(manifest::get_repo_manifest(repository, list))
        .await?;
    let list: List = serde_json::from_str(&manifest.manifest_data).map_err(|error| {
        format!("cannot read the list of images {list} of {repository}: {error}")
    })?;
    Ok(list.manifests.into_iter().map(|it| it.digest).collect())
}

/// The names of the vulnerabilities of this severity and above.
fn severe(report: &SecurityReport, least: Severity) -> BTreeSet<&str> {
    let features = report.data.iter().flat_map(|data| &data.layer.features);
    features
        .flat_map(|feature| &feature.vulnerabilities)
        .filter(|it| match it.severity {
            VulnerabilitySeverity::Critical => true,
            VulnerabilitySeverity::High => matches!(least, Severity::High),
            _ => false,
        })
        .map(|it| it.name.as_str())
        .collect()
}
