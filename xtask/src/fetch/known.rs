//! The committed document and the overlays that complete a fetched document.

use std::path::{Path, PathBuf};

use quay_codegen::MinorVersion;
use quay_codegen::diagnostic::Source;

use crate::error::Error;
use crate::input;
use crate::workspace::Workspace;

/// Reads the committed document of a version, or of the newest older one.
pub(super) fn document(specs: &Path, minor: MinorVersion) -> Result<Option<Source>, Error> {
    if !specs.is_dir() {
        return Ok(None);
    }
    input::newest_until(specs, Some(minor))
}

/// Reads the overlays of the given folder, or of the one beside the documents, or of the workspace.
pub(super) fn overlays(
    named: Option<&Path>,
    specs: &Path,
    workspace: &Workspace,
) -> Result<Vec<Source>, Error> {
    let beside = [specs.join("overlays"), workspace.overlays()];
    let folder = match named {
        Some(folder) => Some(PathBuf::from(folder)),
        None => beside.into_iter().find(|folder| folder.is_dir()),
    };
    folder.map_or_else(|| Ok(Vec::new()), |folder| input::read_overlays(&folder))
}
