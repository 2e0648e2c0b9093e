//! OpenAPI Overlay 1.0 in YAML: how the document is corrected. Strict in both directions: an action that
//! selects nothing or changes nothing is an error, so that a correction that the document no longer needs
//! cannot stay unseen.
//!
//! Two extensions say for which versions of Quay an action is: `x-from: '3.16'` and `x-to: '3.17'`, both
//! inclusive. Strictness is judged on those versions alone.

use saphyr::{LoadableYamlNode as _, MarkedYaml, Scalar, YamlData};
use serde_json::{Map, Value};
use serde_json_path::JsonPath;

use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::locate::Position;
use crate::pointer::{self, Pointer};
use crate::version::MinorVersion;

/// The overlay files, read and checked for form once, for any number of documents.
#[derive(Debug)]
pub(crate) struct Overlays<'source> {
    sources: &'source [Source],
    overlays: Vec<Result<Overlay<'source>, Diagnostics>>,
}

impl<'source> Overlays<'source> {
    /// Reads the files, in the order in which they apply. What is wrong with one is said when it is applied.
    pub(crate) fn read(sources: &'source [Source]) -> Self {
        Self {
            sources,
            overlays: sources.iter().map(Overlay::parse).collect(),
        }
    }

    /// The texts that they were read from.
    pub(crate) fn sources(&self) -> &'source [Source] {
        self.sources
    }
}

/// An overlay file, read and checked for form.
#[derive(Debug)]
struct Overlay<'source> {
    source: &'source Source,
    actions: Vec<Action>,
}

#[derive(Debug)]
struct Action {
    index: usize,
    target: JsonPath,
    change: Change,
    from: Option<MinorVersion>,
    to: Option<MinorVersion>,
}

#[derive(Debug)]
enum Change {
    Remove,
    Update(Value),
}

/// Which parts of the corrected document came from which action.
#[derive(Debug, Default)]
pub(crate) struct Provenance {
    grafts: Vec<Graft>,
}

#[derive(Debug)]
struct Graft {
    /// Where it stands in the corrected document.
    at: Pointer,
    overlay: usize,
    /// Where it stands in the overlay.
    origin: Pointer,
}

impl Provenance {
    /// The overlay that a place of the corrected document was taken from, and the place in it.
    pub(crate) fn origin<'source>(
        &self,
        place: &Pointer,
        overlays: &'source [Source],
    ) -> Option<(&'source Source, String)> {
        let (graft, rest) = self
            .grafts
            .iter()
            .rev()
            .find_map(|graft| Some((graft, place.below(graft.at.as_str())?)))?;
        let source = overlays.get(graft.overlay)?;
        Some((source, format!("{}{rest}", graft.origin.as_str())))
    }
}

/// Applies every action that is for this version of Quay, in the order of the files and of the actions.
///
/// A document that does not tell its version is taken for the newest.
pub(crate) fn apply(
    document: &mut Value,
    version: Option<MinorVersion>,
    overlays: &Overlays<'_>,
) -> Result<Provenance, Diagnostics> {
    let mut provenance = Provenance::default();
    let mut diagnostics = Diagnostics::new();
    for (number, overlay) in overlays.overlays.iter().enumerate() {
        match overlay {
            Ok(overlay) => {
                for action in &overlay.actions {
                    if action.is_for(version) {
                        overlay.run(action, number, document, &mut provenance, &mut diagnostics);
                    }
                }
            }
            Err(problems) => diagnostics.extend(problems.iter().cloned()),
        }
    }
    if diagnostics.has_errors() {
        Err(diagnostics)
    } else {
        Ok(provenance)
    }
}

impl Action {
    fn is_for(&self, version: Option<MinorVersion>) -> bool {
        match version {
            Some(version) => {
                self.from.is_none_or(|from| from <= version)
                    && self.to.is_none_or(|to| version <= to)
            }
            None => self.to.is_none(),
        }
    }
}

