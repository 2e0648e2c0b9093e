//! Lets Quay delete old tags: sets the auto-prune policy of an organization or repository.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example auto_prune -- acme --older-than 90d
//! cargo run --example auto_prune -- acme/web --newest 20 --pattern '^pr-'
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{
    Client, Error, policy,
    types::{AutoPruneMethod, AutoPrunePolicy, AutoPrunePolicyConfig, IntegerOrString},
};
use support::{Outcome, arguments, output};

/// Adds an auto-prune policy to an organization or repository, with which Quay deletes old tags.
///
/// If there is a policy for the same tags already, changes it if necessary.
/// Immutable tags are kept. Prints all policies as JSON lines. The token needs scope `org:admin` for an
/// organization, `repo:admin` for a repository; the server needs FEATURE_AUTO_PRUNE.
#[derive(Parser)]
struct Arguments {
    /// An organization, or a repository, NAMESPACE/NAME
    #[arg(value_parser = arguments::name_with_slashes)]
    target: String,
    #[command(flatten)]
    rule: Rule,
    /// Only tags whose names match this regular expression, which Quay does not check
    #[arg(long)]
    pattern: Option<String>,
}

#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct Rule {
    /// Delete tags older than this, such as 12h, 90d or 2w
    #[arg(long, value_parser = age)]
    older_than: Option<String>,
    /// Keep this many of the newest tags in each repository
    #[arg(long, value_parser = clap::value_parser!(i64).range(1..))]
    newest: Option<i64>,
}

/// Quay knows one number and one unit.
fn age(text: &str) -> Result<String, &'static str> {
    let number = text.strip_suffix(['s', 'm', 'h', 'd', 'w']);
    match number.and_then(|number| number.parse().ok()) {
        Some(1u32..) => Ok(text.to_owned()),
        _ => Err("not an age such as 12h, 90d or 2w"),
    }
}

fn main() -> ExitCode {
    support::run(set)
}

async fn set(arguments: Arguments) -> Outcome {
    let client = support::client()?;
    let target = Target(&arguments.target);
    let wanted = config(&arguments);
    let present = target.list(&client).await?;
    let same_tags = present
        .iter()
        .find(|it| it.method == wanted.method && it.tag_pattern == wanted.tag_pattern);
    match same_tags {
        Some(policy) if policy.value == wanted.value => {}
        Some(policy) => target.update(&client, &policy.uuid, wanted).await?,
        None => target.create(&client, wanted).await?,
    }
    for policy in target.list(&client).await? {
        output::record(&policy)?;
    }
    Ok(())
}

fn config(arguments: &Arguments) -> AutoPrunePolicyConfig {
    let (method, value) = match (&arguments.rule.older_than, arguments.rule.newest) {
        (Some(age), _) => (AutoPruneMethod::CreationDate, age.as_str().into()),
        (None, newest) => {
            let newest = IntegerOrString::Integer(newest.unwrap_or(1));
            (AutoPruneMethod::NumberOfTags, newest)
        }
    };
    let config = AutoPrunePolicyConfig::new(method, value);
    match &arguments.pattern {
        Some(pattern) => config.tag_pattern(pattern),
        None => config,
    }
}

/// An organization, or a repository if there is a slash.
struct Target<'a>(&'a str);

impl Target<'_> {
    fn is_repository(&self) -> bool {
        self.0.contains('/')
    }

    async fn list(&self, client: &Client) -> Result<Vec<AutoPrunePolicy>, Error> {
        let list = match self.is_repository() {
            true => {
                let list = policy::list_repository_auto_prune_policies(self.0);
                client.send(list).await?
            }
            false => {
                let list = policy::list_organization_auto_prune_policies(self.0);
                client.send(list).await?
            }
        };
        Ok(list.policies)
    }

    async fn create(&self, client: &Client, config: AutoPrunePolicyConfig) -> Outcome {
        match self.is_repository() {
            true => {
                let create = policy::create_repository_auto_prune_policy(self.0, config);
                client.send(create).await?
            }
            false => {
                let create = policy::create_organization_auto_prune_policy(self.0, config);
                client.send(create).await?
            }
        };
        Ok(())
    }

    async fn update(&self, client: &Client, id: &str, config: AutoPrunePolicyConfig) -> Outcome {
        match self.is_repository() {
            true => {
                let update = policy::update_repository_auto_prune_policy(self.0, id, config);
                client.send(update).await?
            }
            false => {
                let update = policy::update_organization_auto_prune_policy(self.0, id, config);
                client.send(update).await?
            }
        };
        Ok(())
    }
}
