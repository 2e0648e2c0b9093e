//! Loads the documents of older Quay versions. Skips an unusable document with a warning, since the client can be
//! generated without it.

use std::collections::BTreeMap;
use std::thread;

use super::corrected::Corrected;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Source};
use crate::document::MinorVersion;
use crate::model::Api;
use crate::overlay::Overlays;
use crate::parallel::STACK_BYTES;

/// Returns the models of the older documents, oldest first and one for each minor version, and a warning for each
/// unusable document. Documents that are not older than the API are ignored.
pub(super) fn load_all(
    api: &Api,
    older: &[Source],
    corrected: impl Iterator<Item = Option<Corrected>>,
    overlays: &Overlays<'_>,
) -> (Vec<Api>, Diagnostics) {
    let newest = api.minor_version();
    let mut apis: BTreeMap<MinorVersion, Api> = BTreeMap::new();
    let mut warnings = Diagnostics::new();
    for (source, resolved) in older.iter().zip(resolve_all(older, corrected, overlays)) {
        let api = match resolved {
            Ok(api) => api,
            Err(problems) => {
                warnings.push(left_out(source, &because_of(&problems)));
                continue;
            }
        };
        match api.minor_version() {
            None => warnings.push(left_out(source, "its version is unknown")),
            Some(version) if newest.is_some_and(|newest| version >= newest) => {}
            Some(version) if apis.contains_key(&version) => {
                let reason = format!("another document of Quay {version} is used");
                warnings.push(left_out(source, &reason));
            }
            Some(version) => {
                apis.insert(version, api);
            }
        }
    }
    (apis.into_values().collect(), warnings)
}

/// Returns the models of the documents in their order, each resolved on a separate thread.
fn resolve_all(
    documents: &[Source],
    corrected: impl Iterator<Item = Option<Corrected>>,
    overlays: &Overlays<'_>,
) -> Vec<Result<Api, Diagnostics>> {
    let resolve = |source, corrected: Option<Corrected>| {
        let api = corrected.and_then(|document| document.load_older());
        api.map_or_else(|| super::load_older(source, overlays), Ok)
    };
    thread::scope(|scope| {
        let spawn = |(source, corrected)| {
            let thread = thread::Builder::new().stack_size(STACK_BYTES);
            let thread = thread.spawn_scoped(scope, move || resolve(source, corrected));
            (source, thread.ok())
        };
        let threads: Vec<_> = documents.iter().zip(corrected).map(spawn).collect();
        let results = threads.into_iter().map(|(source, thread)| match thread {
            Some(thread) => thread.join().unwrap_or_else(|_| Err(crashed(source))),
            // The thread that could not start has dropped the pieces.
            None => super::load_older(source, overlays),
        });
        results.collect()
    })
}

/// Returns the warning for a document whose thread panicked.
fn crashed(document: &Source) -> Diagnostics {
    let message = "the generator crashed, which is a bug";
    Diagnostic::error(&document.name, "", message).into()
}

fn left_out(source: &Source, reason: &str) -> Diagnostic {
    let message = format!("the document is skipped in the history: {reason}");
    Diagnostic::warning(&source.name, "", message)
        .help("correct the document, since `since` versions may be wrong without it")
}

/// Returns the first problem of a document and the number of problems.
fn because_of(problems: &Diagnostics) -> String {
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    let errors = problems.iter().filter(is_error).count();
    let first = problems.iter().find(is_error);
    let first = first.map_or(String::new(), |problem| {
        let line = problem.position.map(|at| format!(":{}", at.line));
        format!(
            "{} ({}{})",
            problem.message,
            problem.source,
            line.unwrap_or_default()
        )
    });
    match errors {
        0 | 1 => first,
        count => format!("{first}, and {} more", count - 1),
    }
}
