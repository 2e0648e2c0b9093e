//! Decides which redirects are followed: those within the server.

use http::{Method, StatusCode, header};
use reqwest::{Response, Url};

use super::base_url::BaseUrl;
use crate::runtime::error::{Redirect, RedirectPlace};

/// Maximum number of redirects. Quay needs one, for a trailing slash.
const MAX_REDIRECTS: usize = 5;

/// What the client does after a response.
pub(crate) enum Next {
    /// It sends the request to this URL.
    Request(Url),
    /// It returns the response. The redirect, if it is one, was not followed.
    Response(Option<Redirect>),
}

/// Decides whether to follow a redirect.
///
/// It is only followed to a URL below `base` and with the same method, body and headers, so that the
/// token cannot reach another host or another service of the host.
pub(crate) fn next(base: &BaseUrl, method: &Method, response: &Response, followed: usize) -> Next {
    match target(response) {
        None => Next::Response(None),
        Some(Some(target))
            if followed < MAX_REDIRECTS
                && keeps_method(method, response.status())
                && has_no_credentials(&target)
                && base.contains(&target) =>
        {
            Next::Request(target)
        }
        Some(target) => Next::Response(Some(Redirect {
            place: match &target {
                Some(target) if target == response.url() => RedirectPlace::Request,
                Some(target) if base.contains(target) => RedirectPlace::BelowBase,
                Some(target) if is_upgrade(response.url(), target) => RedirectPlace::Https,
                _ => RedirectPlace::Elsewhere,
            },
            location: target.and_then(without_query),
            followed,
        })),
    }
}

/// Returns the target of a redirect, or `Some(None)` for a redirect without a valid one.
fn target(response: &Response) -> Option<Option<Url>> {
    if !response.status().is_redirection() {
        return None;
    }
    let location = response.headers().get(header::LOCATION);
    if location.is_none() && response.status() == StatusCode::NOT_MODIFIED {
        return None;
    }
    let text = location.and_then(|location| location.to_str().ok());
    Some(text.and_then(|text| response.url().join(text).ok()))
}

/// Whether a redirect keeps method and body, as every redirect of a `GET` does.
fn keeps_method(method: &Method, status: StatusCode) -> bool {
    match status {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => {
            *method == Method::GET
        }
        _ => false,
    }
}

/// Whether a server with `https` only redirects to it.
fn is_upgrade(from: &Url, to: &Url) -> bool {
    from.scheme() == "http" && to.scheme() == "https" && from.host() == to.host()
}

fn has_no_credentials(url: &Url) -> bool {
    url.username().is_empty() && url.password().is_none()
}

/// The query and the credentials of a target may be secret.
fn without_query(mut url: Url) -> Option<String> {
    url.set_query(None);
    url.set_fragment(None);
    if url.cannot_be_a_base() {
        return Some(format!("a `{}:` URL", url.scheme()));
    }
    if url.has_host() {
        url.set_username("").ok()?;
        url.set_password(None).ok()?;
    }
    Some(url.into())
}
