//! Writes files atomically: to a temporary file beside the target, which is then renamed.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Seek, Write};
use std::path::{self, Path, PathBuf};

use super::{Lock, io_error};
use crate::error::Error;
use crate::terminal::eprint;
use crate::workspace::display_path;

/// Replaces a file atomically if its text differs. Returns whether it did. Missing folders are created and reported.
pub(crate) fn replace(path: &Path, text: &str) -> Result<bool, Error> {
    match Replacement::prepare(path, text)? {
        Some(replacement) => replacement.persist().map(|()| true),
        None => Ok(false),
    }
}

/// The new text of a file, written beside it. The file changes when this is persisted.
pub(crate) struct Replacement {
    beside: Lock,
    path: PathBuf,
}

impl Replacement {
    /// Writes a text beside a file, unless the file already contains it. Missing folders are created and reported.
    pub(crate) fn prepare(path: &Path, text: &str) -> Result<Option<Self>, Error> {
        let path = plain_path(path)?;
        let mut permissions = None;
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_file() => permissions = Some(metadata.permissions()),
            Ok(_) => {
                let message = format!("{} is not a regular file", display_path(&path));
                return Err(Error::new(message)
                    .help("pass a regular file, or a path that does not exist yet"));
            }
            Err(problem) if problem.kind() != io::ErrorKind::NotFound => {
                return Err(io_error("write", &path, &problem));
            }
            Err(_) => {}
        }
        if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
            return Ok(None);
        }
        create_folder(parent(&path))?;
        let mut beside = Lock::acquire(self::beside(&path, "new")?, &path)?;
        let write = |beside: &mut Lock| {
            if let Some(permissions) = permissions {
                beside.file().set_permissions(permissions)?;
            }
            // A killed run may have left part of its text.
            beside.file().set_len(0)?;
            beside.file().rewind()?;
            beside.file().write_all(text.as_bytes())?;
            beside.file().sync_all()
        };
        write(&mut beside).map_err(|problem| io_error("write", &path, &problem))?;
        Ok(Some(Self { beside, path }))
    }

    /// Replaces the file.
    pub(crate) fn persist(self) -> Result<(), Error> {
        let Self { beside, path } = self;
        beside
            .persist(&path)
            .and_then(|()| sync_folder(parent(&path)))
            .map_err(|problem| io_error("write", &path, &problem))
    }
}

/// Creates a file that does not exist yet, and syncs it to disk.
pub(crate) fn create_synced(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Creates a folder and its missing parents, and reports it.
pub(crate) fn create_folder(folder: &Path) -> Result<(), Error> {
    let missing = first_missing(folder);
    fs::create_dir_all(folder).map_err(|problem| io_error("create", folder, &problem))?;
    missing.into_iter().for_each(report_created);
    Ok(())
}

/// Returns the outermost missing folder of a path.
pub(crate) fn first_missing(folder: &Path) -> Option<&Path> {
    let is_missing =
        |folder: &&Path| !folder.as_os_str().is_empty() && fs::symlink_metadata(folder).is_err();
    folder.ancestors().take_while(is_missing).last()
}

/// Reports a created folder, because its path may be misspelt.
pub(crate) fn report_created(folder: &Path) {
    let folder = display_path(folder);
    eprint(format_args!("note: created the folder {folder}\n"));
}

/// Syncs the entries of a folder to disk.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    // Other systems cannot open folders.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Makes a path absolute. It must end in a name.
pub(crate) fn plain_path(path: &Path) -> Result<PathBuf, Error> {
    let absolute = path::absolute(path).map_err(|problem| io_error("write", path, &problem))?;
    match absolute.file_name() {
        Some(name) => Ok(parent(&absolute).join(name)),
        None => Err(Error::new(format!(
            "{} does not end in a name",
            display_path(path)
        ))),
    }
}

/// Returns the hidden path beside a file or folder, made of its name and a suffix.
pub(crate) fn beside(path: &Path, suffix: &str) -> Result<PathBuf, Error> {
    let path = plain_path(path)?;
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".");
    name.push(suffix);
    Ok(path.with_file_name(name))
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("/"))
}
