//! Compares the generated folder with what was generated, and replaces it.
//!
//! Only generated files are changed or removed. Any other file in the folder is reported, and symbolic links are not
//! followed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use quay_codegen::GENERATED_MARK;

use super::swap::{Site, first_bytes};
use crate::error::Error;
use crate::files::{Lock, create_synced, io_error};
use crate::workspace::display_path;

/// The longest file name that common file systems accept, in bytes.
const LONGEST_NAME: usize = 255;

/// A file that differs from what was generated.
pub(super) struct Change<'generated> {
    /// The path below the folder, separated by `/`.
    pub(super) path: String,
    /// The current content; `None` if the file is missing.
    pub(super) old: Option<Vec<u8>>,
    /// The generated content; `None` if the file is to be removed.
    pub(super) new: Option<&'generated str>,
}

/// The changes that a folder needs.
pub(super) struct SyncPlan<'generated> {
    out: PathBuf,
    generated: &'generated BTreeMap<String, String>,
    changes: Vec<Change<'generated>>,
    /// Files that were not generated.
    unexpected: Vec<String>,
}

impl<'generated> SyncPlan<'generated> {
    pub(super) fn new(
        out: &Path,
        generated: &'generated BTreeMap<String, String>,
    ) -> Result<Self, Error> {
        generated.keys().try_for_each(|name| check_name(name))?;
        let mut plan = Self {
            out: out.to_path_buf(),
            generated,
            changes: Vec::new(),
            unexpected: Vec::new(),
        };
        let mut found = BTreeMap::new();
        list(out, "", &mut found).map_err(|problem| io_error("read", out, &problem))?;
        for path in generated.keys().filter(|path| !found.contains_key(*path)) {
            plan.change(path, None);
        }
        for (path, entry) in found {
            if entry == Entry::File && plan.is_replaceable(&path)? {
                let old = plan.read(&path)?;
                plan.change(&path, Some(old));
            } else {
                plan.unexpected.push(path);
            }
        }
        plan.changes.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(plan)
    }

    /// Adds a change if the file differs.
    fn change(&mut self, path: &str, old: Option<Vec<u8>>) {
        let new = self.generated.get(path).map(String::as_str);
        if old.as_deref() != new.map(str::as_bytes) {
            let path = path.to_owned();
            self.changes.push(Change { path, old, new });
        }
    }

    pub(super) fn out(&self) -> &Path {
        &self.out
    }

    pub(super) fn changes(&self) -> &[Change<'generated>] {
        &self.changes
    }

    pub(super) fn finds_a_difference(&self) -> bool {
        !self.changes.is_empty() || !self.unexpected.is_empty()
    }

    /// Returns the files that were not generated as an error.
    pub(super) fn unexpected(&self) -> Option<Error> {
        let errors = self.unexpected.iter().map(|path| {
            let path = display_path(&self.out.join(path));
            Error::new(format!("{path} was not generated"))
                .help("move or delete it: this folder may only contain generated files")
        });
        errors.reduce(Error::and)
    }

    /// Summarizes the changes.
    pub(super) fn summary(&self) -> String {
        let count = |old: bool, new: bool| {
            let matches =
                |change: &&Change<'_>| change.old.is_some() == old && change.new.is_some() == new;
            self.changes.iter().filter(matches).count()
        };
        let counts = [
            (count(true, true), "changed"),
            (count(false, true), "new"),
            (count(true, false), "removed"),
        ];
        let parts: Vec<_> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        if parts.is_empty() {
            "nothing changed".to_owned()
        } else {
            parts.join(", ")
        }
    }

    /// Replaces the folder if anything changed. Directly after that, `finish` replaces what belongs to it.
    pub(super) fn apply<T>(
        &self,
        site: &Site,
        lock: Option<Lock>,
        finish: impl FnOnce() -> Result<T, Error>,
    ) -> Result<T, Error> {
        if let Some(unexpected) = self.unexpected() {
            return Err(unexpected);
        }
        if self.changes.is_empty() {
            return finish();
        }
        site.replace(lock, |folder| self.build(folder), finish)
    }

