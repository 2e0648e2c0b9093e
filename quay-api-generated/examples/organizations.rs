//! Lists, renames and deletes organizations of a registry, for its superusers.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example organizations -- list acme
//! cargo run --example organizations -- rename acme-old acme
//! cargo run --example organizations -- delete acme
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{
    Client, superuser,
    types::{RenameOrganization, SuperuserOrganization},
};
use serde_json::json;
use support::{Outcome, arguments, exists, output};

/// Lists, renames and deletes organizations of a registry.
///
/// Prints one JSON line for each organization. The token needs scope `super:user` and must belong
/// to a superuser.
#[derive(Parser)]
enum Arguments {
    /// List the organizations, or those whose names contain a text
    List {
        /// The text to look for
        #[arg(default_value = "")]
        part: String,
    },
    /// Rename an organization
    Rename {
        #[arg(value_parser = arguments::name)]
        old: String,
        #[arg(value_parser = arguments::name)]
        new: String,
    },
    /// Delete an organization with all its repositories; this cannot be undone
    Delete {
        #[arg(value_parser = arguments::name)]
        name: String,
    },
}

fn main() -> ExitCode {
    support::run(program)
}

async fn program(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    match arguments {
        Arguments::List { part } => list(&client, &part).await,
        Arguments::Rename { old, new } => rename(&client, &old, &new).await,
        Arguments::Delete { name } => delete(&client, &name).await,
    }
}

/// Quay lists all organizations whatever name it is asked for.
async fn list(client: &Client, part: &str) -> Outcome {
    let mut organizations = client.items(superuser::list_all_organizations());
    while let Some(organization) = organizations.next().await {
        let organization = organization?;
        if organization.name.contains(part) {
            output::line(&line(&organization))?;
        }
    }
    Ok(())
}

async fn rename(client: &Client, old: &str, new: &str) -> Outcome {
    // Quay responds with status 500 if the old name does not exist or the new one does.
    must_exist(client, old).await?;
    if exists::is_namespace(client, new).await? {
        return Err(format!("there is an organization or user {new} already").into());
    }
    let name = RenameOrganization::new().name(new);
    let renamed = client
        .send(superuser::change_organization(old, name))
        .await?;
    output::record(&line(&renamed))
}

async fn delete(client: &Client, name: &str) -> Outcome {
    client.send(superuser::delete_organization(name)).await?;
    output::record(&json!({ "name": name, "deleted": true }))
}

async fn must_exist(client: &Client, name: &str) -> Outcome {
    let mut organizations = client.items(superuser::list_all_organizations());
    while let Some(organization) = organizations.next().await {
        if organization?.name == name {
            return Ok(());
        }
    }
    Err(format!("there is no organization {name}").into())
}

fn line(organization: &SuperuserOrganization) -> serde_json::Value {
    let report = organization.quota_report.as_ref();
    json!({
        "name": organization.name,
        "email": organization.email,
        "quota_bytes": report.map(|report| report.quota_bytes),
    })
}
