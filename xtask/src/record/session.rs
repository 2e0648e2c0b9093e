//! Sends requests within the limits, and keeps the responses that show something new.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use quay_codegen::recording::exchange::Response;
use quay_codegen::recording::explore::{Explorer, PlannedRequest};

use super::interrupt::Interrupt;
use super::progress::Progress;
use super::requester::Requester;
use super::response::{MOST_VALUES, Reading, count_values};
use super::retry_after;
use crate::error::Error;
use crate::server::{self, refused};

/// The number of consecutive requests without a response after which the run fails.
const MOST_FAILURES: usize = 5;
/// The number of operations that must reject the token before the run fails.
const MOST_REFUSALS: usize = 3;
/// How often a request is repeated after a 429.
const MOST_REPEATS: usize = 3;
/// The pause after a 429 that does not name one.
const DEFAULT_PAUSE: Duration = Duration::from_secs(1);
/// How often a pause checks for signals.
const TICK: Duration = Duration::from_millis(50);

/// The limits of a run.
pub(super) struct SessionLimits {
    pub(super) requests: u64,
    pub(super) time: Duration,
}

/// A run against a server.
pub(super) struct Session<'run> {
    pub(super) requester: Requester,
    pub(super) has_token: bool,
    pub(super) limits: SessionLimits,
    pub(super) interrupt: &'run Interrupt,
}

/// The result of a run.
#[derive(Default)]
pub(super) struct Log<'api> {
    /// The exchanges that show something new.
    pub(super) kept: Vec<(PlannedRequest<'api>, Response)>,
    /// The first HTML page of each status.
    pub(super) html_responses: BTreeMap<u16, (PlannedRequest<'api>, Response)>,
    /// The operations that returned an HTML page: the server lacks them.
    pub(super) unserved: BTreeSet<&'api str>,
    /// The operations whose responses are too large to record.
    pub(super) left_out: BTreeSet<&'api str>,
    /// The operations that failed, each with the last reason.
    pub(super) failed: BTreeMap<&'api str, String>,
    /// The operations that rejected the token as invalid.
    refusals: BTreeSet<&'api str>,
    /// Whether a response has shown that the token is valid.
    has_valid_token: bool,
    /// The number of responses by status.
    statuses: BTreeMap<u16, usize>,
    /// The number of sent requests.
    pub(super) requests: u64,
    pub(super) end: End,
}

/// Why a run ended.
#[derive(Default)]
pub(super) enum End {
    /// Every request was sent.
    #[default]
    Complete,
    /// The limit of this option was reached.
    Limit(&'static str),
    /// The server's rate limit requires a pause that the run has no time for.
    Pause(Duration),
    /// A signal was received.
    Interrupted,
    /// Further requests would be useless.
    Failed(Error),
}

/// Why the run stops before a request is sent or its response arrives.
enum Stop {
    Limit(&'static str),
    Pause(Duration),
    Interrupted,
    Failed(Error),
}

/// The state of a run.
struct Running<'run, 'api> {
    session: Session<'run>,
    progress: Progress,
    start: Instant,
    log: Log<'api>,
}

impl Session<'_> {
    /// Sends requests until all are sent or the run has to stop.
    pub(super) fn run<'api>(self, explorer: &mut Explorer<'api>) -> Log<'api> {
        let mut running = Running {
            progress: Progress::new(self.limits.requests),
            session: self,
            start: Instant::now(),
            log: Log::default(),
        };
        let end = running.explore(explorer);
        running.progress.finish();
        let mut log = running.log;
        log.end = match end {
            End::Complete | End::Limit(_) | End::Pause(_) if !log.has_success() => {
                End::Failed(nothing_readable(&log.statuses))
            }
            end => end,
        };
        log
    }
}

