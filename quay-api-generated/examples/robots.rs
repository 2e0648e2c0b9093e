//! Lists, creates and deletes the robot accounts of an organization, and rotates their tokens.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example robots -- acme create ci
//! cargo run --example robots -- acme list
//! cargo run --example robots -- acme rotate ci --show-token
//! cargo run --example robots -- acme delete ci
//! ```

mod support;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use quay_api_generated::{Client, robot, types::Robot};
use serde_json::{Value, json};
use support::{Outcome, arguments, exists, output};

/// Lists, creates and deletes the robot accounts of an organization, and rotates their tokens.
///
/// Prints one JSON line for each robot. The token in QUAY_TOKEN needs scope `org:admin`.
#[derive(Parser)]
struct Arguments {
    /// The organization
    #[arg(value_parser = arguments::name)]
    organization: String,
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// List all robots
    List,
    /// Create a robot
    Create(Named),
    /// Give a robot a new token; the old one stops working immediately
    Rotate(Named),
    /// Delete a robot
    Delete {
        /// The name without the organization
        #[arg(value_parser = arguments::name)]
        name: String,
    },
}

#[derive(clap::Args)]
struct Named {
    /// The name without the organization
    #[arg(value_parser = arguments::name)]
    name: String,
    /// Also print the token of the robot; keep it out of logs
    #[arg(long)]
    show_token: bool,
}

fn main() -> ExitCode {
    support::run(program)
}

async fn program(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let of = arguments.organization;
    match arguments.action {
        Action::List => list(&client, &of).await,
        Action::Create(Named { name, show_token }) => {
            let robot = client.send(robot::create_org_robot(&of, name)).await?;
            output::record(&line(&robot, show_token))
        }
        Action::Rotate(Named { name, show_token }) => {
            let rotate = robot::regenerate_org_robot_token(&of, name);
            let robot = client.send(rotate).await?;
            output::record(&line(&robot, show_token))
        }
        Action::Delete { name } => {
            client.send(robot::delete_org_robot(&of, &name)).await?;
            output::record(&json!({ "name": format!("{of}+{name}"), "deleted": true }))
        }
    }
}

async fn list(client: &Client, organization: &str) -> Outcome {
    let list = robot::get_org_robots(organization).token(false);
    let mut robots = client.send(list).await?.robots;
    // For `my_org`, Quay also lists the robots of `my-org`.
    let prefix = format!("{organization}+");
    robots.retain(|robot| robot.name.starts_with(&prefix));
    if robots.is_empty() {
        // Quay also returns an empty list for an organization that does not exist.
        exists::namespace(client, organization).await?;
    }
    for robot in robots {
        output::line(&line(&robot, false))?;
    }
    Ok(())
}

fn line(robot: &Robot, show_token: bool) -> Value {
    let token = robot.token.as_ref().filter(|_| show_token);
    let mut line = json!({
        "name": robot.name,
        "created": robot.created,
        "last_accessed": robot.last_accessed,
    });
    if let (Some(token), Some(line)) = (token, line.as_object_mut()) {
        line.insert("token".to_owned(), token.expose().into());
    }
    line
}
