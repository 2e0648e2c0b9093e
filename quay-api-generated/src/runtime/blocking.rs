//! A client without `await`. It runs the async client on its own thread.

mod runtime;

use std::{fmt, sync::Arc};

use bytes::Bytes;
use http::{Request, Response};
use serde_core::de::DeserializeOwned;

use self::runtime::Runtime;
use super::{
    client::{
        self, builder::ClientBuilder, options::CallOptions, transport::response::RawResponse,
    },
    error::{Error, OperationInfo},
    operation::{self, Operation, Paged},
    paging::{self, IntoPaged},
};

/// A client of one Quay server whose methods block until the response has arrived.
///
/// Clones are cheap and share connections. All requests run on one thread of the client.
///
/// Inside an async runtime, every request fails, because it would block a worker thread. Use
/// [`Client`](crate::Client) there, or call this client in `spawn_blocking` or `block_in_place`.
#[derive(Clone)]
pub struct Client {
    client: client::Client,
    runtime: Arc<Runtime>,
}

impl Client {
    /// Creates a client without a token, for the public resources of a server.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`] if the URL is invalid or no thread can be started.
    pub fn new(base_url: impl Into<String>) -> Result<Self, Error> {
        Self::builder(base_url).build()
    }

    /// Creates a blocking client from an async one.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`] if no thread can be started.
    pub fn from_async(client: client::Client) -> Result<Self, Error> {
        let runtime = Arc::new(Runtime::start()?);
        Ok(Self { client, runtime })
    }

    /// Configures a client for the server at a URL. See [`Client::builder`](crate::Client::builder).
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder<Self> {
        ClientBuilder::new(base_url)
    }

    /// Returns this client with other options. Both share connections and limits.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        Self {
            client: self.client.with(options),
            runtime: Arc::clone(&self.runtime),
        }
    }

    /// Sends an operation and decodes the response.
    ///
    /// # Errors
    ///
    /// See [`Client::send`](crate::Client::send). Also fails inside an async runtime.
    pub fn send<O: Operation>(&self, operation: O) -> Result<O::Output, Error> {
        let response = self.execute(operation::info::<O>(), operation.request())?;
        response.decode::<O>()
    }

    /// Sends an operation with its own options.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub fn send_with<O: Operation>(
        &self,
        operation: O,
        options: CallOptions,
    ) -> Result<O::Output, Error> {
        self.with(options).send(operation)
    }

    /// Sends an operation and decodes the response as your own type.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub fn send_as<T: DeserializeOwned>(&self, operation: impl Operation) -> Result<T, Error> {
        let info = info_of(&operation);
        let response = self.execute(info, operation.request())?;
        response.decode_as(info)
    }

    /// Sends an operation and returns the status, headers and body of the response.
    ///
    /// # Errors
    ///
    /// See [`Client::send_raw`](crate::Client::send_raw). Also fails inside an async runtime.
    pub fn send_raw<O: Operation>(&self, operation: O) -> Result<Response<Bytes>, Error> {
        let response = self
            .client
            .execute_raw(operation::info::<O>(), operation.request());
        self.runtime.block_on(O::ID, response)?
    }

    fn execute(
        &self,
        operation: &'static OperationInfo,
        request: Result<Request<Bytes>, Error>,
    ) -> Result<RawResponse, Error> {
        let response = self.client.execute(operation, request);
        self.runtime.block_on(operation.id, response)?
    }

    /// Returns the pages of a list, starting with this operation.
    ///
    /// The next page is requested while you process the current one, unless
    /// [`no_prefetch`](CallOptions::no_prefetch) is set.
    pub fn pages<O: Paged + 'static>(&self, operation: impl IntoPaged<O>) -> Pages<O> {
        Pages {
            pages: Some(self.client.pages(operation)),
            runtime: Arc::clone(&self.runtime),
        }
    }

    /// Returns the items of all pages of a list, starting with this operation. The iterator holds at
    /// most two pages.
    pub fn items<O: Paged + 'static>(&self, operation: impl IntoPaged<O>) -> Items<O> {
        Items {
            items: Some(self.client.items(operation)),
            runtime: Arc::clone(&self.runtime),
        }
    }
}

impl ClientBuilder {
    /// Builds a blocking client.
    ///
    /// # Errors
    ///
    /// See [`build`](Self::build). Also fails if no thread can be started.
    pub fn build_blocking(self) -> Result<Client, Error> {
        Client::from_async(self.build_async()?)
    }
}

impl ClientBuilder<Client> {
    /// Builds the client.
    ///
    /// # Errors
    ///
    /// See [`ClientBuilder::build`]. Also fails if no thread can be started.
    pub fn build(self) -> Result<Client, Error> {
        Client::from_async(self.build_async()?)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.client.fmt(formatter)
    }
}

/// The pages of a list. The iterator ends after an error; see [`Pages`](crate::Pages).
#[must_use = "iterators do nothing unless consumed"]
pub struct Pages<O: Paged> {
    /// `None` while the runtime uses it, and after a call that could not run.
    pages: Option<paging::Pages<O>>,
    runtime: Arc<Runtime>,
}

impl<O: Paged + 'static> Pages<O> {
    /// See [`Pages::resume`](crate::Pages::resume). `None` also if the last call failed because it
    /// was made inside an async runtime.
    pub fn resume(&self) -> Option<&O> {
        self.pages.as_ref()?.resume()
    }
}

impl<O: Paged + 'static> Iterator for Pages<O> {
    type Item = Result<O::Output, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut pages = self.pages.take()?;
        let step = self.runtime.block_on(O::ID, async move {
            let page = pages.next().await;
            (pages, page)
        });
        match step {
            Ok((pages, page)) => {
                self.pages = Some(pages);
                page
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pages.fmt(formatter)
    }
}

/// The items of all pages of a list. The iterator ends after an error; see [`Items`](crate::Items).
#[must_use = "iterators do nothing unless consumed"]
pub struct Items<O: Paged> {
    items: Option<paging::items::Items<O>>,
    runtime: Arc<Runtime>,
}

impl<O: Paged + 'static> Items<O> {
    /// Returns all items that are left.
    ///
    /// # Errors
    ///
    /// See [`Pages::next`](crate::Pages::next). The items before an error are lost.
    pub fn into_vec(self) -> Result<Vec<O::Item>, Error> {
        self.collect()
    }

    /// See [`Items::resume`](crate::Items::resume). `None` also if the last call failed because it
    /// was made inside an async runtime.
    pub fn resume(&self) -> Option<&O> {
        self.items.as_ref()?.resume()
    }
}

impl<O: Paged + 'static> Iterator for Items<O> {
    type Item = Result<O::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(item) = self.items.as_mut()?.next_buffered() {
            return Some(Ok(item));
        }
        let mut items = self.items.take()?;
        let step = self.runtime.block_on(O::ID, async move {
            let item = items.next().await;
            (items, item)
        });
        match step {
            Ok((items, item)) => {
                self.items = Some(items);
                item
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items.fmt(formatter)
    }
}

fn info_of<O: Operation>(_operation: &O) -> &'static OperationInfo {
    operation::info::<O>()
}
