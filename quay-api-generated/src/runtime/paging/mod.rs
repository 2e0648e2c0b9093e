//! Pages and items as streams, with one page of prefetch.

mod in_flight;
pub(crate) mod items;
mod list_items;
mod loop_guard;

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_util::{Stream, StreamExt};

use self::{
    in_flight::{InFlight, PageResult},
    loop_guard::LoopGuard,
};
use super::{
    client::Client,
    error::{Error, PagingError},
    operation::Paged,
};

impl Client {
    /// Returns the pages of a list, starting with this operation, as a `Stream`.
    ///
    /// The next page is requested while you process the current one, unless
    /// [`no_prefetch`](crate::CallOptions::no_prefetch) is set.
    pub fn pages<O: Paged + 'static>(&self, operation: impl IntoPaged<O>) -> Pages<O> {
        Pages::new(self.clone(), operation.into_paged())
    }
}

/// A paged operation, or a reference to one.
#[diagnostic::on_unimplemented(
    message = "the responses of `{Self}` have no pages",
    note = "send it with `Client::send`"
)]
pub trait IntoPaged<O> {
    /// Returns the operation for the first page.
    fn into_paged(self) -> O;
}

impl<O: Paged> IntoPaged<O> for O {
    fn into_paged(self) -> O {
        self
    }
}

impl<O: Paged> IntoPaged<O> for &O {
    fn into_paged(self) -> O {
        self.clone()
    }
}

/// The pages of a list, as a `Stream` or with [`next`](Self::next).
///
/// Use it instead of [`Items`](crate::Items) to read properties of a page besides its items, such as
/// `search_unavailable` of logs.
///
/// The stream ends after an error. [`resume`](Self::resume) returns the operation to continue with.
/// Dropping the stream cancels the request in progress.
///
/// # Repeated pages
///
/// Quay silently restarts from the first page if a page token is invalid or older than two days.
/// The stream fails with [`Error::Paging`] if a request repeats, if a page lists the same items as
/// an earlier one, or if 100 pages in a row are empty. It detects a restart from the first page
/// immediately, and any other loop within a few rounds. A page that consists of several identical
/// items is treated as a burst of log entries, not as part of a loop.
///
/// # Changes during iteration
///
/// Changes to the list are not detected. In lists with numbered pages, such as tags and
/// repositories, deleting an item moves later items to earlier pages, and the stream skips some of
/// them. Collect the items before you delete any. Set `starttime` and `endtime` of logs, because the
/// default time span moves with the clock.
#[must_use = "streams do nothing unless polled"]
pub struct Pages<O: Paged> {
    client: Client,
    state: State<O>,
    /// The request of the operation in `state`, once it was sent.
    in_flight: Option<InFlight<O::Output>>,
    guard: LoopGuard,
}

enum State<O> {
    /// This operation requests the next page.
    Next(O),
    /// This operation failed.
    Failed(O),
    /// The next request would repeat an earlier one.
    Loop,
    End,
}

impl<O: Paged + 'static> Pages<O> {
    fn new(client: Client, operation: O) -> Self {
        let mut pages = Self {
            client,
            state: State::End,
            in_flight: None,
            guard: LoopGuard::new(),
        };
        pages.record(&operation);
        pages.state = State::Next(operation);
        pages
    }

    /// Returns the next page, or `None` after the last one.
    ///
    /// # Errors
    ///
    /// See [`Client::send`]; [`Error::Paging`] if the server returns a page a second time, or 100
    /// empty pages in a row.
    pub async fn next(&mut self) -> Option<Result<O::Output, Error>> {
        StreamExt::next(self).await
    }

    /// Returns the operation for the page after the last one returned, to continue after an error
    /// or at a later time. `None` at the end and after [`Error::Paging`].
    pub fn resume(&self) -> Option<&O> {
        match &self.state {
            State::Next(operation) | State::Failed(operation) => Some(operation),
            State::Loop | State::End => None,
        }
    }

    /// Handles the response to `operation` and determines the next page. Returns `None` if there
    /// is no such page.
    fn on_page(
        &mut self,
        operation: O,
        result: PageResult<O::Output>,
    ) -> Option<Result<O::Output, Error>> {
        self.state = State::End;
        let (page, fingerprint) = match result {
            Ok(page) => page,
            Err(error) => {
                self.state = State::Failed(operation);
                return Some(Err(error));
            }
        };
        if operation.is_repeated_page(&page) {
            return None;
        }
        // The last page cannot be part of a loop.
        if let Some(next) = operation.next(&page) {
            if !self.guard.record_page(fingerprint) || self.guard.is_endless() {
                return Some(Err(self.loop_error()));
            }
            self.state = self.prefetch(next);
        }
        Some(Ok(page))
    }

    /// Prefetches the next page, unless it was requested before.
    fn prefetch(&mut self, next: O) -> State<O> {
        if !self.record(&next) {
            return State::Loop;
        }
        if !self.client.options.no_prefetch {
            self.in_flight = InFlight::spawned(&self.client, &next, self.guard.fingerprinter());
        }
        State::Next(next)
    }

    /// Records the request for a page, and returns whether it is the first like it.
    fn record(&mut self, operation: &O) -> bool {
        // An invalid request fails when it is sent.
        let request = operation.request();
        request.map_or(true, |request| self.guard.record_request(request.uri()))
    }

    fn loop_error(&self) -> Error {
        let (operation, pages) = (O::ID, self.guard.pages());
        let is_empty = self.guard.is_endless();
        PagingError {
            operation,
            pages,
            is_empty,
        }
        .into()
    }
}

impl<O: Paged + 'static> Stream for Pages<O> {
    type Item = Result<O::Output, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let operation = match &this.state {
            State::Next(operation) => operation,
            State::Failed(_) | State::End => return Poll::Ready(None),
            State::Loop => {
                this.state = State::End;
                return Poll::Ready(Some(Err(this.loop_error())));
            }
        };
        let start = || InFlight::start(&this.client, operation, this.guard.fingerprinter());
        let in_flight = this.in_flight.get_or_insert_with(start);
        let mut result = ready!(in_flight.poll(context));
        if result.is_none() {
            // The runtime that the request started in has ended.
            result = ready!(this.in_flight.insert(start()).poll(context));
        }
        this.in_flight = None;
        let Some(result) = result else {
            // This runtime is shutting down, too, and does not poll the stream again.
            return Poll::Pending;
        };
        match std::mem::replace(&mut this.state, State::End) {
            State::Next(operation) => Poll::Ready(this.on_page(operation, result)),
            _ => Poll::Ready(None),
        }
    }
}

/// Only the contents of a box are pinned.
impl<O: Paged> Unpin for Pages<O> {}

impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pages")
            .field("operation", &O::ID)
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}
