//! The command line for maintainers, `cargo xtask`. It accesses files, the network and the environment; `quay-codegen`
//! interprets the documents.
//!
//! Exit codes: 0 for success, 1 if a check found a difference, 2 for invalid input or usage, 130 after a signal.

#![cfg_attr(
    not(feature = "network"),
    allow(
        dead_code,
        unused_imports,
        reason = "`fetch` and `record` use the rest"
    )
)]

mod codegen;
mod committed;
mod coverage;
mod diff;
mod error;
mod export;
#[cfg(feature = "network")]
mod fetch;
mod files;
mod history;
mod infer;
mod input;
#[cfg(not(feature = "network"))]
mod online;
#[cfg(feature = "network")]
mod record;
mod recordings;
mod served;
#[cfg(feature = "network")]
mod server;
mod terminal;
mod version;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::Error;

/// The commands mostly create small values, for which this allocator needs a third of the instructions.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Fetches Quay's API documents and generates the client from them.
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
    #[cfg(feature = "network")]
    Fetch(fetch::Arguments),
    Infer(infer::Arguments),
    #[cfg(feature = "network")]
    Record(record::Arguments),
    #[cfg(not(feature = "network"))]
    #[command(flatten)]
    Online(online::Online),
}

/// The exit code after a signal.
const INTERRUPTED: u8 = 130;

/// The outcome of a run without an error.
enum Outcome {
    Success,
    /// A check found a difference, which has been reported.
    CheckFailed,
    /// A signal ended the run; its results so far are saved.
    #[cfg(feature = "network")]
    Interrupted,
}

/// Runs the command given by the arguments of the process.
pub fn main() -> ExitCode {
    report_file_size_limit();
    match run(Arguments::parse()) {
        Ok(Outcome::Success) => ExitCode::SUCCESS,
        Ok(Outcome::CheckFailed) => ExitCode::from(1),
        #[cfg(feature = "network")]
        Ok(Outcome::Interrupted) => ExitCode::from(INTERRUPTED),
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
        #[cfg(feature = "network")]
        Command::Fetch(arguments) => fetch::run(&arguments),
        Command::Infer(arguments) => infer::run(&arguments),
        #[cfg(feature = "network")]
        Command::Record(arguments) => record::run(&arguments),
        #[cfg(not(feature = "network"))]
        Command::Online(command) => online::run(&command),
    }
}

/// Makes writing beyond `ulimit -f` fail with an error, like a full disk, instead of killing the process by a signal.
fn report_file_size_limit() {
    #[cfg(unix)]
    {
        use std::sync::{Arc, atomic::AtomicBool};

        let ignored = Arc::new(AtomicBool::new(false));
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, ignored);
    }
}
