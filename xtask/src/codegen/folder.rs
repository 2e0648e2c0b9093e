//! The folder of the generated files: what is there, what should be, and the steps between the two.
//!
//! The folder belongs to the generator, and nothing outside it does. A file in it that nobody generated
//! is not touched but reported, a symbolic link is not followed, and a step is taken only after all have
//! been found possible.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Component, Path, PathBuf};

use crate::error::Error;
use crate::files::io_error;
use crate::workspace::display_path;

/// How the first line of a generated file begins.
const MARK: &[u8] = b"// @generated";

/// One file that is not as it should be.
pub(super) struct Change<'generated> {
    /// Its path below the folder, with `/` between the parts.
    pub(super) path: String,
    /// What it holds; nothing when it is missing.
    pub(super) old: Option<Vec<u8>>,
    /// What it should hold; nothing when it should not be.
    pub(super) new: Option<&'generated str>,
}

/// The steps that make a folder what it should be.
pub(super) struct Plan<'generated> {
    out: PathBuf,
    changes: Vec<Change<'generated>>,
    /// What is there and was never generated.
    strays: Vec<String>,
}

impl<'generated> Plan<'generated> {
    pub(super) fn new(
        out: &Path,
        generated: &'generated BTreeMap<String, String>,
    ) -> Result<Self, Error> {
        if let Some(name) = generated.keys().find(|name| !stays_inside(name)) {
            return Err(Error::new(format!(
                "the generated file {name:?} would leave its folder"
            ))
            .help("look for the tag in the document that it is named after"));
        }
        let mut plan = Self {
            out: out.to_path_buf(),
            changes: Vec::new(),
            strays: Vec::new(),
        };
        let mut found = BTreeMap::new();
        list(out, "", &mut found).map_err(|problem| io_error("read", out, &problem))?;
        for (path, text) in generated {
            let is_file = found.get(path) == Some(&Entry::File);
            let old = if is_file {
                Some(plan.read(path)?)
            } else {
                None
            };
            if old.as_deref() != Some(text.as_bytes()) {
                let (path, new) = (path.clone(), Some(text.as_str()));
                plan.changes.push(Change { path, old, new });
            }
        }
        for (path, entry) in found {
            if entry == Entry::File && generated.contains_key(&path) {
                continue;
            }
            if entry == Entry::File && plan.was_generated(&path)? {
                let old = Some(plan.read(&path)?);
                plan.changes.push(Change {
                    path,
                    old,
                    new: None,
                });
            } else {
                plan.strays.push(path);
            }
        }
        Ok(plan)
    }

    pub(super) fn out(&self) -> &Path {
        &self.out
    }

    pub(super) fn changes(&self) -> &[Change<'generated>] {
        &self.changes
    }

    pub(super) fn finds_a_difference(&self) -> bool {
        !self.changes.is_empty() || !self.strays.is_empty()
    }

    /// What the strays are, as an error.
    pub(super) fn strays(&self) -> Option<Error> {
        let errors = self.strays.iter().map(|path| {
            let path = display_path(&self.out.join(path));
            Error::new(format!("{path} was not generated"))
                .help("move it elsewhere or delete it: this folder belongs to the generator")
        });
        errors.reduce(Error::and)
    }

    /// The steps in a few words, as said before and after they are taken.
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

    /// Takes the steps. Removals come first: a folder may have to make room for a file.
    pub(super) fn apply(&self) -> Result<(), Error> {
        if let Some(strays) = self.strays() {
            return Err(strays);
        }
        for change in self.changes.iter().filter(|change| change.new.is_none()) {
            let path = self.out.join(&change.path);
            fs::remove_file(&path).map_err(|problem| io_error("remove", &path, &problem))?;
            self.prune(&path);
        }
        for change in &self.changes {
            if let Some(text) = change.new {
                let path = self.out.join(&change.path);
                write(&path, text).map_err(|problem| io_error("write", &path, &problem))?;
            }
        }
        Ok(())
    }

    /// Removes the folders that a removed file leaves empty.
    fn prune(&self, removed: &Path) {
        let folders = removed
            .ancestors()
            .skip(1)
            .take_while(|folder| *folder != self.out);
        for folder in folders {
            // Fails where there is something left, and that is where to stop.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Error> {
        let path = self.out.join(path);
        fs::read(&path).map_err(|problem| io_error("read", &path, &problem))
    }

    fn was_generated(&self, path: &str) -> Result<bool, Error> {
        if !path.ends_with(".rs") {
            return Ok(false);
        }
        let path = self.out.join(path);
        let first_line = || -> io::Result<Vec<u8>> {
            let mut line = Vec::new();
            BufReader::new(File::open(&path)?).read_until(b'\n', &mut line)?;
            Ok(line)
        };
        let line = first_line().map_err(|problem| io_error("read", &path, &problem))?;
        Ok(line.starts_with(MARK))
    }
}

/// What a folder holds beside further folders.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    File,
    /// A symbolic link or something stranger, which is never opened.
    Other,
}

/// Everything below a folder; nothing when there is no folder.
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

/// Whether a path names a place below the folder, whatever it is joined to.
fn stays_inside(path: &str) -> bool {
    let parts = || Path::new(path).components();
    let plain = parts().all(|part| matches!(part, Component::Normal(_)));
    plain && parts().next().is_some() && !path.contains(['\\', ':', '\0']) && !path.ends_with('/')
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
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
    fn a_plan_with_such_a_name_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let generated = BTreeMap::from([("../escaped.rs".to_owned(), String::new())]);
        let error = Plan::new(&folder.path().join("out"), &generated)
            .err()
            .unwrap();
        assert!(
            error.to_string().contains("would leave its folder"),
            "{error}"
        );
    }
}
