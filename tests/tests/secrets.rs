//! Checks that `Debug` of every type hides secrets and unknown content, by printing samples that contain both.

#![allow(clippy::panic, reason = "the helper of the test")]

use std::fmt::Debug;

use serde::de::DeserializeOwned;

include!("snapshots/test_code/secrets.snap.rs");

#[test]
fn no_type_shows_a_secret() {
    show_all();
}

fn show<T: DeserializeOwned + Debug>(name: &str, sample: &str) {
    let value: T = match serde_json::from_str(sample) {
        Ok(value) => value,
        Err(error) => panic!("{name}: {error}: {sample}"),
    };
    for shown in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!shown.contains(SECRET), "{name}: {shown}");
        assert!(!shown.contains(UNKNOWN), "{name}: {shown}");
        assert_eq!(
            shown.matches("Secret(***)").count(),
            sample.matches(SECRET).count(),
            "{name}: every secret of the sample is a secret of the type: {shown}"
        );
    }
}

#[test]
fn errors_redact_properties_with_names_of_secrets() {
    use quay_api_generated::{Operation, http::StatusCode, user::GetLoggedInUser};

    for name in quay_codegen::recording::secret_names() {
        let body = serde_json::json!({ "username": 1, name: SECRET }).to_string();
        let error = match GetLoggedInUser::decode(StatusCode::OK, body.as_bytes()) {
            Ok(user) => panic!("{user:?}"),
            Err(error) => error,
        };
        let shown = format!("{error:?}");
        assert!(shown.contains(name) && !shown.contains(SECRET), "{shown}");
    }
}
