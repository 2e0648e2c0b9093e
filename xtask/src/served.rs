//! Notes what a document as served lacks of the committed one of its version.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use quay_codegen::diff::{Unseen, missing_operations};
use quay_codegen::model::Api;
use quay_codegen::{MinorVersion, resolve};

use crate::input::{self, Overlays};
use crate::terminal::{eprint, some_of};
use crate::workspace::Workspace;

/// Resolves the committed document of this version, or of the newest older one; without a version, the newest. It is
/// optional, because it only refines the result.
pub(crate) fn committed(
    folder: &Path,
    version: Option<MinorVersion>,
    overlays: &Overlays,
) -> Option<Api> {
    let document = input::newest_until(folder, version).ok()??;
    Some(resolve(&document, overlays.corrections()).ok()?.0)
}

/// Prints a note if the document is one as served that lacks anything. Returns the operations that it hides.
pub(crate) fn note(
    name: &str,
    api: &Api,
    overlays: &Overlays,
    workspace: &Workspace,
) -> BTreeSet<String> {
    let known = api.as_served.then(|| {
        let specs = workspace.specs();
        committed(&specs, api.minor_version(), overlays)
    });
    let Some(known) = known.flatten() else {
        return BTreeSet::new();
    };
    let (hidden, missing) = missing_operations(&known, api);
    let missing: Vec<&str> = missing.iter().map(|it| it.id.as_str()).collect();
    if !hidden.is_empty() || !missing.is_empty() {
        eprint(text(name, &known, &hidden, &missing));
    }
    hidden.into_iter().map(|it| it.operation.id).collect()
}

fn text(name: &str, known: &Api, hidden: &[Unseen], missing: &[&str]) -> String {
    let all = known.operations.len();
    let shown = all.saturating_sub(hidden.len() + missing.len());
    let version = known
        .quay_version
        .as_deref()
        .unwrap_or("of an unknown version");
    let mut text =
        format!("note: {name} shows {shown} of the {all} operations of Quay {version}\n");
    let (internal, by_flags): (Vec<_>, Vec<_>) = hidden.iter().partition(|it| it.internal);
    let flags: BTreeSet<&str> = by_flags
        .iter()
        .flat_map(|it| &it.flags)
        .map(String::as_str)
        .collect();
    if !by_flags.is_empty() {
        let flags = Vec::from_iter(flags).join(", ");
        let count = by_flags.len();
        let _ = writeln!(text, "  hidden by flags or settings: {count}, by {flags}");
    }
    if !internal.is_empty() {
        let count = internal.len();
        let _ = writeln!(
            text,
            "  internal: {count}, since this is the public document"
        );
    }
    if !missing.is_empty() {
        let _ = writeln!(
            text,
            "  missing for no known reason: {}\n  \
             help: if the document is not of this version, name the file after its version, such as quay-3.17.4.json",
            some_of(missing)
        );
    }
    text
}
