//! Tells how much the whole registry stores, after counting anew if that is asked for.
//!
//! ```sh
//! QUAY_URL=https://quay.example.com QUAY_TOKEN=… cargo run --example registry_size -- --count
//! ```
//!
//! One line of JSON goes to stdout. Quay counts in the background, which may take hours; with
//! `--count` the program waits for it. The token needs the scope `super:user`, and its user must be
//! a superuser.

mod support;

use std::{env, process::ExitCode, time::Duration};

use quay_api_generated::superuser;
use support::Outcome;

/// How often the count is looked at.
const EVERY: Duration = Duration::from_secs(2);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let words: Vec<_> = env::args().skip(1).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    support::finish(match words[..] {
        [] => show(false).await,
        ["--count"] => show(true).await,
        _ => return support::usage("registry_size [--count]"),
    })
}

async fn show(count: bool) -> Outcome {
    let quay = support::client()?;
    if count {
        // A success too if a count is queued already.
        quay.send(superuser::queue_registry_size_calculation())
            .await?;
    }
    let mut size = quay.send(superuser::get_registry_size()).await?;
    while count && (size.queued || size.running) {
        tokio::time::sleep(EVERY).await;
        size = quay.send(superuser::get_registry_size()).await?;
    }
    println!("{}", serde_json::to_string(&size)?);
    Ok(())
}
