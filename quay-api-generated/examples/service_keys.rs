//! Creates a service key, renames and extends it, shows it, and deletes it.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example service_keys -- my_service
//! ```

mod support;

use std::{process::ExitCode, time::Duration};

use clap::Parser;
use quay_api_generated::{
    Client,
    jiff::Timestamp,
    superuser,
    types::{NewServiceKey, PutServiceKey},
};
use serde_json::json;
use support::{Outcome, output, signal::Interrupts};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Creates a service key, renames and extends it, shows it, and deletes it.
///
/// Prints one JSON line for each step. The key is always deleted in the end, even after an
/// interrupt. Quay shows the private key only when it creates the key. Your own program would then
/// store `key.private_key.expose()` in a safe place. The token needs scope
/// `super:user` and must belong to a superuser.
#[derive(Parser)]
struct Arguments {
    /// The service: lowercase letters, digits and underscores
    #[arg(value_parser = service)]
    service: String,
}

/// Quay refuses any other name without saying why.
fn service(text: &str) -> Result<String, &'static str> {
    let valid = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    match !text.is_empty() && text.chars().all(valid) {
        true => Ok(text.to_owned()),
        false => Err("only lowercase letters, digits and underscores"),
    }
}

fn main() -> ExitCode {
    support::run(life_of_a_key)
}

async fn life_of_a_key(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let mut interrupts = Interrupts::watch()?;
    let tomorrow = Timestamp::now() + DAY;
    let new = NewServiceKey::new(&arguments.service, Some(tomorrow)).name("example");
    let key = client.send(superuser::create_service_key(new)).await?;

    let used = interrupts.or(async {
        output::line(&json!({ "step": "created", "kid": key.kid, "service": key.service }))?;
        change(&client, &key.kid, tomorrow + DAY).await
    });
    let used = used.await;
    if let Err(error) = client.send(superuser::delete_service_key(&key.kid)).await {
        output::note(&format!("the key {} remains", key.kid));
        return Err(error.into());
    }
    used?;
    output::line(&json!({ "step": "deleted", "kid": key.kid }))
}

async fn change(client: &Client, kid: &str, expiration: Timestamp) -> Outcome {
    // A name has letters, digits, spaces, `-`, `_`, `:` and `/`.
    let change = PutServiceKey::new()
        .name("example - extended")
        .expiration(expiration);
    client
        .send(superuser::update_service_key(kid, change))
        .await?;
    let key = client.send(superuser::get_service_key(kid)).await?;
    let (name, until) = (key.name, key.expiration_date);
    output::line(&json!({ "step": "changed", "name": name, "expiration": until }))
}
