//! Gives every organization and every user without a quota one, and shows the quotas of all.
//!
//! ```sh
//! QUAY_URL=https://quay.example.com QUAY_TOKEN=… \
//!     cargo run --example quotas -- 10737418240 --dry-run
//! ```
//!
//! With `--change`, quotas of another size are changed too. One line of JSON for each organization
//! and user goes to stdout. The token needs the scope `super:user`, and its user must be a
//! superuser.

mod support;

use std::{env, process::ExitCode};

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
use support::Outcome;

/// What to do about quotas.
struct Aim {
    bytes: u64,
    change: bool,
    dry_run: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let bytes = words.next().and_then(|bytes| bytes.parse().ok());
    let (mut change, mut dry_run, mut known) = (false, false, true);
    for word in words {
        match word.as_str() {
            "--change" => change = true,
            "--dry-run" => dry_run = true,
            _ => known = false,
        }
    }
    let (Some(bytes), true) = (bytes, known) else {
        return support::usage("quotas BYTES [--change] [--dry-run]");
    };
    let aim = Aim {
        bytes,
        change,
        dry_run,
    };
    support::finish(limit_all(&aim).await)
}

async fn limit_all(aim: &Aim) -> Outcome {
    let quay = support::client()?;
    let mut organizations = quay.items(list_all_organizations());
    while let Some(organization) = organizations.next().await {
        limit(&quay, Owner::Organization(&organization?.name), aim).await?;
    }
    let mut users = quay.items(list_all_users());
    while let Some(user) = users.next().await {
        limit(&quay, Owner::User(&user?.username), aim).await?;
    }
    Ok(())
}

async fn limit(quay: &Client, owner: Owner<'_>, aim: &Aim) -> Outcome {
    let quotas = owner.quotas(quay).await?;
    // The default of the server comes without an id.
    let own = quotas
        .iter()
        .find_map(|quota| Some((quota.id?, quota.limit_bytes)));
    let (outcome, bytes) = match own {
        Some((_, bytes)) if bytes == aim.bytes || !aim.change => ("has one", bytes),
        Some(_) if aim.dry_run => ("would be changed", aim.bytes),
        Some((id, _)) => (
            "changed",
            owner.change(quay, id, aim.bytes).await?.limit_bytes,
        ),
        None if aim.dry_run => ("would get one", aim.bytes),
        None => {
            owner.create(quay, aim.bytes).await?;
            ("got one", aim.bytes)
        }
    };
    let (kind, name) = match owner {
        Owner::Organization(name) => ("organization", name),
        Owner::User(name) => ("user", name),
    };
    let line = json!({ "kind": kind, "name": name, "outcome": outcome, "limit_bytes": bytes });
    println!("{line}");
    Ok(())
}

/// Whose quota it is: what is done is the same, by operations of other names.
#[derive(Clone, Copy)]
enum Owner<'a> {
    Organization(&'a str),
    User(&'a str),
}

impl Owner<'_> {
    async fn quotas(self, quay: &Client) -> Result<Vec<Quota>, Error> {
        match self {
            Self::Organization(of) => quay.send(list_organization_quota_super_user(of)).await,
            Self::User(of) => quay.send(list_user_quota_super_user(of)).await,
        }
    }

    async fn create(self, quay: &Client, bytes: u64) -> Result<(), Error> {
        let new = NewOrgQuota::new().limit_bytes(bytes);
        match self {
            Self::Organization(of) => {
                quay.send(create_organization_quota_super_user(of, new))
                    .await
            }
            Self::User(of) => quay.send(create_user_quota_super_user(of, new)).await,
        }
    }

    async fn change(self, quay: &Client, id: i64, bytes: u64) -> Result<Quota, Error> {
        let (id, new) = (id.to_string(), UpdateOrgQuota::new().limit_bytes(bytes));
        match self {
            Self::Organization(of) => {
                quay.send(change_organization_quota_super_user(of, id, new))
                    .await
            }
            Self::User(of) => quay.send(change_user_quota_super_user(of, id, new)).await,
        }
    }
}
