//! Sums up the sizes of a repository's tags, and shows how to test such a program without a server.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example tag_sizes -- acme/web
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{Client, Error, tag};
use serde_json::json;
use support::{Outcome, arguments::Repository, output};

/// Sums up the sizes of a repository's tags.
///
/// Prints one JSON line. Shared layers are counted for each tag. The token needs scope
/// `repo:read`.
#[derive(Parser)]
struct Arguments {
    /// The repository, NAMESPACE/NAME
    repository: Repository,
}

fn main() -> ExitCode {
    support::run(show)
}

async fn show(arguments: Arguments) -> Outcome {
    let repository = arguments.repository.as_str();
    let (tags, bytes) = sum(&support::client()?, repository).await?;
    output::line(&json!({ "repository": repository, "tags": tags, "bytes": bytes }))
}

/// The number of tags and their bytes, over all pages.
async fn sum(client: &Client, repository: &str) -> Result<(usize, u64), Error> {
    let mut tags = client.items(tag::list_repo_tags(repository).only_active_tags(true));
    let (mut count, mut bytes) = (0, 0);
    while let Some(tag) = tags.next().await {
        count += 1;
        // A list of manifests has no size, and Quay sends -1 for a manifest that it cannot read.
        let size = tag?.size.and_then(|size| u64::try_from(size).ok());
        bytes += size.unwrap_or(0);
    }
    Ok((count, bytes))
}

#[cfg(all(test, feature = "mock"))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

    use quay_api_generated::http::StatusCode;
    use quay_api_generated::{
        mock::Mock,
        tag::ListRepoTags,
        types::{Tag, TagPage},
    };

    use super::sum;

    fn tag(name: &str, size: Option<i64>) -> Tag {
        Tag::new(name, "sha256:0", size, size.is_none(), false)
    }

    #[tokio::test]
    async fn the_tags_of_all_pages_count() {
        let mock = Mock::new();
        mock.on::<ListRepoTags>()
            .respond(TagPage::new(
                [tag("v1", Some(7)), tag("v2", Some(8))],
                1,
                true,
            ))
            .respond(TagPage::new([tag("v3", None)], 2, false));
        let client = mock.client().unwrap();
        assert_eq!(sum(&client, "acme/web").await.unwrap(), (3, 15));
        let asked = mock.requests_of::<ListRepoTags>();
        assert_eq!(
            asked.last().unwrap().uri().query(),
            Some("onlyActiveTags=true&page=2")
        );
    }

    #[tokio::test]
    async fn a_repository_that_is_not_there_is_an_error() {
        let mock = Mock::new();
        mock.on::<ListRepoTags>()
            .respond_error(StatusCode::NOT_FOUND, "Not Found");
        let error = sum(&mock.client().unwrap(), "acme/web").await.unwrap_err();
        assert!(error.is_not_found());
    }
}
