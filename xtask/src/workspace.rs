//! Where things are, wherever the command is run.

use std::env;
use std::path::{Path, PathBuf};

/// The folders of the workspace.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that holds this crate: the one that cargo runs it from, else the one that it was
    /// built in.
    pub(crate) fn find() -> Self {
        let of_crate = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = of_crate
            .parent()
            .map_or_else(|| of_crate.clone(), Path::to_path_buf);
        Self { root }
    }

    /// The manifest of this crate.
    #[cfg(not(feature = "network"))]
    pub(crate) fn xtask_manifest(&self) -> PathBuf {
        self.root.join("xtask/Cargo.toml")
    }

    /// The canonical documents.
    pub(crate) fn specs(&self) -> PathBuf {
        self.root.join("specs")
    }

    /// Changes from version to version.
    pub(crate) fn history(&self) -> PathBuf {
        self.root.join("specs/HISTORY.md")
    }

    /// The overlays that correct the documents.
    pub(crate) fn overlays(&self) -> PathBuf {
        self.root.join("specs/overlays")
    }

    /// The recorded exchanges that prove the types.
    pub(crate) fn recordings(&self) -> PathBuf {
        self.root.join("tests/recordings")
    }

    /// The files of the client that are generated.
    pub(crate) fn generated(&self) -> PathBuf {
        self.root.join("quay-api-generated/src/generated")
    }
}

/// A path as messages show it: from the current folder when it lies below it.
pub(crate) fn display_path(path: &Path) -> String {
    let current = env::current_dir().unwrap_or_default();
    match path.strip_prefix(&current).unwrap_or(path) {
        path if path.as_os_str().is_empty() => ".".to_owned(),
        path => path.display().to_string(),
    }
}
