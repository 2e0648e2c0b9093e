//! `cargo xtask codegen`: generates the client from a document and the overlays. With `--check`, reports whether the
//! committed client is stale.

mod further_file;
mod manifest;
mod place;
mod stages;
mod swap;
mod sync;
mod unified_diff;

use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use quay_codegen::{Generated, generate_with_history};

use self::further_file::FurtherFile;
use self::manifest::Manifest;
use self::stages::Stages;
use self::swap::Site;
use self::sync::SyncPlan;
use crate::Outcome;
use crate::error::Error;
use crate::files::{Lock, Replacement};
use crate::history::{DatedInput, DatedSources};
use crate::served;
use crate::terminal::{eprint, print, print_line};
use crate::workspace::{Workspace, display_path, shell_word};

/// Generate the client from the newest document in specs/ and the overlays.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Write nothing; print a diff and exit with 1 if the generated files are stale
    #[arg(long)]
    check: bool,

    #[command(flatten)]
    input: DatedInput,

    /// Directory of the generated files [default: quay-api-generated/src/generated]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let start = Instant::now();
    let stages = Stages::start();
    stages.enter("reading the documents and overlays");
    let workspace = Workspace::find();
    let out = arguments.out.clone();
    let site = Site::new(&out.unwrap_or_else(|| workspace.generated()))?;
    place::check(&site.out)?;
    let run = Run {
        arguments,
        workspace,
        site,
        start,
        stages,
    };
    match arguments.check {
        true => run.check(),
        false => run.write(),
    }
}

/// A run of the command.
struct Run<'run> {
    arguments: &'run Arguments,
    workspace: Workspace,
    site: Site,
    start: Instant,
    stages: Stages,
}

/// The generated files beside the current ones.
struct Comparison<'generated> {
    /// The number of operations, types and files.
    contents: String,
    plan: SyncPlan<'generated>,
    /// The files outside of the folder.
    further: Vec<FurtherFile>,
    manifest: Manifest,
    /// Whether the manifest has a place for the features.
    has_table: bool,
}

impl Run<'_> {
    /// Reports what is stale, and writes nothing.
    fn check(&self) -> Result<Outcome, Error> {
        let mut generated = self.generate()?;
        let compared = self.compare(&mut generated)?;
        let stale = compared.further.iter().filter(|file| file.is_stale());
        if report(&compared.plan, stale, self.arguments)? {
            return Ok(Outcome::CheckFailed);
        }
        self.summarize(&compared)?;
        Ok(Outcome::Success)
    }

    /// Writes what changed.
    fn write(&self) -> Result<Outcome, Error> {
        let lock = self.site.lock()?;
        let mut generated = self.generate()?;
        self.site.recover()?;
        let compared = self.compare(&mut generated)?;
        let Comparison { plan, manifest, .. } = &compared;
        let written = replace(plan, &compared.further, &self.site, lock)?;
        self.summarize(&compared)?;
        for file in written {
            print_line(format_args!("{} written", display_path(&file.path)))?;
        }
        if !compared.has_table && !plan.changes().is_empty() {
            eprint(manifest.advice(&self.site.out));
        }
        Ok(Outcome::Success)
    }

    fn generate(&self) -> Result<ManuallyDrop<Generated>, Error> {
        let sources = self.arguments.input.read(&self.workspace)?;
        self.stages.enter("generating the client");
        let DatedSources {
            document, overlays, ..
        } = &sources;
        let generated = generate_with_history(document, overlays.corrections(), &sources.older)?;
        sources.require_all(&generated.older)?;
        eprint(&sources.warnings);
        eprint(&generated.warnings);
        served::note(&document.name, &generated.api, overlays, &self.workspace);
        // The process ends soon; to free each small part of the models would only take time.
        Ok(ManuallyDrop::new(generated))
    }

    fn compare<'generated>(
        &self,
        generated: &'generated mut Generated,
    ) -> Result<Comparison<'generated>, Error> {
        let page = match self.arguments.is_plain() {
            true => FurtherFile::history(self.workspace.history(), generated),
            false => None,
        };
        self.stages.enter("comparing and writing the files");
        let plan = SyncPlan::new(&self.site.out, &generated.files)?;
        let manifest = Manifest::of(&self.site.out);
        let with_table = manifest.with_table(&generated.feature_table)?;
        Ok(Comparison {
            contents: contents(generated),
            plan,
            has_table: with_table.is_some(),
            further: [with_table, page].into_iter().flatten().collect(),
            manifest,
        })
    }

    fn summarize(&self, compared: &Comparison<'_>) -> Result<(), Error> {
        print_line(format_args!(
            "{}, {} ms; {}",
            compared.contents,
            self.start.elapsed().as_millis(),
            compared.plan.summary()
        ))
    }
}

/// Replaces what changed. Everything is written beside its target first, so that a full disk changes nothing. Returns
/// the files outside the folder that were written.
fn replace<'files>(
    plan: &SyncPlan<'_>,
    further: &'files [FurtherFile],
    site: &Site,
    lock: Option<Lock>,
) -> Result<Vec<&'files FurtherFile>, Error> {
    let mut prepared: Vec<(&FurtherFile, Replacement)> = Vec::new();
    for file in further {
        prepared.extend(file.prepare()?.map(|replacement| (file, replacement)));
    }
    let persist = |(file, replacement): (_, Replacement)| replacement.persist().map(|()| file);
    plan.apply(site, lock, || prepared.into_iter().map(persist).collect())
}

impl Arguments {
    /// Whether no option selects other input or output. Only then HISTORY.md is written.
    fn is_plain(&self) -> bool {
        let DatedInput { input, history } = &self.input;
        [&input.spec, &input.overlays, history, &self.out]
            .iter()
            .all(|option| option.is_none())
    }
}

fn contents(generated: &Generated) -> String {
    format!(
        "{} operations, {} types, {} files",
        generated.api.operations.len(),
        generated.api.types.len(),
        generated.files.len()
    )
}

/// Reports what is stale and the command that fixes it. Returns whether anything is.
fn report<'files>(
    plan: &SyncPlan<'_>,
    further: impl Iterator<Item = &'files FurtherFile>,
    arguments: &Arguments,
) -> Result<bool, Error> {
    let fix_command = fix_command(arguments);
    let mut found = plan.finds_a_difference();
    if found {
        report_folder(plan, &fix_command)?;
    }
    for file in further {
        file.report(&fix_command)?;
        found = true;
    }
    Ok(found)
}

fn report_folder(plan: &SyncPlan<'_>, fix_command: &str) -> Result<(), Error> {
    print(unified_diff::of_plan(plan))?;
    let stale = Error::new(format!(
        "{} is stale: {}",
        display_path(plan.out()),
        plan.summary()
    ));
    let stale = stale.help(format!("run `{fix_command}` and commit the result"));
    match plan.unexpected() {
        None => eprint(stale),
        Some(unexpected) if plan.changes().is_empty() => eprint(unexpected),
        Some(unexpected) => eprint(stale.and(unexpected)),
    }
    Ok(())
}

/// Returns this command without `--check`.
fn fix_command(arguments: &Arguments) -> String {
    let DatedInput { input, history } = &arguments.input;
    let options = [
        ("--spec", &input.spec),
        ("--overlays", &input.overlays),
        ("--history", history),
        ("--out", &arguments.out),
    ];
    let mut command = "cargo xtask codegen".to_owned();
    for (name, value) in options {
        if let Some(path) = value {
            command.push_str(&format!(" {name} {}", shell_word(path)));
        }
    }
    command
}
