//! Lists all operations with functions that decode and encode their types.

use http::{Method, StatusCode};
use quay_api_generated::{Error, Operation};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// An operation with the functions for a replay.
pub struct Replayable {
    pub id: &'static str,
    pub tag: &'static str,
    pub method: Method,
    /// The path template.
    pub path: &'static str,
    /// Whether a success has no useful body.
    pub empty: bool,
    /// Whether an overlay states its response.
    pub claimed: bool,
    pub is_success: fn(StatusCode) -> bool,
    /// Decodes a response and encodes it again.
    pub response: fn(StatusCode, &[u8]) -> Result<Value, Error>,
    /// Decodes and encodes the body of a request, if the operation has one.
    pub body: Option<BodyRoundTrip>,
}

/// Decodes the body of a request and encodes it again.
pub type BodyRoundTrip = fn(&Value) -> Result<Value, BodyError>;

/// The reason and location of a decode error.
pub type BodyError = serde_path_to_error::Error<serde_json::Error>;

/// Returns all operations by tag and operationId.
pub fn operations() -> Vec<Replayable> {
    include!("../snapshots/test_code/replay.snap.rs")
}

impl Replayable {
    fn of<O: Operation<Output: Serialize>>() -> Self {
        Self {
            id: O::ID,
            tag: O::TAG,
            method: O::METHOD,
            path: O::PATH,
            empty: O::NO_CONTENT,
            claimed: true,
            is_success: O::is_success,
            response: |status, body| {
                let output = O::decode(status, body)?;
                Ok(serde_json::to_value(output).expect("decoded values can be encoded"))
            },
            body: None,
        }
    }

    fn with_body<B: Serialize + DeserializeOwned>(self) -> Self {
        let body = |sent: &Value| -> Result<Value, BodyError> {
            let body: B = serde_path_to_error::deserialize(sent)?;
            Ok(serde_json::to_value(body).expect("decoded values can be encoded"))
        };
        Self {
            body: Some(body),
            ..self
        }
    }

    #[allow(
        dead_code,
        reason = "every operation has a documented response at the moment"
    )]
    fn without_claim(self) -> Self {
        Self {
            claimed: false,
            ..self
        }
    }

    /// Returns whether a request path matches the template; a repository name may contain slashes.
    pub fn fits(&self, path: &str) -> bool {
        let mut rest = Some(path);
        let mut parts = self.path.split(['{', '}']);
        // Literals and parameters alternate; each literal is searched for after a parameter.
        let start = parts.next().unwrap_or_default();
        rest = rest.and_then(|rest| rest.strip_prefix(start));
        while let (Some(_parameter), Some(text)) = (parts.next(), parts.next()) {
            rest = rest.and_then(|rest| match text {
                "" => (!rest.is_empty()).then_some(""),
                text => rest
                    .find(text)
                    .filter(|at| *at > 0)
                    .map(|at| &rest[at + text.len()..]),
            });
        }
        rest == Some("")
    }
}

#[test]
fn a_path_matches_only_its_own_template() {
    let operations = operations();
    let of = |id: &str| {
        operations
            .iter()
            .find(|operation| operation.id == id)
            .unwrap()
    };
    let tag = of("deleteFullTag");
    assert!(tag.fits("/api/v1/repository/acme/web/tag/latest"));
    assert!(tag.fits("/api/v1/repository/acme/team/web/tag/latest"));
    assert!(!tag.fits("/api/v1/repository/acme/web/tag/"));
    assert!(!tag.fits("/api/v1/repository/acme/web"));
    assert!(!tag.fits("/api/v1/organization/acme"));
    let tags = of("listRepoTags");
    assert!(tags.fits("/api/v1/repository/acme/web/tag/"));
    assert!(!tags.fits("/api/v1/repository/acme/web/tag/latest"));
}
