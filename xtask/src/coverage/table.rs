//! Formats the report: a table by tag, and a list of what is missing.

use quay_codegen::coverage::{Aspect, Counts, Coverage, Missing};

/// Formats the report with aligned columns.
pub(crate) fn text(coverage: &Coverage) -> String {
    let mut lines = vec![title(coverage), String::new()];
    lines.extend(aligned(&rows(coverage)));
    let missing = missing(coverage);
    if !missing.is_empty() {
        lines.extend([String::new(), "missing:".to_owned()]);
        lines.extend(
            missing
                .iter()
                .map(|line| format!("  {}", line.replace('`', ""))),
        );
    }
    lines.join("\n") + "\n"
}

/// Formats the report as Markdown.
pub(crate) fn markdown(coverage: &Coverage) -> String {
    let mut lines = vec![format!("# {}", title(coverage)), String::new()];
    let mut rows = rows(coverage)
        .into_iter()
        .map(|cells| format!("| {} |", cells.join(" | ")));
    lines.extend(rows.next());
    lines.push("|---|--:|--:|--:|--:|".to_owned());
    lines.extend(rows);
    let missing = missing(coverage);
    if !missing.is_empty() {
        lines.extend([String::new(), "## Missing".to_owned(), String::new()]);
        lines.extend(missing.iter().map(|line| format!("- {line}")));
    }
    lines.join("\n") + "\n"
}

fn title(coverage: &Coverage) -> String {
    match &coverage.quay_version {
        Some(version) => format!("Coverage of Quay {version}"),
        None => "Coverage".to_owned(),
    }
}

/// Returns the cells of the table, with a header and a total.
fn rows(coverage: &Coverage) -> Vec<Vec<String>> {
    let header = ["tag", "operations"].map(str::to_owned).into_iter();
    let header = header
        .chain(Aspect::ALL.map(|aspect| aspect.to_string()))
        .collect();
    let tags = coverage.tags.iter();
    let mut rows = vec![header];
    rows.extend(
        tags.map(|(tag, counts)| row(tag, counts, |counts, aspect| counts.of(aspect).to_string())),
    );
    rows.push(row("total", &coverage.total, |counts, aspect| {
        format!("{} ({} %)", counts.of(aspect), counts.percent(aspect))
    }));
    rows
}

fn row(name: &str, counts: &Counts, cell: impl Fn(&Counts, Aspect) -> String) -> Vec<String> {
    let mut cells = vec![name.to_owned(), counts.operations.to_string()];
    cells.extend(Aspect::ALL.map(|aspect| cell(counts, aspect)));
    cells
}

/// Aligns names to the left and numbers to the right.
fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or_default()
        })
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate();
        let cells = cells.map(|(column, (cell, &width))| match column {
            0 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        cells.collect::<Vec<_>>().join("  ")
    };
    rows.iter().map(line).collect()
}

/// Lists incomplete operations, undocumented types and recordings without an operation.
fn missing(coverage: &Coverage) -> Vec<String> {
    let operations = coverage.missing.iter().map(of_operation);
    let types = coverage
        .undocumented_types
        .iter()
        .map(|(name, parts)| format!("type `{name}`: not documented ({})", parts.join(", ")));
    let unknown = coverage
        .unknown_recordings
        .iter()
        .map(|id| format!("`{id}`: recorded, but not an operation of the document"));
    let not_seen = coverage
        .not_seen
        .iter()
        .map(|(id, version)| format!("`{id}`: not seen in this version, last in {version}"));
    operations
        .chain(types)
        .chain(unknown)
        .chain(not_seen)
        .collect()
}

fn of_operation(missing: &Missing) -> String {
    let not = missing.not.iter().map(|aspect| match aspect {
        Aspect::Documented => format!("not documented ({})", missing.undocumented.join(", ")),
        aspect => format!("not {aspect}"),
    });
    let not = not.collect::<Vec<_>>().join(", ");
    format!("`{}` ({}): {not}", missing.operation, missing.tag)
}
