//! Reads and writes files, with errors that name the file.

mod lock;
mod write;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

pub(crate) use self::lock::Lock;
pub(crate) use self::write::{
    Replacement, beside, create_folder, create_synced, first_missing, plain_path, replace,
    report_created, sync_folder,
};

use crate::error::Error;
use crate::workspace::display_path;

/// The maximum size of files that are not limited by --max-bytes.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads a text file.
pub(crate) fn read_text(path: &Path) -> Result<String, Error> {
    let name = display_path(path);
    let bytes = read_file(path, MAX_BYTES)?.ok_or_else(|| exceeds(&name, MAX_BYTES))?;
    as_text(bytes, &name)
}

/// Reads a text file of at most `max_bytes`, the value of --max-bytes.
pub(crate) fn read_text_at_most(path: &Path, max_bytes: u64) -> Result<String, Error> {
    let name = display_path(path);
    let bytes = read_file(path, max_bytes)?.ok_or_else(|| too_large(&name, max_bytes))?;
    as_text(bytes, &name)
}

/// Reads a regular file. Returns `None` if it has more than `max_bytes`. The file type is checked first, because opening
/// a named pipe would block, and a device may never end.
fn read_file(path: &Path, max_bytes: u64) -> Result<Option<Vec<u8>>, Error> {
    let metadata = fs::metadata(path).map_err(|problem| io_error("read", path, &problem))?;
    if !metadata.is_file() {
        let kind = if metadata.is_dir() {
            "it is a folder"
        } else {
            "it is a pipe, a socket or a device, not a regular file"
        };
        let error = Error::new(format!("cannot read {}: {kind}", display_path(path)));
        return Err(error.help("name a regular file"));
    }
    if metadata.len() > max_bytes {
        return Ok(None);
    }
    let length = usize::try_from(metadata.len()).unwrap_or_default();
    // One more byte shows the end without another allocation.
    let bytes = Vec::with_capacity(length.saturating_add(1));
    File::open(path)
        .and_then(|file| read_into(bytes, file, max_bytes))
        .map_err(|problem| io_error("read", path, &problem))
}

/// Reads text of at most `max_bytes`, the value of --max-bytes.
pub(crate) fn read_all(reader: impl Read, name: &str, max_bytes: u64) -> Result<String, Error> {
    let bytes = read_at_most(reader, max_bytes)
        .map_err(|problem| Error::new(format!("cannot read {name}: {problem}")))?;
    as_text(bytes.ok_or_else(|| too_large(name, max_bytes))?, name)
}

/// Reads everything. Returns `None` if it is more than `max_bytes`.
pub(crate) fn read_at_most(reader: impl Read, max_bytes: u64) -> io::Result<Option<Vec<u8>>> {
    read_into(Vec::new(), reader, max_bytes)
}

fn read_into(mut bytes: Vec<u8>, reader: impl Read, max_bytes: u64) -> io::Result<Option<Vec<u8>>> {
    reader
        .take(max_bytes.saturating_add(1))
        .read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= max_bytes);
    Ok(fits.then_some(bytes))
}

/// Converts bytes to text, which must be UTF-8 without a byte order mark.
pub(crate) fn as_text(bytes: Vec<u8>, name: &str) -> Result<String, Error> {
    let marked = |encoding: &str| {
        Error::new(format!("{name} starts with a byte order mark ({encoding})"))
            .help("save it as UTF-8 without a byte order mark (BOM)")
    };
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err(marked("UTF-32"));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(marked("UTF-16"));
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Err(Error::new(format!("{name} is compressed with gzip"))
            .help("decompress it, or save the response with `curl --compressed`"));
    }
    // Neither JSON nor YAML may contain a NUL, but every ASCII character in UTF-16 has one.
    if bytes.contains(&0) {
        let offset = bytes.iter().take_while(|byte| **byte != 0).count();
        return Err(
            Error::new(format!("{name} contains a NUL byte at offset {offset}"))
                .help("save it as UTF-8; it may be UTF-16 or binary"),
        );
    }
    let text = String::from_utf8(bytes).map_err(|problem| {
        let offset = problem.utf8_error().valid_up_to();
        Error::new(format!("{name} is not valid UTF-8 at byte {offset}"))
    })?;
    if text.starts_with(BYTE_ORDER_MARK) {
        return Err(marked("UTF-8"));
    }
    Ok(text)
}

/// The error for input that exceeds --max-bytes.
pub(crate) fn too_large(name: &str, max_bytes: u64) -> Error {
    exceeds(name, max_bytes)
        .help("documents of Quay have about 300 kB; to read a larger one, raise --max-bytes")
}

fn exceeds(name: &str, max_bytes: u64) -> Error {
    Error::new(format!("{name} has more than {max_bytes} bytes"))
}

/// The error of a failed system call.
pub(crate) fn io_error(verb: &str, path: &Path, problem: &io::Error) -> Error {
    Error::new(format!("cannot {verb} {}: {problem}", display_path(path)))
}
