//! A typed client for the API of the Quay container registry: quay.io and Quay 3.9 to 3.18.
//!
//! A function creates an operation, setters add its optional parameters, and a [`Client`] sends it.
//! Operations and types are generated from Quay's API document, with known errors corrected.
//!
//! The [`guide`] shows which operations common tasks need, with a short program for each.
//!
//! # A first program
//!
//! ```toml
//! [dependencies]
//! quay-api-generated = "0.1"
//! tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
//! ```
//!
//! ```no_run
//! # #[cfg(all(feature = "client", feature = "tag"))]
//! # mod program {
//! use quay_api_generated::{Client, Error, tag};
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Error> {
//!     let token = std::env::var("QUAY_TOKEN").expect("QUAY_TOKEN is set");
//!     let url = "https://quay.example.com";
//!     let client = Client::builder(url).token(token).build()?;
//!
//!     let tags = tag::list_repo_tags("acme/web").only_active_tags(true);
//!     let mut tags = client.items(tags);
//!     while let Some(tag) = tags.next().await {
//!         println!("{}", tag?.name);
//!     }
//!     Ok(())
//! }
//! # }
//! # fn main() {}
//! ```
//!
//! A client keeps connections open and is cheap to clone, so create one for the whole program. If
//! your server has a certificate of a private CA, pass the CA to
//! [`ClientBuilder::root_certificates`]. If the certificate is self-signed, pass the certificate.
//!
//! # Authentication
//!
//! The token is an OAuth token. To create one, choose an organization in Quay's web interface, then
//! *Applications*, *Create New Application* and *Generate Token*, and select the scopes that the
//! documentation of your operations names, such as `repo:read`. Quay shows the token only once.
//! Public resources need no token. Quay treats an invalid or expired token as none, so many operations
//! then succeed with what is public, such as an empty list. If the server is configured for an OIDC
//! provider, a token of that provider also works, with all rights of its user.
//!
//! Robot accounts and passwords do not work with the API, with one exception:
//! [`getRepoManifestSecurity`](secscan::get_repo_manifest_security) accepts them by HTTP basic
//! authentication, see [`ClientBuilder::basic_auth`].
//!
//! The documentation of an operation states under *Access* which scopes the token needs and which
//! right its user needs. In code, these are [`Operation::SCOPES`] and [`Operation::ACCESS`]. Larger
//! scopes include smaller ones: `repo:admin` includes `repo:write` and `repo:read`, and `user:admin`
//! includes `user:read`.
//!
//! Superusers have more rights than stated there. On servers with `FEATURE_SUPERUSERS_FULL_ACCESS`,
//! a superuser whose token has `super:user` may do what the administrators of any organization or
//! repository may do. A read-only superuser may read nearly everything, whatever the scopes of the
//! token.
//!
//! # Finding an operation
//!
//! There is one module for each tag of Quay's API, such as [`repository`], [`tag`],
//! [`organization`], [`team`], [`robot`], [`user`], [`logs`] and, for superusers, [`superuser`].
//! Functions are named after the operationId: `listRepoTags` is [`tag::list_repo_tags`]. The search
//! of this documentation finds both names. Required parameters are arguments of the function: first
//! the path parameters, then the body.
//!
//! Request and response bodies are in [`types`]. `new` takes the required fields. Types of requests
//! have setters for the optional ones, and a `…_null` setter where `null` differs from omitting a
//! field; the fields of responses are public. In a response, a field is `None` if Quay omits it or
//! sends `null`; its documentation says when. Serialized, a type is the JSON of Quay, with Quay's
//! formats of dates.
//!
//! ```no_run
//! # #[cfg(all(feature = "client", feature = "robot"))]
//! # async fn run(
//! #     client: quay_api_generated::Client,
//! # ) -> Result<(), quay_api_generated::Error> {
//! use quay_api_generated::{robot, types::CreateRobot};
//!
//! let body = CreateRobot::new().description("pushes from CI");
//! let operation = robot::create_org_robot("acme", "ci").body(body);
//! let robot = client.send(operation).await?;
//! // The token is a `Secret`: `Debug` does not show it, `expose` returns it.
//! if let Some(token) = &robot.token {
//!     store(&robot.name, token.expose());
//! }
//! # fn store(_: &str, _: &str) {}
//! # Ok(())
//! # }
//! ```
//!
//! Some public types come from other crates, which are re-exported: [`jiff`](https://docs.rs/jiff) for
//! timestamps, [`http`](https://docs.rs/http) for statuses and headers,
//! [`bytes`](https://docs.rs/bytes) for raw bodies, [`serde_json`](https://docs.rs/serde_json) for
//! untyped JSON, and [`reqwest`](https://docs.rs/reqwest) for [`ClientBuilder::http_client`].
//!
//! # Pages
//!
//! [`Client::items`] returns the items of all pages of a list, and [`Client::pages`] the pages.
//! Both return a `Stream` that also has a method `next`. The next page is requested while you
//! process the current one. [`Client::send`] returns one page only.
//!
//! Items are the elements of the list. To read other properties of a page, use [`Client::pages`].
//!
//! # Errors
//!
//! All functions return the same [`Error`]. Its message contains the operation, the status, Quay's
//! message, and a hint where one is known, such as the missing scope. To handle errors in code, use
//! its predicates, such as [`Error::is_not_found`] and [`Error::is_conflict`]. Its source is the
//! underlying error.
//!
//! ```no_run
//! # #[cfg(all(feature = "client", feature = "organization"))]
//! # async fn run(
//! #     client: quay_api_generated::Client,
//! # ) -> Result<(), quay_api_generated::Error> {
//! use quay_api_generated::organization;
//!
//! match client.send(organization::get_organization("acme")).await {
//!     Ok(organization) => println!("{}", organization.name),
//!     Err(error) if error.is_not_found() => println!("not found"),
//!     Err(error) => return Err(error),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The documentation of an operation lists the feature flags that the server needs, and the first
//! version of Quay that has the operation. [`Error::is_unsupported`] recognizes a server that lacks
//! the operation, and describes what it responds.
//!
//! If there was no response ([`Error::Transport`], [`Error::Timeout`]), [`Error::is_not_sent`] tells
//! whether the server certainly did not process the request. If it is `false`, the request may have
//! taken effect, so check before you repeat a write.
//!
//! # Defaults of the client
//!
//! * It retries requests that are safe to repeat, up to three times; see [`Retry`].
//! * It limits the time to connect (10 s), the time of an attempt (60 s) and the size of a response
//!   (64 MiB). [`ClientBuilder`] sets these limits, and [`CallOptions::timeout`] the timeout of
//!   individual requests.
//! * It follows redirects only within the server, with the same method, body and token. A write that
//!   is redirected with status 301, 302 or 303 is not repeated.
//! * It never sends a token to another host. Tokens and every other [`Secret`] never appear in this
//!   crate's logs, errors or `Debug` output. An `http::Request` and the response of
//!   [`Client::send_raw`] contain them in plain text.
//! * Any 2xx status is a success. The two operations for the health of mirrors also accept 503, with
//!   which Quay reports unhealthy mirrors in the usual body.
//! * Unknown fields are ignored, and unknown enum values are kept. So are those that a program passes:
//!   to refuse a typo before it is sent, compare with the constant `VALUES` of the enum. Values
//!   without a known type are [`Json`].
//!
//! # Blocking client
//!
//! With the feature `blocking`, `blocking::Client` has the same methods without `async`. Its pages
//! and items are iterators.
//!
//! ```no_run
//! # #[cfg(all(feature = "blocking", feature = "superuser"))]
//! # fn run() -> Result<(), quay_api_generated::Error> {
//! use quay_api_generated::{blocking::Client, superuser};
//!
//! let url = "https://quay.example.com";
//! let client = Client::builder(url).token("…").build()?;
//! for user in client.items(superuser::list_all_users()) {
//!     println!("{}", user?.username);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Testing
//!
//! With the feature `mock`, `mock::Mock` provides a client without a server.
//!
//! ```
//! # #[cfg(all(feature = "mock", feature = "tag"))]
//! # async fn run() -> Result<(), quay_api_generated::Error> {
//! use quay_api_generated::{mock::Mock, tag, types::TagPage};
//!
//! let mock = Mock::new();
//! mock.on::<tag::ListRepoTags>().respond(TagPage::new([], 1, false));
//!
//! let client = mock.client()?;
//! let page = client.send(tag::list_repo_tags("acme/web")).await?;
//! assert!(page.tags.is_empty());
//! let uri = mock.requests()[0].uri().clone();
//! assert_eq!(uri, "/api/v1/repository/acme/web/tag/");
//! # Ok(())
//! # }
//! # #[cfg(all(feature = "mock", feature = "tag"))]
//! # futures_util::FutureExt::now_or_never(run()).expect("no I/O").expect("a response");
//! ```
//!
//! # Other HTTP clients
//!
//! An [`Operation`] performs no I/O: [`Operation::request`] builds an `http::Request`, and
//! [`Operation::decode`] decodes the response. Without the feature `client`, the crate depends on
//! no HTTP client, no TLS library and no async runtime.
//!
//! ```toml
//! [dependencies.quay-api-generated]
//! version = "0.1"
//! default-features = false
//! features = ["user"]
//! ```
//!
//! ```
//! # #[cfg(feature = "user")] {
//! use quay_api_generated::{Operation, bytes::Bytes, http, user};
//! # use quay_api_generated::Error;
//!
//! /// Sends a request to the server at a URL.
//! fn carry(
//!     url: &str,
//!     request: http::Request<Bytes>,
//! ) -> (http::StatusCode, Vec<u8>) {
//!     // Prepend the URL to `request.uri()`, add the token, and send it.
//! #   assert_eq!(format!("{url}{}", request.uri()), "https://q.example/api/v1/user/");
//! #   (http::StatusCode::UNAUTHORIZED, Vec::new())
//! }
//!
//! # fn run() -> Result<(), Error> {
//! let request = user::get_logged_in_user().request()?;
//! let (status, body) = carry("https://q.example", request);
//! let user = user::GetLoggedInUser::decode(status, &body)?;
//! println!("{}", user.username);
//! # Ok(())
//! # }
//! # assert!(run().unwrap_err().is_unauthorized());
//! # }
//! ```
//!
//! The example program `other_client` does this with ureq.
//!
//! With the crate's own client, [`Client::send_raw`] returns a response as received, and
//! [`Client::send_as`] decodes it into your own type.
//!
//! # Features
//!
//! * `client` (default): [`Client`], with TLS by rustls and *ring*. It trusts the certificates that
//!   the operating system trusts.
//! * `all` (default): the operations of all tags, with their types.
//! * One feature for each tag, named as its module: `tag`, `repository`, `robot` and so on.
//! * `blocking`: `blocking::Client`.
//! * `mock`: `mock::Mock`.
//! * `tracing`: a span for each request with operation, method, path template, status, attempt and
//!   duration. The target is `quay_api_generated`.
//!
//! A program that uses few tags compiles faster with the features of these tags only. They include
//! the types that their operations use:
//!
//! ```toml
//! [dependencies.quay-api-generated]
//! version = "0.1"
//! default-features = false
//! features = ["client", "repository", "tag"]
//! ```

// docs.rs builds with nightly, which labels each item with the feature that it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(all(feature = "client", feature = "all")),
    allow(
        rustdoc::broken_intra_doc_links,
        reason = "the docs describe all features"
    )
)]

// The generator formats it.
#[rustfmt::skip]
mod generated;
#[cfg(all(feature = "client", feature = "all"))]
pub mod guide;
mod runtime;

pub use bytes;
pub use generated::*;
pub use http;
pub use jiff;
#[cfg(feature = "client")]
pub use reqwest;
#[cfg(feature = "blocking")]
pub use runtime::blocking;
#[cfg(feature = "mock")]
pub use runtime::mock;
#[cfg(feature = "client")]
pub use runtime::{
    client::{Client, builder::ClientBuilder, options::CallOptions, retry::Retry},
    paging::{IntoPaged, Pages, items::Items},
};
pub use runtime::{
    error::{
        ApiError, DecodeError, Error, ErrorType, InvalidInput, PagingError, TimeoutError,
        TransportError,
    },
    operation::{Operation, Paged, query::QueryValue, request::RequestBuilder},
    value::{access::Access, json::Json, secret::Secret},
};
pub use serde_json;
