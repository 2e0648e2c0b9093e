//! A typed client of the Quay container registry's API, for quay.io and for Quay 3.9 to 3.18.
//!
//! Each operation of the API is a value: a function in the module of its tag makes it, setters add
//! what is optional, and a [`Client`] sends it. Operations, parameters and answers are generated
//! from what Quay says of itself, corrected where it is known to err.
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
//! use quay_api_generated::{Client, Error, tag};
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Error> {
//!     let token = std::env::var("QUAY_TOKEN").expect("a token");
//!     let quay = Client::builder("https://quay.example.com").token(token).build()?;
//!     let page = quay.send(tag::list_repo_tags("acme/web").only_active_tags(true)).await?;
//!     for tag in page.tags {
//!         println!("{}", tag.name);
//!     }
//!     Ok(())
//! }
//! ```
//!
//! The token is that of an OAuth application: in Quay's web interface choose an organization, then
//! *Applications*, *Create New Application* and *Generate Token*. It is shown once. Tick the scopes
//! that your operations name in their documentation, such as `repo:read`. Robot accounts and
//! passwords do not work with the API; what is public on a server needs no token at all.
//!
//! A client is cheap to clone and keeps its connections, so make one for the whole program. If the
//! certificate of your Quay comes from a CA of your own, give that to
//! [`ClientBuilder::root_certificates`].
//!
//! # Finding and making an operation
//!
//! Modules are the tags of Quay's API, such as [`repository`], [`tag`], [`organization`], [`team`],
//! [`robot`], [`user`], [`logs`] and, for superusers, [`superuser`]. A function has the operationId
//! as its name (`listRepoTags` is [`tag::list_repo_tags`]; a search for either finds it), and takes
//! what is required: the values of the path, then the body. Bodies and answers are in [`types`]; a
//! body takes in `new` what is required, and the rest by setters, which have a twin that ends in
//! `_null` where null means something else than absence.
//!
//! ```no_run
//! # async fn run(quay: quay_api_generated::Client) -> Result<(), quay_api_generated::Error> {
//! use quay_api_generated::{robot, types::CreateRobot};
//!
//! let about = CreateRobot::new().description("pushes from CI");
//! let robot = quay.send(robot::create_org_robot("acme", "ci").body(about)).await?;
//! // Printed, it shows everything but the token, which is a `Secret`.
//! println!("{robot:?}");
//! # Ok(())
//! # }
//! ```
//!
//! # Pages
//!
//! Operations that answer page by page can be walked through with [`Client::items`] and
//! [`Client::pages`]. Both are a `Stream`, and have a `next` of their own for those who need no
//! stream. The next page is on its way while the caller works on this one.
//!
//! ```no_run
//! # async fn run(quay: quay_api_generated::Client) -> Result<(), quay_api_generated::Error> {
//! use quay_api_generated::superuser;
//!
//! let mut logs = quay.items(superuser::list_all_logs());
//! while let Some(entry) = logs.next().await {
//!     println!("{}", entry?.kind);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Errors
//!
//! There is one [`Error`]. Printed, it is a sentence for an operator: the operation, the status,
//! what Quay said, and the remedy where one is known, such as the scope that the token lacks. What
//! lies below it (a connection refused, a value of another type) is its source.
//!
//! ```no_run
//! # async fn run(quay: quay_api_generated::Client) -> Result<(), quay_api_generated::Error> {
//! use quay_api_generated::organization;
//!
//! match quay.send(organization::get_organization("acme")).await {
//!     Ok(organization) => println!("{}", organization.name),
//!     Err(error) if error.is_not_found() => println!("there is no such organization"),
//!     Err(error) => return Err(error),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A 404 may also mean that the server has the operation switched off, or is too old for it; the
//! documentation of an operation names its feature flags and the first version that has it.
//!
//! # What a client does by itself
//!
//! * It tries again what is safe to be tried again; see [`Retry`].
//! * It bounds the time of a connection (10 s) and of an attempt (60 s), and the size of an answer
//!   (64 MiB); see [`ClientBuilder`] for these, certificates, proxies and limits of pace, and
//!   [`CallOptions`] for what is different for one call.
//! * It follows redirects on the same server only, with method, body and token. A token is never
//!   sent anywhere else, and is in no log, error or `Debug`; so it is with every [`Secret`].
//! * It takes any 2xx for a success and lets the body decide what it is. Fields that it does not
//!   know are passed over, values that it does not know are kept as they came (as [`Json`] where
//!   they are more than a word).
//!
//! # Without `await`
//!
//! With the feature `blocking`, `blocking::Client` has the same verbs, and its pages and items are
//! iterators.
//!
//! ```no_run
//! # #[cfg(feature = "blocking")]
//! # fn run() -> Result<(), quay_api_generated::Error> {
//! use quay_api_generated::{blocking::Client, superuser};
//!
//! let quay = Client::builder("https://quay.example.com").token("…").build()?;
//! for user in quay.items(superuser::list_all_users()) {
//!     println!("{}", user?.username);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Tests of your own
//!
//! With the feature `mock`, `mock::Mock` makes a client over canned answers, without a socket.
//!
//! ```
//! # #[cfg(feature = "mock")]
//! # async fn run() -> Result<(), quay_api_generated::Error> {
//! use quay_api_generated::{mock::Mock, tag, types};
//!
//! let mock = Mock::new();
//! mock.on::<tag::ListRepoTags>().respond(types::TagPage::new(false, 1, []));
//!
//! let quay = mock.client()?;
//! let page = quay.send(tag::list_repo_tags("acme/web")).await?;
//! assert!(page.tags.is_empty());
//! assert_eq!(mock.requests()[0].uri(), "/api/v1/repository/acme/web/tag/");
//! # Ok(())
//! # }
//! # #[cfg(feature = "mock")]
//! # futures_util::FutureExt::now_or_never(run()).expect("needs no I/O").expect("is answered");
//! ```
//!
//! # Another way to send
//!
//! An [`Operation`] performs no I/O. [`Operation::request`] gives an `http::Request`, and
//! [`Operation::decode`] reads the answer to it, whatever carried them. [`Client::send_raw`] gives
//! the answer as it came, [`Client::send_as`] as a type of your own.
//!
//! # Features
//!
//! * `blocking`: `blocking::Client`.
//! * `tracing`: a span for each call, with operation, method, path template, status, attempt and
//!   time.
//! * `mock`: `mock::Mock`.
//!
//! None is on by default. TLS is by rustls with *ring*; the certificates that the system trusts
//! are trusted.
//!
//! # Tasks
//!
//! The [`guide`] shows which operations common tasks need, with short programs. Whole programs
//! are in the folder `examples` of the crate.

// docs.rs builds with nightly, which labels each item with the feature that it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod generated;
pub mod guide;
mod runtime;

pub use generated::*;
#[cfg(feature = "blocking")]
pub use runtime::blocking;
#[cfg(feature = "mock")]
pub use runtime::mock;
pub use runtime::{
    client::{Client, builder::ClientBuilder, options::CallOptions, retry::Retry},
    error::{
        ApiError, DecodeError, Error, ErrorType, InvalidInput, PagingError, TimeoutError,
        TransportError,
    },
    operation::{Operation, Paged, query::QueryValue, request::RequestBuilder},
    paging::{Items, Pages},
    value::{json::Json, secret::Secret},
};