    /// Fills a new folder. Unchanged files keep their modification time, so that cargo does not rebuild the crate.
    fn build(&self, folder: &Path) -> Result<(), Error> {
        for (path, text) in self.generated {
            let (kept, new) = (self.out.join(path), folder.join(path));
            let write = || -> io::Result<()> {
                if let Some(folder) = new.parent() {
                    fs::create_dir_all(folder)?;
                }
                if self.changes.iter().any(|change| change.path == *path) {
                    create_synced(&new, text)
                } else {
                    keep(&kept, &new, text)
                }
            };
            write().map_err(|problem| io_error("write", &kept, &problem))?;
        }
        Ok(())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Error> {
        let path = self.out.join(path);
        fs::read(&path).map_err(|problem| io_error("read", &path, &problem))
    }

    /// Whether a file may be replaced or removed: a generated file, or an empty file with the name of one.
    fn is_replaceable(&self, path: &str) -> Result<bool, Error> {
        let place = self.out.join(path);
        let start = first_bytes(&place).map_err(|problem| io_error("read", &place, &problem))?;
        let is_vacant = start.is_empty() && self.generated.contains_key(path);
        Ok(is_vacant || path.ends_with(".rs") && start == GENERATED_MARK.as_bytes())
    }
}

/// An entry of a folder that is not a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    File,
    /// A symbolic link or a special file, which is never opened.
    Other,
}

/// Lists everything below a folder, or nothing if the folder does not exist.
fn list(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Entry>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            list(&entry.path(), &format!("{path}/"), found)?;
        } else if kind.is_file() && entry.file_name().to_str().is_some() {
            found.insert(path, Entry::File);
        } else {
            found.insert(path, Entry::Other);
        }
    }
    Ok(())
}

/// Rejects a file name that leads out of the folder or is too long.
fn check_name(name: &str) -> Result<(), Error> {
    // Some files of types are named after a type, but the generator limits the names of types, and their letters.
    const HELP: &str =
        "the file is named after a tag of the document: rename that tag with an overlay action";
    if !stays_inside(name) {
        let message = format!("the generated file {name:?} would be outside of the output folder");
        return Err(Error::new(message).help(HELP));
    }
    match name.split('/').find(|part| part.len() > LONGEST_NAME) {
        Some(part) => {
            let start: String = part.chars().take(40).collect();
            let length = part.len();
            let message = format!(
                "the file name {start}… is too long: {length} bytes, more than {LONGEST_NAME}"
            );
            Err(Error::new(message).help(HELP))
        }
        None => Ok(()),
    }
}

/// Whether a path stays below the folder that it is joined to, on every operating system.
fn stays_inside(path: &str) -> bool {
    let parts = || Path::new(path).components();
    let plain = parts().all(|part| matches!(part, Component::Normal(_)));
    plain && parts().next().is_some() && !path.contains(['\\', ':', '\0']) && !path.ends_with('/')
}

/// Links or copies a file to a new place, with its modification time.
fn keep(old: &Path, new: &Path, text: &str) -> io::Result<()> {
    if fs::hard_link(old, new).is_ok() {
        return Ok(());
    }
    // Not every file system has hard links.
    create_synced(new, text)?;
    let written = fs::metadata(old)?.modified()?;
    File::options().write(true).open(new)?.set_modified(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_leave_the_folder_are_refused() {
        for name in ["mod.rs", "types/mod.rs", "a..b.rs"] {
            assert!(stays_inside(name), "{name:?}");
        }
        let outside = [
            "",
            ".",
            "..",
            "../a.rs",
            "a/../../b.rs",
            "a/..",
            "/etc/a.rs",
            "a/",
            "..\\a.rs",
            "C:a.rs",
            "a\0",
        ];
        for name in outside {
            assert!(!stays_inside(name), "{name:?}");
        }
    }

    #[test]
    fn names_that_no_file_can_have_are_refused() {
        assert!(check_name(&format!("{}.rs", "a".repeat(252))).is_ok());
        let error = check_name(&format!("{}.rs", "a".repeat(253))).unwrap_err();
        assert!(error.to_string().contains("256 bytes"), "{error}");
    }

    #[test]
    fn a_plan_with_an_invalid_file_name_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let generated = BTreeMap::from([("../escaped.rs".to_owned(), String::new())]);
        let error = SyncPlan::new(&folder.path().join("out"), &generated)
            .err()
            .unwrap();
        assert!(
            error
                .to_string()
                .contains("would be outside of the output folder"),
            "{error}"
        );
    }
}
