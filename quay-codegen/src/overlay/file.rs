//! Parses overlay files and checks their structure.

use serde_json::{Map, Value};

use super::change::Change;
use super::target::{self, Target};
use super::{keywords, yaml};
use crate::diagnostic::pointer::Pointer;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::document::MinorVersion;

/// A parsed overlay file.
#[derive(Debug)]
pub(super) struct Overlay<'source> {
    pub(super) source: &'source Source,
    pub(super) actions: Vec<Action>,
}

/// An action: a target and a change.
#[derive(Debug)]
pub(super) struct Action {
    /// Its index in the file.
    pub(super) index: usize,
    pub(super) target: Target,
    /// The individual targets, if the target names several places.
    pub(super) parts: Vec<Target>,
    pub(super) change: Change,
    /// The number of values that it adds to each place.
    pub(super) size: usize,
    /// The location of the update in the file.
    pub(super) origin: Pointer,
    pub(super) from: Option<MinorVersion>,
    to: Option<MinorVersion>,
}

impl<'source> Overlay<'source> {
    /// Parses a file and reports all errors in its structure.
    pub(super) fn parse(source: &'source Source) -> Result<Self, Diagnostics> {
        let mut root = yaml::parse(source)?;
        let mut diagnostics = Diagnostics::new();
        let mut fail = |pointer: &str, message: &str, help: Option<&str>| {
            let diagnostic = Diagnostic::error(&source.name, pointer, message);
            diagnostics.push(match help {
                Some(help) => diagnostic.help(help),
                None => diagnostic,
            });
        };
        check_head(&root, &mut fail);
        let mut actions = Vec::new();
        match root.get_mut("actions").map(Value::take) {
            Some(Value::Array(list)) => {
                for (index, action) in list.into_iter().enumerate() {
                    match Action::parse(index, action) {
                        Ok(action) => {
                            for (pointer, message) in action.unknown_keywords() {
                                let help =
                                    "CONTRIBUTING.md lists the keywords that overlays may use";
                                fail(pointer.as_str(), &message, Some(help));
                            }
                            actions.push(action);
                        }
                        Err((pointer, message)) => fail(&pointer, &message, None),
                    }
                }
            }
            _ => fail("/actions", "`actions` must be a list", None),
        }
        if diagnostics.is_empty() {
            Ok(Self { source, actions })
        } else {
            Err(diagnostics)
        }
    }
}

/// Checks everything except the actions.
fn check_head(root: &Value, fail: &mut impl FnMut(&str, &str, Option<&str>)) {
    match root.get("overlay").and_then(Value::as_str) {
        Some(version) if version.starts_with("1.0.") => {}
        _ => fail(
            "/overlay",
            "not an OpenAPI Overlay 1.0 document",
            Some("start the file with `overlay: 1.0.0`"),
        ),
    }
    const KNOWN: [&str; 3] = ["overlay", "info", "actions"];
    for key in root.as_object().into_iter().flat_map(Map::keys) {
        if key == "extends" {
            let message = "`extends` is not supported";
            fail(
                "/extends",
                message,
                Some("remove `extends`: overlays apply to the document that they are passed with"),
            );
        } else if !KNOWN.contains(&key.as_str()) {
            let known = KNOWN.join("`, `");
            let message = format!("unknown key `{key}` in an overlay, expected one of `{known}`");
            fail(Pointer::root().child(key).as_str(), &message, None);
        }
    }
    let info = root.get("info");
    let is_string = |key: &str| {
        let value = info.and_then(|info| info.get(key));
        value.is_some_and(Value::is_string)
    };
    if !is_string("title") || !is_string("version") {
        let message = "`info` needs a `title` and a `version`, both strings";
        fail("/info", message, None);
    }
}

