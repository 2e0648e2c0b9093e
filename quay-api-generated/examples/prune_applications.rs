//! Deletes the OAuth applications of an organization, except those to keep. Meant to run regularly.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example prune_applications -- acme --keep ci --keep dashboard --dry-run
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{Client, organization};
use serde_json::json;
use support::{Outcome, arguments, output, signal::Interrupts};

/// Deletes the OAuth applications of an organization, except those to keep.
///
/// Prints one JSON line for each application. Continues after a failure, and then ends with
/// exit code 1. Deletes nothing if an application to keep does not exist, because
/// its name may be misspelt. Keep the application of the token in use, or the token stops working.
/// The token needs scope `org:admin`.
#[derive(Parser)]
struct Arguments {
    /// The organization
    #[arg(value_parser = arguments::name)]
    organization: String,
    /// Name of an application to keep; can be repeated
    #[arg(long, required = true)]
    keep: Vec<String>,
    /// Only show what would be deleted
    #[arg(long)]
    dry_run: bool,
}

fn main() -> ExitCode {
    support::run(prune)
}

async fn prune(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let list = organization::get_organization_applications(&arguments.organization);
    let applications = client.send(list).await?.applications;
    for name in &arguments.keep {
        if !applications.iter().any(|it| &it.name == name) {
            return Err(format!("nothing was deleted: there is no application `{name}`").into());
        }
    }
    let mut interrupts = Interrupts::watch()?;
    let mut failures = 0;
    for application in applications {
        interrupts.check()?;
        let (name, id) = (application.name, application.client_id);
        let (outcome, error) = if arguments.keep.contains(&name) {
            ("kept", None)
        } else if arguments.dry_run {
            ("would be deleted", None)
        } else {
            match delete(&client, &arguments.organization, &id).await {
                Ok(()) => ("deleted", None),
                Err(error) => ("failed", Some(support::with_causes(&*error))),
            }
        };
        failures += usize::from(error.is_some());
        let line = json!({ "name": name, "client_id": id, "outcome": outcome, "error": error });
        output::record(&line)?;
    }
    match failures {
        0 => Ok(()),
        1 => Err("1 application could not be deleted".into()),
        _ => Err(format!("{failures} applications could not be deleted").into()),
    }
}

async fn delete(client: &Client, organization: &str, id: &str) -> Outcome {
    let delete = organization::delete_organization_application(organization, id);
    Ok(client.send(delete).await?)
}
