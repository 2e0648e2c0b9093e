//! Deletes the OAuth applications of an organization, except those to keep: a job for cron.
//!
//! ```sh
//! QUAY_URL=https://quay.example.com QUAY_TOKEN=… \
//!     cargo run --example prune_applications -- acme --keep ci --keep dashboard --dry-run
//! ```
//!
//! One line of JSON for each application goes to stdout. The exit code is 1 if anything failed,
//! and 2 if the call is wrong. The token needs the scope `org:admin`; keep the application that it
//! belongs to, or nobody can use it again.

mod support;

use std::{env, process::ExitCode};

use quay_api_generated::organization;
use serde_json::json;
use support::Outcome;

struct Arguments {
    organization: String,
    keep: Vec<String>,
    dry_run: bool,
}

impl Arguments {
    fn read(mut words: impl Iterator<Item = String>) -> Option<Self> {
        let mut arguments = Self {
            organization: words.next()?,
            keep: Vec::new(),
            dry_run: false,
        };
        while let Some(word) = words.next() {
            match word.as_str() {
                "--keep" => arguments.keep.push(words.next()?),
                "--dry-run" => arguments.dry_run = true,
                _ => return None,
            }
        }
        // To delete every application is more likely a slip than a wish.
        (!arguments.keep.is_empty()).then_some(arguments)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Some(arguments) = Arguments::read(env::args().skip(1)) else {
        return support::usage(
            "prune_applications ORGANIZATION --keep NAME [--keep NAME]… [--dry-run]",
        );
    };
    support::finish(prune(&arguments).await)
}

/// Goes on after an application that could not be deleted, and fails in the end.
async fn prune(arguments: &Arguments) -> Outcome {
    let quay = support::client()?;
    let organization = &arguments.organization;
    let list = organization::get_organization_applications(organization);
    let mut failures = 0;
    for application in quay.send(list).await?.applications {
        let (name, id) = (application.name, application.client_id);
        let (outcome, error) = if arguments.keep.contains(&name) {
            ("kept", None)
        } else if arguments.dry_run {
            ("would be deleted", None)
        } else {
            let delete = organization::delete_organization_application(organization, &id);
            match quay.send(delete).await {
                Ok(()) => ("deleted", None),
                Err(error) => ("failed", Some(support::with_causes(&error))),
            }
        };
        failures += usize::from(error.is_some());
        let line = json!({ "name": name, "client_id": id, "outcome": outcome, "error": error });
        println!("{line}");
    }
    match failures {
        0 => Ok(()),
        _ => Err(format!("{failures} applications could not be deleted").into()),
    }
}
