//! Pages and items as streams, one page ahead of the caller.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
    vec,
};

use futures_util::{FutureExt, Stream, StreamExt, future::BoxFuture};
use tokio::{runtime::Handle, task::JoinHandle};

use super::{
    circle::{Content, Reader, Walk},
    client::Client,
    error::{Error, PagingError},
    operation::Paged,
    trace,
};

/// The pages of an operation, as a `Stream`, or by [`next`](Self::next) without the trait.
///
/// After an error it ends; [`resume`](Self::resume) gives the operation to go on with. Dropping it
/// cancels what is under way.
///
/// # Circles
///
/// Quay begins anew, without an error, when it cannot read the token of a page: one that is damaged,
/// or older than two days. A walk ends with [`Error::Paging`] if a request repeats, or if a page
/// lists just what an earlier page did, whatever its token; a circle that leads back to where the
/// walk began is noticed at once, any other within a few rounds. Not noticed is a list that has
/// changed since: give the logs a `starttime` and an `endtime`. Pages of several items that are all
/// alike are taken for a burst of log entries.
#[must_use = "a stream asks for nothing unless polled"]
pub struct Pages<O: Paged> {
    client: Client,
    state: State<O>,
    /// The answer to the operation of `state`, once it was sent.
    running: Option<Running<O::Output>>,
    walk: Walk,
}

enum State<O> {
    /// This operation asks for the next page.
    Next(O),
    /// It did, and failed.
    Failed(O),
    /// The server leads back to an earlier page.
    Circle,
    End,
}

impl<O: Paged + 'static> Pages<O> {
    pub(crate) fn new(client: Client, operation: O) -> Self {
        let mut pages = Self {
            client,
            state: State::End,
            running: None,
            walk: Walk::new(),
        };
        pages.is_new(&operation);
        pages.state = State::Next(operation);
        pages
    }

    /// The next page, `None` after the last.
    ///
    /// # Errors
    ///
    /// As [`Client::send`]; [`Error::Paging`] if the server leads back to an earlier page.
    pub async fn next(&mut self) -> Option<Result<O::Output, Error>> {
        StreamExt::next(self).await
    }

    /// The operation that asks for the page after the last one given: what to begin with to go on
    /// after an error, or at another time. `None` at the end, or if the server leads back to an
    /// earlier page.
    pub fn resume(&self) -> Option<&O> {
        match &self.state {
            State::Next(operation) | State::Failed(operation) => Some(operation),
            State::Circle | State::End => None,
        }
    }

    /// Takes the answer to `operation`, and finds out what comes after it. `None` if there is no such
    /// page.
    fn take(
        &mut self,
        operation: O,
        answer: Answer<O::Output>,
    ) -> Option<Result<O::Output, Error>> {
        self.state = State::End;
        let (page, content) = match answer {
            Ok(answer) => answer,
            Err(error) => {
                self.state = State::Failed(operation);
                return Some(Err(error));
            }
        };
        if operation.is_earlier(&page) {
            return None;
        }
        // A page that leads nowhere cannot lead back.
        if let Some(next) = operation.next(&page) {
            if !self.walk.brings(content) {
                return Some(Err(self.circle()));
            }
            self.state = self.ask(next);
        }
        Some(Ok(page))
    }

    /// Asks for a page ahead of the caller, unless it was asked for before.
    fn ask(&mut self, next: O) -> State<O> {
        if !self.is_new(&next) {
            return State::Circle;
        }
        if !self.client.options.no_prefetch {
            self.running = Running::ahead(&self.client, &next, self.walk.reader());
        }
        State::Next(next)
    }

    /// Whether a page was not asked for before.
    fn is_new(&mut self, operation: &O) -> bool {
        // A request that cannot be made fails when it is sent.
        let request = operation.request();
        request.map_or(true, |request| self.walk.asks(request.uri()))
    }

    fn circle(&self) -> Error {
        let (operation, pages) = (O::ID, self.walk.pages());
        PagingError { operation, pages }.into()
    }
}

impl<O: Paged + 'static> Stream for Pages<O> {
    type Item = Result<O::Output, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let operation = match &this.state {
            State::Next(operation) => operation,
            State::Failed(_) | State::End => return Poll::Ready(None),
            State::Circle => {
                this.state = State::End;
                return Poll::Ready(Some(Err(this.circle())));
            }
        };
        let running = this
            .running
            .get_or_insert_with(|| Running::here(&this.client, operation, this.walk.reader()));
        let answer = ready!(running.poll(context));
        this.running = None;
        match std::mem::replace(&mut this.state, State::End) {
            State::Next(operation) => Poll::Ready(this.take(operation, answer)),
            _ => Poll::Ready(None),
        }
    }
}

/// Nothing in it is pinned but what is in a box.
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

/// A page and its fingerprint, or why there is none.
type Answer<T> = Result<(T, Content), Error>;

/// A call under way.
enum Running<T> {
    /// It goes on only while the stream is polled.
    Here(BoxFuture<'static, Answer<T>>),
    /// It goes on by itself.
    Ahead(Task<Answer<T>>),
}

impl<T: Send + 'static> Running<T> {
    fn here<O>(client: &Client, operation: &O, reader: Reader) -> Self
    where
        O: Paged<Output = T> + 'static,
    {
        let (client, operation) = (client.clone(), operation.clone());
        Self::Here(Box::pin(async move {
            client.send_page(operation, &reader).await
        }))
    }

    /// `None` outside of a Tokio runtime, where nothing goes on by itself.
    fn ahead<O>(client: &Client, operation: &O, reader: Reader) -> Option<Self>
    where
        O: Paged<Output = T> + 'static,
    {
        let runtime = Handle::try_current().ok()?;
        let (client, operation) = (client.clone(), operation.clone());
        let call = async move { client.send_page(operation, &reader).await };
        let call = trace::in_current_span(call);
        Some(Self::Ahead(Task(runtime.spawn(call))))
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Answer<T>> {
        match self {
            Self::Here(future) => future.poll_unpin(context),
            Self::Ahead(task) => match ready!(task.0.poll_unpin(context)) {
                Ok(answer) => Poll::Ready(answer),
                Err(error) if error.is_panic() => {
                    std::panic::resume_unwind(error.into_panic());
                }
                // The runtime shuts down, and polls nobody any more.
                Err(_) => Poll::Pending,
            },
        }
    }
}

/// A task that ends with its owner.
struct Task<T>(JoinHandle<T>);

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The items of all pages of an operation, as a `Stream`, or by [`next`](Self::next) without the
/// trait.
///
/// An error comes after the items of the pages before it, and is the last.
#[must_use = "a stream asks for nothing unless polled"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    current: vec::IntoIter<O::Item>,
}

impl<O: Paged + 'static> Items<O> {
    pub(crate) fn new(pages: Pages<O>) -> Self {
        let current = Vec::new().into_iter();
        Self { pages, current }
    }

    /// The next item, `None` after the last.
    ///
    /// # Errors
    ///
    /// As [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        StreamExt::next(self).await
    }

    /// The operation that asks for the page after the one whose items are being given, as
    /// [`Pages::resume`].
    pub fn resume(&self) -> Option<&O> {
        self.pages.resume()
    }

    /// An item of the page that is there already.
    #[cfg(feature = "blocking")]
    pub(crate) fn ready(&mut self) -> Option<O::Item> {
        self.current.next()
    }
}

impl<O: Paged + 'static> Stream for Items<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(item) = this.current.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(this.pages.poll_next_unpin(context)) {
                Some(Ok(page)) => this.current = O::into_items(page).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<O: Paged> Unpin for Items<O> {}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
