//! Recognizes the responses of servers that lack an operation.
//!
//! Quay routes such a request to its web interface, to no handler, or to the handler of another
//! operation.

use http::{Method, StatusCode};

use super::{Error, api::ApiError, hint::requirement, info::OperationInfo};

/// The title of the pages of Quay's web interface.
const WEB_INTERFACE: &str = "Quay";

/// The paths below which Quay takes an unknown path as the name of a repository.
const REPOSITORIES: &str = "/api/v1/repository/";

/// The message of `updateRepo` for the body of another operation.
const UPDATE_REPO: &str = "'description' is a required property";

impl Error {
    /// Whether the server does not offer the operation, because a feature flag is off or the server
    /// is too old. The message of the error names the flags and the version.
    ///
    /// ```
    /// # #[cfg(feature = "policy")] {
    /// # use quay_api_generated::{Operation, http::StatusCode, policy};
    /// # let status = StatusCode::NOT_FOUND;
    /// # let page = b"<html><title>Quay</title></html>";
    /// # let result = policy::ListOrganizationAutoPrunePolicies::decode(status, page);
    /// match result {
    ///     Ok(policies) => println!("{} policies", policies.policies.len()),
    ///     // … requires FEATURE_AUTO_PRUNE
    ///     Err(error) if error.is_unsupported() => println!("skipped: {error}"),
    ///     Err(error) if error.is_not_found() => println!("no such organization"),
    ///     Err(error) => panic!("{error}"),
    /// }
    /// # }
    /// ```
    ///
    /// # What a server without the operation responds
    ///
    /// Quay has no specific response for this. The request reaches the web interface, no handler, or
    /// another operation:
    ///
    /// | method | path | response | `is_unsupported` |
    /// |---|---|---|---|
    /// | `GET` | below a repository | 404 (not found) with a right on the whole namespace | `false` |
    /// | `GET` | below a repository | 401 or 403 without that right | `false` |
    /// | `GET` | other | 404 with a page of the web interface | `true` |
    /// | `POST` | below a repository | 405 | `true` |
    /// | `PUT` | below a repository | 400 of `updateRepo` | `true` |
    /// | `PUT` | below a repository | 403 without write permission on the whole namespace | `false` |
    /// | `DELETE` | below a repository | 204 of `deleteRepository`, which deletes nothing | `true` |
    /// | `DELETE` | below a repository | 403 for all except administrators of the namespace | `false` |
    /// | `POST`, `PUT`, `DELETE` | other | 405 | `true` |
    /// | `POST`, `PUT`, `DELETE` | other, without a final slash | 500 before Quay 3.14 | `false` |
    ///
    /// A path is below a repository if it starts with `/api/v1/repository/{repository}/` and does
    /// not end with a slash. The 204 is an [`Error::Decode`], because the operation's body is
    /// missing. A few operations respond with
    /// [`Operation::STATUS_WHEN_OFF`](crate::Operation::STATUS_WHEN_OFF) instead while a flag is off,
    /// and this is `false`.
    ///
    /// With a wrong path in the base URL, such as `https://quay.example.com/quay`, Quay responds to
    /// these operations as if it did not support them.
    ///
    /// Where this is `false`, the response has other possible causes. The
    /// [`hint`](crate::ApiError::hint) of a 403, 404 or 500 then names the flags and the version as
    /// a possible cause; [`feature_flags`](crate::ApiError::feature_flags) and
    /// [`since`](crate::ApiError::since) return them. To find out in advance, read the flags of the
    /// server from `features` in the response of `GET /config`, and compare its `version_number`,
    /// which servers before 3.16 and those with billing leave out, with
    /// [`Operation::SINCE`](crate::Operation::SINCE).
    pub fn is_unsupported(&self) -> bool {
        match self {
            Self::Api(error) => error.is_unsupported(),
            Self::Decode(error) => error.is_unsupported,
            _ => false,
        }
    }
}

impl ApiError {
    pub(super) fn is_unsupported(&self) -> bool {
        let message = self.message.as_deref();
        let is_missing = match self.status {
            StatusCode::NOT_FOUND => self.is_html && message == Some(WEB_INTERFACE),
            StatusCode::METHOD_NOT_ALLOWED => true,
            StatusCode::BAD_REQUEST => {
                self.operation.method == Method::PUT
                    && self.operation.is_below_repository()
                    && message.is_some_and(|text| text.starts_with(UPDATE_REPO))
            }
            _ => false,
        };
        is_missing && requirement(self.operation).is_some()
    }

    /// Whether the response may be that of a server without the operation, or a failure.
    pub(super) fn may_be_unsupported(&self) -> bool {
        self.status == StatusCode::INTERNAL_SERVER_ERROR
            && self.is_html
            && self.operation.method != Method::GET
            && !self.operation.path.starts_with(REPOSITORIES)
            && !self.operation.path.ends_with('/')
            && requirement(self.operation).is_some()
    }
}

impl OperationInfo {
    /// Whether a server without the operation takes its path as the name of a repository.
    fn is_below_repository(&self) -> bool {
        self.path.starts_with(REPOSITORIES) && !self.path.ends_with('/')
    }

    /// Whether a server without the operation runs the operation of a repository instead. There is
    /// none with the method `POST`.
    pub(super) fn may_reach_other_operation(&self) -> bool {
        self.is_below_repository() && self.method != Method::POST && requirement(self).is_some()
    }

    /// Whether a server without the operation runs `deleteRepository` instead.
    pub(super) fn may_reach_delete_repository(&self) -> bool {
        self.may_reach_other_operation() && self.method == Method::DELETE
    }
}
