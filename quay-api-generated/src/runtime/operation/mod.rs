//! Operations: values that build a request and decode its response.

pub(crate) mod decode;
pub(crate) mod query;
pub(crate) mod request;
mod route;

use bytes::Bytes;
use http::{Method, Request, StatusCode};
use serde::de::DeserializeOwned;

use super::{
    error::{ApiError, Error, OperationInfo},
    value::access::Access,
};

/// An operation of Quay's API with its parameters.
///
/// An operation performs no I/O. [`request`](Self::request) builds the request and
/// [`decode`](Self::decode) decodes the response, so any HTTP client can carry it and a test needs
/// no server. `Client` and `blocking::Client` add retries, paging and timeouts.
///
/// The crate implements the trait for every operation of Quay. Implement it with
/// [`RequestBuilder`](crate::RequestBuilder) for an endpoint that is not documented.
pub trait Operation: Send + Sync {
    /// The type of a success response; `()` where Quay returns no content.
    type Output: DeserializeOwned + Send + 'static;

    /// The operationId, such as `listRepoTags`.
    const ID: &'static str;
    /// The method of the request.
    const METHOD: Method;
    /// The path template, such as `/api/v1/repository/{repository}/tag/`.
    const PATH: &'static str;
    /// The tag of the operation in the document, which is also its module.
    const TAG: &'static str;
    /// The main OAuth scope that the token needs, such as `repo:read`; `None` if no scope is
    /// needed. Where organization roles are shown with `repo:create`, `org:admin` does as well.
    const SCOPE: Option<&'static str>;
    /// All OAuth scopes that the token needs at the same time. The first one is
    /// [`SCOPE`](Self::SCOPE).
    const SCOPES: &'static [&'static str] = match &Self::SCOPE {
        Some(scope) => std::slice::from_ref(scope),
        None => &[],
    };
    /// Who may call the operation.
    const ACCESS: Access = Access::Unknown;
    /// The feature flags that the server must enable, without their prefix `FEATURE_`.
    ///
    /// [`Error::is_unsupported`](crate::Error::is_unsupported) describes what a server responds if
    /// one of them is off, or if it is older than [`SINCE`](Self::SINCE).
    const FLAGS: &'static [&'static str] = &[];
    /// The first minor version of Quay with this operation, such as `3.16`.
    const SINCE: Option<&'static str> = None;
    /// Whether only Quay's internal document lists the operation.
    const INTERNAL: bool = false;
    /// Whether a session of the web interface must be recent. OAuth tokens always count as recent.
    const FRESH_LOGIN: bool = false;
    /// Whether a success response has no useful content; [`Output`](Self::Output) is `()` then.
    const NO_CONTENT: bool = false;

    /// The path templates of other operations that some path values would reach, in which `{name}`
    /// stands for one segment, `{name*}` for one or more and `{name+}` for two or more.
    /// [`RequestBuilder`](crate::RequestBuilder) rejects such values.
    const SHADOWED_BY: &'static [&'static str] = &[];

    /// Builds the request. Its URI starts with the path (no scheme, no host), and it carries no
    /// token.
    ///
    /// Its body contains the passwords and tokens of the operation in plain text, and the `Debug`
    /// output of an `http::Request` prints the body. Print the operation instead: its `Debug` output
    /// hides them.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`] if a path value is empty or would change the path, or if the body
    /// cannot be serialized.
    fn request(&self) -> Result<Request<Bytes>, Error>;

    /// Whether a status means success: any 2xx, and for a few operations another status.
    fn is_success(status: StatusCode) -> bool {
        status.is_success()
    }

    /// Decodes a response from its status and body. The documented status is not consulted.
    ///
    /// # Errors
    ///
    /// [`Error::Api`] if the status is not a success, [`Error::Decode`] if the body does not match
    /// [`Output`](Self::Output).
    fn decode(status: StatusCode, body: &[u8]) -> Result<Self::Output, Error> {
        if !info::<Self>().is_success_response(status, body) {
            return Err(ApiError::new(info::<Self>(), status, body).into());
        }
        if Self::NO_CONTENT {
            return decode::no_content(Self::ID, status, body);
        }
        decode::from_json(Self::ID, status, body)
            .map_err(|error| error.with_requirement(&info::<Self>()))
    }
}

/// The facts about an operation that its errors report.
pub(crate) const fn info<O: Operation + ?Sized>() -> OperationInfo {
    OperationInfo {
        id: O::ID,
        method: O::METHOD,
        path: O::PATH,
        is_success: O::is_success,
        scopes: O::SCOPES,
        access: O::ACCESS,
        feature_flags: O::FLAGS,
        since: O::SINCE,
    }
}

/// References are operations too, so that an operation can be sent more than once.
impl<O: Operation> Operation for &O {
    type Output = O::Output;
    const ID: &'static str = O::ID;
    const METHOD: Method = O::METHOD;
    const PATH: &'static str = O::PATH;
    const TAG: &'static str = O::TAG;
    const SCOPE: Option<&'static str> = O::SCOPE;
    const SCOPES: &'static [&'static str] = O::SCOPES;
    const ACCESS: Access = O::ACCESS;
    const FLAGS: &'static [&'static str] = O::FLAGS;
    const SINCE: Option<&'static str> = O::SINCE;
    const INTERNAL: bool = O::INTERNAL;
    const FRESH_LOGIN: bool = O::FRESH_LOGIN;
    const NO_CONTENT: bool = O::NO_CONTENT;
    const SHADOWED_BY: &'static [&'static str] = O::SHADOWED_BY;

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

/// An operation that returns a list in pages.
///
/// `Client::pages` and `Client::items` iterate over them. To page by hand, send the operation,
/// pass the page to [`next`](Self::next), and send the operation that it returns until it returns
/// `None`.
pub trait Paged: Operation + Clone {
    /// The items of a page.
    type Item: Send + 'static;

    /// Returns the operation for the page after `page`, or `None` if `page` is the last one.
    fn next(&self, page: &Self::Output) -> Option<Self>;

    /// Whether `page` is an earlier page than the requested one. Some servers respond with their
    /// last page when there is no page of the requested number.
    fn is_repeated_page(&self, _page: &Self::Output) -> bool {
        false
    }

    /// Returns the items of a page.
    fn into_items(page: Self::Output) -> Vec<Self::Item>;
}
