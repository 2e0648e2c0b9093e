//! One request and its answer over the wire, redirects within the server included.

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode, header};
use reqwest::Url;

use super::base::Base;
#[cfg(feature = "mock")]
use super::mock::Mock;

/// How many redirects are followed; Quay needs one, for a slash at the end.
const REDIRECTS: usize = 5;

/// What carries requests.
#[derive(Clone, Debug)]
pub(crate) enum Transport {
    Http {
        http: reqwest::Client,
        base: Base,
    },
    #[cfg(feature = "mock")]
    Mock(Mock),
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) response: Response<Bytes>,
    /// The body was longer than allowed, and is cut.
    pub(crate) truncated: bool,
    /// Where a redirect leads that was not followed, without a query.
    pub(crate) location: Option<String>,
}

impl Answer {
    pub(crate) fn status(&self) -> StatusCode {
        self.response.status()
    }
}

/// Sends a request to its URL at the server `base` and reads the answer, at most `limit` bytes of it.
///
/// A redirect is followed on the origin of the server and with the same method, body and headers
/// only, so that a token can never reach another host.
pub(crate) async fn exchange(
    http: &reqwest::Client,
    base: &Base,
    mut url: Url,
    request: &Request<Bytes>,
    limit: usize,
) -> Result<Answer, reqwest::Error> {
    let mut hops = 0;
    loop {
        let mut hop = reqwest::Request::new(request.method().clone(), url);
        hop.headers_mut().clone_from(request.headers());
        if !request.body().is_empty() {
            *hop.body_mut() = Some(request.body().clone().into());
        }
        let response = http.execute(hop).await?;
        match target(&response) {
            Some(next)
                if hops < REDIRECTS
                    && keeps_method(request.method(), response.status())
                    && has_no_credentials(&next)
                    && base.has_origin_of(&next) =>
            {
                url = next;
                hops += 1;
            }
            location => return read(response, location, limit).await,
        }
    }
}

/// Where a redirect leads.
fn target(response: &reqwest::Response) -> Option<Url> {
    if !response.status().is_redirection() {
        return None;
    }
    let location = response.headers().get(header::LOCATION)?;
    response.url().join(location.to_str().ok()?).ok()
}

/// Whether a redirect asks for the same method and body, as any does after a `GET`.
fn keeps_method(method: &Method, status: StatusCode) -> bool {
    match status {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => {
            *method == Method::GET
        }
        _ => false,
    }
}

fn has_no_credentials(url: &Url) -> bool {
    url.username().is_empty() && url.password().is_none()
}

async fn read(
    mut response: reqwest::Response,
    location: Option<Url>,
    limit: usize,
) -> Result<Answer, reqwest::Error> {
    let (body, truncated) = read_body(&mut response, limit).await?;
    let mut answer = Response::new(body);
    *answer.status_mut() = response.status();
    *answer.version_mut() = response.version();
    *answer.headers_mut() = std::mem::take(response.headers_mut());
    Ok(Answer {
        response: answer,
        truncated,
        location: location.map(without_query),
    })
}

/// The body, at most `limit` bytes of it, and whether there was more. A body that comes in one
/// piece is not copied.
async fn read_body(
    response: &mut reqwest::Response,
    limit: usize,
) -> Result<(Bytes, bool), reqwest::Error> {
    let expected = response.content_length().unwrap_or(0);
    let Some(mut first) = response.chunk().await? else {
        return Ok((Bytes::new(), false));
    };
    if first.len() > limit {
        first.truncate(limit);
        return Ok((first, true));
    }
    let Some(mut chunk) = response.chunk().await? else {
        return Ok((first, false));
    };
    let expected = usize::try_from(expected).unwrap_or(limit);
    let mut body = Vec::with_capacity(limit.min(expected).max(first.len()));
    body.extend_from_slice(&first);
    loop {
        let room = limit.saturating_sub(body.len());
        body.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
        if chunk.len() > room {
            return Ok((body.into(), true));
        }
        match response.chunk().await? {
            Some(next) => chunk = next,
            None => return Ok((body.into(), false)),
        }
    }
}

/// A redirect may carry what is not for a log.
fn without_query(mut url: Url) -> String {
    url.set_query(None);
    url.set_fragment(None);
    let shown = Url::parse(&url.origin().ascii_serialization()).and_then(|it| it.join(url.path()));
    shown.map(String::from).unwrap_or_default()
}
