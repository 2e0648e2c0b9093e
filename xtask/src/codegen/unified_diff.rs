//! The unified diff that --check prints, cut off after 200 lines.

use std::fmt::Write as _;
use std::time::Duration;

use similar::TextDiff;

use super::sync::{Change, SyncPlan};
use crate::workspace::display_path;

/// How many lines are printed.
const MAX_LINES: usize = 200;

/// How long to search for the smallest diff of a file.
const PATIENCE: Duration = Duration::from_millis(500);

/// The diff of all the changes of a plan, cut off after [`MAX_LINES`].
pub(super) fn of_plan(plan: &SyncPlan<'_>) -> String {
    let mut text = String::new();
    let mut room = MAX_LINES;
    for change in plan.changes() {
        let patch = patch(plan, change);
        for line in patch.lines().take(room) {
            text.push_str(line);
            text.push('\n');
        }
        let lines = patch.lines().count();
        if lines > room {
            let _ = writeln!(
                text,
                "… cut off after {MAX_LINES} lines, in {}",
                change.path
            );
            break;
        }
        room -= lines;
    }
    text
}

fn patch(plan: &SyncPlan<'_>, change: &Change<'_>) -> String {
    let path = display_path(&plan.out().join(&change.path));
    let old = change.old.as_deref().map(String::from_utf8_lossy);
    of(&path, old.as_deref(), change.new)
}

/// The diff of one text, whichever of the two there is.
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
