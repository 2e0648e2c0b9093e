//! What would help against an error, where it is known. A wrong advice is worse than none.

use std::fmt::Write as _;

use http::StatusCode;

use super::api::{ApiError, Credential, ErrorType};

pub(super) fn of(error: &ApiError) -> Option<String> {
    if let Some(location) = &error.location {
        return Some(format!(
            "it redirects to {location}, which this client does not follow; is it the base URL?"
        ));
    }
    match error.status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => credentials(error),
        StatusCode::NOT_FOUND if error.page => Some("does the base URL lead to Quay?".to_owned()),
        StatusCode::NOT_FOUND => availability(error),
        StatusCode::TOO_MANY_REQUESTS => error
            .retry_after
            .filter(|wait| !wait.is_zero())
            .map(|wait| format!("try again in {} s", wait.as_secs())),
        status if status.is_server_error() && error.page => {
            Some("the page comes from a proxy or from a failure inside of Quay".to_owned())
        }
        _ => None,
    }
}

fn credentials(error: &ApiError) -> Option<String> {
    if error.credential == Credential::Robot {
        return Some(
            "robot credentials do not work here: the API needs an OAuth token of an application"
                .to_owned(),
        );
    }
    if is_csrf(error) {
        return Some(match error.credential {
            Credential::None => "no token was sent, and Quay speaks of CSRF then".to_owned(),
            _ => "the token is missing or invalid, and Quay speaks of CSRF then".to_owned(),
        });
    }
    match error.title {
        Some(ErrorType::ExpiredToken) => Some("the token has expired: make a new one".to_owned()),
        Some(ErrorType::FreshLoginRequired) => {
            Some("use an OAuth token, or sign in again".to_owned())
        }
        Some(ErrorType::InvalidToken) | None if error.status == StatusCode::UNAUTHORIZED => {
            Some(match error.credential {
                Credential::None => "no token was sent".to_owned(),
                _ => "the token is missing, invalid or expired".to_owned(),
            })
        }
        Some(ErrorType::InsufficientScope) | None => error
            .about
            .scope
            .map(|scope| format!("the token needs the scope `{scope}`, and its user the right")),
        _ => None,
    }
}

/// A path is served by some versions and with some flags only; without, it is not found.
fn availability(error: &ApiError) -> Option<String> {
    let mut needs = String::new();
    match error.about.flags {
        [] => {}
        [flag] => write!(needs, "the feature flag {flag}").ok()?,
        flags => write!(needs, "the feature flags {}", flags.join(", ")).ok()?,
    }
    if let Some(version) = error.about.since {
        let and = if needs.is_empty() { "" } else { " and " };
        write!(needs, "{and}Quay {version} or later").ok()?;
    }
    (!needs.is_empty()).then(|| format!("if it should be there: the operation needs {needs}"))
}

/// Whether Quay speaks of CSRF, which it does when a write comes without a valid token.
pub(super) fn is_csrf(error: &ApiError) -> bool {
    error.status == StatusCode::FORBIDDEN
        && error
            .message
            .as_deref()
            .is_some_and(|text| text.contains("CSRF"))
}
