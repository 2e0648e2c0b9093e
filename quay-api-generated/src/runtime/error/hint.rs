//! The message of an error response, with a hint where one is known.

use std::{fmt, time::Duration};

use http::StatusCode;

use super::{
    api::{ApiError, CredentialKind},
    body,
    error_type::ErrorType,
    html,
    info::OperationInfo,
    texts,
};
use crate::runtime::{
    strings::{contains, join, trim_end},
    value::access::Access,
};

impl ApiError {
    /// Returns a hint on how to avoid the error, where one is known.
    #[cold]
    pub fn hint(&self) -> Option<String> {
        if let Some(redirect) = &self.redirect {
            return Some(redirect.hint());
        }
        match self.status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => auth_hint(self),
            _ if self.is_unsupported() => requirement(self.operation),
            _ if self.may_be_unsupported() => requirement(self.operation).map(|text| {
                let missing = missing_hint(self.operation);
                format!("the server may lack this operation, which {text}{missing}")
            }),
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED if self.is_html => {
                Some("check that the base URL is the URL of Quay".to_owned())
            }
            StatusCode::NOT_FOUND => availability_hint(self),
            StatusCode::PROXY_AUTHENTICATION_REQUIRED => {
                Some("the proxy requires a user name and a password in its URL".to_owned())
            }
            StatusCode::BAD_REQUEST if self.has_no_reason() => {
                Some("Quay gave no reason".to_owned())
            }
            StatusCode::BAD_REQUEST if self.message() == Some(texts::UNKNOWN_ROBOT) => {
                Some(robot_hint(self.operation).to_owned())
            }
            StatusCode::TOO_MANY_REQUESTS => match self.retry_after {
                None | Some(Duration::ZERO) => None,
                Some(wait) => Some(format!("retry after {} s", wait.as_secs())),
            },
            status if status.is_server_error() && self.is_html => {
                Some("the page comes from a proxy or from a failure inside Quay".to_owned())
            }
            _ => None,
        }
    }
}

/// A path contains the short name of a robot, a body the full name.
fn robot_hint(operation: &OperationInfo) -> &'static str {
    match contains(operation.path, "{robot_shortname}") {
        true => "a robot is found by its short name, without `namespace+`",
        false => "a robot is found by its full name, with `namespace+`",
    }
}

/// The reason of a refused sign-in, from the flags in the response.
fn sign_in_hint(error: &ApiError) -> Option<String> {
    let flags = ["needsEmailVerification", "invalidCredentials"];
    let hint = match body::true_property(&error.body, &flags)? {
        "needsEmailVerification" => {
            "the user must confirm the e-mail address first, with the link in Quay's e-mail"
        }
        _ => "the user name or the password is wrong",
    };
    Some(hint.to_owned())
}

#[cold]
fn auth_hint(error: &ApiError) -> Option<String> {
    if let Some(hint) = sign_in_hint(error) {
        return Some(hint);
    }
    let hint = match error.credential {
        CredentialKind::Robot => {
            "robot credentials are not an OAuth token; use the token of an application"
        }
        CredentialKind::Basic if error.is_csrf() => {
            "this operation requires an OAuth token, not a user name and password"
        }
        CredentialKind::None if error.is_csrf() => {
            "no token was sent (Quay reports this as a CSRF failure)"
        }
        _ if error.is_csrf() => {
            "the token is missing or invalid (Quay reports this as a CSRF failure)"
        }
        credential => match (&error.error_type, error.status) {
            (Some(ErrorType::ExpiredToken), _) => "the token has expired; generate a new one",
            (Some(ErrorType::FreshLoginRequired), _) => "use an OAuth token, or sign in again",
            (Some(ErrorType::InvalidToken) | None, StatusCode::UNAUTHORIZED) => match credential {
                CredentialKind::None => "no token was sent",
                CredentialKind::Basic => {
                    "the user name or password is wrong, or this operation requires an OAuth token"
                }
                CredentialKind::Token => return Some(invalid_token_hint(error)),
                _ => "the token is missing, invalid or expired",
            },
            (Some(ErrorType::InsufficientScope) | None, _) => return access_hint(error),
            _ => return None,
        },
    };
    Some(hint.to_owned())
}

