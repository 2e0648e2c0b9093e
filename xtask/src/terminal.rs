//! What a run says. Whoever closed the stream has read enough, so that is no error.

use std::fmt::Display;
use std::io::{self, Write};

/// A line of what was asked for, to standard output.
pub(crate) fn say(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// A text that ends its own lines, to standard output.
pub(crate) fn show(text: impl Display) {
    let _ = write!(io::stdout(), "{text}");
}

/// A text that ends its own lines, about what is wrong or worth a look, to standard error.
pub(crate) fn complain(text: impl Display) {
    let _ = write!(io::stderr(), "{text}");
}
