//! The request of a page, in progress.

use std::task::{Context, Poll, ready};

use futures_util::{FutureExt, future::BoxFuture};
use tokio::{runtime::Handle, task::JoinHandle};

use super::loop_guard::{Fingerprint, Fingerprinter};
use crate::runtime::{
    client::{Client, trace},
    error::Error,
    operation::{self, Paged},
};

impl Client {
    /// Sends an operation and returns the page with its fingerprint.
    async fn send_page<O: Paged>(
        &self,
        operation: O,
        fingerprinter: &Fingerprinter,
    ) -> PageResult<O::Output> {
        let response = self.execute(operation::info::<O>(), operation.request());
        let response = response.await?;
        let page = response.decode::<O>()?;
        Ok((page, fingerprinter.fingerprint(response.response.body())))
    }
}

/// A page with its fingerprint.
pub(super) type PageResult<T> = Result<(T, Fingerprint), Error>;

/// A request in progress.
pub(super) enum InFlight<T> {
    /// It makes progress only while the stream is polled.
    Polled(BoxFuture<'static, PageResult<T>>),
    /// It runs in a task.
    Spawned(AbortOnDrop<PageResult<T>>),
}

impl<T: Send + 'static> InFlight<T> {
    /// Starts a request. In a task, it makes progress and releases its place in the concurrency limit
    /// even if the stream is not polled.
    pub(super) fn start<O>(client: &Client, operation: &O, fingerprinter: Fingerprinter) -> Self
    where
        O: Paged<Output = T> + 'static,
    {
        Self::spawned(client, operation, fingerprinter.clone())
            .unwrap_or_else(|| Self::Polled(Box::pin(request(client, operation, fingerprinter))))
    }

    /// Returns `None` outside of a Tokio runtime, where no task can be spawned.
    pub(super) fn spawned<O>(
        client: &Client,
        operation: &O,
        fingerprinter: Fingerprinter,
    ) -> Option<Self>
    where
        O: Paged<Output = T> + 'static,
    {
        let runtime = Handle::try_current().ok()?;
        let request = trace::in_current_span(request(client, operation, fingerprinter));
        Some(Self::Spawned(AbortOnDrop(runtime.spawn(request))))
    }

    /// Returns the page, or `None` if the runtime of the task has ended.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<PageResult<T>>> {
        match self {
            Self::Polled(future) => future.poll_unpin(context).map(Some),
            Self::Spawned(task) => match ready!(task.0.poll_unpin(context)) {
                Ok(result) => Poll::Ready(Some(result)),
                Err(error) if error.is_panic() => {
                    std::panic::resume_unwind(error.into_panic());
                }
                Err(_) => Poll::Ready(None),
            },
        }
    }
}

fn request<O: Paged + 'static>(
    client: &Client,
    operation: &O,
    fingerprinter: Fingerprinter,
) -> impl Future<Output = PageResult<O::Output>> + Send + use<O> {
    let (client, operation) = (client.clone(), operation.clone());
    async move { client.send_page(operation, &fingerprinter).await }
}

pub(super) struct AbortOnDrop<T>(JoinHandle<T>);

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
