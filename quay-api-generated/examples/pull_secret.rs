//! Creates a robot that may pull from some repositories, and its pull secret for Kubernetes.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example pull_secret -- acme deploy web api | kubectl apply -f -
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{
    Client, permission, robot,
    types::{RepositoryRole, Robot, RoleGrant},
};
use serde_json::json;
use support::{
    Outcome,
    arguments::{self, Repository},
    exists, output,
};

/// Creates a robot that may pull from some repositories, and its pull secret for Kubernetes.
///
/// An existing robot is used. Prints the secret as JSON, for `kubectl apply -f -`; it
/// contains the token of the robot. The token in QUAY_TOKEN needs the scopes `org:admin` and
/// `repo:admin`.
#[derive(Parser)]
struct Arguments {
    /// The organization
    #[arg(value_parser = arguments::name)]
    organization: String,
    /// The robot, without the organization
    #[arg(value_parser = arguments::name)]
    robot: String,
    /// Repositories to pull from, without the organization
    #[arg(value_parser = arguments::name_with_slashes)]
    repositories: Vec<String>,
}

fn main() -> ExitCode {
    support::run(create)
}

async fn create(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let organization = &arguments.organization;
    let repositories = repositories(&arguments)?;
    for repository in &repositories {
        exists::repository(&client, repository).await?;
    }
    let robot = find_or_create(&client, organization, &arguments.robot).await?;
    for repository in &repositories {
        let read = RoleGrant::new(RepositoryRole::Read);
        let set = permission::change_user_permissions(repository.as_str(), &robot.name, read);
        client.send(set).await?;
    }
    let Some(token) = &robot.token else {
        return Err(format!("Quay does not show the token of {}", robot.name).into());
    };
    let registry = registry()?;
    let login = json!({
        "auths": { &registry: { "username": robot.name, "password": token.expose() } },
    });
    output::record(&json!({
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": { "name": secret_name(organization, &arguments.robot) },
        "type": "kubernetes.io/dockerconfigjson",
        "stringData": { ".dockerconfigjson": login.to_string() },
    }))
}

/// Kubernetes does not accept `_` in a name.
fn secret_name(organization: &str, robot: &str) -> String {
    format!("{organization}-{robot}-pull-secret").replace('_', "-")
}

fn repositories(arguments: &Arguments) -> Outcome<Vec<Repository>> {
    let names = arguments.repositories.iter();
    let full = names.map(|name| format!("{}/{name}", arguments.organization).parse());
    Ok(full.collect::<Result<_, String>>()?)
}

async fn find_or_create(client: &Client, organization: &str, name: &str) -> Outcome<Robot> {
    let robots = client.send(robot::get_org_robots(organization)).await?;
    let full_name = format!("{organization}+{name}");
    match robots.robots.into_iter().find(|it| it.name == full_name) {
        Some(robot) => Ok(robot),
        None => Ok(client
            .send(robot::create_org_robot(organization, name))
            .await?),
    }
}

/// Images are pulled from the host, and the port if there is one, of the API.
fn registry() -> Outcome<String> {
    let url: http::Uri = support::variable("QUAY_URL", "the URL of the server")?.parse()?;
    let authority = url.authority().ok_or("QUAY_URL has no host")?;
    Ok(authority.to_string())
}
