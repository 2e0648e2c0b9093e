//! Operations: values that build a request and decode its response.

pub(crate) mod decode;
pub(crate) mod query;
pub(crate) mod request;
mod route;

use bytes::Bytes;
use http::{Method, Request, StatusCode};
use serde_core::de::DeserializeOwned;

use super::{
    error::{Error, OperationInfo},
    value::access::Access,
};

/// An operation of Quay's API with its parameters.
///
/// An operation performs no I/O: [`request`](Self::request) builds the request, and
/// [`decode`](Self::decode) decodes the response. Any HTTP client can send it, and tests need no
/// server. `Client` and `blocking::Client` add retries, paging and timeouts.
///
/// The crate implements this trait for every operation of Quay. For one that is not documented,
/// implement it yourself with [`RequestBuilder`](crate::RequestBuilder).
pub trait Operation: Send + Sync {
    /// The type of a success response. `()` if Quay returns no content.
    type Output: DeserializeOwned + Send + 'static;

    /// The operationId, such as `listRepoTags`.
    const ID: &'static str;
    /// The method of the request.
    const METHOD: Method;
    /// The path template, such as `/api/v1/repository/{repository}/tag/`.
    const PATH: &'static str;
    /// The tag of the operation in the document, which is also its module.
    const TAG: &'static str;
    /// The main OAuth scope that the token needs, such as `repo:read`. `None` if no scope is needed.
    ///
    /// For some operations, `org:admin` may replace `repo:create`. Their documentation says so.
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
    /// The status of the response while one of [`FLAGS`](Self::FLAGS) is off, where it does not
    /// follow from the path. The response has other possible causes.
    const STATUS_WHEN_OFF: Option<u16> = None;
    /// The first minor version of Quay with this operation, such as `3.16`.
    const SINCE: Option<&'static str> = None;
    /// Whether only Quay's internal document lists the operation.
    const INTERNAL: bool = false;
    /// Whether a session of the web interface must be recent. This does not concern OAuth tokens.
    const FRESH_LOGIN: bool = false;
    /// Whether a success response has no useful content. [`Output`](Self::Output) is then `()`.
    const NO_CONTENT: bool = false;

    /// The path templates of other operations that the request would reach, perhaps by a redirect,
    /// with some path values. [`RequestBuilder`](crate::RequestBuilder) rejects such values. In a
    /// template, `{name}` stands for one segment, `{name*}` for one or more, and `{name+}` for two or
    /// more.
    const SHADOWED_BY: &'static [&'static str] = &[];

    /// Builds the request. Its URI starts with the path, without scheme and host. It contains no
    /// token.
    ///
    /// The body contains the passwords and tokens of the operation in plain text, and the `Debug`
    /// output of `http::Request` prints it. Print the operation instead, whose `Debug` output hides
    /// them.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`] if a path value is empty or would change the path, or if the body
    /// cannot be serialized.
    fn request(&self) -> Result<Request<Bytes>, Error>;

    /// Whether a status means success: any 2xx status, and 503 for the health of mirrors.
    fn is_success(status: StatusCode) -> bool {
        status.is_success()
    }

    /// Decodes a response from its status and body. The documented status is ignored.
    ///
    /// # Errors
    ///
    /// [`Error::Api`] if the status is not a success, [`Error::Decode`] if the body does not match
    /// [`Output`](Self::Output).
    fn decode(status: StatusCode, body: &[u8]) -> Result<Self::Output, Error> {
        decode::decode(info::<Self>(), Self::NO_CONTENT, status, body)
    }
}

/// The facts about an operation that its errors report.
pub(crate) const fn info<O: Operation + ?Sized>() -> &'static OperationInfo {
    const {
        &OperationInfo {
            id: O::ID,
            method: O::METHOD,
            path: O::PATH,
            is_success: O::is_success,
            scopes: O::SCOPES,
            access: O::ACCESS,
            feature_flags: O::FLAGS,
            status_when_off: O::STATUS_WHEN_OFF,
            since: O::SINCE,
        }
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
    const STATUS_WHEN_OFF: Option<u16> = O::STATUS_WHEN_OFF;
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
/// `Client::pages` and `Client::items` iterate over the pages. To do so by hand, send the operation,
/// pass the page to [`next`](Self::next), and send the operation that it returns, until it returns
/// `None`. Stop earlier, and ignore the page, if [`is_repeated_page`](Self::is_repeated_page) is
/// `true`.
pub trait Paged: Operation + Clone {
    /// The items of a page.
    type Item: Send + 'static;

    /// Returns the operation for the page after `page`, or `None` if `page` is the last one.
    fn next(&self, page: &Self::Output) -> Option<Self>;

    /// Whether `page` is an earlier page than the requested one. Some servers return the last page
    /// if the number of the requested page is too high.
    fn is_repeated_page(&self, _page: &Self::Output) -> bool {
        false
    }

    /// Returns the items of a page.
    fn into_items(page: Self::Output) -> Vec<Self::Item>;
}
