//! Reading and writing files, with errors that name the file.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::error::Error;
use crate::workspace::display_path;

/// A text file.
pub(crate) fn read_text(path: &Path) -> Result<String, Error> {
    let bytes = fs::read(path).map_err(|problem| io_error("read", path, &problem))?;
    as_text(bytes, &display_path(path))
}

/// A text file of at most so many bytes.
pub(crate) fn read_text_at_most(path: &Path, max_bytes: u64) -> Result<String, Error> {
    let file = File::open(path).map_err(|problem| io_error("read", path, &problem))?;
    read_all(file, &display_path(path), max_bytes)
}

/// All that a reader holds, as text of at most so many bytes.
pub(crate) fn read_all(reader: impl Read, name: &str, max_bytes: u64) -> Result<String, Error> {
    let bytes = read_at_most(reader, max_bytes)
        .map_err(|problem| Error::new(format!("cannot read {name}: {problem}")))?;
    as_text(bytes.ok_or_else(|| too_large(name, max_bytes))?, name)
}

/// All that a reader holds, or nothing when that is more than so many bytes.
pub(crate) fn read_at_most(reader: impl Read, max_bytes: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader
        .take(max_bytes.saturating_add(1))
        .read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= max_bytes);
    Ok(fits.then_some(bytes))
}

/// Bytes that must be UTF-8.
pub(crate) fn as_text(bytes: Vec<u8>, name: &str) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|problem| {
        let offset = problem.utf8_error().valid_up_to();
        Error::new(format!("{name} is not UTF-8 text, from byte {offset} on"))
    })
}

/// A text that exceeds its limit.
pub(crate) fn too_large(name: &str, max_bytes: u64) -> Error {
    Error::new(format!("{name} has more than {max_bytes} bytes"))
        .help("a document of Quay has about 300 kB; if this is one, raise --max-bytes")
}

/// Replaces a file in one step, so that at no time half of it is there, and only when it differs.
/// Returns whether it did.
pub(crate) fn replace(path: &Path, text: &str) -> Result<bool, Error> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    write_in_one_step(path, text).map_err(|problem| io_error("write", path, &problem))?;
    Ok(true)
}

fn write_in_one_step(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    // Temporary files are private; this one is to become an ordinary file, as the umask has it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// What the operating system refused.
pub(crate) fn io_error(verb: &str, path: &Path, problem: &io::Error) -> Error {
    Error::new(format!("cannot {verb} {}: {problem}", display_path(path)))
}
