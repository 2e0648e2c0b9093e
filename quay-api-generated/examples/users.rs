//! The life of a user in Quay's own database: created, listed, deleted, and looked for again.
//!
//! ```sh
//! QUAY_URL=https://quay.example.com QUAY_TOKEN=… cargo run --example users -- bob bob@example.com
//! ```
//!
//! One line of JSON for each step goes to stdout, and one for each user that there is. Quay tells
//! the password that it generates once, when it creates the user: this is where a program would
//! put `user.password.expose()` in a safe place. The token needs the scope `super:user`, and its
//! user must be a superuser.

mod support;

use std::{env, process::ExitCode};

use quay_api_generated::{Client, superuser, types};
use serde_json::json;
use support::Outcome;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let words: Vec<_> = env::args().skip(1).collect();
    let new = match &words[..] {
        [name] => types::CreateInstallUser::new(name),
        [name, email] => types::CreateInstallUser::new(name).email(email),
        _ => return support::usage("users NAME [EMAIL]"),
    };
    support::finish(live(new).await)
}

async fn live(new: types::CreateInstallUser) -> Outcome {
    let quay = support::client()?;
    let user = quay.send(superuser::create_install_user(new)).await?;
    let name = user.username;
    println!("{}", json!({ "step": "created", "name": name }));

    // Whatever happens to the user, it is deleted in the end.
    let found = is_listed(&quay, &name).await;
    quay.send(superuser::delete_install_user(&name)).await?;
    if !found? {
        return Err(format!("{name} was created and is not in the list").into());
    }
    // Quay says nothing when it deletes, so that the list must tell.
    if is_listed(&quay, &name).await? {
        return Err(format!("{name} is still there").into());
    }
    println!("{}", json!({ "step": "deleted", "name": name }));
    Ok(())
}

/// Lists all users, and says whether one of them is there.
async fn is_listed(quay: &Client, name: &str) -> Outcome<bool> {
    let mut found = false;
    let mut users = quay.items(superuser::list_all_users());
    while let Some(user) = users.next().await {
        let user = user?;
        found |= user.username == name;
        let (name, super_user, enabled) = (user.username, user.super_user, user.enabled);
        println!(
            "{}",
            json!({ "step": "listed", "name": name, "super_user": super_user, "enabled": enabled })
        );
    }
    Ok(found)
}
