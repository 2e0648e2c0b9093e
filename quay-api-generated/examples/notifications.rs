//! Calls a webhook for each new tag or vulnerability of a repository.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example notifications -- acme/web push https://example.com/hook --test
//! cargo run --example notifications -- acme/web vulnerability https://example.com/hook
//! ```

mod support;

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use quay_api_generated::{
    Client, repositorynotification as notification,
    types::{
        Notification, NotificationConfig, NotificationCreateRequest, NotificationEvent,
        NotificationEventConfig, NotificationMethod,
    },
};
use serde_json::json;
use support::{
    Outcome,
    arguments::{self, Repository},
    exists, output,
};

/// Calls a webhook for each new tag or vulnerability of a repository.
///
/// If there is a notification for the same event and URL, adds no other. Prints it as one JSON line. The token
/// needs scope `repo:admin`.
#[derive(Parser)]
struct Arguments {
    /// The repository, NAMESPACE/NAME
    repository: Repository,
    /// The event
    #[arg(value_enum)]
    event: Event,
    /// The URL that Quay posts to
    #[arg(value_parser = arguments::url)]
    url: String,
    /// Send a test message
    #[arg(long)]
    test: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Event {
    /// Tags were pushed
    Push,
    /// The scanner found vulnerabilities of severity high or critical
    Vulnerability,
}

fn main() -> ExitCode {
    support::run(add)
}

async fn add(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    exists::repository(&client, &arguments.repository).await?;
    let repository = arguments.repository.as_str();
    let (event, filter) = match arguments.event {
        Event::Push => (NotificationEvent::RepoPush, NotificationEventConfig::new()),
        Event::Vulnerability => {
            // 0 is critical, 1 is high.
            let mut filter = NotificationEventConfig::new().level(1.into());
            // Quay considers high ones that become known later only with this property.
            let priority = json!({ "priority": "High" }).into();
            let properties = &mut filter.additional_properties;
            properties.insert("vulnerability".to_owned(), priority);
            (NotificationEvent::VulnerabilityFound, filter)
        }
    };
    let (outcome, found) = match find(&client, repository, &event, &arguments.url).await? {
        Some(found) => ("unchanged", found),
        None => {
            let config = NotificationConfig::new().url(&arguments.url);
            let webhook = NotificationMethod::Webhook;
            let new = NotificationCreateRequest::new(event, webhook, config, filter);
            let create = notification::create_repo_notification(repository, new);
            ("created", client.send(create).await?)
        }
    };
    output::record(&json!({
        "outcome": outcome,
        "id": found.uuid,
        "event": found.event,
        "url": found.config.url,
        "failures": found.number_of_failures,
    }))?;
    if arguments.test {
        let test = notification::test_repo_notification(repository, &found.uuid);
        client.send(test).await?;
        output::note("Quay will send a test message");
    }
    Ok(())
}

async fn find(
    client: &Client,
    repository: &str,
    event: &NotificationEvent,
    url: &str,
) -> Outcome<Option<Notification>> {
    let list = notification::list_repo_notifications(repository);
    let all = client.send(list).await?.notifications;
    Ok(all.into_iter().find(|it| {
        it.event == *event
            && it.method == NotificationMethod::Webhook
            && it.config.url.as_deref() == Some(url)
    }))
}
