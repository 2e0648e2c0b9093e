//! Predicates of errors: what they are true for, and what only resembles it.

use http::StatusCode;
use quay_api_generated::{
    Error, Operation,
    immutability_policy::DeleteRepositoryImmutabilityPolicy,
    mirror::{ChangeRepoMirrorConfig, GetRepoMirrorConfig, SyncNow},
    policy::{
        CreateOrganizationAutoPrunePolicy, CreateRepositoryAutoPrunePolicy,
        DeleteOrganizationAutoPrunePolicy, UpdateOrganizationAutoPrunePolicy,
    },
    repository::{ChangeRepoState, UpdateRepo},
    user::GetLoggedInUser,
};

/// The error of an operation for this response.
fn error<O: Operation>(status: u16, body: &str) -> Error {
    let status = StatusCode::from_u16(status).unwrap();
    let result = O::decode(status, body.as_bytes());
    result.err().expect(body)
}

fn message(text: &str) -> String {
    serde_json::json!({ "message": text }).to_string()
}

fn page(title: &str) -> String {
    format!("<html><head><title>{title}</title></head></html>")
}

const NOT_FOUND: &str = "Organization does not exist: acme";
const CONFLICT: &str = "Repository already exists";

#[test]
fn known_texts_count_under_400_only() {
    for text in [NOT_FOUND, CONFLICT] {
        for status in [401, 402, 403, 404, 409, 422, 500, 503] {
            let error = error::<GetLoggedInUser>(status, &message(text));
            assert_eq!(error.is_not_found(), status == 404, "{error}");
            assert_eq!(error.is_conflict(), status == 409, "{error}");
        }
        // A page is not a message of Quay.
        let error = error::<GetLoggedInUser>(400, &page(text));
        assert_eq!(error.api().unwrap().message(), Some(text));
        assert!(!error.is_not_found() && !error.is_conflict(), "{error}");
    }
    let error = |text| error::<GetLoggedInUser>(400, &message(text));
    assert!(error(NOT_FOUND).is_not_found() && !error(NOT_FOUND).is_conflict());
    assert!(error(CONFLICT).is_conflict() && !error(CONFLICT).is_not_found());
}

#[test]
fn only_a_403_is_a_csrf_failure() {
    let text = message("CSRF token was invalid or missing.");
    for status in [400, 401, 403, 404, 500] {
        let error = error::<SyncNow>(status, &text);
        assert_eq!(
            error.is_unauthorized(),
            matches!(status, 401 | 403),
            "{error}"
        );
        assert!(!error.is_forbidden(), "{error}");
        assert_eq!(error.to_string().contains("CSRF failure"), status == 403);
    }
    let other = error::<SyncNow>(403, &message("token was invalid or missing"));
    assert!(other.is_forbidden() && !other.is_unauthorized(), "{other}");
}

#[test]
fn only_some_statuses_mean_that_the_request_may_succeed_later() {
    for status in [
        400, 401, 403, 404, 408, 409, 425, 429, 499, 500, 501, 502, 503, 504, 505, 599,
    ] {
        let error = error::<GetLoggedInUser>(status, &message("no"));
        let later = matches!(status, 429 | 502 | 503 | 504);
        assert_eq!(error.is_retryable(), later, "{error}");
        assert_eq!(error.is_rate_limited(), status == 429, "{error}");
        assert!(!error.is_read_only(), "{error}");
        assert_eq!(error.is_server_error(), status >= 500, "{error}");
        assert!(!error.is_timeout() && !error.is_not_sent(), "{error}");
    }
    for (status, later) in [(429, true), (502, true), (503, false), (504, true)] {
        let error = error::<GetLoggedInUser>(status, &message("System is read-only"));
        assert_eq!(error.is_retryable(), later, "{error}");
        assert_eq!(error.is_read_only(), status == 503, "{error}");
    }
}

#[test]
fn a_success_that_cannot_be_decoded_is_no_other_failure() {
    let error = error::<GetLoggedInUser>(200, &message(NOT_FOUND));
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
    for (is_true, name) in [
        (error.is_not_found(), "not found"),
        (error.is_conflict(), "conflict"),
        (error.is_unauthorized(), "unauthorized"),
        (error.is_forbidden(), "forbidden"),
        (error.is_rate_limited(), "rate limited"),
        (error.is_read_only(), "read-only"),
        (error.is_server_error(), "server error"),
        (error.is_timeout(), "timeout"),
        (error.is_not_sent(), "not sent"),
        (error.is_retryable(), "retryable"),
        (error.is_unsupported(), "unsupported"),
    ] {
        assert!(!is_true, "{name}");
    }
}

