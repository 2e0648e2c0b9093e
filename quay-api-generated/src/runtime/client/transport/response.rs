//! Responses as received, with a bounded body.

use bytes::Bytes;
use http::{Response, StatusCode};

use crate::runtime::error::{CredentialKind, Redirect};

/// A response before it is decoded.
#[derive(Debug)]
pub(crate) struct RawResponse {
    pub(crate) response: Response<Bytes>,
    /// Whether the body exceeded the limit and was truncated.
    pub(crate) truncated: bool,
    /// A redirect that was not followed.
    pub(crate) redirect: Option<Redirect>,
    /// What the request was sent with.
    pub(crate) credential: CredentialKind,
}

impl RawResponse {
    pub(crate) fn status(&self) -> StatusCode {
        self.response.status()
    }
}

/// The most that is reserved for a body before it arrives: a server can announce any length.
const CAPACITY: usize = 64 * 1024 * 1024;

/// The body that arrived so far. A body of one chunk is not copied.
pub(crate) struct Body {
    first: Bytes,
    /// All chunks, if there is more than one.
    joined: Vec<u8>,
    /// How much is reserved for all chunks.
    capacity: usize,
    limit: usize,
    /// Whether more than `limit` bytes arrived.
    pub(crate) is_truncated: bool,
}

impl Body {
    pub(crate) fn new(length: Option<u64>, limit: usize) -> Self {
        let expected = usize::try_from(length.unwrap_or(0)).unwrap_or(CAPACITY);
        Self {
            first: Bytes::new(),
            joined: Vec::new(),
            capacity: limit.min(expected).min(CAPACITY),
            limit,
            is_truncated: false,
        }
    }

    pub(crate) fn push(&mut self, mut chunk: Bytes) {
        let remaining = self
            .limit
            .saturating_sub(self.first.len().max(self.joined.len()));
        self.is_truncated = chunk.len() > remaining;
        chunk.truncate(remaining);
        if self.first.is_empty() {
            self.first = chunk;
            return;
        }
        if self.joined.is_empty() {
            self.joined
                .reserve_exact(self.capacity.max(self.first.len() + chunk.len()));
            self.joined.extend_from_slice(&self.first);
        }
        self.joined.extend_from_slice(&chunk);
    }

    pub(crate) fn into_bytes(self) -> Bytes {
        match self.joined.is_empty() {
            true => self.first,
            false => self.joined.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, Bytes};

    /// Returns the body of these chunks, and whether it is truncated.
    fn body(chunks: &[&'static str], limit: usize) -> (Bytes, bool) {
        let mut body = Body::new(None, limit);
        for chunk in chunks {
            assert!(!body.is_truncated);
            body.push(Bytes::from_static(chunk.as_bytes()));
        }
        let is_truncated = body.is_truncated;
        (body.into_bytes(), is_truncated)
    }

    #[test]
    fn a_body_of_exactly_the_limit_is_complete_however_it_arrives() {
        for chunks in [
            &["abcdef"][..],
            &["abc", "def"],
            &["", "ab", "", "cdef", ""],
        ] {
            assert_eq!(body(chunks, 6), ("abcdef".into(), false), "{chunks:?}");
            assert_eq!(body(chunks, 7), ("abcdef".into(), false), "{chunks:?}");
        }
        for chunks in [
            &["abcdefg"][..],
            &["abc", "defg"],
            &["ab", "cd", "efg"],
            &["abcdef", "g"],
        ] {
            assert_eq!(body(chunks, 6), ("abcdef".into(), true), "{chunks:?}");
        }
        assert_eq!(body(&["a"], 0), (Bytes::new(), true));
        assert_eq!(body(&[], 0), (Bytes::new(), false));
    }
}
