//! Files outside the generated folder that `codegen` keeps up to date: HISTORY.md and the client's manifest.

use std::fs;
use std::path::PathBuf;

use quay_codegen::{Generated, changelog};

use super::unified_diff;
use crate::error::Error;
use crate::files::Replacement;
use crate::terminal::{eprint, print};
use crate::workspace::display_path;

/// A file with its current and its expected text.
pub(super) struct FurtherFile {
    pub(super) path: PathBuf,
    pub(super) old: Option<String>,
    pub(super) new: String,
}

impl FurtherFile {
    /// Returns HISTORY.md, or `None` without older documents.
    pub(super) fn history(path: PathBuf, generated: &mut Generated) -> Option<Self> {
        if generated.older.is_empty() {
            return None;
        }
        let new = changelog::to_markdown(&mut generated.older, &generated.api);
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

    /// Prints the difference and the command that fixes it.
    pub(super) fn report(&self, fix_command: &str) -> Result<(), Error> {
        let path = display_path(&self.path);
        let diff = unified_diff::of(&path, self.old.as_deref(), Some(&self.new));
        print(diff)?;
        eprint(
            Error::new(format!("{path} is stale"))
                .help(format!("run `{fix_command}` and commit the result")),
        );
        Ok(())
    }
}
