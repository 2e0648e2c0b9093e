//! Synchronizes a team with a group of the identity provider, or ends that.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example team_sync -- acme devs --group-dn cn=devs,ou=Users
//! cargo run --example team_sync -- acme devs --off
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{team, types::TeamSyncConfig};
use serde_json::json;
use support::{Outcome, arguments, output};

/// Synchronizes a team with a group of the identity provider, or ends that.
///
/// Prints the state of the team as one JSON line. The token needs scope `org:admin`, and
/// also `super:user` unless the server has FEATURE_NONSUPERUSER_TEAM_SYNCING_SETUP. The server needs
/// FEATURE_TEAM_SYNCING.
#[derive(Parser)]
struct Arguments {
    /// The organization
    #[arg(value_parser = arguments::name)]
    organization: String,
    /// The team
    #[arg(value_parser = arguments::name)]
    team: String,
    #[command(flatten)]
    group: Group,
}

#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct Group {
    /// LDAP: the distinguished name of the group, relative to the base
    #[arg(long, value_name = "DN")]
    group_dn: Option<String>,
    /// Keystone: the id of the group
    #[arg(long, value_name = "ID")]
    group_id: Option<String>,
    /// OIDC: the name of the group; this removes the current members of the team
    #[arg(long, value_name = "NAME")]
    group_name: Option<String>,
    /// End the synchronization
    #[arg(long)]
    off: bool,
}

fn main() -> ExitCode {
    support::run(bind)
}

async fn bind(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let (organization, team) = (&arguments.organization, &arguments.team);
    match config(arguments.group) {
        Some(group) => {
            let enable = team::enable_organization_team_sync(organization, team, group);
            client.send(enable).await?
        }
        None => {
            let disable = team::disable_organization_team_sync(organization, team);
            client.send(disable).await?
        }
    };
    let members = team::get_organization_team_members(organization, team);
    let state = client.send(members).await?;
    output::record(
        &json!({ "team": state.name, "members": state.members.len(), "synced": state.synced }),
    )
}

/// `None` releases the team.
fn config(group: Group) -> Option<TeamSyncConfig> {
    let config = TeamSyncConfig::new();
    match group {
        Group { off: true, .. } => None,
        Group {
            group_dn: Some(dn), ..
        } => Some(config.group_dn(dn)),
        Group {
            group_id: Some(id), ..
        } => Some(config.group_id(id)),
        Group { group_name, .. } => group_name.map(|name| config.group_name(name)),
    }
}
