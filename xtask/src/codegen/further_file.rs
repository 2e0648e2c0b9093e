//! A file outside the folder of the generated files that a run keeps up to date, too.

use std::fs;
use std::path::PathBuf;

use quay_codegen::{Generated, history};

use super::unified_diff;
use crate::error::Error;
use crate::files::Replacement;
use crate::terminal::{eprint, print};
use crate::workspace::display_path;

/// What the file holds, and what it should hold.
pub(super) struct FurtherFile {
    pub(super) path: PathBuf,
    pub(super) old: Option<String>,
    pub(super) new: String,
}

impl FurtherFile {
    /// HISTORY.md, unless there are no older documents.
    pub(super) fn history(path: PathBuf, generated: &Generated) -> Option<Self> {
        if generated.older.is_empty() {
            return None;
        }
        let new = history::to_markdown(generated.older.iter().chain([&generated.api]));
        let old = fs::read(&path).ok();
        let old = old.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Some(Self { path, old, new })
    }

    pub(super) fn is_stale(&self) -> bool {
        self.old.as_deref() != Some(self.new.as_str())
    }

    /// Writes the new text beside the file.
    pub(super) fn prepare(&self) -> Result<Option<Replacement>, Error> {
        Replacement::prepare(&self.path, &self.new)
    }

    /// Reports the difference, and the command that fixes it.
    pub(super) fn report(&self, fix_command: &str) -> Result<(), Error> {
        let path = display_path(&self.path);
        let diff = unified_diff::of(&path, self.old.as_deref(), Some(&self.new));
        print(diff)?;
        eprint(
            Error::new(format!("{path} is stale"))
                .help(format!("run `{fix_command}` and commit what it writes")),
        );
        Ok(())
    }
}
