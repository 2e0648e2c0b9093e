//! Common tasks: the operations that they need, and a short program for each.
//!
//! Many tasks also have an example program with checked arguments, error handling and `--help`. The
//! example programs are in the folder `examples` of the crate, and run in a clone of its repository:
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example prune_tags -- --help
//! ```
//!
//! # Tasks
//!
//! - [Delete tags older than 90 days, except immutable ones](tags#delete-old-tags)
//! - [Who pulled, pushed or deleted a tag](tags#who-pulled-pushed-or-deleted-a-tag)
//! - [Let Quay delete old tags (auto-prune policies)](pruning#set-an-auto-prune-policy)
//! - [Repositories with critical vulnerabilities](vulnerabilities#repositories-with-critical-vulnerabilities)
//! - [Give a team a role on all new repositories (default permissions)](permissions#give-a-team-a-role-on-all-new-repositories)
//! - [Rotate the token of a robot](robots#rotate-the-token-of-a-robot)
//! - [Create a robot and its pull secret for Kubernetes](robots#create-a-robot-and-its-pull-secret-for-kubernetes)
//! - [Mirror a repository from another registry](mirrors#mirror-a-repository-from-another-registry)
//! - [Sync a mirror now and wait for the end](mirrors#sync-now-and-wait-for-the-end)
//! - [Why does my mirror fail?](mirrors#why-does-my-mirror-fail)
//! - [Set a quota](quotas#set-a-quota)
//! - [Watch quotas](quotas#watch-quotas)
//! - [The usage of the last month as CSV](usage#the-usage-of-the-last-month-as-csv)
//! - [Wait for a build and print its log](builds#wait-for-a-build-and-print-its-log)
//! - [Call a webhook for new tags or vulnerabilities](notifications#call-a-webhook-for-new-tags-or-vulnerabilities)
//! - [The first user and token of a new registry](setup#the-first-user-and-token-of-a-new-registry)
//! - [Set up hundreds of repositories within the rate limit](setup#set-up-hundreds-of-repositories-within-the-rate-limit)
//! - [Export an OpenAPI document](api#export-an-openapi-document)
//!
//! In all programs, `client` is a [`Client`](crate::Client):
//!
//! ```no_run
//! # use quay_api_generated::{Client, Error};
//! # fn run(token: String) -> Result<(), Error> {
//! let url = "https://quay.example.com";
//! let client = Client::builder(url).token(token).build()?;
//! # Ok(())
//! # }
//! ```
//!
//! The programs need the default features of this crate. Some also use the crates `csv`,
//! `futures-util` or `tokio`.
//!
//! To run a program against servers of different versions or settings, check
//! [`Error::is_unsupported`](crate::Error::is_unsupported).

#[doc = include_str!("guide/api.md")]
pub mod api {}
#[doc = include_str!("guide/builds.md")]
pub mod builds {}
#[doc = include_str!("guide/mirrors.md")]
pub mod mirrors {}
#[doc = include_str!("guide/notifications.md")]
pub mod notifications {}
#[doc = include_str!("guide/permissions.md")]
pub mod permissions {}
#[doc = include_str!("guide/pruning.md")]
pub mod pruning {}
#[doc = include_str!("guide/quotas.md")]
pub mod quotas {}
#[doc = include_str!("guide/robots.md")]
pub mod robots {}
#[doc = include_str!("guide/setup.md")]
pub mod setup {}
#[doc = include_str!("guide/tags.md")]
pub mod tags {}
#[doc = include_str!("guide/usage.md")]
pub mod usage {}
#[doc = include_str!("guide/vulnerabilities.md")]
pub mod vulnerabilities {}
