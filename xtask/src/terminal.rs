//! Standard output and standard error. A reader that closed the pipe has seen enough: that is no error.

use std::fmt::Display;
use std::io::{self, Write};

use crate::error::Error;

/// Writes a line to standard output.
pub(crate) fn print_line(line: impl Display) -> Result<(), Error> {
    print(format_args!("{line}\n"))
}

/// Writes a text that ends its own lines to standard output.
pub(crate) fn print(text: impl Display) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    match write!(stdout, "{text}").and_then(|()| stdout.flush()) {
        Err(problem) if problem.kind() != io::ErrorKind::BrokenPipe => Err(Error::new(format!(
            "cannot write to standard output: {problem}"
        ))),
        _ => Ok(()),
    }
}

/// Writes a text that ends its own lines to standard error: warnings, errors and progress.
pub(crate) fn eprint(text: impl Display) {
    // If standard error is gone, there is no place left to report that.
    let _ = write!(io::stderr(), "{text}");
}