#[test]
fn an_invalid_input_was_not_sent_and_stays_invalid() {
    let request = quay_api_generated::organization::get_organization("a/b").request();
    let error = request.unwrap_err();
    assert!(error.is_not_sent() && !error.is_retryable() && !error.is_timeout());
    assert_eq!(error.status(), None);
}

/// The message of `updateRepo` for the body of another operation.
const UPDATE_REPO: &str = "'description' is a required property";

#[test]
fn the_message_of_another_operation_counts_where_that_operation_can_be_reached() {
    let text = message(UPDATE_REPO);
    assert!(error::<ChangeRepoMirrorConfig>(400, &text).is_unsupported());
    for status in [401, 403, 404, 409, 422, 500] {
        let error = error::<ChangeRepoMirrorConfig>(status, &text);
        assert!(!error.is_unsupported(), "{error}");
    }
    let quoted = message(&format!("Sorry: {UPDATE_REPO}"));
    for error in [
        error::<ChangeRepoMirrorConfig>(400, &quoted),
        // Another method, another path, and the operation itself.
        error::<GetRepoMirrorConfig>(400, &text),
        error::<SyncNow>(400, &text),
        error::<UpdateOrganizationAutoPrunePolicy>(400, &text),
        error::<UpdateRepo>(400, &text),
    ] {
        assert!(!error.is_unsupported(), "{error}");
    }
}

#[test]
fn only_the_page_of_the_web_interface_means_a_missing_operation() {
    assert!(error::<GetRepoMirrorConfig>(404, &page("Quay")).is_unsupported());
    for (status, body) in [
        (404, message("Quay")),
        (404, page("quay")),
        (404, page("Quay Registry")),
        (404, page("")),
        (400, page("Quay")),
        (403, page("Quay")),
        (500, page("Quay")),
        (503, page("Quay")),
    ] {
        let error = error::<GetRepoMirrorConfig>(status, &body);
        assert!(!error.is_unsupported(), "{error}");
    }
}

#[test]
fn a_deletion_without_its_body_means_a_missing_operation_only_below_a_repository() {
    type Delete = DeleteRepositoryImmutabilityPolicy;
    assert!(error::<Delete>(204, "").is_unsupported());
    for body in ["", "[]", "null", "{", &page("Quay")] {
        let error = error::<Delete>(200, body);
        assert!(!error.is_unsupported(), "{body}: {error}");
    }
    for error in [
        error::<GetRepoMirrorConfig>(204, ""),
        error::<ChangeRepoState>(204, ""),
        error::<CreateRepositoryAutoPrunePolicy>(204, ""),
        error::<DeleteOrganizationAutoPrunePolicy>(204, ""),
    ] {
        assert!(!error.is_unsupported(), "{error}");
    }
}

#[test]
fn a_failure_may_hide_a_missing_operation_if_a_write_got_a_page() {
    let html = page("500 Internal Server Error");
    let text = |error: Error| error.to_string();
    let may_lack = "the server may lack this operation";
    assert!(text(error::<UpdateOrganizationAutoPrunePolicy>(500, &html)).contains(may_lack));
    for error in [
        error::<UpdateOrganizationAutoPrunePolicy>(500, &message("no")),
        error::<UpdateOrganizationAutoPrunePolicy>(502, &html),
        // Below a repository, and with a slash at the end, it gets another status.
        error::<SyncNow>(500, &html),
        error::<CreateRepositoryAutoPrunePolicy>(500, &html),
        error::<CreateOrganizationAutoPrunePolicy>(500, &html),
        error::<GetRepoMirrorConfig>(500, &html),
        error::<UpdateRepo>(500, &html),
    ] {
        assert!(!error.is_unsupported(), "{error}");
        let text = text(error);
        assert!(!text.contains(may_lack), "{text}");
    }
    let page = text(error::<UpdateRepo>(500, &html));
    assert!(page.contains("the page comes from a proxy"), "{page}");
}
