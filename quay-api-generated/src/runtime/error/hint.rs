//! The text of error responses, with a hint where one is known to be true.

use std::fmt::{self, Write as _};

use http::StatusCode;

use super::{
    api::{ApiError, CredentialKind},
    error_type::ErrorType,
    html,
};
use crate::runtime::value::access::Access;

impl ApiError {
    /// Returns a hint for people on how to avoid the error, where one is known.
    pub fn hint(&self) -> Option<String> {
        if let Some(location) = &self.location {
            return Some(format!(
                "redirected to {location}, which was not followed; check the base URL"
            ));
        }
        match self.status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => auth_hint(self),
            StatusCode::NOT_FOUND if self.is_html => {
                Some("check that the base URL is the URL of Quay".to_owned())
            }
            StatusCode::NOT_FOUND => availability_hint(self),
            StatusCode::TOO_MANY_REQUESTS => self
                .retry_after
                .filter(|wait| !wait.is_zero())
                .map(|wait| format!("retry after {} s", wait.as_secs())),
            status if status.is_server_error() && self.is_html => {
                Some("the page comes from a proxy or from a failure inside Quay".to_owned())
            }
            _ => None,
        }
    }
}

fn auth_hint(error: &ApiError) -> Option<String> {
    let hint = match error.credential {
        CredentialKind::Robot => {
            "robot credentials do not work with the API; use the OAuth token of an application"
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
                _ => "the token is missing, invalid or expired",
            },
            (Some(ErrorType::InsufficientScope) | None, _) => return access_hint(error),
            _ => return None,
        },
    };
    Some(hint.to_owned())
}

/// What the operation requires of the token and its user.
fn access_hint(error: &ApiError) -> Option<String> {
    let access = error.operation.access;
    if access == Access::BootstrapToken {
        return Some("the request must carry the bootstrap token".to_owned());
    }
    let scopes = match error.operation.scopes {
        [] => return None,
        [scope] => match access.larger_scope() {
            Some(larger) => format!("scope `{scope}` or `{larger}`"),
            None => format!("scope `{scope}`"),
        },
        scopes => format!("scopes `{}`", scopes.join("` and `")),
    };
    Some(match access {
        Access::User => format!("the token needs {scopes}"),
        _ => format!("the token needs {scopes} and must belong to {access}"),
    })
}

/// Some versions lack the operation, and a switched-off feature flag hides it.
fn availability_hint(error: &ApiError) -> Option<String> {
    let mut checks = String::new();
    for flag in error.operation.feature_flags {
        let separator = if checks.is_empty() { "" } else { ", " };
        write!(checks, "{separator}FEATURE_{flag}").ok()?;
    }
    if !checks.is_empty() {
        checks.push_str(" enabled");
    }
    if let Some(version) = error.operation.since {
        let and = if checks.is_empty() { "" } else { " and " };
        write!(checks, "{and}version {version} or later").ok()?;
    }
    (!checks.is_empty())
        .then(|| format!("if you expected it to exist, check that the server has {checks}"))
}

impl fmt::Display for ApiError {
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
            write!(formatter, ": {}", message.trim_end_matches('.'))?;
        }
        match self.hint() {
            Some(hint) => write!(formatter, "; {hint}"),
            None => Ok(()),
        }
    }
}
