//! The unified diff that `--check` prints, truncated after 200 lines.

use std::fmt::Write as _;
use std::time::Duration;

use similar::TextDiff;

use super::sync::{Change, SyncPlan};
use crate::workspace::display_path;

/// The number of lines that are printed.
const MAX_LINES: usize = 200;

/// The time to search for the smallest diff of a file.
const PATIENCE: Duration = Duration::from_millis(500);

/// Returns the diff of all changes of a plan, truncated after [`MAX_LINES`].
pub(super) fn of_plan(plan: &SyncPlan<'_>) -> String {
    let mut text = String::new();
    let mut remaining = MAX_LINES;
    for change in plan.changes() {
        let patch = patch(plan, change);
        for line in patch.lines().take(remaining) {
            text.push_str(line);
            text.push('\n');
        }
        let lines = patch.lines().count();
        if lines > remaining {
            let _ = writeln!(
                text,
                "… truncated after {MAX_LINES} lines, in {}",
                change.path
            );
            break;
        }
        remaining -= lines;
    }
    text
}

fn patch(plan: &SyncPlan<'_>, change: &Change<'_>) -> String {
    let path = display_path(&plan.out().join(&change.path));
    let old = change.old.as_deref().map(String::from_utf8_lossy);
    of(&path, old.as_deref(), change.new)
}

/// Returns the diff of a file. `None` stands for a file that does not exist.
pub(super) fn of(path: &str, old: Option<&str>, new: Option<&str>) -> String {
    let name = |side: &str, exists: bool| match exists {
        true => format!("{side}/{path}"),
        false => "/dev/null".to_owned(),
    };
    let diff = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(old.unwrap_or_default(), new.unwrap_or_default());
    diff.unified_diff()
        .header(&name("a", old.is_some()), &name("b", new.is_some()))
        .to_string()
}
