//! Refuses a folder that is not one for generated files, before anything is generated.

use std::fs;
use std::io;
use std::path::Path;

use quay_codegen::GENERATED_MARK;

use super::swap::first_bytes;
use crate::error::Error;
use crate::files::io_error;
use crate::terminal::some_of;
use crate::workspace::display_path;

/// Fails for a folder inside of a generated one, and for one that contains only other files.
pub(super) fn check(out: &Path) -> Result<(), Error> {
    if let Some(outer) = out
        .ancestors()
        .skip(1)
        .find(|it| is_generated(&it.join("mod.rs")))
    {
        let (out, outer) = (display_path(out), display_path(outer));
        let message = format!("{out} is inside of {outer}, which is generated as a whole");
        return Err(Error::new(message).help("pass a folder outside of it"));
    }
    let others = match only_others(out) {
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(()),
        others => others.map_err(|problem| io_error("read", out, &problem))?,
    };
    if others.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = others.iter().map(String::as_str).collect();
    let (out, names) = (display_path(out), some_of(&names));
    Err(Error::new(format!(
        "{out} is not a generated folder, but contains {names}"
    ))
    .help("pass a new or an empty folder, or one with generated files only"))
}

/// Returns the names in a folder without any generated file. An empty file counts as generated.
fn only_others(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        let is_own = match kind.is_dir() {
            true => entry.file_name() == "types" && is_generated(&path.join("mod.rs")),
            false => kind.is_file() && (entry.metadata()?.len() == 0 || is_generated(&path)),
        };
        if is_own {
            return Ok(Vec::new());
        }
        names.push(display_path(Path::new(&entry.file_name())));
    }
    names.sort();
    Ok(names)
}

fn is_generated(path: &Path) -> bool {
    path.is_file() && first_bytes(path).is_ok_and(|start| start == GENERATED_MARK.as_bytes())
}
