//! What an operation is: a value that can be turned into a request, and that can read the answer.

use bytes::Bytes;
use http::{Method, Request, StatusCode};
use serde::de::DeserializeOwned;

use super::{decode, error::Error};

/// One call of Quay's API, as a value.
///
/// An operation performs no I/O. [`request`](Self::request) says what to send and
/// [`decode`](Self::decode) reads what came back, so any HTTP client can carry it, and a test
/// needs no server. `Client` (and `blocking::Client`) do the same with retries, paging and time
/// limits.
///
/// The crate implements it for every operation of Quay. A crate of your own may implement it
/// too, for an endpoint that is not documented, with [`RequestBuilder`](crate::RequestBuilder).
pub trait Operation: Send + Sync {
    /// What a successful answer holds; `()` where Quay sends nothing worth reading.
    type Output: DeserializeOwned + Send + 'static;

    /// The operationId of the document, such as `listRepoTags`.
    const ID: &'static str;
    /// The method of the request.
    const METHOD: Method;
    /// The path template, such as `/api/v1/repository/{repository}/tag/`.
    const PATH: &'static str;
    /// The tag that groups the operation in the document, and the module it lives in.
    const TAG: &'static str;
    /// The OAuth scope that a token needs for this operation, such as `repo:read`.
    const SCOPE: Option<&'static str>;
    /// The feature flags of the server that must be on; with one of them off it answers 404.
    const FLAGS: &'static [&'static str] = &[];
    /// The first minor version of Quay that has this operation, such as `3.16`.
    const SINCE: Option<&'static str> = None;
    /// Whether only Quay's internal document lists the operation.
    const INTERNAL: bool = false;
    /// Whether a session of the web interface must be a recent one. OAuth tokens always count as
    /// recent.
    const FRESH_LOGIN: bool = false;
    /// Whether the answer holds nothing worth reading; [`Output`](Self::Output) is `()` then.
    const EMPTY: bool = false;

    /// The request, with a URI that begins with the path (no scheme, no host) and without a token.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`] if a path value is empty or would lead to another path, or if the
    /// body cannot be written as JSON.
    fn request(&self) -> Result<Request<Bytes>, Error>;

    /// Whether an answer of this status holds an [`Output`](Self::Output): any 2xx, and for a few
    /// operations another status too.
    fn is_success(status: StatusCode) -> bool {
        status.is_success()
    }

    /// Reads an answer.
    ///
    /// # Errors
    ///
    /// [`Error::Api`] if the status is not one of success, [`Error::Decode`] if the body is not
    /// what this operation answers.
    fn decode(status: StatusCode, body: &[u8]) -> Result<Self::Output, Error> {
        decode::decode::<Self>(status, body)
    }
}

/// A reference will do, so that an operation can be sent more than once.
impl<O: Operation> Operation for &O {
    type Output = O::Output;
    const ID: &'static str = O::ID;
    const METHOD: Method = O::METHOD;
    const PATH: &'static str = O::PATH;
    const TAG: &'static str = O::TAG;
    const SCOPE: Option<&'static str> = O::SCOPE;
    const FLAGS: &'static [&'static str] = O::FLAGS;
    const SINCE: Option<&'static str> = O::SINCE;
    const INTERNAL: bool = O::INTERNAL;
    const FRESH_LOGIN: bool = O::FRESH_LOGIN;
    const EMPTY: bool = O::EMPTY;

    fn request(&self) -> Result<Request<Bytes>, Error> {
        O::request(self)
    }

    fn is_success(status: StatusCode) -> bool {
        O::is_success(status)
    }

    fn decode(status: StatusCode, body: &[u8]) -> Result<Self::Output, Error> {
        O::decode(status, body)
    }
}

/// An operation that answers page by page.
///
/// `Client::pages` and `Client::items` walk through them. By hand: send the operation, look at the
/// page, and send what [`next`](Self::next) gives until it gives `None`.
pub trait Paged: Operation + Clone {
    /// What the pages list.
    type Item: Send + 'static;

    /// The operation that asks for the page after `page`, or `None` if it was the last one.
    fn next(&self, page: &Self::Output) -> Option<Self>;

    /// Whether `page` is an earlier one than was asked for, which some servers answer where there is
    /// no such page. It was there before, and ends a walk.
    fn is_earlier(&self, _page: &Self::Output) -> bool {
        false
    }

    /// The items of a page.
    fn into_items(page: Self::Output) -> Vec<Self::Item>;
}
