//! Maintains the feature table in the client's manifest: the lines between two comments. The rest of the manifest is
//! written by hand.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::further_file::FurtherFile;
use crate::error::Error;
use crate::files::{self, io_error};
use crate::workspace::display_path;

/// The line before the table.
const BEGIN: &str = "# begin: one feature for each tag, written by `cargo xtask codegen`";

/// The line after the table.
const END: &str = "# end: written by `cargo xtask codegen`";

/// The section that the table is part of.
const SECTION: &str = "[features]";

/// The manifest of the package that contains the generated folder: the one beside the folder `src`.
pub(super) struct Manifest(Option<PathBuf>);

impl Manifest {
    pub(super) fn of(out: &Path) -> Self {
        let is_src = |folder: &&Path| folder.file_name().is_some_and(|name| name == "src");
        let package = out.ancestors().skip(1).find(is_src).and_then(Path::parent);
        Self(package.map(|package| package.join("Cargo.toml")))
    }

    /// Returns the manifest with this feature table, or `None` if it lacks the two comments.
    pub(super) fn with_table(&self, table: &str) -> Result<Option<FurtherFile>, Error> {
        let Some(path) = &self.0 else {
            return Ok(None);
        };
        match fs::symlink_metadata(path) {
            Err(problem) if problem.kind() == ErrorKind::NotFound => return Ok(None),
            Err(problem) => return Err(io_error("read", path, &problem)),
            Ok(_) => {}
        }
        let old = files::read_text(path)?;
        let new = replace_table(&old, table).map_err(|(message, help)| {
            Error::new(format!("{}: {message}", display_path(path))).help(help)
        })?;
        let path = path.clone();
        let old = Some(old);
        Ok(new.map(|new| FurtherFile { path, old, new }))
    }

    /// The note for a manifest without the two comments.
    pub(super) fn advice(&self, out: &Path) -> String {
        let manifest = match &self.0 {
            Some(path) => display_path(path),
            None => "the Cargo.toml of the package".to_owned(),
        };
        format!(
            "note: the package of {} must define one feature for each tag, or the feature `all`\n  \
             help: add these lines to the section {SECTION} of {manifest}, and this command writes the features:\n    \
             {BEGIN}\n    {END}\n",
            display_path(out)
        )
    }
}

/// Replaces the table in the text of a manifest. Returns `None` if the comments are missing. An error is a message and
/// a hint.
fn replace_table(manifest: &str, table: &str) -> Result<Option<String>, (String, String)> {
    const HELP: &str =
        "put the line `# begin` before the line `# end`, both in the section [features]";
    let mut kept = [String::new(), String::new()];
    let [before, after] = &mut kept;
    let (mut begins, mut ends, mut in_section) = (0, 0, false);
    let mut twice = None;
    for line in manifest.split_inclusive('\n') {
        let text = line.trim();
        if text.starts_with('[') {
            in_section = text == SECTION;
        }
        let is_mark = text == BEGIN || text == END;
        begins += u32::from(text == BEGIN);
        ends += u32::from(text == END);
        if is_mark && !(in_section && begins == 1 && ends <= 1) {
            let message = format!("`{text}` is misplaced");
            return Err((message, HELP.to_owned()));
        }
        if in_section && (begins == ends) && !is_mark {
            twice = twice.or_else(|| key_of_both(text, table));
        }
        if begins == 0 || text == BEGIN {
            before.push_str(line);
        } else if ends == 1 {
            after.push_str(line);
        }
    }
    match (begins, ends, twice) {
        (0, 0, _) => Ok(None),
        (1, 1, None) => Ok(Some(format!("{before}{table}{after}"))),
        (1, 1, Some(name)) => Err((
            format!(
                "the feature `{name}` is defined twice: by hand, and as the feature of a tag or of all tags"
            ),
            "remove or rename the handwritten feature, or rename the tag with an overlay action"
                .to_owned(),
        )),
        _ => Err((format!("`{END}` is missing"), HELP.to_owned())),
    }
}

/// Returns the feature that a line defines, if the table defines it too.
fn key_of_both(line: &str, table: &str) -> Option<String> {
    let key = |line: &str| {
        let (key, _) = line.split_once('=')?;
        Some(key.trim().trim_matches(['"', '\'']).to_owned())
    };
    let name = key(line)?;
    let in_table = |line| key(line).as_ref() == Some(&name);
    table.lines().any(in_table).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "all = [\n    \"pear\",\n]\npear = []\n";

    fn manifest(features: &str) -> String {
        format!(
            "[package]\nname = \"fruit\"\n\n[features]\n{features}\n[dependencies]\npear = \"1\"\n"
        )
    }

    #[test]
    fn only_the_lines_between_the_marks_are_replaced() {
        let old = manifest(&format!("a = []\n{BEGIN}\nplum = []\n{END}\nb = [\"a\"]\n"));
        let new = manifest(&format!("a = []\n{BEGIN}\n{TABLE}{END}\nb = [\"a\"]\n"));
        assert_eq!(replace_table(&old, TABLE), Ok(Some(new.clone())));
        assert_eq!(replace_table(&new, TABLE), Ok(Some(new)));
    }

    #[test]
    fn a_manifest_without_marks_has_no_place_for_a_table() {
        for features in ["a = []\n", "pear = []\n"] {
            assert_eq!(replace_table(&manifest(features), TABLE), Ok(None));
        }
    }

    #[test]
    fn marks_that_make_no_pair_in_the_section_are_refused() {
        for features in [
            format!("{BEGIN}\n"),
            format!("{END}\n"),
            format!("{END}\n{BEGIN}\n"),
            format!("{BEGIN}\n{BEGIN}\n{END}\n"),
            format!("{BEGIN}\n{END}\n{BEGIN}\n{END}\n"),
            format!("{BEGIN}\n[other]\n{END}\n"),
            format!("[other]\n{BEGIN}\n{END}\n"),
        ] {
            assert!(
                replace_table(&manifest(&features), TABLE).is_err(),
                "{features}"
            );
        }
    }

    #[test]
    fn a_feature_that_the_table_defines_too_is_refused() {
        for feature in ["pear = []", "\"pear\"=[]", "all = [\"a\"]"] {
            let text = manifest(&format!("{feature}\n{BEGIN}\n{END}\n"));
            let (message, _) = replace_table(&text, TABLE).unwrap_err();
            assert!(message.contains("is defined twice"), "{message}");
        }
    }

    #[test]
    fn the_manifest_is_beside_the_innermost_folder_src() {
        let manifest = |out: &str| Manifest::of(Path::new(out)).0;
        assert_eq!(
            manifest("/a/src/b/src/c/generated"),
            Some("/a/src/b/Cargo.toml".into())
        );
        assert_eq!(manifest("/a/generated"), None);
        assert_eq!(manifest("/a/src"), None);
    }
}
