//! `cargo xtask infer`: proposes an overlay for what recordings show and the types lack.

use std::path::{Path, PathBuf};

use clap::Args;
use quay_codegen::infer::infer;
use quay_codegen::recording::exchange::Recording;

use crate::Outcome;
use crate::error::{Error, zip_results};
use crate::files;
use crate::input::Input;
use crate::recordings;
use crate::terminal::{eprint, print, print_line};
use crate::workspace::{Workspace, display_path};

/// Compare recordings with the types, and propose overlay actions for new fields, values and responses
///
/// Review the proposal before you move its actions to specs/overlays/: samples show what a server can send, not what it
/// always sends.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Directory of recordings, `<tag>/<operationId>.json` [default: tests/recordings]
    #[arg(long, value_name = "DIR")]
    recordings: Option<PathBuf>,

    #[command(flatten)]
    input: Input,

    /// File to write the proposal to; `-` for standard output
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let workspace = Workspace::find();
    let folder = arguments
        .recordings
        .clone()
        .unwrap_or_else(|| workspace.recordings());
    let input = arguments.input.read(&workspace);
    let ((document, overlays), recordings) = zip_results(input, recordings::read(&folder))?;
    let (proposal, warnings) = infer(&document, overlays.corrections(), &recordings)?;
    eprint(&warnings);
    if proposal.is_empty() {
        eprint(nothing_new(&folder, &recordings));
    }
    // An empty proposal replaces an earlier one too, which may no longer apply.
    if arguments.out == Path::new("-") {
        print(proposal.to_yaml())?;
    } else {
        files::replace(&arguments.out, &proposal.to_yaml())?;
        print_line(format_args!(
            "{}: {} actions to review",
            display_path(&arguments.out),
            proposal.len()
        ))?;
    }
    Ok(Outcome::Success)
}

fn nothing_new(folder: &Path, recordings: &[Recording]) -> String {
    let counts = recordings.iter().map(|it| it.exchanges.len());
    let (folder, exchanges) = (display_path(folder), counts.sum::<usize>());
    format!("note: {folder}: nothing new in {exchanges} exchanges\n")
}
