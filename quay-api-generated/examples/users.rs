//! Creates a user in Quay's own database, finds it in the list, and deletes it.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example users -- bob bob@example.com
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{Client, superuser, types::NewInstallUser};
use serde_json::json;
use support::{Outcome, arguments, output, signal::Interrupts};

/// Creates a user in Quay's own database, finds it in the list, and deletes it.
///
/// Prints one JSON line for each step and for each listed user. The user is always deleted in
/// the end, even after an interrupt. Quay shows the generated password only when it creates the
/// user. Your own program would then store `user.password.expose()` in a safe place. The token needs scope `super:user` and must belong to a superuser.
#[derive(Parser)]
struct Arguments {
    /// The name of the user
    #[arg(value_parser = arguments::name)]
    name: String,
    /// The e-mail address; required by servers that send e-mail
    #[arg(value_parser = email)]
    email: Option<String>,
}

fn email(text: &str) -> Result<String, &'static str> {
    match text.split_once('@') {
        Some((user, host)) if !user.is_empty() && !host.is_empty() => Ok(text.to_owned()),
        _ => Err("not an e-mail address"),
    }
}

fn main() -> ExitCode {
    support::run(life_of_a_user)
}

async fn life_of_a_user(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let mut interrupts = Interrupts::watch()?;
    let mut new = NewInstallUser::new(&arguments.name);
    if let Some(email) = &arguments.email {
        new = new.email(email);
    }
    let user = client.send(superuser::create_install_user(new)).await?;
    let name = user.username;

    let used = interrupts.or(async {
        output::line(&json!({ "step": "created", "name": name }))?;
        match is_listed(&client, &name).await? {
            true => Ok(()),
            false => Err(format!("{name} was created and is not in the list").into()),
        }
    });
    let used = used.await;
    if let Err(error) = client.send(superuser::delete_install_user(&name)).await {
        output::note(&format!("the user {name} remains"));
        return Err(error.into());
    }
    used?;
    // Quay returns nothing when it deletes, so look at the list again.
    match is_listed(&client, &name).await? {
        true => Err(format!("{name} is still there").into()),
        false => output::line(&json!({ "step": "deleted", "name": name })),
    }
}

/// Prints all users and returns whether one of them is there.
async fn is_listed(client: &Client, name: &str) -> Outcome<bool> {
    let mut found = false;
    let mut users = client.items(superuser::list_all_users());
    while let Some(user) = users.next().await {
        let user = user?;
        found |= user.username == name;
        let (name, super_user, enabled) = (user.username, user.super_user, user.enabled);
        output::line(
            &json!({ "step": "listed", "name": name, "super_user": super_user, "enabled": enabled }),
        )?;
    }
    Ok(found)
}
