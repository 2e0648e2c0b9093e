//! Formats diffs as text or Markdown. Names come from untrusted documents and are escaped.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::unseen::Side;
use super::{Change, Diff, Direction, Impact, ImpactClass, OperationRef, Place};
use crate::diagnostic::sanitize::{code_span, is_unsafe};

/// The longest line of a list of names.
const LINE_LENGTH: usize = 100;

impl Diff {
    /// Formats the diff as text for a terminal.
    pub fn to_text(&self) -> String {
        let mut out = format!("{}: {}\n", self.title(), self.summary());
        for (tag, changes) in &self.tags {
            let _ = write!(out, "\n{}\n", plain(tag));
            for change in changes {
                let subject = plain(&subject(change));
                let what = plain(&change.kind.to_string());
                let _ = writeln!(out, "  {:<13} {subject}: {what}", change.class.as_str());
                for (who, impact) in impacts(change) {
                    let (class, reason) = (impact.class.as_str(), impact.reason);
                    let _ = writeln!(out, "      {who}: {class}, {reason}");
                }
                if let Some(operations) = further_operations(change) {
                    let _ = writeln!(out, "      in: {}", plain(&operations));
                }
            }
        }
        for (heading, operations) in self.unseen_by_reason() {
            let _ = write!(
                out,
                "\n{}:\n{}",
                plain(&heading),
                indented_list(&operations)
            );
        }
        out
    }

    /// Groups the operations missing from a document by reason.
    fn unseen_by_reason(&self) -> BTreeMap<String, Vec<&str>> {
        let mut found: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for unseen in &self.unseen {
            let side = match unseen.side {
                Side::Old => "older",
                Side::New => "newer",
            };
            let flags = unseen.flags.join(" or ");
            let reason = match &unseen.last_seen {
                Some(version) => format!("not seen in this version, last seen in {version}"),
                None if unseen.internal => {
                    format!("internal, and the {side} document is the public one")
                }
                None => format!("hidden in the {side} document by {flags}"),
            };
            let operations = found.entry(reason).or_default();
            operations.push(unseen.operation.id.as_str());
        }
        found
    }

    /// Formats the diff as a Markdown page.
    pub fn to_markdown(&self) -> String {
        format!("# {}\n\n{}", self.title(), self.section(2))
    }

    /// Formats the diff as Markdown, with headings of this level.
    pub(crate) fn section(&self, level: usize) -> String {
        let heading = "#".repeat(level);
        let mut out = format!("{}.\n", self.summary());
        for (tag, changes) in &self.tags {
            let _ = write!(
                out,
                "\n{heading} {}\n\n| change | for API callers | for crate users |\n|---|---|---|\n",
                code(tag)
            );
            for change in changes {
                let [server, client] = impacts(change).map(|(_, impact)| cell(impact));
                let subject = subject_in_markdown(change);
                let what = escaped(&change.kind.to_string());
                let _ = writeln!(out, "| {subject}: {what} | {server} | {client} |");
            }
        }
        for (reason, operations) in self.unseen_by_reason() {
            let operations = escaped(&operations.join(", "));
            let _ = write!(out, "\n{}: {operations}.\n", sentence(&reason));
        }
        out
    }

    /// Returns a title with the two versions.
    pub fn title(&self) -> String {
        let name = |version: &Option<String>| plain(version.as_deref().unwrap_or("unknown"));
        format!("Quay {} to {}", name(&self.from), name(&self.to))
    }

    /// Returns the number of changes of each severity, in words.
    pub fn summary(&self) -> String {
        if self.tags.is_empty() {
            return "Nothing changed".to_owned();
        }
        let counts =
            ImpactClass::ALL.map(|class| format!("{} {}", self.count(class), class.as_str()));
        counts.join(", ")
    }
}

/// Lists names on as few indented lines as possible.
fn indented_list(names: &[&str]) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut names = names.iter().map(|name| plain(name)).peekable();
    while let Some(mut name) = names.next() {
        if names.peek().is_some() {
            name.push(',');
        }
        match lines.last_mut() {
            Some(line) if line.len() + name.len() < LINE_LENGTH => {
                line.push(' ');
                line.push_str(&name);
            }
            _ => lines.push(format!("  {name}")),
        }
    }
    lines.join("\n") + "\n"
}

/// Capitalizes a reason.
fn sentence(reason: &str) -> String {
    let mut characters = reason.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    escaped(&first.into_iter().chain(characters).collect::<String>())
}

fn impacts(change: &Change) -> [(&'static str, &Impact); 2] {
    [
        ("API callers", &change.server),
        ("crate users", &change.client),
    ]
}

/// Describes the location of a change.
fn subject(change: &Change) -> String {
    match &change.place {
        Place::Operation(operation) => call(operation),
        Place::Parameter { operation, name } => format!("{}, parameter {name}", call(operation)),
        Place::Body(operation) => format!("{}, body", call(operation)),
        Place::Response(operation) => format!("{}, response", call(operation)),
        Place::Type { name, direction } => format!("{name} in {}", in_words(*direction)),
        Place::Field {
            of,
            name,
            direction,
        } => format!("{of}.{name} in {}", in_words(*direction)),
    }
}

fn call(operation: &OperationRef) -> String {
    let OperationRef { id, method, path } = operation;
    format!("{id} ({} {path})", method.as_str())
}

fn in_words(direction: Direction) -> &'static str {
    match direction {
        Direction::Request => "requests",
        Direction::Response => "responses",
    }
}

/// Lists the operations that use a type. Other locations already name their operation.
fn further_operations(change: &Change) -> Option<String> {
    let ids = || change.operations.iter().map(|operation| &operation.id);
    match &change.place {
        Place::Type { .. } | Place::Field { .. } => {
            let ids: Vec<&str> = ids().map(String::as_str).collect();
            Some(ids.join(", "))
        }
        Place::Operation(_) | Place::Parameter { .. } | Place::Body(_) | Place::Response(_) => None,
    }
}

fn subject_in_markdown(change: &Change) -> String {
    let call = |operation: &OperationRef| {
        let request = format!("{} {}", operation.method.as_str(), operation.path);
        format!("{} ({})", code(&operation.id), code(&request))
    };
    let used = || {
        let ids = change
            .operations
            .iter()
            .map(|operation| code(&operation.id));
        ids.collect::<Vec<_>>().join(", ")
    };
    match &change.place {
        Place::Operation(operation) => call(operation),
        Place::Parameter { operation, name } => {
            format!("{}, parameter {}", call(operation), code(name))
        }
        Place::Body(operation) => format!("{}, body", call(operation)),
        Place::Response(operation) => format!("{}, response", call(operation)),
        Place::Type { name, direction } => {
            format!("{} in {} of {}", code(name), in_words(*direction), used())
        }
        Place::Field {
            of,
            name,
            direction,
        } => {
            let field = code(&format!("{of}.{name}"));
            format!("{field} in {} of {}", in_words(*direction), used())
        }
    }
}

fn cell(impact: &Impact) -> String {
    match impact.class {
        ImpactClass::Breaking => format!("**breaking**: {}", impact.reason),
        class => format!("{}: {}", class.as_str(), impact.reason),
    }
}

/// Puts text on one line without control characters.
fn plain(text: &str) -> String {
    let keep = |character: char| match character {
        control if is_unsafe(control) => ' ',
        other => other,
    };
    text.chars().map(keep).collect()
}

/// Formats text as a code span in a Markdown table.
fn code(text: &str) -> String {
    code_span(text).replace('|', "\\|")
}

/// Escapes text so that a Markdown table shows it literally.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in plain(text).chars() {
        if "\\`*_[]<>|#".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
