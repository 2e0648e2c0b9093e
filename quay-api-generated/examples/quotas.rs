//! Creates a quota for every organization and user that has none, and shows all quotas.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example quotas -- 10GiB --dry-run
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{
    Client, Error,
    superuser::{
        change_organization_quota_super_user, change_user_quota_super_user,
        create_organization_quota_super_user, create_user_quota_super_user, list_all_organizations,
        list_all_users, list_organization_quota_super_user, list_user_quota_super_user,
    },
    types::{NewOrgQuota, Quota, UpdateOrgQuota},
};
use serde_json::json;
use support::{Outcome, arguments, output, signal::Interrupts};

/// Creates a quota for every organization and user that has none.
///
/// Prints one JSON line for each of them. Continues after a failure, and then ends with exit code 1.
/// The token needs scope `super:user` and must belong to a superuser; the server needs
/// FEATURE_SUPER_USERS, FEATURE_QUOTA_MANAGEMENT and, since Quay 3.12, FEATURE_EDIT_QUOTA.
#[derive(Parser)]
struct Arguments {
    /// The size of the quotas, such as 10737418240 or 10GiB
    #[arg(value_parser = arguments::bytes)]
    size: u64,
    /// Also change quotas of another size
    #[arg(long)]
    change: bool,
    /// Only show what would be done
    #[arg(long)]
    dry_run: bool,
}

fn main() -> ExitCode {
    support::run(limit_all)
}

async fn limit_all(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let owners = owners(&client).await?;
    let mut interrupts = Interrupts::watch()?;
    let mut failures = 0;
    for (done, owner) in owners.iter().enumerate() {
        if let Err(interrupted) = interrupts.check() {
            output::note(&format!("{done} of {} were checked", owners.len()));
            return Err(interrupted);
        }
        let (outcome, bytes, error) = match limit(&client, owner, &arguments).await {
            Ok((outcome, bytes)) => (outcome, Some(bytes), None),
            // The others would fail in the same way.
            Err(error) if is_unsupported(&*error) => return Err(error),
            Err(error) => ("failed", None, Some(support::with_causes(&*error))),
        };
        failures += usize::from(error.is_some());
        let (kind, name) = owner.names();
        output::record(&json!({
            "kind": kind, "name": name, "outcome": outcome, "limit_bytes": bytes, "error": error,
        }))?;
    }
    match failures {
        0 => Ok(()),
        _ => Err(format!("{failures} of {} failed", owners.len()).into()),
    }
}

fn is_unsupported(error: &(dyn std::error::Error + 'static)) -> bool {
    error
        .downcast_ref::<Error>()
        .is_some_and(Error::is_unsupported)
}

/// Lists first, so that a list that fails in the middle leaves nothing half done.
async fn owners(client: &Client) -> Result<Vec<Owner>, Error> {
    let mut owners = Vec::new();
    let mut organizations = client.items(list_all_organizations());
    while let Some(organization) = organizations.next().await {
        owners.push(Owner::Organization(organization?.name));
    }
    let mut users = client.items(list_all_users());
    while let Some(user) = users.next().await {
        owners.push(Owner::User(user?.username));
    }
    Ok(owners)
}

/// What was done, and the size of the quota.
async fn limit(
    client: &Client,
    owner: &Owner,
    arguments: &Arguments,
) -> Outcome<(&'static str, u64)> {
    let quotas = owner.quotas(client).await?;
    // The server's default quota has no id.
    let own = quotas
        .iter()
        .find_map(|quota| Some((quota.id?, quota.limit_bytes)));
    match own {
        Some((_, bytes)) if bytes == arguments.size || !arguments.change => Ok(("has one", bytes)),
        Some(_) if arguments.dry_run => Ok(("would be changed", arguments.size)),
        Some((id, _)) => {
            let changed = owner.change(client, id, arguments.size).await?.limit_bytes;
            match changed == arguments.size {
                true => Ok(("changed", changed)),
                false => Err(format!("the quota still has {changed} bytes").into()),
            }
        }
        None if arguments.dry_run => Ok(("would get one", arguments.size)),
        None => {
            owner.create(client, arguments.size).await?;
            Ok(("got one", arguments.size))
        }
    }
}

/// Quay has operations of other names for organizations and for users.
enum Owner {
    Organization(String),
    User(String),
}

impl Owner {
    fn names(&self) -> (&str, &str) {
        match self {
            Self::Organization(name) => ("organization", name),
            Self::User(name) => ("user", name),
        }
    }

    async fn quotas(&self, client: &Client) -> Result<Vec<Quota>, Error> {
        match self {
            Self::Organization(of) => client.send(list_organization_quota_super_user(of)).await,
            Self::User(of) => client.send(list_user_quota_super_user(of)).await,
        }
    }

    async fn create(&self, client: &Client, bytes: u64) -> Result<(), Error> {
        let new = NewOrgQuota::new().limit_bytes(bytes);
        match self {
            Self::Organization(of) => {
                let create = create_organization_quota_super_user(of, new);
                client.send(create).await
            }
            Self::User(of) => client.send(create_user_quota_super_user(of, new)).await,
        }
    }

    async fn change(&self, client: &Client, id: i64, bytes: u64) -> Result<Quota, Error> {
        let new = UpdateOrgQuota::new().limit_bytes(bytes);
        match self {
            Self::Organization(of) => {
                let change = change_organization_quota_super_user(of, id, new);
                client.send(change).await
            }
            Self::User(of) => client.send(change_user_quota_super_user(of, id, new)).await,
        }
    }
}