impl<'source> Overlay<'source> {
    fn parse(source: &'source Source) -> Result<Self, Diagnostics> {
        let root = parse_yaml(source)?;
        let mut diagnostics = Diagnostics::new();
        let fail = |pointer: &str, message: &str| {
            Diagnostic::error(&source.name, pointer, message).located_in(source)
        };
        match root.get("overlay").and_then(Value::as_str) {
            Some(version) if version.starts_with("1.0.") => {}
            _ => diagnostics.push(
                fail("/overlay", "this is no OpenAPI Overlay of version 1.0")
                    .help("start the file with `overlay: 1.0.0`"),
            ),
        }
        const KNOWN: [&str; 4] = ["overlay", "info", "extends", "actions"];
        for key in root.as_object().into_iter().flat_map(Map::keys) {
            if !KNOWN.contains(&key.as_str()) && !key.starts_with("x-") {
                let message = format!(
                    "an overlay has no `{key}`; it knows `{}`",
                    KNOWN.join("`, `")
                );
                diagnostics.push(fail(Pointer::root().child(key).as_str(), &message));
            }
        }
        let info = root.get("info");
        if !["title", "version"]
            .iter()
            .all(|key| info.is_some_and(|info| info[key].is_string()))
        {
            diagnostics.push(fail(
                "/info",
                "`info` needs a `title` and a `version`, both strings",
            ));
        }
        let mut actions = Vec::new();
        match root.get("actions").and_then(Value::as_array) {
            Some(list) => {
                for (index, action) in list.iter().enumerate() {
                    match Action::parse(index, action) {
                        Ok(action) => actions.push(action),
                        Err((pointer, message)) => diagnostics.push(fail(&pointer, &message)),
                    }
                }
            }
            None => diagnostics.push(fail("/actions", "`actions` must be a list")),
        }
        if diagnostics.is_empty() {
            Ok(Self { source, actions })
        } else {
            Err(diagnostics)
        }
    }

    fn run(
        &self,
        action: &Action,
        number: usize,
        document: &mut Value,
        provenance: &mut Provenance,
        diagnostics: &mut Diagnostics,
    ) {
        let selected: Vec<String> = action
            .target
            .query_located(document)
            .locations()
            .map(|location| location.to_json_pointer())
            .collect();
        let pointer = format!("/actions/{}/target", action.index);
        let mut fail = |message: String, help: &str| {
            let diagnostic = Diagnostic::error(&self.source.name, pointer.as_str(), message);
            diagnostics.push(diagnostic.help(help).located_in(self.source));
        };
        if selected.is_empty() {
            fail(
                format!(
                    "this action selects nothing: `{}`",
                    action.target_text(self)
                ),
                "mend the target, remove the action, or bound it with `x-from` or `x-to` to the versions of Quay that need it",
            );
            return;
        }
        let changed = match &action.change {
            Change::Remove if selected.iter().any(String::is_empty) => {
                fail(
                    "the whole document cannot be removed".to_owned(),
                    "name in the target what is to go",
                );
                return;
            }
            Change::Remove => remove_all(document, &selected),
            Change::Update(update) => {
                let origin = Pointer::root()
                    .child("actions")
                    .index(action.index)
                    .child("update");
                let mut merge = Merge {
                    overlay: number,
                    provenance,
                    changed: false,
                };
                for place in &selected {
                    if let Some(node) = document.pointer_mut(place) {
                        merge.node(node, update, &Pointer::from(place.clone()), &origin);
                    }
                }
                merge.changed
            }
        };
        if !changed {
            fail(
                format!(
                    "this action changes nothing: `{}`",
                    action.target_text(self)
                ),
                "the document already says so: remove the action, or bound it with `x-to` to the versions of Quay that need it",
            );
        }
    }
}

impl Action {
    fn parse(index: usize, action: &Value) -> Result<Self, (String, String)> {
        let at = |key: &str| format!("/actions/{index}/{key}");
        let Some(map) = action.as_object() else {
            return Err((
                format!("/actions/{index}"),
                "an action must be an object with a `target`".to_owned(),
            ));
        };
        const KNOWN: [&str; 6] = [
            "target",
            "description",
            "update",
            "remove",
            "x-from",
            "x-to",
        ];
        if let Some(key) = map.keys().find(|key| !KNOWN.contains(&key.as_str())) {
            let known = KNOWN.join("`, `");
            return Err((
                at(key),
                format!("an action has no `{key}`; it knows `{known}`"),
            ));
        }
        let Some(text) = map.get("target").and_then(Value::as_str) else {
            return Err((at("target"), "`target` must be a JSONPath".to_owned()));
        };
        let target = JsonPath::parse(text)
            .map_err(|error| (at("target"), format!("no JSONPath of RFC 9535: {error}")))?;
        let change = match (map.get("remove"), map.get("update")) {
            (Some(Value::Bool(true)), None) => Change::Remove,
            (None | Some(Value::Bool(false)), Some(update)) => Change::Update(update.clone()),
            _ => {
                let message = "an action has either `remove: true` or an `update`".to_owned();
                return Err((at("target"), message));
            }
        };
        let version = |key: &str| match map.get(key) {
            None => Ok(None),
            Some(value) => match value.as_str().and_then(MinorVersion::parse) {
                Some(version) => Ok(Some(version)),
                None => Err((
                    at(key),
                    format!("`{key}` must be a version such as '3.16', in quotes"),
                )),
            },
        };
        Ok(Self {
            index,
            target,
            change,
            from: version("x-from")?,
            to: version("x-to")?,
        })
    }

