//! `cargo xtask codegen`: from a document and the overlays to the client's source, or, with --check, to the
//! question whether that source is what it should be.

mod folder;
mod patch;

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use quay_codegen::{Generated, generate};

use self::folder::Plan;
use crate::Outcome;
use crate::error::Error;
use crate::input::Input;
use crate::terminal::{complain, say, show};
use crate::workspace::{Workspace, shown};

/// Generate the client from the newest document in specs/ and the overlays.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Write nothing; show what would change and exit with 1 if anything would
    #[arg(long)]
    check: bool,

    #[command(flatten)]
    input: Input,

    /// The folder of the generated files; else quay-api-generated/src/generated
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let start = Instant::now();
    let workspace = Workspace::find();
    let (document, overlays) = arguments.input.read(&workspace)?;
    let generated = generate(&document, &overlays)?;
    complain(&generated.warnings);

    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| workspace.generated());
    let plan = Plan::new(&out, &generated.files)?;
    if arguments.check && plan.finds_a_difference() {
        report(&plan, arguments);
        return Ok(Outcome::Differs);
    }
    plan.apply()?;
    say(format_args!(
        "{}, {} ms; {}",
        contents(&generated),
        start.elapsed().as_millis(),
        plan.summary()
    ));
    Ok(Outcome::Fine)
}

fn contents(generated: &Generated) -> String {
    format!(
        "{} operations, {} types, {} files",
        generated.api.operations.len(),
        generated.api.types.len(),
        generated.files.len()
    )
}

/// What differs, and what mends it.
fn report(plan: &Plan<'_>, arguments: &Arguments) {
    show(patch::show(plan));
    let stale = Error::new(format!(
        "{} is stale: {}",
        shown(plan.out()),
        plan.summary()
    ));
    let stale = stale.help(format!(
        "run `{}` and commit what it writes",
        mending_command(arguments)
    ));
    match plan.strays() {
        None => complain(stale),
        Some(strays) if plan.changes().is_empty() => complain(strays),
        Some(strays) => complain(stale.and(strays)),
    }
}

/// This command without --check.
fn mending_command(arguments: &Arguments) -> String {
    let options = [
        ("--spec", &arguments.input.spec),
        ("--overlays", &arguments.input.overlays),
        ("--out", &arguments.out),
    ];
    let mut command = "cargo xtask codegen".to_owned();
    for (name, value) in options {
        if let Some(path) = value {
            let path = path.display().to_string();
            let plain =
                |character: char| character.is_ascii_alphanumeric() || "/._-".contains(character);
            let quote = if path.chars().all(plain) { "" } else { "'" };
            command.push_str(&format!(" {name} {quote}{path}{quote}"));
        }
    }
    command
}
