//! Forwards `fetch` and `record` to the binary that is built with the feature `network`.

use std::env::{self, consts::EXE_SUFFIX};
use std::ffi::OsString;
use std::io;
use std::process::Command;

use clap::{Args, Subcommand};

use crate::Outcome;
use crate::error::Error;
use crate::terminal::eprint;
use crate::workspace::Workspace;

#[derive(Subcommand)]
pub(crate) enum Online {
    /// Fetch the API document of a Quay server, complete it, and write it to specs/
    #[command(after_help = "Run `cargo xtask fetch --help` for the options")]
    Fetch(Rest),
    /// Call every read-only operation of a Quay server, and record new kinds of responses, anonymized
    #[command(after_help = "Run `cargo xtask record --help` for the options")]
    Record(Rest),
}

/// The remaining arguments, which the other binary parses.
#[derive(Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Rest {
    #[arg(
        value_name = "OPTIONS",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    words: Vec<OsString>,
}

pub(crate) fn run(command: &Online) -> Result<Outcome, Error> {
    let (name, Rest { words }) = match command {
        Online::Fetch(rest) => ("fetch", rest),
        Online::Record(rest) => ("record", rest),
    };
    if !is_built() {
        eprint("note: building `fetch` and `record`; this takes about a minute the first time\n");
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--quiet", "--manifest-path"])
        .arg(Workspace::find().xtask_manifest())
        .args(["--bin", "xtask", "--", name])
        .args(words);
    become_process(command)
}

/// Replaces this process, so that signals reach the other binary.
#[cfg(unix)]
fn become_process(mut command: Command) -> Result<Outcome, Error> {
    use std::os::unix::process::CommandExt;

    Err(cannot_start(&command.exec()))
}

#[cfg(not(unix))]
fn become_process(mut command: Command) -> Result<Outcome, Error> {
    let status = command.status().map_err(|problem| cannot_start(&problem))?;
    // A signal leaves no code.
    std::process::exit(status.code().unwrap_or(2))
}

fn cannot_start(problem: &io::Error) -> Error {
    Error::new(format!("cannot start cargo: {problem}"))
}

/// Whether the other binary exists.
fn is_built() -> bool {
    env::current_exe().is_ok_and(|path| path.with_file_name(format!("xtask{EXE_SUFFIX}")).exists())
}