impl<'api> Running<'_, 'api> {
    fn explore(&mut self, explorer: &mut Explorer<'api>) -> End {
        let mut failures = 0;
        while let Some(planned) = explorer.next_request() {
            let id = planned.operation.id.as_str();
            self.progress
                .operation(id, explorer.responded(), explorer.operations());
            let received = match self.request(&planned) {
                Ok(received) => received,
                Err(Stop::Limit(option)) => return End::Limit(option),
                Err(Stop::Pause(pause)) => return End::Pause(pause),
                Err(Stop::Interrupted) => return End::Interrupted,
                Err(Stop::Failed(error)) => {
                    failures += 1;
                    if failures == MOST_FAILURES {
                        return End::Failed(error.and(no_responses()));
                    }
                    self.log.failed.insert(id, error.to_string());
                    continue;
                }
            };
            failures = 0;
            if let Err(error) = self.take(planned, received, explorer) {
                return End::Failed(error);
            }
        }
        End::Complete
    }

    /// Sends a request, and repeats it after a pause if the server responds with 429.
    fn request(&mut self, planned: &PlannedRequest<'_>) -> Result<server::Response, Stop> {
        let mut repeats = 0;
        loop {
            self.check()?;
            self.log.requests += 1;
            self.progress.request();
            let target = (planned.path(), planned.query.clone());
            let (progress, interrupt) = (&mut self.progress, self.session.interrupt);
            let received = self.session.requester.request(target, || {
                progress.tick();
                !interrupt.is_set()
            });
            let received = received.ok_or(Stop::Interrupted)?.map_err(Stop::Failed)?;
            if received.status.as_u16() != 429 || repeats == MOST_REPEATS {
                return Ok(received);
            }
            repeats += 1;
            let retry_after = received.retry_after.as_deref();
            let pause = retry_after.and_then(|it| retry_after::parse(it, SystemTime::now()));
            self.pause(pause.unwrap_or(DEFAULT_PAUSE))?;
        }
    }

    fn check(&self) -> Result<(), Stop> {
        if self.session.interrupt.is_set() {
            Err(Stop::Interrupted)
        } else if self.log.requests >= self.session.limits.requests {
            Err(Stop::Limit("--max-requests"))
        } else if self.start.elapsed() >= self.session.limits.time {
            Err(Stop::Limit("--max-time"))
        } else {
            Ok(())
        }
    }

    /// Waits, unless the run would exceed its maximum duration.
    fn pause(&mut self, pause: Duration) -> Result<(), Stop> {
        let end = Instant::now().checked_add(pause);
        let limit = self.start.checked_add(self.session.limits.time);
        let Some(end) = end.filter(|end| limit.is_none_or(|limit| *end < limit)) else {
            return Err(Stop::Pause(pause));
        };
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            if self.session.interrupt.is_set() {
                return Err(Stop::Interrupted);
            }
            self.progress.tick();
            thread::sleep(left.min(TICK));
        }
        Ok(())
    }

    /// Processes a response. An error means that further requests are useless.
    fn take(
        &mut self,
        planned: PlannedRequest<'api>,
        received: server::Response,
        explorer: &mut Explorer<'api>,
    ) -> Result<(), Error> {
        let log = &mut self.log;
        let id = planned.operation.id.as_str();
        let reading = Reading::of(&received)?;
        *log.statuses.entry(received.status.as_u16()).or_default() += 1;
        let response = reading.response;
        if self.session.has_token && reading.refuses_token {
            log.refusals.insert(id);
            if log.refusals.len() == MOST_REFUSALS {
                log.forget_refusals();
                return Err(refused(&received.url, received.status));
            }
        }
        log.has_valid_token |= response.status == 403 || needs_token(&planned, &response);
        if response.status >= 500 && !response.is_success(planned.operation) {
            log.failed.insert(id, format!("status {}", response.status));
        } else if reading.is_html {
            explorer.give_up(&planned);
            log.unserved.insert(id);
            log.html_responses
                .entry(response.status)
                .or_insert((planned, response));
        } else if explorer.learn(&planned, &response) {
            let response = explorer.minimize(&planned, response);
            if response.body.as_ref().map_or(0, count_values) <= MOST_VALUES {
                log.kept.push((planned, response));
            } else {
                log.left_out.insert(id);
            }
        }
        Ok(())
    }
}

/// Whether a response is a success that requires a token. Public repositories can be read without one.
fn needs_token(planned: &PlannedRequest<'_>, response: &Response) -> bool {
    let scope = planned.operation.scope();
    response.is_success(planned.operation) && scope.is_some_and(|scope| scope != "repo:read")
}

impl Log<'_> {
    /// Discards the responses to an invalid token. If it was never valid, these are all responses.
    fn forget_refusals(&mut self) {
        if self.has_valid_token {
            self.kept.retain(|(_, response)| response.status != 401);
        } else {
            self.kept.clear();
            self.html_responses.clear();
        }
    }

    fn has_success(&self) -> bool {
        self.statuses.keys().any(|status| *status < 300)
    }
}

fn no_responses() -> Error {
    Error::new(format!("{MOST_FAILURES} requests in a row failed"))
        .help("check that the server works, then run this again")
}

fn nothing_readable(statuses: &BTreeMap<u16, usize>) -> Error {
    let counts: Vec<_> = statuses
        .iter()
        .map(|(status, count)| format!("{count} × {status}"))
        .collect();
    let counts = if counts.is_empty() {
        "no response".to_owned()
    } else {
        counts.join(", ")
    };
    Error::new(format!("no operation could be read ({counts})")).help(
        "check that --url is the URL of a Quay server, and that QUAY_TOKEN or --token-file contains an OAuth token; \
         a superuser's token with all scopes can read everything",
    )
}
