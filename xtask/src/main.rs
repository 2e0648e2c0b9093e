//! The maintainers' command line, run as `cargo xtask`. All files, network and environment of the
//! generator's side are here; what a document means is for `quay-codegen` to say.
//!
//! The exit code is 0 when all is well, 1 when something differs from what it should be, 2 when the
//! input or the usage is bad.

mod codegen;
mod coverage;
mod diff;
mod error;
mod export;
mod fetch;
mod files;
mod history;
mod infer;
mod input;
mod record;
mod recordings;
mod server;
mod terminal;
mod version;
mod workspace;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::{Parser, Subcommand};

use crate::error::Error;

/// Fetches Quay's API documents and turns them into the client.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Codegen(codegen::Arguments),
    Coverage(coverage::Arguments),
    Diff(diff::Arguments),
    Export(export::Arguments),
    Fetch(fetch::Arguments),
    Infer(infer::Arguments),
    Record(record::Arguments),
}

/// The outcome of a run without an error.
enum Outcome {
    Success,
    /// A check found a difference, which has been reported.
    CheckFailed,
}

fn main() -> ExitCode {
    report_file_size_limit();
    match run(Arguments::parse()) {
        Ok(Outcome::Success) => ExitCode::SUCCESS,
        Ok(Outcome::CheckFailed) => ExitCode::from(1),
        Err(error) => {
            terminal::eprint(error);
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Arguments) -> Result<Outcome, Error> {
    match arguments.command {
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::Coverage(arguments) => coverage::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Fetch(arguments) => fetch::run(&arguments),
        Command::Infer(arguments) => infer::run(&arguments),
        Command::Record(arguments) => record::run(&arguments),
    }
}

/// Turns the signal for a file beyond `ulimit -f` into an error of the write, which is reported as a full disk
/// is. Unhandled, it kills the process.
fn report_file_size_limit() {
    #[cfg(unix)]
    {
        let ignored = Arc::new(AtomicBool::new(false));
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, ignored);
    }
}
