//! What a run tells at its end.

use std::fmt::Write as _;
use std::path::Path;

use quay_codegen::recording::explore::Fared;

use super::journey::Journal;
use super::save::Saved;
use crate::workspace::display_path;

pub(super) fn of(out: &Path, saved: &Saved, journal: &Journal<'_>, fared: &[Fared<'_>]) -> String {
    let mut text = String::new();
    let exchanges: usize = saved.values().sum();
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{}: {exchanges} new exchanges of {} operations; {} of {} operations were asked, {} requests",
        display_path(out),
        saved.len(),
        fared.iter().filter(|one| one.asked > 0).count(),
        fared.len(),
        journal.requests,
    );
    let written = saved.iter().map(|(name, count)| format!("{name}: {count}"));
    list(&mut text, "recorded", written);
    let missing = fared
        .iter()
        .filter_map(|one| Some((one, one.missing.as_ref()?)));
    let missing =
        missing.map(|(one, name)| format!("{}/{}: {name}", one.operation.tag, one.operation.id));
    list(
        &mut text,
        "not reached, no answer holds a value of",
        missing,
    );
    let failed = journal.failed.iter().map(|(id, reason)| {
        let reason = reason.lines().next().unwrap_or_default();
        format!("{id}: {}", reason.trim_start_matches("error: "))
    });
    list(&mut text, "failed", failed);
    list(
        &mut text,
        "left out, too large",
        journal.left_out.iter().map(|id| (*id).to_owned()),
    );
    if let Some(limit) = journal.limit {
        let _ = writeln!(text, "{limit} ended the asking early: raise it to see more");
    }
    text
}

fn list(text: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    for (index, line) in lines.enumerate() {
        if index == 0 {
            let _ = writeln!(text, "{title}:");
        }
        let _ = writeln!(text, "  {line}");
    }
}
