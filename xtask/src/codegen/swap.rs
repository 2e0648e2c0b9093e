//! Replaces a folder atomically: at any time it contains either all old files or all new ones.
//!
//! The new folder is built beside the old one, and the two are exchanged in one step. Where the system cannot do that,
//! the old folder is moved aside first. If the process is killed between the two steps, the next run moves it back.

#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use quay_codegen::GENERATED_MARK;

use crate::error::Error;
use crate::files::{self, Lock, io_error};
use crate::terminal::eprint;
use crate::workspace::display_path;

/// A folder that is replaced as a whole, and the paths beside it.
pub(super) struct Site {
    /// The folder itself.
    pub(super) out: PathBuf,
    /// Where the new folder is built, and where the old one is after the exchange.
    new: PathBuf,
    /// Where the old folder is moved if the two cannot be exchanged.
    old: PathBuf,
}

impl Site {
    /// Fails if the path exists and is not a folder.
    pub(super) fn new(out: &Path) -> Result<Self, Error> {
        let out = files::plain_path(out)?;
        match fs::symlink_metadata(&out) {
            Ok(metadata) if metadata.is_symlink() => {
                return Err(
                    Error::new(format!("{} is a symbolic link", display_path(&out)))
                        .help("pass the folder that it points to"),
                );
            }
            Ok(metadata) if !metadata.is_dir() => {
                return Err(
                    Error::new(format!("{} is not a folder", display_path(&out))).help(
                        "pass a folder for the generated files, or a path that does not exist yet",
                    ),
                );
            }
            Err(problem) if problem.kind() != ErrorKind::NotFound => {
                return Err(io_error("read", &out, &problem));
            }
            _ => {}
        }
        let (new, old) = (files::beside(&out, "new")?, files::beside(&out, "old")?);
        Ok(Self { out, new, old })
    }

    /// Locks the folder if its parent exists. The lock is held until it is dropped.
    pub(super) fn lock(&self) -> Result<Option<Lock>, Error> {
        Lock::of_folder(&self.out)
    }

    /// Restores the folder and removes the remains of a run that was killed.
    pub(super) fn recover(&self) -> Result<(), Error> {
        if exists(&self.old) && !exists(&self.out) {
            fs::rename(&self.old, &self.out)
                .map_err(|problem| io_error("restore", &self.out, &problem))?;
            eprint(format_args!(
                "note: restored {}, which an interrupted run had moved aside\n",
                display_path(&self.out)
            ));
        }
        self.tidy()
    }

    /// Removes leftovers beside the folder; the old files last, and only if there are new ones.
    fn tidy(&self) -> Result<(), Error> {
        remove_generated(&self.new)?;
        if exists(&self.out) {
            remove_generated(&self.old)?;
        }
        Ok(())
    }

    /// Replaces the folder with one that `build` fills. Directly after that, `finish` replaces what belongs to it.
    pub(super) fn replace<T>(
        &self,
        lock: Option<Lock>,
        build: impl FnOnce(&Path) -> Result<(), Error>,
        finish: impl FnOnce() -> Result<T, Error>,
    ) -> Result<T, Error> {
        if exists(&self.out) {
            check_removable(&self.out)?;
        }
        let created = files::first_missing(&self.out);
        let parent = self.out.parent().unwrap_or(&self.out);
        fs::create_dir_all(parent).map_err(|problem| io_error("create", parent, &problem))?;
        let _lock = match lock {
            Some(lock) => Some(lock),
            None => self.lock()?,
        };
        fs::create_dir(&self.new).map_err(|problem| io_error("create", &self.new, &problem))?;
        let replaced = build(&self.new).and_then(|()| {
            sync_folders(&self.new)
                .and_then(|()| self.swap())
                .map_err(|problem| io_error("replace", &self.out, &problem))
        });
        let finished = replaced.and_then(|()| finish());
        let tidied = self.tidy();
        let result = finished?;
        if let Err(error) = tidied {
            eprint(format_args!(
                "warning: the new files are complete, but what they replace is left over\n{error}"
            ));
        }
        created.into_iter().for_each(files::report_created);
        Ok(result)
    }

    fn swap(&self) -> io::Result<()> {
        if !exists(&self.out) {
            fs::rename(&self.new, &self.out)?;
        } else if !exchange(&self.new, &self.out)? {
            self.swap_in_two_steps()?;
        }
        self.out.parent().map_or(Ok(()), files::sync_folder)
    }

    fn swap_in_two_steps(&self) -> io::Result<()> {
        fs::rename(&self.out, &self.old)?;
        fs::rename(&self.new, &self.out).inspect_err(|_| {
            // The first error is the one to report.
            let _ = fs::rename(&self.old, &self.out);
        })
    }
}

/// Exchanges two folders in one step. Returns whether the system can do that.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => Ok(false),
        result => Ok(result.map(|()| true)?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Whether anything exists at a path, even a broken symbolic link.
fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Syncs the entries of a folder and of its subfolders to disk.
fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    files::sync_folder(folder)
}

/// Removes the generated files of a folder, then the folder. Fails if there are other files.
fn remove_generated(folder: &Path) -> Result<(), Error> {
    if !exists(folder) {
        return Ok(());
    }
    match remove_below(folder) {
        Ok(()) => Ok(()),
        Err(problem) if problem.kind() == ErrorKind::DirectoryNotEmpty => Err(Error::new(format!(
            "{} contains files that were not generated",
            display_path(folder)
        ))
        .help("move them elsewhere, delete the folder, and run this again")),
        Err(problem) => Err(io_error("remove", folder, &problem)
            .help("delete this folder, since the next run needs its place")),
    }
}

/// Fails if the entries of a folder or of a subfolder cannot be removed. Otherwise the old files would be left over.
#[cfg(unix)]
fn check_removable(folder: &Path) -> Result<(), Error> {
    use rustix::fs::{Access, access};

    access(folder, Access::WRITE_OK | Access::EXEC_OK).map_err(|problem| {
        io_error("write to", folder, &problem.into()).help("make the folder writable")
    })?;
    let inner = folders_in(folder).map_err(|problem| io_error("read", folder, &problem))?;
    inner.iter().try_for_each(|path| check_removable(path))
}

#[cfg(unix)]
fn folders_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.push(entry.path());
        }
    }
    Ok(found)
}

#[cfg(not(unix))]
fn check_removable(_: &Path) -> Result<(), Error> {
    Ok(())
}

fn remove_below(folder: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(folder)?.is_dir() {
        return Err(ErrorKind::NotADirectory.into());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            remove_below(&entry.path())?;
        } else if kind.is_file() && may_be_replaced(&entry.path())? {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_dir(folder)
}

/// Whether a file is a generated one, or what a killed run has left of one, which may be empty.
fn may_be_replaced(path: &Path) -> io::Result<bool> {
    let start = first_bytes(path)?;
    Ok(GENERATED_MARK.as_bytes().starts_with(&start))
}

/// Reads as many bytes of a file as the mark has.
pub(super) fn first_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    let length = u64::try_from(GENERATED_MARK.len()).unwrap_or(u64::MAX);
    File::open(path)?.take(length).read_to_end(&mut start)?;
    Ok(start)
}
