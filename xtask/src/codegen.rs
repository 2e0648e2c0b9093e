//! `cargo xtask codegen`: from a document and the overlays to the client's source, or, with --check, to the
//! question whether that source is what it should be.

mod folder;
mod patch;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use quay_codegen::diagnostic::Source;
use quay_codegen::{Generated, generate};

use self::folder::Plan;
use crate::Outcome;
use crate::error::{Error, all, both};
use crate::files;
use crate::terminal::{complain, say, show};
use crate::version;
use crate::workspace::{Workspace, shown};

/// Generate the client from the newest document in specs/ and the overlays.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Write nothing; show what would change and exit with 1 if anything would
    #[arg(long)]
    check: bool,

    /// The document, canonical or as a server sent it; else the newest of specs/
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,

    /// The folder of the overlays, *.yaml and *.yml by name; else specs/overlays
    #[arg(long, value_name = "DIR")]
    overlays: Option<PathBuf>,

    /// The folder of the generated files; else quay-api-generated/src/generated
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let start = Instant::now();
    let workspace = Workspace::find();
    let (document, overlays) = read(arguments, &workspace)?;
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

/// The document and the overlays, in the order in which they apply.
fn read(arguments: &Arguments, workspace: &Workspace) -> Result<(Source, Vec<Source>), Error> {
    let spec = match &arguments.spec {
        Some(path) => Ok(path.clone()),
        None => newest(&workspace.specs()),
    };
    let document = spec.and_then(|path| source(&path));
    let overlays = arguments
        .overlays
        .clone()
        .unwrap_or_else(|| workspace.overlays());
    both(document, read_overlays(&overlays))
}

/// The canonical document of the highest version.
fn newest(specs: &Path) -> Result<PathBuf, Error> {
    let names = names(specs)?;
    let versions = names
        .into_iter()
        .filter_map(|name| Some((version::of_file_name(&name)?, name)));
    match versions.max() {
        Some((_, name)) => Ok(specs.join(name)),
        None => Err(Error::new(format!(
            "{} holds no document quay-<major.minor>.json",
            shown(specs)
        ))
        .help("get one with `cargo xtask fetch`, or name one with --spec")),
    }
}

fn read_overlays(folder: &Path) -> Result<Vec<Source>, Error> {
    let mut names = names(folder).map_err(|error| {
        error.help("name a folder with --overlays; an empty one stands for no corrections")
    })?;
    names.retain(|name| name.ends_with(".yaml") || name.ends_with(".yml"));
    names.sort();
    all(names.into_iter().map(|name| source(&folder.join(name))))
}

fn source(path: &Path) -> Result<Source, Error> {
    Ok(Source::new(shown(path), files::read_text(path, u64::MAX)?))
}

/// The names in a folder. One that is not UTF-8 is none that is looked for.
fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let list = || -> io::Result<Vec<String>> {
        let entries = fs::read_dir(folder)?;
        let names = entries.map(|entry| Ok(entry?.file_name().into_string().ok()));
        names.filter_map(Result::transpose).collect()
    };
    list().map_err(|problem| files::cannot("read", folder, &problem))
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
        ("--spec", &arguments.spec),
        ("--overlays", &arguments.overlays),
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