    fn target_text(&self, overlay: &Overlay<'_>) -> String {
        debug_assert!(!overlay.source.name.is_empty());
        self.target.to_string()
    }
}

struct Merge<'run> {
    overlay: usize,
    provenance: &'run mut Provenance,
    changed: bool,
}

impl Merge<'_> {
    /// Objects merge member by member, an array takes the new elements at its end, all else is replaced.
    fn node(&mut self, node: &mut Value, update: &Value, at: &Pointer, origin: &Pointer) {
        match (node, update) {
            (Value::Object(members), Value::Object(new)) => {
                for (key, value) in new {
                    let (at, origin) = (at.child(key), origin.child(key));
                    match members.get_mut(key) {
                        Some(member) => self.node(member, value, &at, &origin),
                        None => {
                            members.insert(key.clone(), value.clone());
                            self.graft(at, origin);
                        }
                    }
                }
            }
            (Value::Array(elements), Value::Array(new)) => {
                for (index, value) in new.iter().enumerate() {
                    self.graft(at.index(elements.len()), origin.index(index));
                    elements.push(value.clone());
                }
            }
            (Value::Array(elements), new) => {
                self.graft(at.index(elements.len()), origin.clone());
                elements.push(new.clone());
            }
            (node, new) if node != new => {
                *node = new.clone();
                self.graft(at.clone(), origin.clone());
            }
            _ => {}
        }
    }

    fn graft(&mut self, at: Pointer, origin: Pointer) {
        self.changed = true;
        self.provenance.grafts.push(Graft {
            at,
            overlay: self.overlay,
            origin,
        });
    }
}

/// Removes from the last place to the first, so that indexes stay right.
fn remove_all(document: &mut Value, places: &[String]) -> bool {
    let mut removed = false;
    for place in places.iter().rev() {
        let Some((parent, _)) = place.rsplit_once('/') else {
            continue;
        };
        let Some(token) = pointer::tokens(place).last() else {
            continue;
        };
        removed |= match document.pointer_mut(parent) {
            Some(Value::Object(members)) => members.remove(&token).is_some(),
            Some(Value::Array(elements)) => match token.parse::<usize>() {
                Ok(index) if index < elements.len() => {
                    elements.remove(index);
                    true
                }
                _ => false,
            },
            _ => false,
        };
    }
    removed
}

fn parse_yaml(source: &Source) -> Result<Value, Diagnostics> {
    let documents = MarkedYaml::load_from_str(&source.text).map_err(|error| {
        let position = Position {
            line: error.marker().line().max(1),
            column: error.marker().col() + 1,
        };
        Diagnostic::error(&source.name, "", format!("no valid YAML: {}", error.info()))
            .at(&source.text, position)
    })?;
    let root = match documents.as_slice() {
        [root] => root,
        [] => return Err(Diagnostic::error(&source.name, "", "the overlay is empty").into()),
        [_, second, ..] => {
            let message = "an overlay is one YAML document, and here begins another";
            return Err(Diagnostic::error(&source.name, "", message)
                .at(&source.text, start_of(second))
                .help("put it into a file of its own")
                .into());
        }
    };
    to_json(root).map_err(|(position, message)| {
        Diagnostic::error(&source.name, "", message)
            .at(&source.text, position)
            .into()
    })
}

fn start_of(node: &MarkedYaml<'_>) -> Position {
    Position {
        line: node.span.start.line(),
        column: node.span.start.col() + 1,
    }
}

/// YAML as JSON; what JSON has no form for is refused.
fn to_json(node: &MarkedYaml<'_>) -> Result<Value, (Position, String)> {
    let position = start_of(node);
    match &node.data {
        YamlData::Value(scalar) => Ok(match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(boolean) => Value::Bool(*boolean),
            Scalar::Integer(integer) => Value::from(*integer),
            Scalar::FloatingPoint(number) => Value::from(number.into_inner()),
            Scalar::String(text) => Value::String(text.to_string()),
        }),
        YamlData::Sequence(elements) => elements
            .iter()
            .map(to_json)
            .collect::<Result<_, _>>()
            .map(Value::Array),
        YamlData::Mapping(mapping) => {
            let mut members = Map::new();
            for (key, value) in mapping {
                let Some(key) = key.data.as_str() else {
                    return Err((
                        position,
                        "a key must be a string: put it in quotes".to_owned(),
                    ));
                };
                members.insert(key.to_owned(), to_json(value)?);
            }
            Ok(Value::Object(members))
        }
        _ => Err((
            position,
            "aliases and tags are not understood here".to_owned(),
        )),
    }
}
