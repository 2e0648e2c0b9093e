//! Creates the first user and the first token of a new registry.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_PASSWORD=…
//! QUAY_TOKEN=$(cargo run --example first_user -- admin admin@example.com | jq -r .access_token)
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{Client, types::FirstUser, user};
use serde_json::json;
use support::{Outcome, arguments, output};

/// Creates the first user and the first token of a new registry.
///
/// Prints one JSON line with the token, which has all scopes and expires after two and a half
/// hours. The password is read from QUAY_PASSWORD; QUAY_TOKEN is not needed. Works only while
/// the registry has no user, and needs FEATURE_USER_INITIALIZE. To be a superuser, the user must be named
/// in SUPER_USERS of Quay's configuration.
#[derive(Parser)]
struct Arguments {
    /// The name of the user
    #[arg(value_parser = arguments::name)]
    name: String,
    /// The e-mail address; required by servers that send e-mail
    email: Option<String>,
}

fn main() -> ExitCode {
    support::run(initialize)
}

async fn initialize(arguments: Arguments) -> Outcome {
    let url = support::variable("QUAY_URL", "the URL of the server")?;
    let password = support::variable("QUAY_PASSWORD", "at least eight characters, no spaces")?;
    let client = Client::new(url)?;
    let mut new = FirstUser::new(&arguments.name, password).access_token(true);
    if let Some(email) = &arguments.email {
        new = new.email(email);
    }
    let created = client.send(user::initialize_user(new)).await?;
    output::line(&json!({
        "username": created.username,
        "email": created.email,
        "access_token": created.access_token.as_ref().map(|token| token.expose()),
    }))
}
