//! Locks, so that two runs do not write the same files. The operating system releases a lock when the process ends.

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
    /// Locks a folder by a file beside it. Returns `None` if the parent of the folder does not exist.
    pub(crate) fn of_folder(folder: &Path) -> Result<Option<Self>, Error> {
        let path = beside(folder, "lock")?;
        let has_place = path.parent().is_some_and(Path::is_dir);
        has_place.then(|| Self::acquire(path, folder)).transpose()
    }

    /// Locks the file at `path`, creating it if necessary, in order to write `target`. Fails at once if another run holds
    /// the lock.
    pub(crate) fn acquire(path: PathBuf, target: &Path) -> Result<Self, Error> {
        loop {
            let file = system::open(&path).map_err(|problem| io_error("write", &path, &problem))?;
            if !system::lock(&file).map_err(|problem| io_error("lock", &path, &problem))? {
                let target = display_path(target);
                return Err(Error::new(format!("another run is writing {target}"))
                    .help("wait until it ends, then run this again"));
            }
            // The previous holder may have removed or renamed the file in the meantime.
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

    /// Renames the locked file to `target`.
    pub(super) fn persist(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.persisted = true;
        Ok(())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if !self.persisted {
            // If this fails, the next run reuses the file.
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

    /// Opens a file for writing without truncating it. Symbolic links are not followed.
    pub(super) fn open(path: &Path) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = rustix::fs::open(path, flags, Mode::from_raw_mode(0o666))?;
        Ok(File::from(file))
    }

    /// Tries to lock a file. Returns whether it succeeded.
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

/// On other systems files are written atomically too, but concurrent runs are not detected.
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
