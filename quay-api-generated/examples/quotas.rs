//! Gives every organization without a quota one, and shows the quotas of all.
//!
//! ```sh
//! QUAY_URL=https://quay.example.com QUAY_TOKEN=… \
//!     cargo run --example quotas -- 10737418240 --dry-run
//! ```
//!
//! One line of JSON for each organization goes to stdout. The token needs the scope `super:user`,
//! and its user must be a superuser.

use std::{env, error::Error, process::ExitCode};

use quay_api_generated::{Client, superuser, types};
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let words: Vec<_> = env::args().skip(1).collect();
    let (bytes, dry_run) = match &words[..] {
        [bytes] => (bytes.parse(), false),
        [bytes, flag] if flag == "--dry-run" => (bytes.parse(), true),
        _ => ("".parse(), false),
    };
    let Ok(bytes) = bytes else {
        eprintln!("usage: quotas BYTES [--dry-run]");
        return ExitCode::from(2);
    };
    match limit_all(bytes, dry_run).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn limit_all(bytes: u64, dry_run: bool) -> Result<(), Box<dyn Error>> {
    let quay = Client::builder(env::var("QUAY_URL")?)
        .token(env::var("QUAY_TOKEN")?)
        .build()?;
    let mut organizations = quay.items(superuser::list_all_organizations());
    while let Some(organization) = organizations.next().await {
        let name = organization?.name;
        let list = superuser::list_organization_quota_super_user(&name);
        let quotas = quay.send(list).await?;
        let own = quotas.iter().find(|quota| quota.id.is_some());
        let outcome = match own {
            Some(_) => "has one",
            None if dry_run => "would get one",
            None => {
                let quota = types::NewOrgQuota::new().limit_bytes(bytes);
                let create = superuser::create_organization_quota_super_user(&name, quota);
                quay.send(create).await?;
                "got one"
            }
        };
        let limit = own.map_or(bytes, |quota| quota.limit_bytes);
        println!(
            "{}",
            json!({ "name": name, "outcome": outcome, "limit_bytes": limit })
        );
    }
    Ok(())
}
