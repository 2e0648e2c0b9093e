//! Asking one request after the other, within the limits, and what came of it.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use quay_codegen::recording::exchange::Answer;
use quay_codegen::recording::explore::{Asked, Crawl};
use serde_json::Value;

use crate::error::Error;
use crate::server::{Reply, Server, Token};

/// After so many requests without an answer, one after the other, the server is taken to be gone.
const MOST_FAILURES: usize = 5;
/// How often a request is sent again that came too early.
const MOST_REPEATS: usize = 3;

/// An answer of more values shows nothing that a person would read.
const MOST_VALUES: usize = 2000;

/// What the asking may cost.
pub(super) struct Limits {
    pub(super) requests: u64,
    pub(super) time: Duration,
}

/// The asking of a Quay.
pub(super) struct Journey<'run> {
    server: &'run Server,
    token: Option<&'run Token>,
    limits: Limits,
    start: Instant,
    bar: ProgressBar,
    requests: u64,
}

/// What came of it.
#[derive(Default)]
pub(super) struct Journal<'api> {
    /// The exchanges that show something new.
    pub(super) kept: Vec<(Asked<'api>, Answer)>,
    /// The operations with answers too large to be kept.
    pub(super) left_out: BTreeSet<&'api str>,
    /// The operations that failed, each with what was said last.
    pub(super) failed: BTreeMap<&'api str, String>,
    /// How often each status came.
    statuses: BTreeMap<u16, usize>,
    /// How many requests were sent.
    pub(super) requests: u64,
    /// The limit that ended it.
    pub(super) limit: Option<&'static str>,
}

impl<'run> Journey<'run> {
    pub(super) fn new(server: &'run Server, token: Option<&'run Token>, limits: Limits) -> Self {
        // Shown on a terminal alone.
        let bar = ProgressBar::new(limits.requests);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} requests, {elapsed}, {msg}")
        {
            bar.set_style(style);
        }
        Self {
            server,
            token,
            limits,
            start: Instant::now(),
            bar,
            requests: 0,
        }
    }

    /// Asks until there is nothing left to ask, or a limit is reached.
    ///
    /// An error means that the server is gone, or that nothing at all may be read.
    pub(super) fn through<'api>(mut self, crawl: &mut Crawl<'api>) -> Result<Journal<'api>, Error> {
        let mut journal = Journal::default();
        let mut failures = 0;
        while let Some(asked) = crawl.next_request() {
            let (done, all) = (crawl.answered(), crawl.operations());
            let id = asked.operation.id.as_str();
            self.bar
                .set_message(format!("{done} of {all} operations, {id}"));
            match self.ask(&asked) {
                Ok(Some(answer)) => {
                    failures = 0;
                    journal.take(asked, answer, crawl);
                }
                Ok(None) => {
                    journal.limit = Some(self.limit());
                    break;
                }
                Err(error) => {
                    failures += 1;
                    if failures == MOST_FAILURES {
                        return Err(error.and(gone()));
                    }
                    journal.failed.insert(id, error.to_string());
                }
            }
        }
        self.bar.finish_and_clear();
        journal.requests = self.requests;
        if journal.statuses.keys().any(|status| *status < 300) {
            Ok(journal)
        } else {
            Err(nothing_readable(&journal.statuses))
        }
    }

    /// The answer, or none if a limit comes first.
    fn ask(&mut self, asked: &Asked<'_>) -> Result<Option<Answer>, Error> {
        for repeat in 0..=MOST_REPEATS {
            if self.requests >= self.limits.requests || self.start.elapsed() >= self.limits.time {
                return Ok(None);
            }
            self.requests += 1;
            self.bar.inc(1);
            let reply = self.server.ask(&asked.path(), &asked.query, self.token)?;
            if reply.status.as_u16() != 429 || repeat == MOST_REPEATS {
                return Ok(Some(answer(reply)));
            }
            let pause = reply
                .retry_after
                .and_then(|seconds| seconds.trim().parse().ok());
            let pause = Duration::from_secs(pause.unwrap_or(1));
            if self.start.elapsed() + pause >= self.limits.time {
                return Ok(None);
            }
            thread::sleep(pause);
        }
        Ok(None)
    }

    fn limit(&self) -> &'static str {
        if self.requests >= self.limits.requests {
            "--max-requests"
        } else {
            "--max-time"
        }
    }
}

impl<'api> Journal<'api> {
    fn take(&mut self, asked: Asked<'api>, answer: Answer, crawl: &mut Crawl<'api>) {
        *self.statuses.entry(answer.status).or_default() += 1;
        let id = asked.operation.id.as_str();
        if answer.status >= 500 && !answer.is_success(asked.operation) {
            self.failed.insert(id, format!("answers {}", answer.status));
        } else if crawl.learn(&asked, &answer) {
            let answer = crawl.condensed(&asked, answer);
            if answer.body.as_ref().map_or(0, values) <= MOST_VALUES {
                self.kept.push((asked, answer));
            } else {
                self.left_out.insert(id);
            }
        }
    }
}

/// How many values there are in one.
fn values(value: &Value) -> usize {
    match value {
        Value::Array(elements) => 1 + elements.iter().map(values).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(values).sum::<usize>(),
        _ => 1,
    }
}

/// An answer in the form of the recordings.
fn answer(reply: Reply) -> Answer {
    let json = serde_json::from_slice(&reply.bytes).ok();
    let text = String::from_utf8_lossy(&reply.bytes).into_owned();
    let is_text = json.is_none() && !text.is_empty();
    let headers = [
        ("Location", reply.location),
        ("Retry-After", reply.retry_after),
    ];
    let headers = headers
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let mut answer = Answer {
        status: reply.status.as_u16(),
        content_type: reply.content_type.filter(|kind| kind != "application/json"),
        headers: headers.collect(),
        body: json,
        text: is_text.then_some(text),
    };
    answer.sort();
    answer
}

fn gone() -> Error {
    Error::new(format!(
        "{MOST_FAILURES} requests in a row came to nothing; nothing was written"
    ))
    .help("look whether the server is well, then run this again")
}

fn nothing_readable(statuses: &BTreeMap<u16, usize>) -> Error {
    let answers: Vec<_> = statuses
        .iter()
        .map(|(status, count)| format!("{count} times {status}"))
        .collect();
    let answers = if answers.is_empty() {
        "no answer".to_owned()
    } else {
        answers.join(", ")
    };
    Error::new(format!("nothing could be read ({answers}); nothing was written")).help(
        "is --url the address of a Quay? The token in QUAY_TOKEN or --token-file must be an OAuth token; \
         with all scopes of a superuser, everything can be read",
    )
}
