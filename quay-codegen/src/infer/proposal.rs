//! Writes findings as an overlay: actions grouped by target, with comments that name the recordings.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use saphyr::{Mapping, Scalar, Yaml, YamlEmitter};
use serde_json::{Value, json};

use super::Evidence;
use super::findings::{Finding, Findings, is_nothing};
use super::schema::{Role, schema};
use crate::diagnostic::pointer::{Pointer, tokens};
use crate::diagnostic::sanitize::{escape_unsafe, is_unsafe};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::overlay;

/// Proposed overlay actions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    actions: Vec<Action>,
}

#[derive(Clone, Debug, PartialEq)]
struct Action {
    target: String,
    /// The value to merge into the target; `None` removes the target.
    update: Option<Value>,
    /// The findings and the recordings that contain them.
    reasons: Vec<String>,
}

impl Proposal {
    /// The name of the proposal as a source.
    pub(super) const NAME: &'static str = "the proposal";

    pub(super) fn of(findings: Findings) -> Self {
        let mut updates: BTreeMap<Pointer, Action> = BTreeMap::new();
        let mut removals = Vec::new();
        for ((place, new), seen) in findings {
            let part = describe_location(&place);
            let Some(addition) = addition(&new, &seen) else {
                if let Finding::MissingField(name) = new {
                    removals.push(Action {
                        target: format!("{}.required[?@ == {}]", json_path(&place), quoted(&name)),
                        update: None,
                        reasons: vec![reason(&part, &format!("`{name}` may be absent"), &seen)],
                    });
                }
                continue;
            };
            let (anchor, update) = split_at_anchor(&place, addition);
            let action = updates.entry(anchor.clone()).or_insert_with(|| Action {
                target: json_path(&anchor),
                update: Some(json!({})),
                reasons: Vec::new(),
            });
            if let Some(whole) = &mut action.update {
                overlay::merge(whole, &update);
            }
            action.reasons.push(reason(&part, &describe(&new), &seen));
        }
        let mut actions: Vec<Action> = updates.into_values().chain(removals).collect();
        let updates = actions
            .iter_mut()
            .filter_map(|action| action.update.as_mut());
        updates.for_each(Value::sort_all_objects);
        Self { actions }
    }

    /// Keeps the actions that the generator accepts. Warns about the others, such as a field whose Rust name is already
    /// taken. `check` returns the diagnostics of a proposal that has errors, located in the source [`NAME`](Self::NAME).
    pub(super) fn retain_valid(
        self,
        check: impl Fn(&Self) -> Result<(), Diagnostics>,
    ) -> (Self, Diagnostics) {
        let mut refused = Diagnostics::new();
        let (actions, unreadable) = self.actions.into_iter().partition(Action::is_readable);
        let mut kept = Self { actions };
        for action in unreadable {
            refused.push(action.refused("it contains unprintable characters"));
        }
        while !kept.is_empty()
            && let Err(problems) = check(&kept)
        {
            let blamed = blamed_actions(&problems);
            if blamed.is_empty() {
                let (valid, others) = kept.retain_individually(check);
                refused.extend(others);
                return (valid, refused);
            }
            for (index, action) in std::mem::take(&mut kept.actions).into_iter().enumerate() {
                match blamed.get(&index) {
                    Some(problem) => refused.push(action.refused(problem)),
                    None => kept.actions.push(action),
                }
            }
        }
        (kept, refused)
    }

    /// Keeps valid actions by checking each of them, for errors that do not refer to an action, such as a name conflict
    /// elsewhere in the document.
    fn retain_individually(
        self,
        check: impl Fn(&Self) -> Result<(), Diagnostics>,
    ) -> (Self, Diagnostics) {
        let mut refused = Diagnostics::new();
        let mut valid = Self::default();
        for action in self.actions {
            valid.actions.push(action);
            if let Err(problems) = check(&valid)
                && let Some(action) = valid.actions.pop()
            {
                let problem = errors(&problems).next();
                refused.push(action.refused(problem.map_or("", |problem| &problem.message)));
            }
        }
        (valid, refused)
    }

