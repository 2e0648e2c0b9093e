//! Gives a team a role on all repositories that will be created in an organization.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example default_permissions -- acme devs write
//! ```

mod support;

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use quay_api_generated::{
    Client, prototype,
    types::{EntityKind, NewPrototype, Prototype, PrototypeDelegate, RepositoryRole, RoleGrant},
};
use serde_json::json;
use support::{Outcome, arguments, output};

/// Gives a team a role on all repositories that will be created in an organization.
///
/// Quay's API calls such a default permission a prototype. Existing repositories are not changed. Prints the default permission of the team as one JSON line. The token needs scope
/// `org:admin`.
#[derive(Parser)]
struct Arguments {
    /// The organization
    #[arg(value_parser = arguments::name)]
    organization: String,
    /// The team
    #[arg(value_parser = arguments::name)]
    team: String,
    /// The role; `none` deletes the default permission
    #[arg(value_enum)]
    role: Role,
}

#[derive(Clone, Copy, ValueEnum)]
enum Role {
    None,
    Read,
    Write,
    Admin,
}

fn main() -> ExitCode {
    support::run(set)
}

async fn set(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let (organization, team) = (&arguments.organization, &arguments.team);
    let present = find(&client, organization, team).await?;
    let role = match arguments.role {
        Role::None => None,
        Role::Read => Some(RepositoryRole::Read),
        Role::Write => Some(RepositoryRole::Write),
        Role::Admin => Some(RepositoryRole::Admin),
    };
    let action = match (&present, &role) {
        (Some(present), Some(role)) if present.role == *role => "unchanged",
        (None, None) => "unchanged",
        (None, Some(role)) => {
            let delegate = PrototypeDelegate::new(EntityKind::Team, team);
            let new = NewPrototype::new(role.clone(), delegate);
            let create = prototype::create_organization_prototype_permission(organization, new);
            client.send(create).await?;
            "created"
        }
        (Some(present), Some(role)) => {
            let change = RoleGrant::new(role.clone());
            let update = prototype::update_organization_prototype_permission(
                organization,
                &present.id,
                change,
            );
            client.send(update).await?;
            "changed"
        }
        (Some(present), None) => {
            let id = &present.id;
            let delete = prototype::delete_organization_prototype_permission(organization, id);
            client.send(delete).await?;
            "deleted"
        }
    };
    output::record(&json!({
        "organization": organization, "team": team, "role": role, "outcome": action,
    }))
}

/// The default permission of the team for repositories that anyone creates.
async fn find(client: &Client, organization: &str, team: &str) -> Outcome<Option<Prototype>> {
    let list = prototype::get_organization_prototype_permissions(organization);
    let all = client.send(list).await?.prototypes;
    Ok(all.into_iter().find(|it| {
        let delegate = &it.delegate;
        it.activating_user.is_none() && delegate.kind == EntityKind::Team && delegate.name == *team
    }))
}
