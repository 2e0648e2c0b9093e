//! Responses as received, with a bounded body.

use bytes::Bytes;
use http::{Response, StatusCode};

use crate::runtime::error::Redirect;

/// A response before it is decoded.
#[derive(Debug)]
pub(crate) struct RawResponse {
    pub(crate) response: Response<Bytes>,
    /// Whether the body exceeded the limit and was truncated.
    pub(crate) truncated: bool,
    /// A redirect that was not followed.
    pub(crate) redirect: Option<Redirect>,
}

impl RawResponse {
    /// Receives at most `limit` bytes of a response body.
    pub(crate) async fn receive(
        mut response: reqwest::Response,
        redirect: Option<Redirect>,
        limit: usize,
    ) -> Result<Self, reqwest::Error> {
        let (body, truncated) = receive_body(&mut response, limit).await?;
        let mut raw = Response::new(body);
        *raw.status_mut() = response.status();
        *raw.version_mut() = response.version();
        *raw.headers_mut() = std::mem::take(response.headers_mut());
        Ok(Self {
            response: raw,
            truncated,
            redirect,
        })
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.response.status()
    }
}

/// The most that is reserved for a body before it arrives: a server can announce any length.
const CAPACITY: usize = 64 * 1024 * 1024;

/// Returns at most `limit` bytes of the body, and whether there were more. A body of one chunk is
/// not copied.
async fn receive_body(
    response: &mut reqwest::Response,
    limit: usize,
) -> Result<(Bytes, bool), reqwest::Error> {
    let expected = response.content_length().unwrap_or(0);
    let expected = usize::try_from(expected).map_or(CAPACITY, |expected| expected.min(CAPACITY));
    let (mut first, mut body) = (Bytes::new(), Vec::new());
    let mut is_truncated = false;
    // One `await`, because the future has the state of each.
    while !is_truncated && let Some(mut chunk) = response.chunk().await? {
        let room = limit.saturating_sub(first.len().max(body.len()));
        is_truncated = chunk.len() > room;
        chunk.truncate(room);
        if first.is_empty() {
            first = chunk;
            continue;
        }
        if body.is_empty() {
            body.reserve_exact(limit.min(expected).max(first.len() + chunk.len()));
            body.extend_from_slice(&first);
        }
        body.extend_from_slice(&chunk);
    }
    let body = match body.is_empty() {
        true => first,
        false => body.into(),
    };
    Ok((body, is_truncated))
}