    /// Returns the number of actions.
    pub fn len(&self) -> usize {
        self.actions.len()
    }

    /// Returns whether nothing is proposed.
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty()
    }

    /// Formats the overlay as YAML with comments.
    pub fn to_yaml(&self) -> String {
        let mut text = String::from(
            "# Corrections proposed by `cargo xtask infer` from recordings.\n\
             # Review before use: samples show what can occur, not what must. State what is required, choose formats,\n\
             # replace inline types with existing definitions, add descriptions, and move the actions to the\n\
             # overlays of their tags.\n\
             overlay: 1.0.0\n\
             info:\n  title: Proposed corrections\n  version: 1.0.0\n\
             actions:",
        );
        if self.actions.is_empty() {
            text.push_str(" []");
        }
        text.push('\n');
        for action in &self.actions {
            action.write(&mut text);
        }
        text
    }
}

impl Action {
    /// Returns whether all characters of its YAML are printable.
    fn is_readable(&self) -> bool {
        let mut text = String::new();
        self.write(&mut text);
        text.lines().all(|line| !line.contains(is_unsafe))
    }

    fn refused(&self, problem: &str) -> Diagnostic {
        Diagnostic::warning(&self.target, "", self.reasons.join("; "))
            .help(format!("correct it by hand: {problem}"))
    }

    fn write(&self, text: &mut String) {
        for line in &self.reasons {
            let _ = writeln!(text, "  # {line}");
        }
        let change = match &self.update {
            Some(update) => (key("update"), yaml(update)),
            None => (key("remove"), Yaml::Value(Scalar::Boolean(true))),
        };
        let target = (key("target"), key(&self.target));
        let mut emitted = String::new();
        // Writing to a string cannot fail.
        let _ = YamlEmitter::new(&mut emitted)
            .dump(&Yaml::Mapping([target, change].into_iter().collect()));
        let lines = emitted.lines().filter(|line| *line != "---");
        for (index, line) in lines.enumerate() {
            let _ = writeln!(text, "  {} {line}", if index == 0 { '-' } else { ' ' });
        }
    }
}

/// Returns the indexes of the actions in which errors are located, each with its first message.
fn blamed_actions(problems: &Diagnostics) -> BTreeMap<usize, &str> {
    let mut blamed = BTreeMap::new();
    for problem in errors(problems).filter(|problem| problem.source == Proposal::NAME) {
        let action = problem.pointer.strip_prefix("/actions/");
        let index = action.and_then(|action| action.split('/').next()?.parse().ok());
        if let Some(index) = index {
            blamed.entry(index).or_insert(problem.message.as_str());
        }
    }
    blamed
}

fn errors(problems: &Diagnostics) -> impl Iterator<Item = &Diagnostic> {
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    problems.iter().filter(is_error)
}

/// Returns the value to merge in at the location, if an update can express the finding.
fn addition(new: &Finding, seen: &Evidence) -> Option<Value> {
    let samples: Vec<&Value> = seen.samples.iter().collect();
    match new {
        Finding::UnknownField(name) => {
            let schema = schema(&samples, Role::Member(name));
            Some(json!({ "properties": { name: schema } }))
        }
        Finding::UnexpectedNull => Some(json!({ "x-nullable": true })),
        Finding::NewEnumValue => Some(json!({ "enum": samples })),
        Finding::MissingField(_) => None,
        Finding::UndescribedResponse if samples.iter().all(|body| is_nothing(body)) => {
            Some(json!({ "x-empty": true }))
        }
        Finding::UndescribedResponse => Some(json!({ "schema": schema(&samples, Role::Other) })),
        Finding::UnexpectedBody => {
            Some(json!({ "x-empty": false, "schema": schema(&samples, Role::Other) }))
        }
    }
}

