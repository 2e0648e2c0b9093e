//! Binds a team to a group of the identity provider, or frees it.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example team_sync -- acme devs --group-dn cn=devs,ou=Users
//! cargo run --example team_sync -- acme devs --off
//! ```
//!
//! What names the group is up to the provider: `--group-dn` for LDAP, `--group-id` for Keystone,
//! `--group-name` for OIDC, which **removes the members that the team has**. The state of the team
//! goes to stdout, as one line of JSON. The token needs the scope `org:admin`, and the server the
//! feature `TEAM_SYNCING`.

mod support;

use std::{env, process::ExitCode};

use quay_api_generated::{team, types::TeamSyncConfig};
use serde_json::json;
use support::Outcome;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let words: Vec<_> = env::args().skip(1).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let group = TeamSyncConfig::new();
    let (organization, team, group) = match words[..] {
        [organization, team, "--off"] => (organization, team, None),
        [organization, team, "--group-dn", dn] => (organization, team, Some(group.group_dn(dn))),
        [organization, team, "--group-id", id] => (organization, team, Some(group.group_id(id))),
        [organization, team, "--group-name", name] => {
            (organization, team, Some(group.group_name(name)))
        }
        _ => {
            return support::usage(
                "team_sync ORGANIZATION TEAM --group-dn DN | --group-id ID | --group-name NAME | \
                 --off",
            );
        }
    };
    support::finish(bind(organization, team, group).await)
}

async fn bind(organization: &str, team: &str, group: Option<TeamSyncConfig>) -> Outcome {
    let quay = support::client()?;
    match group {
        Some(group) => {
            let enable = team::enable_organization_team_sync(organization, team, group);
            quay.send(enable).await?
        }
        None => {
            let disable = team::disable_organization_team_sync(organization, team);
            quay.send(disable).await?
        }
    };
    let members = team::get_organization_team_members(organization, team);
    let state = quay.send(members).await?;
    println!(
        "{}",
        json!({ "team": state.name, "members": state.members.len(), "synced": state.synced })
    );
    Ok(())
}
