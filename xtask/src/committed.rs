//! Checks of documents that are named after their version, and what to do about documents that cannot be used.

use std::path::Path;

use quay_codegen::MinorVersion;
use quay_codegen::diagnostic::{Diagnostic, Diagnostics, Hint, Source};

use crate::version;
use crate::workspace::shell_word;

/// Fails if a document states another version than the name of its file.
pub(crate) fn check_version(document: &Source) -> Result<(), Diagnostics> {
    let (Some(named), Some(stated)) = (named(&document.name), stated(&document.text)) else {
        return Ok(());
    };
    let minor = match MinorVersion::parse(stated) {
        Some(minor) if minor != named => minor,
        _ => return Ok(()),
    };
    let message = format!("the document is of Quay {stated}, but the file is named after {named}");
    let restore = restore(&document.name);
    let problem = Diagnostic::error(&document.name, "/x-quay-version", message)
        .help(format!("rename it to quay-{minor}.json, or {restore}"));
    Err(Diagnostics::from(problem).located_in([document]))
}

/// Replaces the general hints of the generator by what to do with the files and commands of this workspace.
pub(crate) fn with_commands(problems: Diagnostics) -> Diagnostics {
    let specific = |mut problem: Diagnostic| {
        problem.help = problem.help.map(|hint| match hint {
            // `fetch` cannot help, since it completes the committed document.
            Hint::CompleteDocument if named(&problem.source).is_some() => {
                way_out(&problem.source).into()
            }
            Hint::CompleteDocument => format!("{hint}, or run `cargo xtask fetch`").into(),
            Hint::MatchingDocument => {
                "pass a document of Quay, `/api/v1/discovery?internal=true`; if the server hides parts of it, the committed \
                 documents must be in specs/ beside the overlays"
                    .into()
            }
            Hint::Text(_) => hint,
        });
        problem
    };
    problems.into_iter().map(specific).collect()
}

/// Adds the way out to the last problem of a committed document, because each may be a follower of the one before.
pub(crate) fn with_way_out_of(document: &Source, problems: Diagnostics) -> Diagnostics {
    let mut problems: Vec<Diagnostic> = problems.into_iter().collect();
    let mut of_document = problems.iter_mut();
    if let Some(last) = of_document.rfind(|problem| problem.source == document.name) {
        last.help = Some(way_out(&document.name).into());
    }
    problems.into_iter().collect()
}

fn way_out(name: &str) -> String {
    let restore = restore(name);
    format!("{restore}; if git has no copy, delete it and run `cargo xtask fetch`")
}

fn restore(name: &str) -> String {
    format!(
        "restore it from git: `git restore {}`",
        shell_word(Path::new(name))
    )
}

fn named(name: &str) -> Option<MinorVersion> {
    version::of_path(Path::new(name))
}

/// Returns the version in a document, which is its last property, without parsing the whole text.
fn stated(text: &str) -> Option<&str> {
    const KEY: &str = "\"x-quay-version\"";
    let rest = text.get(text.rfind(KEY)?..)?.strip_prefix(KEY)?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start();
    Some(value.strip_prefix('"')?.split('"').next()?.trim())
}
