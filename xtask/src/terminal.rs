//! Writes to standard output and standard error. A closed pipe is not an error, as in `cargo xtask diff … | head`.

use std::fmt::Display;
use std::io::{self, Write};

use crate::error::Error;

/// Writes a line to standard output.
pub(crate) fn print_line(line: impl Display) -> Result<(), Error> {
    print(format_args!("{line}\n"))
}

/// Writes text to standard output, without adding a line end.
pub(crate) fn print(text: impl Display) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    match write!(stdout, "{text}").and_then(|()| stdout.flush()) {
        Err(problem) if problem.kind() != io::ErrorKind::BrokenPipe => Err(Error::new(format!(
            "cannot write to standard output: {problem}"
        ))),
        _ => Ok(()),
    }
}

/// Writes warnings, errors and progress to standard error, without adding a line end.
pub(crate) fn eprint(text: impl Display) {
    // If standard error is closed, there is nowhere to report that.
    let _ = write!(io::stderr(), "{text}");
}
