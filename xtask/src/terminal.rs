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

/// Returns the first names of a list, and the number of the others.
pub(crate) fn some_of(names: &[&str]) -> String {
    const NAMED_AT_MOST: usize = 4;
    let named = names.get(..NAMED_AT_MOST).unwrap_or(names).join(", ");
    match names.len().saturating_sub(NAMED_AT_MOST) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// Writes warnings, errors and progress to standard error, without adding a line end.
pub(crate) fn eprint(text: impl Display) {
    // If standard error is closed, there is nowhere to report that.
    let _ = write!(io::stderr(), "{text}");
}
