//! What servers respond that lack an operation, and what the errors say about it.

use quay_api_generated::{
    Error, Operation, billing, immutability_policy, mirror, policy, superuser, tag,
    types::{AutoPruneMethod, AutoPrunePolicyConfig, UpdateMirrorConfig},
    user,
};

use crate::support::{Reply, Server};

/// Quay's page, and those of its framework and of a proxy.
const QUAY: &str = "Quay";
const NOT_ALLOWED: &str = r#"{"message": "The method is not allowed for the requested URL."}"#;
const UPDATE_REPO: &str =
    r#"{"detail": "'description' is a required property\n\nFailed validating"}"#;

async fn error<O: Operation<Output: std::fmt::Debug>>(operation: O, reply: Reply) -> Error {
    let server = Server::start(move |_, _| reply.clone()).await;
    server.client().send(operation).await.unwrap_err()
}

fn config() -> AutoPrunePolicyConfig {
    AutoPrunePolicyConfig::new(AutoPruneMethod::CreationDate, "90d".into())
}

fn mirror_update() -> mirror::ChangeRepoMirrorConfig {
    mirror::change_repo_mirror_config("acme/web", UpdateMirrorConfig::new())
}

#[tokio::test]
async fn an_error_says_that_the_server_lacks_the_operation() {
    let create = policy::create_organization_auto_prune_policy("acme", config());
    let statistics = tag::get_tag_pull_statistics("acme/web", "v1");
    let delete = immutability_policy::delete_repository_immutability_policy("acme/web", "a-b");
    let list = policy::list_organization_auto_prune_policies("acme");
    for (error, requirement) in [
        (
            error(list, Reply::html(404, QUAY)).await,
            "requires FEATURE_AUTO_PRUNE",
        ),
        (
            error(&create, Reply::html(405, "405 Method Not Allowed")).await,
            "requires FEATURE_AUTO_PRUNE",
        ),
        (
            error(mirror::sync_now("acme/web"), Reply::json(405, NOT_ALLOWED)).await,
            "requires FEATURE_REPO_MIRROR",
        ),
        (
            error(mirror_update(), Reply::json(400, UPDATE_REPO)).await,
            "requires FEATURE_REPO_MIRROR",
        ),
        (
            error(statistics, Reply::html(404, QUAY)).await,
            "requires FEATURE_IMAGE_PULL_STATS and Quay 3.16 or later",
        ),
        (
            error(delete, Reply::json(204, "")).await,
            "requires FEATURE_IMMUTABLE_TAGS",
        ),
    ] {
        assert!(error.is_unsupported(), "{error}");
        assert!(error.to_string().contains(requirement), "{error}");
    }
}

#[tokio::test]
async fn a_response_with_other_causes_is_not_taken_for_a_missing_operation() {
    let not_found = r#"{"title": "not_found", "detail": "Not Found"}"#;
    let create = policy::create_organization_auto_prune_policy("acme", config());
    let get = || mirror::get_repo_mirror_config("acme/web");
    for error in [
        error(get(), Reply::json(404, not_found)).await,
        error(get(), Reply::json(403, "{}")).await,
        error(get(), Reply::html(404, "404 Not Found")).await,
        error(superuser::get_config_dump(), Reply::json(403, "{}")).await,
        error(&create, Reply::json(400, UPDATE_REPO)).await,
        error(mirror_update(), Reply::json(400, not_found)).await,
        error(create, Reply::html(500, "500 Internal Server Error")).await,
        // Every supported server has these.
        error(user::get_logged_in_user(), Reply::html(404, QUAY)).await,
        error(user::get_logged_in_user(), Reply::json(405, NOT_ALLOWED)).await,
        error(superuser::list_all_users(), Reply::html(200, QUAY)).await,
        error(billing::list_plans(), Reply::json(204, "")).await,
    ] {
        assert!(!error.is_unsupported(), "{error}");
    }
}

#[tokio::test]
async fn the_hint_names_a_missing_operation_as_a_possible_cause() {
    let update = policy::update_organization_auto_prune_policy("acme", "1", config());
    let get = || mirror::get_repo_mirror_config("acme/web");
    for (error, hint) in [
        (
            error(update, Reply::html(500, "500 Internal Server Error")).await,
            "; the server may lack this operation, which requires FEATURE_AUTO_PRUNE and Quay 3.10 or \
             later, or the organization does not exist",
        ),
        (
            error(get(), Reply::json(403, "{}")).await,
            "; the operation also requires FEATURE_REPO_MIRROR",
        ),
        (
            error(superuser::get_config_dump(), Reply::json(403, "{}")).await,
            "; the operation also requires FEATURE_SUPER_USERS, FEATURE_SUPERUSER_CONFIGDUMP",
        ),
        (
            error(get(), Reply::json(404, "{}")).await,
            "; it does not exist, or the server lacks this operation, which requires \
             FEATURE_REPO_MIRROR",
        ),
        (
            error(get(), Reply::html(404, "404 Not Found")).await,
            "; check that the base URL is the URL of Quay",
        ),
    ] {
        assert!(error.to_string().contains(hint), "{error}");
    }
}