fn describe(new: &Finding) -> String {
    match new {
        Finding::UnknownField(name) => format!("unknown property `{name}`"),
        Finding::MissingField(name) => format!("`{name}` may be absent"),
        Finding::UnexpectedNull => "may be null".to_owned(),
        Finding::NewEnumValue => "unknown value".to_owned(),
        Finding::UndescribedResponse => "no response is described".to_owned(),
        Finding::UnexpectedBody => "unexpected response body".to_owned(),
    }
}

/// Formats a comment with the part, the finding and the recordings.
fn reason(part: &str, what: &str, seen: &Evidence) -> String {
    let mut text = what.to_owned();
    if !part.is_empty() {
        let _ = write!(text, " in {part}");
    }
    let mut recordings = seen.recordings.iter();
    if let Some(first) = recordings.next() {
        let _ = write!(text, ": {first}");
    }
    match recordings.count() {
        0 => {}
        more => {
            let _ = write!(text, " and {more} more");
        }
    }
    escape_unsafe(&text)
}

/// Returns the number of pointer tokens that form the target of an action: up to a definition or operation, or up to
/// the last array element, since an update cannot select elements.
fn anchor_length(tokens: &[String]) -> usize {
    let whole = match tokens.first().map(String::as_str) {
        Some("paths") => 3,
        _ => 2,
    };
    let is_index = |pair: &[String]| match pair {
        [list, index] => {
            ["oneOf", "anyOf"].contains(&list.as_str())
                && index.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    };
    let index = tokens.windows(2).rposition(is_index).map(|at| at + 2);
    index.unwrap_or(whole).max(whole).min(tokens.len())
}

/// Splits a location into the target of an action and the value to merge.
fn split_at_anchor(place: &Pointer, addition: Value) -> (Pointer, Value) {
    let tokens: Vec<String> = tokens(place.as_str()).collect();
    let (anchor, rest) = tokens.split_at(anchor_length(&tokens));
    let anchor = anchor
        .iter()
        .fold(Pointer::root(), |at, token| at.child(token));
    let update = rest
        .iter()
        .rev()
        .fold(addition, |inner, token| json!({ token: inner }));
    (anchor, update)
}

/// Describes the part of the target at a location.
fn describe_location(place: &Pointer) -> String {
    let tokens: Vec<String> = tokens(place.as_str()).collect();
    let rest = tokens.get(anchor_length(&tokens)..).unwrap_or_default();
    rest.join(".")
}

/// Formats a location as JSONPath, in the style of the overlays.
fn json_path(place: &Pointer) -> String {
    let mut path = String::from("$");
    let is_plain = |token: &str| super::schema::is_name(token);
    for token in tokens(place.as_str()) {
        if is_plain(&token) {
            let _ = write!(path, ".{token}");
        } else if token.bytes().all(|byte| byte.is_ascii_digit()) && path.ends_with("Of") {
            let _ = write!(path, "[{token}]");
        } else {
            let _ = write!(path, "[{}]", quoted(&token));
        }
    }
    path
}

/// Quotes a string for JSONPath.
fn quoted(text: &str) -> String {
    let mut literal = String::from("'");
    for character in text.chars() {
        match character {
            '\'' | '\\' => literal.extend(['\\', character]),
            control if crate::diagnostic::sanitize::is_unsafe(control) => {
                for unit in control.encode_utf16(&mut [0; 2]) {
                    let _ = write!(literal, "\\u{unit:04x}");
                }
            }
            plain => literal.push(plain),
        }
    }
    literal.push('\'');
    literal
}

fn key(text: &str) -> Yaml<'static> {
    Yaml::Value(Scalar::String(text.to_owned().into()))
}

fn yaml(value: &Value) -> Yaml<'static> {
    match value {
        Value::Null => Yaml::Value(Scalar::Null),
        Value::Bool(boolean) => Yaml::Value(Scalar::Boolean(*boolean)),
        // Inferred schemas contain no numbers.
        Value::Number(number) => key(&number.to_string()),
        Value::String(text) => key(text),
        Value::Array(elements) => Yaml::Sequence(elements.iter().map(yaml).collect()),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| (key(name), yaml(value)));
            Yaml::Mapping(members.collect::<Mapping<'static>>())
        }
    }
}
