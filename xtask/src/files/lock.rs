//! A file that only one run holds at a time. The operating system releases it when the run ends, however it
//! ends.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::{beside, io_error};
use crate::error::Error;
use crate::workspace::display_path;

/// A locked file, removed when this is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
    persisted: bool,
}

impl Lock {
    /// Locks a folder by a file beside it, unless the folder has no place yet.
    pub(crate) fn of_folder(folder: &Path) -> Result<Option<Self>, Error> {
        let path = beside(folder, "lock")?;
        let has_place = path.parent().is_some_and(Path::is_dir);
        has_place.then(|| Self::acquire(path, folder)).transpose()
    }

    /// Locks the file at `path` to write `target`; creates it if it is missing. Fails at once when another run
    /// holds it.
    pub(crate) fn acquire(path: PathBuf, target: &Path) -> Result<Self, Error> {
        loop {
            let file = system::open(&path).map_err(|problem| io_error("write", &path, &problem))?;
            if !system::lock(&file).map_err(|problem| io_error("lock", &path, &problem))? {
                let target = display_path(target);
                return Err(Error::new(format!("another run is writing {target}"))
                    .help("wait until it has ended, then run this again"));
            }
            // Whoever held it before may have removed or renamed it meanwhile.
            if system::is_at(&file, &path) {
                return Ok(Self {
                    file,
                    path,
                    persisted: false,
                });
            }
        }
    }

    pub(super) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Makes the locked file the one at `target`.
    pub(super) fn persist(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.persisted = true;
        Ok(())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if !self.persisted {
            // A file that stays is taken over by the next run.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(unix)]
mod system {
    use std::fs::{self, File};
    use std::io;
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    use rustix::fs::{FlockOperation, Mode, OFlags};

    /// Opens a file for writing as it is. A symbolic link is not followed.
    pub(super) fn open(path: &Path) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = rustix::fs::open(path, flags, Mode::from_raw_mode(0o666))?;
        Ok(File::from(file))
    }

    /// Returns whether this run has the lock now.
    pub(super) fn lock(file: &File) -> io::Result<bool> {
        match rustix::fs::flock(file, FlockOperation::NonBlockingLockExclusive) {
            Err(rustix::io::Errno::WOULDBLOCK) => Ok(false),
            result => Ok(result.map(|()| true)?),
        }
    }

    pub(super) fn is_at(file: &File, path: &Path) -> bool {
        let (Ok(held), Ok(found)) = (file.metadata(), fs::symlink_metadata(path)) else {
            return false;
        };
        (held.dev(), held.ino()) == (found.dev(), found.ino())
    }
}

/// Elsewhere the files are written as safely, but two runs at once are not noticed.
#[cfg(not(unix))]
mod system {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub(super) fn open(path: &Path) -> io::Result<File> {
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        options.open(path)
    }

    pub(super) fn lock(_: &File) -> io::Result<bool> {
        Ok(true)
    }

    pub(super) fn is_at(_: &File, _: &Path) -> bool {
        true
    }
}
