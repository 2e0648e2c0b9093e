//! Shows how much the whole registry stores.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example registry_size -- --count --timeout 2h
//! ```

mod support;

use std::{
    ops::ControlFlow::{Break, Continue},
    process::ExitCode,
    time::Duration,
};

use clap::Parser;
use quay_api_generated::superuser;
use support::{Outcome, arguments, output, wait};

/// Shows how much the whole registry stores.
///
/// Prints one JSON line. Quay counts in the background, which can take hours. Without `--count`,
/// shows the result of the last count. The token needs scope `super:user` and must belong to a
/// superuser.
#[derive(Parser)]
struct Arguments {
    /// Start a new count and wait for it
    #[arg(long)]
    count: bool,
    /// How long to wait for the count
    #[arg(long, value_parser = arguments::duration, default_value = "1h", requires = "count")]
    timeout: Duration,
}

fn main() -> ExitCode {
    support::run(show)
}

async fn show(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    if arguments.count {
        // Also succeeds if a count is queued already.
        client
            .send(superuser::queue_registry_size_calculation())
            .await?;
    }
    let size = wait::until(arguments.timeout, async || {
        let size = client.send(superuser::get_registry_size()).await?;
        Ok(match arguments.count {
            true if size.running => Continue("the count is running".to_owned()),
            true if size.queued => Continue("the count is queued".to_owned()),
            _ => Break(size),
        })
    })
    .await?;
    output::line(&size)
}
