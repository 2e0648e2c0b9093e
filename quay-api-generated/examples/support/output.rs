//! Results go to stdout, one JSON value per line; everything else goes to stderr.

use std::{
    error::Error,
    fmt,
    io::{self, IsTerminal, Write},
};

use serde::Serialize;

use super::Outcome;

/// The reader of stdout has gone, as `head -1` does: the program ends, but it has not failed.
#[derive(Debug)]
pub struct Closed;

/// Writes a line. The error is [`Closed`] if nobody reads it.
pub fn line(value: &impl Serialize) -> Outcome {
    let mut line = serde_json::to_string(value)?;
    line.push('\n');
    text(&line)
}

/// Writes a line about a change that was made. Later changes must not depend on a reader, so a
/// closed pipe is no error here; a full disk is.
pub fn record(value: &impl Serialize) -> Outcome {
    match line(value) {
        Err(error) if error.is::<Closed>() => Ok(()),
        outcome => outcome,
    }
}

/// Writes text as it is.
pub fn text(text: &str) -> Outcome {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(failure)
}

/// The error for a write to stdout that failed.
pub fn failure(error: io::Error) -> Box<dyn Error> {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Closed.into(),
        _ => format!("cannot write to stdout: {error}").into(),
    }
}

/// Writes a line to stderr. There is nowhere to report that this failed.
pub fn note(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Shows progress on one line of a terminal; writes nothing to a file or pipe.
pub fn progress(text: &str) {
    if io::stderr().is_terminal() {
        let _ = write!(io::stderr(), "\r\x1b[K{text}");
    }
}

impl fmt::Display for Closed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("stdout is closed")
    }
}

impl Error for Closed {}
