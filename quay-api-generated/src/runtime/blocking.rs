//! The verbs without `await`. The same client does the work, on a thread of its own.

use std::{
    fmt,
    panic::AssertUnwindSafe,
    sync::{Arc, mpsc},
    thread,
};

use bytes::Bytes;
use futures_util::FutureExt;
use http::Response;
use serde::de::DeserializeOwned;
use tokio::{runtime, sync::oneshot};

use super::{
    builder::ClientBuilder,
    error::{Error, Failure, TransportError},
    operation::{Operation, Paged},
    options::CallOptions,
    paging,
};

/// A client of one Quay server whose calls wait for the answer.
///
/// Clones are cheap and share connections. The work is done by one thread of the client's own, so
/// that a call can be made anywhere. Inside of an async runtime it does not panic, but holds up
/// the worker thread that it is made on: there, use [`Client`](crate::Client), or
/// `spawn_blocking`.
#[derive(Clone)]
pub struct Client {
    client: crate::Client,
    worker: Arc<Worker>,
}

impl Client {
    /// A client without a token, for what Quay shows to anybody.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`] if the URL cannot be taken or no thread can be started.
    pub fn new(base_url: impl Into<String>) -> Result<Self, Error> {
        Self::builder(base_url).build()
    }

    /// A client that waits, over one that does not.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInput`] if no thread can be started.
    pub fn from_async(client: crate::Client) -> Result<Self, Error> {
        let worker = Arc::new(Worker::start()?);
        Ok(Self { client, worker })
    }

    /// Sets up a client for the server at a URL, as [`Client::builder`](crate::Client::builder).
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder<Self> {
        ClientBuilder::new(base_url)
    }

    /// This client with other options; both share their connections and limits.
    #[must_use]
    pub fn with(&self, options: CallOptions) -> Self {
        Self {
            client: self.client.with(options),
            worker: Arc::clone(&self.worker),
        }
    }

    /// Sends an operation and reads the answer.
    ///
    /// # Errors
    ///
    /// As [`Client::send`](crate::Client::send).
    pub fn send<O: Operation + 'static>(&self, operation: O) -> Result<O::Output, Error> {
        let client = self.client.clone();
        self.worker
            .run(O::ID, async move { client.send(operation).await })?
    }

    /// Sends an operation with options of its own.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_with<O: Operation + 'static>(
        &self,
        operation: O,
        options: CallOptions,
    ) -> Result<O::Output, Error> {
        self.with(options).send(operation)
    }

    /// Sends an operation and reads the answer as a type of your own.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub fn send_as<T: DeserializeOwned + Send + 'static>(
        &self,
        operation: impl Operation + 'static,
    ) -> Result<T, Error> {
        let client = self.client.clone();
        let id = id_of(&operation);
        self.worker
            .run(id, async move { client.send_as::<T>(operation).await })?
    }

    /// Sends an operation and gives status, headers and bytes of the answer as they are.
    ///
    /// # Errors
    ///
    /// As [`Client::send_raw`](crate::Client::send_raw).
    pub fn send_raw<O: Operation + 'static>(&self, operation: O) -> Result<Response<Bytes>, Error> {
        let client = self.client.clone();
        self.worker
            .run(O::ID, async move { client.send_raw(operation).await })?
    }

    /// The pages from this operation on.
    ///
    /// While the caller is busy with a page, the next one is asked for, unless the options say
    /// [`no_prefetch`](CallOptions::no_prefetch).
    pub fn pages<O: Paged + 'static>(&self, operation: O) -> Pages<O> {
        Pages {
            pages: Some(self.client.pages(operation)),
            worker: Arc::clone(&self.worker),
        }
    }

    /// The items of all pages from this operation on; it holds two pages at most.
    pub fn items<O: Paged + 'static>(&self, operation: O) -> Items<O> {
        Items {
            items: Some(self.client.items(operation)),
            worker: Arc::clone(&self.worker),
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.client.fmt(formatter)
    }
}

/// The pages of an operation; after an error it ends.
#[must_use = "an iterator asks for nothing unless used"]
pub struct Pages<O: Paged> {
    /// Away while the worker has it.
    pages: Option<paging::Pages<O>>,
    worker: Arc<Worker>,
}

impl<O: Paged + 'static> Pages<O> {
    /// As [`Pages::resume`](crate::Pages::resume).
    pub fn resume(&self) -> Option<&O> {
        self.pages.as_ref()?.resume()
    }
}

impl<O: Paged + 'static> Iterator for Pages<O> {
    type Item = Result<O::Output, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut pages = self.pages.take()?;
        let step = self.worker.run(O::ID, async move {
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

/// The items of all pages of an operation; after an error it ends.
#[must_use = "an iterator asks for nothing unless used"]
pub struct Items<O: Paged> {
    items: Option<paging::Items<O>>,
    worker: Arc<Worker>,
}

impl<O: Paged + 'static> Items<O> {
    /// As [`Items::resume`](crate::Items::resume).
    pub fn resume(&self) -> Option<&O> {
        self.items.as_ref()?.resume()
    }
}

impl<O: Paged + 'static> Iterator for Items<O> {
    type Item = Result<O::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(item) = self.items.as_mut()?.ready() {
            return Some(Ok(item));
        }
        let mut items = self.items.take()?;
        let step = self.worker.run(O::ID, async move {
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

fn id_of<O: Operation>(_operation: &O) -> &'static str {
    O::ID
}

/// A thread with a runtime, which ends with the last client that uses it.
struct Worker {
    runtime: runtime::Handle,
    _stop: oneshot::Sender<()>,
}

impl Worker {
    fn start() -> Result<Self, Error> {
        let refuse = |error: std::io::Error| {
            let reason = format!("cannot be started: {error}");
            Error::invalid_input(None, "thread of the client", reason)
        };
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(refuse)?;
        let handle = runtime.handle().clone();
        let (stop, stopped) = oneshot::channel();
        thread::Builder::new()
            .name("quay-client".to_owned())
            .spawn(move || runtime.block_on(stopped))
            .map_err(refuse)?;
        Ok(Self {
            runtime: handle,
            _stop: stop,
        })
    }

    /// Waits for a future that the thread carries out. A panic in it goes on in the caller.
    fn run<F>(&self, operation: &'static str, future: F) -> Result<F::Output, Error>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let (sender, receiver) = mpsc::sync_channel(1);
        self.runtime.spawn(async move {
            let outcome = AssertUnwindSafe(future).catch_unwind().await;
            // The receiver waits below.
            let _ = sender.send(outcome);
        });
        match receiver.recv() {
            Ok(Ok(output)) => Ok(output),
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(gone) => Err(Error::Transport(TransportError {
                operation,
                server: "the thread of the client".to_owned(),
                failure: Failure::Lost,
                source: gone.into(),
            })),
        }
    }
}