impl Action {
    /// Returns whether the action applies only to some versions.
    pub(super) fn is_limited(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Returns whether the action applies to this version of Quay. A document without a version counts as the newest.
    pub(super) fn is_for(&self, version: Option<MinorVersion>) -> bool {
        match version {
            Some(version) => {
                self.from.is_none_or(|from| from <= version)
                    && self.to.is_none_or(|to| version <= to)
            }
            None => self.to.is_none(),
        }
    }

    /// Returns the unknown vendor extensions in the update.
    fn unknown_keywords(&self) -> Vec<(Pointer, String)> {
        match &self.change {
            Change::Remove => Vec::new(),
            Change::Update(update) => {
                keywords::unknown(update, &self.target.to_string(), &self.origin)
            }
        }
    }

    /// Parses an action; an error has a location and a message.
    fn parse(index: usize, action: Value) -> Result<Self, (String, String)> {
        let at = |key: &str| format!("/actions/{index}/{key}");
        let Value::Object(mut members) = action else {
            let message = "an action must be an object with a `target`";
            return Err((format!("/actions/{index}"), message.to_owned()));
        };
        if let Some((key, message)) = unknown_key(&members) {
            return Err((at(key), message));
        }
        let (target, parts) = targets(&members).map_err(|message| (at("target"), message))?;
        let update = members.remove("update");
        let change = change(members.get("remove"), update).ok_or_else(|| {
            let message = "an action must have either `remove: true` or an `update`";
            (at("target"), message.to_owned())
        })?;
        let (from, to) = bounds(&members).map_err(|(key, message)| (at(key), message))?;
        Ok(Self {
            index,
            target,
            parts,
            size: match &change {
                Change::Remove => 0,
                Change::Update(update) => size(update),
            },
            change,
            origin: Pointer::from(at("update")),
            from,
            to,
        })
    }
}

/// Returns the first key that an action does not have, and a message.
fn unknown_key(members: &Map<String, Value>) -> Option<(&str, String)> {
    const KNOWN: [&str; 6] = [
        "target",
        "description",
        "update",
        "remove",
        "x-from",
        "x-to",
    ];
    let key = members.keys().find(|key| !KNOWN.contains(&key.as_str()))?;
    let known = KNOWN.join("`, `");
    let message = format!("unknown key `{key}` in an action, expected one of `{known}`");
    Some((key, message))
}

/// Returns the target of an action, and its individual targets if it names several places.
fn targets(members: &Map<String, Value>) -> Result<(Target, Vec<Target>), String> {
    let text = members.get("target").and_then(Value::as_str);
    let text = text.ok_or("`target` must be a JSONPath")?;
    let target = Target::parse(text)?;
    let parts = target::parts(text);
    let parts = parts.iter().filter_map(|part| Target::parse(part).ok());
    Ok((target, parts.collect()))
}

/// The first and the last version that an action applies to.
type VersionBounds = (Option<MinorVersion>, Option<MinorVersion>);

/// Returns the versions that an action applies to; an error has a key and a message.
fn bounds(members: &Map<String, Value>) -> Result<VersionBounds, (&'static str, String)> {
    let bound = |key: &'static str| {
        bound(members.get(key)).ok_or_else(|| {
            let message = format!("`{key}` must be a version such as '3.16', in quotes");
            (key, message)
        })
    };
    let (from, to) = (bound("x-from")?, bound("x-to")?);
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        let message = format!("`x-from` is later than `x-to`: {from} > {to}");
        return Err(("x-from", message));
    }
    Ok((from, to))
}

/// Returns the change of an action, which is either a removal or an update.
fn change(remove: Option<&Value>, update: Option<Value>) -> Option<Change> {
    match (remove, update) {
        (Some(Value::Bool(true)), None) => Some(Change::Remove),
        (None | Some(Value::Bool(false)), Some(update)) => Some(Change::Update(update)),
        _ => None,
    }
}

/// Returns the number of values in a value, including itself.
fn size(value: &Value) -> usize {
    let below: usize = match value {
        Value::Array(elements) => elements.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
        _ => 0,
    };
    below + 1
}

/// Parses an optional version bound; `None` if it is not a version.
fn bound(value: Option<&Value>) -> Option<Option<MinorVersion>> {
    match value {
        None => Some(None),
        // A patch version as a bound would cover the whole minor version.
        Some(value) => value
            .as_str()
            .filter(|text| text.matches('.').count() == 1)
            .and_then(MinorVersion::parse)
            .map(Some),
    }
}
