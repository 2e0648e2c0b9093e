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

use quay_api_generated::{Client, Error, superuser, types};
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
    let flags: Vec<_> = words.collect();
    let is_known = |flag: &String| flag == "--change" || flag == "--dry-run";
    let (Some(bytes), true) = (bytes, flags.iter().all(is_known)) else {
        return support::usage("quotas BYTES [--change] [--dry-run]");
    };
    let has = |flag: &str| flags.iter().any(|word| word == flag);
    let (change, dry_run) = (has("--change"), has("--dry-run"));
    support::finish(
        limit_all(&Aim {
            bytes,
            change,
            dry_run,
        })
        .await,
    )
}

async fn limit_all(aim: &Aim) -> Outcome {
    let quay = support::client()?;
    let mut organizations = quay.items(superuser::list_all_organizations());
    while let Some(organization) = organizations.next().await {
        limit(&quay, Owner::Organization(&organization?.name), aim).await?;
    }
    let mut users = quay.items(superuser::list_all_users());
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

/// Whose quota it is: the operations are the same, and have other names.
#[derive(Clone, Copy)]
enum Owner<'a> {
    Organization(&'a str),
    User(&'a str),
}

impl Owner<'_> {
    async fn quotas(self, quay: &Client) -> Result<Vec<types::Quota>, Error> {
        match self {
            Self::Organization(name) => {
                quay.send(superuser::list_organization_quota_super_user(name))
                    .await
            }
            Self::User(name) => quay.send(superuser::list_user_quota_super_user(name)).await,
        }
    }

    async fn create(self, quay: &Client, bytes: u64) -> Result<(), Error> {
        let new = types::NewOrgQuota::new().limit_bytes(bytes);
        match self {
            Self::Organization(name) => {
                quay.send(superuser::create_organization_quota_super_user(name, new))
                    .await
            }
            Self::User(name) => {
                quay.send(superuser::create_user_quota_super_user(name, new))
                    .await
            }
        }
    }

    async fn change(self, quay: &Client, id: i64, bytes: u64) -> Result<types::Quota, Error> {
        let (id, new) = (
            id.to_string(),
            types::UpdateOrgQuota::new().limit_bytes(bytes),
        );
        match self {
            Self::Organization(name) => {
                let change = superuser::change_organization_quota_super_user(name, id, new);
                quay.send(change).await
            }
            Self::User(name) => {
                quay.send(superuser::change_user_quota_super_user(name, id, new))
                    .await
            }
        }
    }
}
