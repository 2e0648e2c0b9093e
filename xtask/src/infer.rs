//! `cargo xtask infer`: what recordings show that the overlays do not say yet, as an overlay to be reviewed.

use std::path::{Path, PathBuf};

use clap::Args;
use quay_codegen::infer::infer;

use crate::Outcome;
use crate::error::{Error, both};
use crate::files;
use crate::input::Input;
use crate::recordings;
use crate::terminal::{complain, say, show};
use crate::workspace::{Workspace, shown};

/// Hold recordings against the model and propose overlay actions for what is new.
///
/// The proposal is an overlay. It is to be reviewed and moved to specs/overlays/: samples show what may come,
/// not what must.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the recordings, `<tag>/<operationId>.json`; else tests/recordings
    #[arg(long, value_name = "DIR")]
    recordings: Option<PathBuf>,

    #[command(flatten)]
    input: Input,

    /// The file to write the proposal to; `-` is standard output
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
    let ((document, overlays), recordings) = both(input, recordings::read(&folder))?;
    let (proposal, warnings) = infer(&document, &overlays, &recordings)?;
    complain(&warnings);
    if proposal.is_empty() {
        let exchanges: usize = recordings
            .iter()
            .map(|recording| recording.exchanges.len())
            .sum();
        say(format_args!(
            "{}: nothing new in {exchanges} exchanges",
            shown(&folder)
        ));
    } else if arguments.out == Path::new("-") {
        show(proposal.to_yaml());
    } else {
        files::replace(&arguments.out, &proposal.to_yaml())?;
        say(format_args!(
            "{}: {} actions to be reviewed",
            shown(&arguments.out),
            proposal.len()
        ));
    }
    Ok(Outcome::Fine)
}
