//! A typed client for the API of the Quay container registry: quay.io and Quay 3.9 to 3.18.
//!
//! Each operation of the API is a value. A function in the module of its tag creates it, setters
//! add optional parameters, and a [`Client`] sends it. Operations and types are generated from
//! Quay's API description, with known errors corrected.
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
//! The token is an OAuth token of an application. In Quay's web interface, choose an organization,
//! then *Applications*, *Create New Application* and *Generate Token*. Select the scopes that your
//! operations document, such as `repo:read`. Quay shows the token once. Public
//! resources need no token.
//!
//! Besides OAuth tokens, Quay accepts the token of an OIDC provider that the server is configured
//! for, with all rights of its user. Robot accounts and passwords do not work with the API, except
//! that `getRepoManifestSecurity` also accepts HTTP basic authentication.
//!
//! The documentation of an operation says under *Access* which scopes the token and which right its
//! user need; [`Operation::SCOPES`] and [`Operation::ACCESS`] say it to programs. A larger scope
//! contains the smaller ones: `repo:admin` those of `repo:write` and `repo:read`, `user:admin` that
//! of `user:read`. Superusers are let through in more places than the operations say: with
//! `FEATURE_SUPERUSERS_FULL_ACCESS` and a token with `super:user`, they may do what administrators of
//! any organization or repository may. Read-only superusers may read nearly everything, whatever the
//! scopes of their token.
//!
//! A client is cheap to clone and keeps connections open, so create one for the whole program. If
//! your Quay has a certificate from a private CA, pass the CA to
//! [`ClientBuilder::root_certificates`]; if it is self-signed, pass the certificate itself.
//!
//! # Finding an operation
//!
//! There is one module per tag of Quay's API, such as [`repository`], [`tag`], [`organization`],
//! [`team`], [`robot`], [`user`], [`logs`] and, for superusers, [`superuser`]. Functions are named
//! after the operationId: `listRepoTags` is [`tag::list_repo_tags`], and searching for either finds
//! it. Required parameters are arguments: the path parameters, then the body.
//!
//! Request and response bodies are in [`types`]. `new` takes the required fields, setters add the
//! optional ones. Where `null` differs from omitting a field, there is also a `…_null` setter.
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
//! // The token is a `Secret`, which `Debug` does not show.
//! println!("{robot:?}");
//! # Ok(())
//! # }
//! ```
//!
//! Types of other crates appear in the API: [`jiff`](https://docs.rs/jiff) for timestamps,
//! [`http`](https://docs.rs/http) for statuses and headers, [`bytes`](https://docs.rs/bytes) for raw
//! bodies. They are re-exported.
//!
//! # Pages
//!
//! [`Client::items`] iterates over the items of all pages of a list, [`Client::pages`] over the
//! pages. Both return a `Stream` that also has a method `next`. The next page is requested while
//! the caller works on the current one. [`Client::send`] returns one page only.
//!
//! # Errors
//!
//! All functions return the same [`Error`]. Its text is a sentence for people: the operation, the
//! status, Quay's message, and a hint where one is known, such as the missing scope. Its
//! predicates, such as [`Error::is_not_found`], are for programs. Its source is the underlying
//! error.
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
//! A 404 may also mean that the server disables the operation, or is too old for it. The
//! documentation of an operation lists its feature flags and its first version.
//!
//! If there was no response ([`Error::Transport`], [`Error::Timeout`]), [`Error::is_not_sent`] tells
//! whether the server certainly did not process the request. If it is `false`, the request may have
//! taken effect, so check before you repeat a write.
//!
//! # Defaults of the client
//!
//! * It retries requests that are safe to repeat; see [`Retry`].
//! * It limits the time to connect (10 s), the time of an attempt (60 s) and the size of a response
//!   (64 MiB). [`ClientBuilder`] changes these, and sets certificates, proxies, rate limits and
//!   concurrency limits. [`CallOptions`] changes individual requests.
//! * It follows redirects only within the server, with the same method, body and token. A write that
//!   is redirected with status 301, 302 or 303 is not sent again, and the error names the URL to
//!   use.
//! * A token is never sent to another host, and never appears in logs, errors or `Debug` output. The
//!   same holds for every [`Secret`].
//! * It accepts any 2xx as a success. Unknown fields are ignored and unknown enum values are kept.
//!   Values without a known type are [`Json`].
//!
//! # Blocking client
//!
//! With the feature `blocking`, `blocking::Client` has the same methods without `await`. Its pages
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
//! The example `other_client` does this with ureq. [`Client::send_raw`] returns the response as
//! received, [`Client::send_as`] decodes your own type.
//!
//! # Features
//!
//! * `client` (default): [`Client`], with TLS by rustls and *ring*. It trusts the certificates that
//!   the system trusts.
//! * `all` (default): the operations of all tags, with their types.
//! * One feature for each tag, named as its module: `tag`, `repository`, `robot` and so on.
//! * `blocking`: `blocking::Client`.
//! * `mock`: `mock::Mock`.
//! * `tracing`: a span for each request with operation, method, path template, status, attempt and
//!   duration. Its target is `quay_api_generated`.
//!
//! A program that uses few tags compiles faster if it names them. The types that their operations
//! use are included:
//!
//! ```toml
//! [dependencies.quay-api-generated]
//! version = "0.1"
//! default-features = false
//! features = ["client", "repository", "tag"]
//! ```
//!
//! # Tasks
//!
//! The [`guide`] shows which operations common tasks need, with short programs. Complete programs
//! are in the folder `examples` of the crate.

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
