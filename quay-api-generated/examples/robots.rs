//! The robot accounts of an organization: creates one, lists all, deletes one.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example robots -- acme create ci
//! cargo run --example robots -- acme list
//! cargo run --example robots -- acme delete ci
//! ```
//!
//! One line of JSON for each robot goes to stdout, without its token: a program would put
//! `robot.token` where the robot is to find it. The token in `QUAY_TOKEN` needs the scope
//! `org:admin`.

mod support;

use std::{env, process::ExitCode};

use quay_api_generated::{robot, types::Robot};
use serde_json::json;
use support::Outcome;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let words: Vec<_> = env::args().skip(1).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    support::finish(match words[..] {
        [organization, "list"] => list(organization).await,
        [organization, "create", name] => create(organization, name).await,
        [organization, "delete", name] => delete(organization, name).await,
        _ => return support::usage("robots ORGANIZATION list | create NAME | delete NAME"),
    })
}

async fn list(organization: &str) -> Outcome {
    let quay = support::client()?;
    let list = robot::get_org_robots(organization).token(false);
    for robot in quay.send(list).await?.robots {
        print(&robot);
    }
    Ok(())
}

async fn create(organization: &str, name: &str) -> Outcome {
    let quay = support::client()?;
    let robot = quay
        .send(robot::create_org_robot(organization, name))
        .await?;
    print(&robot);
    if robot.token.is_none() {
        return Err(format!("{} was created without a token", robot.name).into());
    }
    Ok(())
}

async fn delete(organization: &str, name: &str) -> Outcome {
    let quay = support::client()?;
    quay.send(robot::delete_org_robot(organization, name))
        .await?;
    println!(
        "{}",
        json!({ "name": format!("{organization}+{name}"), "deleted": true })
    );
    Ok(())
}

fn print(robot: &Robot) {
    let (created, used) = (robot.created, robot.last_accessed);
    println!(
        "{}",
        json!({ "name": robot.name, "created": created, "last_accessed": used })
    );
}
