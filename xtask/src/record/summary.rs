//! Formats the report at the end of a run.

use std::fmt::Write as _;
use std::path::Path;

use quay_codegen::recording::explore::OperationReport;

use super::response::MOST_VALUES;
use super::save::Saved;
use super::session::{End, Log};
use crate::workspace::display_path;

pub(super) fn of(
    out: &Path,
    saved: &Saved,
    log: &Log<'_>,
    reports: &[OperationReport<'_>],
) -> String {
    let mut text = String::new();
    let exchanges: usize = saved.values().sum();
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{}: {exchanges} new exchanges of {} operations; called {} of {} operations with {} requests",
        display_path(out),
        saved.len(),
        reports.iter().filter(|report| report.requests > 0).count(),
        reports.len(),
        log.requests,
    );
    let written = saved.iter().map(|(name, count)| format!("{name}: {count}"));
    list(&mut text, "recorded", written);
    let missing = reports.iter().filter_map(|report| {
        let (operation, name) = (report.operation, report.missing.as_ref()?);
        Some(format!("{}/{}: {name}", operation.tag, operation.id))
    });
    list(
        &mut text,
        "not called, because no response contains a value for",
        missing,
    );
    let unserved = log.unserved.iter().map(|id| (*id).to_owned());
    list(
        &mut text,
        "not available on this server (it returned an HTML page)",
        unserved,
    );
    let failed = log.failed.iter().map(|(id, reason)| {
        let reason = reason.lines().next().unwrap_or_default();
        format!("{id}: {}", reason.trim_start_matches("error: "))
    });
    list(&mut text, "failed", failed);
    let left_out = log.left_out.iter().map(|id| (*id).to_owned());
    let title = format!("not recorded, because the response has more than {MOST_VALUES} values");
    list(&mut text, &title, left_out);
    let _ = match &log.end {
        End::Limit(option) => writeln!(text, "stopped at {option}: raise it to record more"),
        End::Pause(pause) => writeln!(
            text,
            "stopped by the server's rate limit: it asks for a pause of {} s, which --max-time does not allow",
            pause.as_secs()
        ),
        End::Interrupted => writeln!(text, "interrupted: the responses so far are saved"),
        End::Failed(_) => writeln!(text, "stopped by an error: the responses so far are saved"),
        End::Complete => Ok(()),
    };
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
