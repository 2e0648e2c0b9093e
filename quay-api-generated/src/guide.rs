//! What people want to do with a registry, and the operations for it.
//!
//! Each task names its operations and shows a short program. Many have an example program too,
//! with `--help`, checked arguments and error handling, in the folder
//! [`examples`](https://docs.rs/crate/quay-api-generated/latest/source/examples/) of the crate.
//!
//! | task | page |
//! |---|---|
//! | Delete tags older than 90 days, but not the immutable ones | [`tags`] |
//! | Who pulled, pushed or deleted a tag | [`tags`] |
//! | Let Quay delete old tags (auto-prune policies) | [`pruning`] |
//! | Repositories with critical vulnerabilities | [`vulnerabilities`] |
//! | Give a team a role on all new repositories (default permissions) | [`permissions`] |
//! | Rotate the token of a robot | [`robots`] |
//! | Create a robot and its pull secret for Kubernetes | [`robots`] |
//! | Mirror a repository from another registry | [`mirrors`] |
//! | Why does my mirror fail? | [`mirrors`] |
//! | Set and watch quotas | [`quotas`] |
//! | The usage of the last month as CSV | [`usage`] |
//! | Wait for a build and print its log | [`builds`] |
//! | Call a webhook for new tags or vulnerabilities | [`notifications`] |
//! | The first user and token of a fresh Quay | [`setup`] |
//! | Set up hundreds of repositories within the rate limit | [`setup`] |
//! | Look at the API in Swagger UI | [`api`] |
//!
//! In all programs `client` is a [`Client`](crate::Client):
//!
//! ```no_run
//! # use quay_api_generated::{Client, Error};
//! # fn run(token: String) -> Result<(), Error> {
//! let url = "https://quay.example.com";
//! let client = Client::builder(url).token(token).build()?;
//! # Ok(())
//! # }
//! ```

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
