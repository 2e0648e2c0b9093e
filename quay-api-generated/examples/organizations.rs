//! The organizations of a registry, for its superusers: lists them, renames one, deletes one.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example organizations -- list acme
//! cargo run --example organizations -- rename acme-old acme
//! cargo run --example organizations -- delete acme
//! ```
//!
//! Quay lists all organizations whatever name is asked for, so that the list is searched here. One
//! line of JSON for each organization goes to stdout. The token needs the scope `super:user`, and
//! its user must be a superuser. To change the e-mail address or the expiration of tags, an
//! administrator of the organization sends `change_organization_details`.

mod support;

use std::{env, process::ExitCode};

use quay_api_generated::{Client, superuser, types};
use serde_json::json;
use support::Outcome;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let words: Vec<_> = env::args().skip(1).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    support::finish(match words[..] {
        ["list"] => list("").await,
        ["list", part] => list(part).await,
        ["rename", old, new] => rename(old, new).await,
        ["delete", name] => delete(name).await,
        _ => return support::usage("organizations list [PART] | rename OLD NEW | delete NAME"),
    })
}

/// The organizations whose names hold `part`.
async fn list(part: &str) -> Outcome {
    let quay = support::client()?;
    let mut organizations = quay.items(superuser::list_all_organizations());
    while let Some(organization) = organizations.next().await {
        let organization = organization?;
        if organization.name.contains(part) {
            print(&organization);
        }
    }
    Ok(())
}

async fn rename(old: &str, new: &str) -> Outcome {
    let quay = support::client()?;
    must_exist(&quay, old).await?;
    let name = types::RenameOrganization::new().name(new);
    let renamed = quay.send(superuser::change_organization(old, name)).await?;
    print(&renamed);
    Ok(())
}

async fn delete(name: &str) -> Outcome {
    let quay = support::client()?;
    quay.send(superuser::delete_organization(name)).await?;
    println!("{}", json!({ "name": name, "deleted": true }));
    Ok(())
}

/// Quay answers 500 to a change of an organization that does not exist.
async fn must_exist(quay: &Client, name: &str) -> Outcome {
    let mut organizations = quay.items(superuser::list_all_organizations());
    while let Some(organization) = organizations.next().await {
        if organization?.name == name {
            return Ok(());
        }
    }
    Err(format!("there is no organization {name}").into())
}

fn print(organization: &types::SuperuserOrganization) {
    let bytes = organization.quota_report.as_ref();
    println!(
        "{}",
        json!({
            "name": organization.name,
            "email": organization.email,
            "quota_bytes": bytes.map(|report| report.quota_bytes),
        })
    );
}
