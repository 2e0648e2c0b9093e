//! Shows the progress of a run: a bar on a terminal, otherwise a line every ten seconds on standard error.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::terminal::eprint;

const BETWEEN_LINES: Duration = Duration::from_secs(10);

pub(super) struct Progress {
    /// `None` if standard error is not a terminal.
    bar: Option<ProgressBar>,
    start: Instant,
    last_line: Instant,
    requests: u64,
    text: String,
}

impl Progress {
    /// Starts a run of at most `max_requests` requests.
    pub(super) fn new(max_requests: u64) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(max_requests);
            let style = ProgressStyle::with_template(
                "{bar:30} {pos} of at most {len} requests, {elapsed}, {wide_msg}",
            );
            if let Ok(style) = style {
                bar.set_style(style);
            }
            bar
        });
        Self {
            bar,
            start: Instant::now(),
            last_line: Instant::now(),
            requests: 0,
            text: String::new(),
        }
    }

    /// Shows the current operation, and the number of operations that have responded.
    pub(super) fn operation(&mut self, id: &str, responded: usize, all: usize) {
        self.text = format!("{responded} of {all} operations have responded, next {id}");
        if let Some(bar) = &self.bar {
            bar.set_message(self.text.clone());
        }
    }

    /// Counts a request.
    pub(super) fn request(&mut self) {
        self.requests += 1;
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
        self.tick();
    }

    /// Updates the display while the run waits.
    pub(super) fn tick(&mut self) {
        match &self.bar {
            Some(bar) => bar.tick(),
            None if self.last_line.elapsed() >= BETWEEN_LINES => {
                self.last_line = Instant::now();
                let (requests, seconds) = (self.requests, self.start.elapsed().as_secs());
                let text = &self.text;
                eprint(format_args!("{seconds} s: {requests} requests, {text}\n"));
            }
            None => {}
        }
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
