//! Reports the stages of a run that takes longer than a second, if standard error is a terminal.

use std::io::{self, IsTerminal as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::terminal::eprint;

const PATIENCE: Duration = Duration::from_secs(1);

/// The stages of a run, reported by a thread that ends when this is dropped.
pub(super) struct Stages(Option<Sender<&'static str>>);

impl Stages {
    pub(super) fn start() -> Self {
        if !io::stderr().is_terminal() {
            return Self(None);
        }
        let (sender, stages) = channel();
        thread::spawn(move || {
            report(&stages, PATIENCE, |stage| {
                eprint(format_args!("{stage} …\n"))
            });
        });
        Self(Some(sender))
    }

    pub(super) fn enter(&self, stage: &'static str) {
        if let Some(sender) = &self.0 {
            // If the thread has ended, only the report is missing.
            let _ = sender.send(stage);
        }
    }
}

/// Shows the stage that is running after `patience`, and all later ones.
fn report(stages: &Receiver<&'static str>, patience: Duration, mut show: impl FnMut(&str)) {
    let start = Instant::now();
    let mut current = None;
    loop {
        match stages.recv_timeout(patience.saturating_sub(start.elapsed())) {
            Ok(stage) => current = Some(stage),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
    current.into_iter().chain(stages).for_each(&mut show);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(
        patience: Duration,
        run: impl FnOnce(Sender<&'static str>) + Send + 'static,
    ) -> String {
        let (sender, stages) = channel();
        let run = thread::spawn(move || run(sender));
        let mut text = String::new();
        report(&stages, patience, |stage| text.push_str(stage));
        run.join().unwrap();
        text
    }

    #[test]
    fn a_fast_run_reports_no_stages() {
        let text = shown(Duration::from_secs(60), |stages| {
            stages.send("read").unwrap()
        });
        assert_eq!(text, "");
    }

    #[test]
    fn a_slow_run_reports_its_stages() {
        let text = shown(Duration::from_millis(50), |stages| {
            stages.send("read ").unwrap();
            stages.send("generate ").unwrap();
            thread::sleep(Duration::from_millis(500));
            stages.send("write").unwrap();
        });
        assert_eq!(text, "generate write");
    }
}
