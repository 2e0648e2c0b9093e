//! Prints the report of a fetch as a table.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use quay_codegen::completion::{Change, HiddenPart, Part, Report, ReportedOperation, Subject};

use crate::terminal::some_of;

/// The number of changes that are listed; the rest is counted.
const CHANGES_AT_MOST: usize = 20;

/// Returns the table: a line for each count, followed by what a person may have to check. If the document was refused,
/// the error lists what is gone.
pub(super) fn of(report: &Report, knows_features: bool, is_refused: bool) -> String {
    let mut out = String::new();
    row(&mut out, "shown", report.shown, "");
    row(&mut out, "new", report.new.len(), "");
    if report.known.is_empty() {
        return out;
    }
    list(&mut out, report.new.iter().map(operation));
    list(
        &mut out,
        report
            .new_definitions
            .iter()
            .map(|name| format!("definition {name}")),
    );
    row(&mut out, "changed", report.changed.len(), "");
    list(&mut out, changes(report).into_iter());
    row(&mut out, "gone", report.gone.len(), "");
    if !is_refused {
        let definitions = report.gone_definitions.iter();
        let definitions = definitions.map(|name| format!("definition {name}"));
        list(
            &mut out,
            report.gone.iter().map(operation).chain(definitions),
        );
    }
    hidden(&mut out, report, knows_features);
    kept(&mut out, report);
    let not_seen = match report.not_seen {
        0 => String::new(),
        count => format!("{count} of them not seen in this version yet"),
    };
    row(&mut out, "total", report.total, &not_seen);
    out
}

/// Lists what the server hides.
fn hidden(out: &mut String, report: &Report, knows_features: bool) {
    let kept = match (report.hidden.is_empty(), knows_features) {
        (true, _) => String::new(),
        (false, true) => format!("kept from Quay {}", report.known),
        (false, false) => format!(
            "possibly, since the feature flags of the server are unknown; kept from Quay {}",
            report.known
        ),
    };
    row(out, "hidden", report.hidden_operations(), &kept);
    for hidden in &report.hidden {
        let by: Vec<&str> = hidden.by.iter().map(String::as_str).collect();
        let line = format!("  by {}: {}", by.join(", "), named(&hidden.operations));
        row(out, "", hidden.operations.len(), line.trim_start());
    }
    list(out, report.hidden_parts.iter().map(hidden_part));
}

/// Lists what the server does not show although no flag hides it.
fn kept(out: &mut String, report: &Report) {
    if !report.kept.is_empty() {
        let note = format!(
            "from the newer patch {}: {}",
            report.known,
            named(&report.kept)
        );
        row(out, "kept", report.kept.len(), &note);
    }
    if !report.kept_public.is_empty() {
        let count = report.kept_public.len();
        let line = format!(
            "{count} stay public: the public document hides them by flags that are on in the internal one"
        );
        list(out, [line].into_iter());
    }
}

fn hidden_part(hidden: &HiddenPart) -> String {
    let by: Vec<&str> = hidden.by.iter().map(String::as_str).collect();
    let (subject, part) = (subject(&hidden.subject), part(&hidden.part));
    format!("{subject}: {part}, by {}", by.join(", "))
}

/// Lists what the document would lose, one per line.
pub(super) fn removals(report: &Report) -> String {
    let mut out = String::new();
    for removal in &report.removals {
        let subject = subject(&removal.subject);
        let _ = match &removal.part {
            Some(part) => writeln!(out, "  - {subject}: {}", self::part(part)),
            None => writeln!(out, "  - {subject}"),
        };
    }
    out
}

fn row(out: &mut String, name: &str, count: usize, note: &str) {
    let line = format!("  {name:<8} {count:>4}  {note}");
    let _ = writeln!(out, "{}", line.trim_end());
}

fn list(out: &mut String, lines: impl Iterator<Item = String>) {
    for line in lines {
        let _ = writeln!(out, "                 {line}");
    }
}

fn operation(operation: &ReportedOperation) -> String {
    let ReportedOperation { path, method, id } = operation;
    format!("{id} ({method} {path})")
}

fn subject(subject: &Subject) -> String {
    match subject {
        Subject::Operation(operation) => self::operation(operation),
        Subject::Definition(name) => format!("definition {name}"),
    }
}

fn part(part: &Part) -> String {
    match part {
        Part::Parameter(name) => format!("parameter {name}"),
        Part::Property(name) => format!("property {name}"),
        Part::Public => "its place in the public document".to_owned(),
    }
}

fn change(change: &Change) -> String {
    let mut text = subject(&change.subject);
    if change.kept {
        text.push_str(": kept, since the server may show another class of this name");
    } else if !change.lost.is_empty() {
        let lost: Vec<String> = change.lost.iter().map(part).collect();
        let _ = write!(text, ": no longer has {}", lost.join(", "));
    } else if !change.differs.is_empty() {
        let _ = write!(text, ": {}", change.differs.join(", "));
    }
    text
}

fn changes(report: &Report) -> Vec<String> {
    let changes = report.changed.iter().map(change);
    let mut changes: Vec<String> = changes.take(CHANGES_AT_MOST).collect();
    match report.changed.len().saturating_sub(CHANGES_AT_MOST) {
        0 => {}
        more => changes.push(format!("and {more} more, which --format json lists")),
    }
    changes
}

fn named(operations: &BTreeSet<ReportedOperation>) -> String {
    let ids = operations.iter().map(|operation| operation.id.as_str());
    some_of(&ids.collect::<Vec<_>>())
}
