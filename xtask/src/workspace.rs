//! Paths in the workspace, independent of the current folder.

use std::env;
use std::path::{Path, PathBuf};

use quay_codegen::diagnostic::{escape_unsafe, is_unsafe};

/// The paths of the workspace.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the workspace of this crate: the one that cargo runs it in, or the one that it was built in.
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

    /// The page with the changes of each version.
    pub(crate) fn history(&self) -> PathBuf {
        self.root.join("specs/HISTORY.md")
    }

    /// The overlays that correct the documents.
    pub(crate) fn overlays(&self) -> PathBuf {
        self.root.join("specs/overlays")
    }

    /// The recorded exchanges.
    pub(crate) fn recordings(&self) -> PathBuf {
        self.root.join("tests/recordings")
    }

    /// The generated files of the client.
    pub(crate) fn generated(&self) -> PathBuf {
        self.root.join("quay-api-generated/src/generated")
    }
}

/// Formats a path for messages: relative to the current folder if it is below it, without control characters.
pub(crate) fn display_path(path: &Path) -> String {
    let current = env::current_dir().unwrap_or_default();
    match path.strip_prefix(&current).unwrap_or(path) {
        path if path.as_os_str().is_empty() => ".".to_owned(),
        path => escape_unsafe(&path.to_string_lossy()),
    }
}

/// Formats a path as a word of a shell command, without control characters.
pub(crate) fn shell_word(path: &Path) -> String {
    let path = path.to_string_lossy();
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "/._-".contains(it);
    if path.chars().all(is_plain) {
        return path.into_owned();
    }
    if !path.chars().any(is_unsafe) {
        return format!("'{}'", path.replace('\'', r"'\''"));
    }
    let mut word = String::from("$'");
    for character in path.chars() {
        match character {
            '\n' => word.push_str(r"\n"),
            '\'' | '\\' => word.extend(['\\', character]),
            other if is_unsafe(other) => {
                let bytes = other.to_string().into_bytes().into_iter();
                word.extend(bytes.map(|byte| format!("\\x{byte:02x}")));
            }
            other => word.push(other),
        }
    }
    word.push('\'');
    word
}
