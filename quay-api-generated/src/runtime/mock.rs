//! A client over canned answers, for the tests of a program that uses this crate.
//!
//! ```
//! use quay_api_generated::{Error, mock::Mock, tag, types};
//!
//! # async fn run() -> Result<(), Error> {
//! let mock = Mock::new();
//! mock.on::<tag::ListRepoTags>().answer(types::TagPage::new(false, 1, []));
//! mock.on::<tag::DeleteFullTag>().refuse(http::StatusCode::FORBIDDEN, "not yours");
//!
//! let quay = mock.client()?;
//! assert!(quay.send(tag::list_repo_tags("acme/web")).await?.tags.is_empty());
//! let error = quay.send(tag::delete_full_tag("acme/web", "v1")).await.unwrap_err();
//! assert!(error.is_forbidden());
//! assert_eq!(mock.requests_of::<tag::DeleteFullTag>()[0].method(), "DELETE");
//! # Ok(())
//! # }
//! # futures_util::FutureExt::now_or_never(run()).expect("needs no I/O").expect("is answered");
//! ```

use std::{
    collections::{HashMap, VecDeque},
    fmt,
    marker::PhantomData,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use serde::Serialize;

use super::{
    builder::ClientBuilder, client::Client, error::Error, operation::Operation, transport::Answer,
};

/// Canned answers by operation, and the requests that asked for them.
///
/// The answers of an operation are given in the order in which they were set; the last one is
/// given again and again. An operation without any is answered with status 501. Clones share the
/// answers and the requests.
#[derive(Clone, Default)]
pub struct Mock {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    answers: HashMap<&'static str, VecDeque<(StatusCode, Bytes)>>,
    requests: Vec<(&'static str, Request<Bytes>)>,
}

impl Mock {
    /// No answers yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets what the operation `O` is answered with.
    pub fn on<O: Operation>(&self) -> On<'_, O> {
        On {
            mock: self,
            operation: PhantomData,
        }
    }

    /// A client that is answered from here, and tries nothing again.
    ///
    /// # Errors
    ///
    /// None, unless the crate cannot set up any client.
    pub fn client(&self) -> Result<Client, Error> {
        self.builder().build()
    }

    /// Sets up a client that is answered from here, with retries for example.
    pub fn builder(&self) -> ClientBuilder {
        ClientBuilder::mocked(self.clone())
    }

    /// All requests so far, in their order, as they would have been sent: with a URI that begins
    /// with the path.
    pub fn requests(&self) -> Vec<Request<Bytes>> {
        let state = self.state();
        state.requests.iter().map(|(_, it)| it.clone()).collect()
    }

    /// The requests of the operation `O` so far, in their order.
    pub fn requests_of<O: Operation>(&self) -> Vec<Request<Bytes>> {
        let state = self.state();
        let of = state.requests.iter().filter(|(id, _)| *id == O::ID);
        of.map(|(_, it)| it.clone()).collect()
    }

    pub(crate) fn answer<O: Operation>(&self, request: Request<Bytes>) -> Answer {
        let mut state = self.state();
        state.requests.push((O::ID, request));
        let (status, body) = match state.answers.get_mut(O::ID) {
            Some(answers) if answers.len() > 1 => answers.pop_front(),
            Some(answers) => answers.front().cloned(),
            None => None,
        }
        .unwrap_or_else(|| {
            let message = format!("the mock has no answer for {}", O::ID);
            (StatusCode::NOT_IMPLEMENTED, message.into())
        });
        let mut response = Response::new(body);
        *response.status_mut() = status;
        Answer {
            response,
            truncated: false,
            location: None,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        formatter
            .debug_struct("Mock")
            .field("answers", &state.answers.keys().collect::<Vec<_>>())
            .field("requests", &state.requests.len())
            .finish()
    }
}

/// Sets the answers of one operation.
pub struct On<'a, O> {
    mock: &'a Mock,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> On<'_, O> {
    /// Answers with this output, as JSON.
    pub fn answer(&self, output: O::Output) -> &Self
    where
        O::Output: Serialize,
    {
        match serde_json::to_vec(&output) {
            Ok(body) => self.raw(StatusCode::OK, body),
            Err(error) => self.raw(
                StatusCode::NOT_IMPLEMENTED,
                format!(
                    "the mock cannot write the answer of {} as JSON: {error}",
                    O::ID
                ),
            ),
        }
    }

    /// Refuses with this status and message, in the form that Quay uses.
    pub fn refuse(&self, status: StatusCode, message: &str) -> &Self {
        let body = serde_json::json!({ "message": message });
        self.raw(status, body.to_string())
    }

    /// Answers with this status and body, whatever they are.
    pub fn raw(&self, status: StatusCode, body: impl Into<Bytes>) -> &Self {
        let mut state = self.mock.state();
        let answers = state.answers.entry(O::ID).or_default();
        answers.push_back((status, body.into()));
        drop(state);
        self
    }
}

impl<O: Operation> fmt::Debug for On<'_, O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("On")
            .field("operation", &O::ID)
            .finish_non_exhaustive()
    }
}