/// Where Quay requires the scope `user:read`, it also responds with 401 to a valid token without it.
fn invalid_token_hint(error: &ApiError) -> String {
    match error.operation.scopes {
        ["user:read"] => "the token is invalid or expired, or lacks scope `user:read`".to_owned(),
        _ => "the token is invalid or expired".to_owned(),
    }
}

/// What the operation requires of the token and its user.
#[cold]
fn access_hint(error: &ApiError) -> Option<String> {
    let operation = &error.operation;
    if operation.access == Access::BootstrapToken {
        return Some("the request must carry the bootstrap token".to_owned());
    }
    let text = match error.credential {
        CredentialKind::Basic => format!("the user name must be that of {}", operation.access),
        _ => token_hint(operation)?,
    };
    let may_be_off = operation.status_when_off == Some(error.status.as_u16());
    let requirement = match may_be_off || operation.may_reach_other_operation() {
        true => requirement(operation),
        false => None,
    };
    let missing = missing_hint(operation);
    Some(match requirement {
        Some(requirement) => format!("{text}{missing}; the operation also {requirement}"),
        None => format!("{text}{missing}"),
    })
}

/// Quay often responds to those who may not know whether something exists as if it did.
fn missing_hint(operation: &OperationInfo) -> &'static str {
    if contains(operation.path, "{repository}") {
        ", or the repository does not exist"
    } else if contains(operation.path, "{orgname}") {
        ", or the organization does not exist"
    } else if contains(operation.path, "{namespace}") {
        ", or the namespace does not exist"
    } else {
        ""
    }
}

fn token_hint(operation: &OperationInfo) -> Option<String> {
    let scopes = match operation.scopes {
        [] => return None,
        [scope] => match operation.access.larger_scope() {
            Some(larger) => format!("scope `{scope}` or `{larger}`"),
            None => format!("scope `{scope}`"),
        },
        scopes => format!("scopes `{}`", join(scopes, "` and `")),
    };
    Some(match operation.access {
        Access::User => format!("the token needs {scopes}"),
        access => format!("the token needs {scopes} and must belong to {access}"),
    })
}

impl ApiError {
    /// Whether the body is an error object with an empty message, or with one that its framework has
    /// for every exception.
    fn has_no_reason(&self) -> bool {
        match self.message.as_deref() {
            None => !self.is_html && self.error_type.is_none(),
            Some(message) => contains(message, "browser (or proxy) sent a request that"),
        }
    }
}

/// Returns the feature flags and the version that the operation requires, if any.
pub(super) fn requirement(operation: &OperationInfo) -> Option<String> {
    let mut text = String::new();
    for flag in operation.feature_flags {
        text.push_str(if text.is_empty() { "requires " } else { ", " });
        text.push_str("FEATURE_");
        text.push_str(flag);
    }
    if let Some(version) = operation.since {
        text.push_str(if text.is_empty() { "requires" } else { " and" });
        text.push_str(&format!(" Quay {version} or later"));
    }
    (!text.is_empty()).then_some(text)
}

/// The hint of a 404 that is not an HTML page. An operation of the server sent it: this one, if no
/// other can take its path.
fn availability_hint(error: &ApiError) -> Option<String> {
    let operation = error.operation;
    let is_off = operation.status_when_off == Some(error.status.as_u16());
    if !is_off && !operation.may_reach_other_operation() {
        return None;
    }
    requirement(operation)
        .map(|text| format!("it does not exist, or the server lacks this operation, which {text}"))
}

impl fmt::Display for ApiError {
    #[cold]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: status {}",
            self.operation.id,
            self.status.as_u16()
        )?;
        if let Some(reason) = self.status.canonical_reason() {
            write!(formatter, " {reason}")?;
        }
        if let Some(error_type) = &self.error_type {
            write!(formatter, " ({error_type})")?;
        }
        if self.is_html {
            write!(formatter, ", {}", html::describe(&self.body))?;
        } else if let Some(message) = &self.message {
            write!(formatter, ": {}", trim_end(message, "."))?;
        }
        match self.hint() {
            Some(hint) => write!(formatter, "; {hint}"),
            None => Ok(()),
        }
    }
}
