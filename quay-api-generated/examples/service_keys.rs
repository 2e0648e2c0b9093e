//! The life of a service key: created, renamed, prolonged, shown and deleted.
//!
//! ```sh
//! QUAY_URL=https://quay.example.com QUAY_TOKEN=… cargo run --example service_keys -- my_service
//! ```
//!
//! One line of JSON for each step goes to stdout. Quay shows the private key once, when it creates
//! the key: this is where a program would put `key.private_key.expose()` in a safe place. The token
//! needs the scope `super:user`, and its user must be a superuser.

mod support;

use std::{env, process::ExitCode, time::Duration};

use jiff::Timestamp;
use quay_api_generated::{Client, superuser, types};
use serde_json::json;
use support::Outcome;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Some(service) = env::args().nth(1) else {
        return support::usage("service_keys SERVICE");
    };
    support::finish(live(&service).await)
}

async fn live(service: &str) -> Outcome {
    let quay = support::client()?;
    let tomorrow = Timestamp::now() + DAY;
    let new = types::CreateServiceKey::new(Some(tomorrow), service).name("example");
    let key = quay.send(superuser::create_service_key(new)).await?;
    println!(
        "{}",
        json!({ "step": "created", "kid": key.kid, "service": key.service })
    );

    // Whatever happens to the key, it is deleted in the end.
    let changed = change(&quay, &key.kid, tomorrow).await;
    quay.send(superuser::delete_service_key(&key.kid)).await?;
    println!("{}", json!({ "step": "deleted", "kid": key.kid }));
    changed
}

async fn change(quay: &Client, kid: &str, expiration: Timestamp) -> Outcome {
    let change = types::PutServiceKey::new()
        .name("example, prolonged")
        .expiration(expiration + DAY);
    quay.send(superuser::update_service_key(kid, change))
        .await?;
    let key = quay.send(superuser::get_service_key(kid)).await?;
    let (name, until) = (key.name, key.expiration_date);
    println!(
        "{}",
        json!({ "step": "changed", "name": name, "expiration": until })
    );
    Ok(())
}
