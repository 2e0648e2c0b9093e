//! The items of all pages.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
    vec,
};

use futures_util::{Stream, StreamExt, TryStreamExt};

use super::{IntoPaged, Pages};
use crate::runtime::{client::Client, error::Error, operation::Paged};

impl Client {
    /// Returns the items of all pages of a list, starting with this operation, as a `Stream`. It
    /// holds at most two pages.
    pub fn items<O: Paged + 'static>(&self, operation: impl IntoPaged<O>) -> Items<O> {
        Items::new(self.pages(operation))
    }
}

/// The items of all pages of a list, as a `Stream` or with [`next`](Self::next).
///
/// An error is returned after the items of the previous pages, and ends the stream. See [`Pages`]
/// about repeated pages, about deleting items during iteration, and to read properties of the pages.
#[must_use = "streams do nothing unless polled"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    current: vec::IntoIter<O::Item>,
}

impl<O: Paged + 'static> Items<O> {
    fn new(pages: Pages<O>) -> Self {
        let current = Vec::new().into_iter();
        Self { pages, current }
    }

    /// Returns the next item, or `None` after the last one.
    ///
    /// # Errors
    ///
    /// See [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        StreamExt::next(self).await
    }

    /// Returns all items that are left.
    ///
    /// # Errors
    ///
    /// See [`Pages::next`]. The items before an error are lost.
    pub async fn into_vec(self) -> Result<Vec<O::Item>, Error> {
        self.try_collect().await
    }

    /// Returns the operation for the page after the current item's page, so items of that page which
    /// were not read yet are skipped. See [`Pages::resume`].
    pub fn resume(&self) -> Option<&O> {
        self.pages.resume()
    }

    /// Returns the next item of the current page.
    #[cfg(feature = "blocking")]
    pub(crate) fn next_buffered(&mut self) -> Option<O::Item> {
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
