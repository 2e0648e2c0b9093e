//! Finds the places that a target selects.

mod limits;
mod node_path;
mod parse;
mod path_arena;
mod reach;
mod search_cache;
mod unquoted;
mod words;

use std::fmt;

use serde_json::Value;
use serde_json_path::JsonPath;

use self::node_path::Step;
use self::path_arena::{Child, PathArena, Place, Token, children};

pub(super) use self::node_path::NodePath;
pub(super) use self::parse::parts;
pub(super) use self::reach::Below;
pub(super) use self::search_cache::SearchCache;

/// The maximum number of places that a target may select.
pub(super) const MAX_PLACES: usize = 10_000;

/// A JSONPath split into segments.
///
/// Most targets are chains of names, which are looked up directly. The JSONPath engine evaluates only filters and
/// slices, each on the children of one place. A target therefore takes at most time proportional to the number of its
/// segments times the size of the document.
#[derive(Debug)]
pub(super) struct Target {
    text: String,
    segments: Vec<Segment>,
    /// The only place that it may select, if it is a chain of single names and indexes.
    path: Option<NodePath>,
}

/// A step from places to places below them.
#[derive(Debug)]
struct Segment {
    /// `..`: each place and all its descendants.
    descends: bool,
    selectors: Vec<Selector>,
}

/// Selects children of a place.
#[derive(Debug)]
enum Selector {
    Name(String),
    Index(usize),
    All,
    /// `?@.name == 'text' && …`, as pairs of a name and a text.
    Equals(Vec<(String, String)>),
    /// Any other selector, evaluated as the path `$[selector]`.
    Query(JsonPath),
}

/// The places that a target selects.
#[derive(Debug)]
pub(super) struct Selection {
    /// The paths to the places in document order, without duplicates.
    pub(super) places: Vec<NodePath>,
    /// The maximum number of places to which a segment led.
    pub(super) most: usize,
}

/// The target selects more than [`MAX_PLACES`] places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooManyPlaces;

impl Target {
    /// Parses a target.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        limits::check(text)?;
        match parse::segments(text) {
            Some(segments) => Ok(Self {
                text: text.to_owned(),
                path: segments.iter().map(Segment::step).collect(),
                segments,
            }),
            None => Err(match JsonPath::parse(text) {
                Err(error) => problem(&error.to_string()),
                Ok(_) => "unsupported JSONPath syntax".to_owned(),
            }),
        }
    }

    /// Selects places of a document.
    pub(super) fn select(
        &self,
        document: &Value,
        cache: &mut SearchCache,
    ) -> Result<Selection, TooManyPlaces> {
        if let Some(path) = &self.path {
            let place = path.exists_in(document).then(|| path.clone());
            let places = place.into_iter().collect();
            return Ok(Selection { places, most: 1 });
        }
        let mut arena = PathArena::default();
        let root = Place {
            step: PathArena::ROOT,
            value: document,
        };
        let mut places = vec![root];
        let mut most = 0;
        for segment in &self.segments {
            let mut selected = Vec::new();
            for place in places {
                segment.select(place, &mut arena, cache, &mut selected)?;
            }
            most = most.max(selected.len());
            // A single selector selects no place twice. Repeated places would multiply from segment to segment.
            if segment.selectors.len() > 1 {
                arena.sort_and_dedup(&mut selected);
            }
            places = selected;
        }
        arena.sort_and_dedup(&mut places);
        let places = places.iter().map(|place| arena.node_path(place)).collect();
        Ok(Selection { places, most })
    }
}

/// Describes an error of the JSONPath engine, which lacks the functions that match regular expressions.
fn problem(error: &str) -> String {
    let lacking = ["match", "search"];
    let is_lacking = |name: &&str| error.contains(&format!("function name '{name}'"));
    match lacking.iter().find(|name| is_lacking(name)) {
        Some(name) => {
            format!("the function `{name}` of JSONPath is not supported: compare with `==`")
        }
        None => format!(
            "invalid JSONPath (RFC 9535): {error}; start with `$` and put paths in quotes, such as \
             `$.paths['/api/v1/user/'].get`"
        ),
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl Segment {
    /// Returns the step to the only child that the segment may select.
    fn step(&self) -> Option<Step> {
        match self.selectors.as_slice() {
            _ if self.descends => None,
            [Selector::Name(name)] => Some(Step::Name(name.clone())),
            [Selector::Index(index)] => Some(Step::Index(*index)),
            _ => None,
        }
    }

    fn select<'document>(
        &self,
        start: Place<'document>,
        arena: &mut PathArena<'document>,
        cache: &mut SearchCache,
        selected: &mut Vec<Place<'document>>,
    ) -> Result<(), TooManyPlaces> {
        self.select_children(start, arena, selected)?;
        match self.selectors.as_slice() {
            _ if !self.descends => Ok(()),
            [Selector::Name(name)] => {
                let mut below = cache.find(start, name, arena).into_iter();
                below.try_for_each(|place| self.select_children(place, arena, selected))
            }
            _ => self.select_below(start, &mut Vec::new(), arena, selected),
        }
    }

    /// Selects children of the descendants of a place. `path` is the path to the descendant whose children are selected.
    fn select_below<'document>(
        &self,
        start: Place<'document>,
        path: &mut Vec<Child<'document>>,
        arena: &mut PathArena<'document>,
        selected: &mut Vec<Place<'document>>,
    ) -> Result<(), TooManyPlaces> {
        let value = path.last().map_or(start.value, |child| child.1);
        let mut visit = |child: Child<'document>| {
            // Most values have no children.
            if !(child.1.is_object() || child.1.is_array()) {
                return Ok(());
            }
            path.push(child);
            if self.may_select_below(child.1) {
                self.select_children(arena.descendant(start, path), arena, selected)?;
            }
            self.select_below(start, path, arena, selected)?;
            path.pop();
            Ok(())
        };
        match value {
            Value::Object(members) => {
                let mut members = members.iter();
                members.try_for_each(|(name, value)| visit((Token::Name(name), value)))
            }
            Value::Array(elements) => {
                let mut elements = elements.iter().enumerate();
                elements.try_for_each(|(index, value)| visit((Token::Index(index), value)))
            }
            _ => Ok(()),
        }
    }

    /// Returns whether the segment could select children of an object or a list.
    fn may_select_below(&self, value: &Value) -> bool {
        let mut selectors = self.selectors.iter();
        selectors.any(|selector| selector.may_select(value))
    }

    fn select_children<'document>(
        &self,
        place: Place<'document>,
        arena: &mut PathArena<'document>,
        selected: &mut Vec<Place<'document>>,
    ) -> Result<(), TooManyPlaces> {
        for selector in &self.selectors {
            selector.select(place, arena, selected);
        }
        match selected.len() > MAX_PLACES {
            true => Err(TooManyPlaces),
            false => Ok(()),
        }
    }
}

impl Selector {
    /// Returns whether the selector could select children of an object or a list.
    fn may_select(&self, value: &Value) -> bool {
        match self {
            Self::Name(name) => value.get(name).is_some(),
            Self::Index(index) => value.get(index).is_some(),
            Self::All | Self::Equals(_) | Self::Query(_) => true,
        }
    }

    fn select<'document>(
        &self,
        place: Place<'document>,
        arena: &mut PathArena<'document>,
        selected: &mut Vec<Place<'document>>,
    ) {
        match self {
            Self::Name(name) => {
                let members = place.value.as_object();
                let member = members.and_then(|members| members.get_key_value(name));
                let child = member.map(|(name, value)| (Token::Name(name), value));
                selected.extend(child.map(|child| arena.place(place, child)));
            }
            Self::Index(index) => {
                let elements = place.value.as_array();
                let element = elements.and_then(|elements| elements.get(*index));
                let child = element.map(|value| (Token::Index(*index), value));
                selected.extend(child.map(|child| arena.place(place, child)));
            }
            Self::All => {
                selected.extend(children(place.value).map(|child| arena.place(place, child)));
            }
            Self::Equals(conditions) => {
                let equal = children(place.value).filter(|(_, value)| {
                    let mut conditions = conditions.iter();
                    conditions.all(|(name, text)| value.get(name).is_some_and(|it| it == text))
                });
                selected.extend(equal.map(|child| arena.place(place, child)));
            }
            Self::Query(query) => {
                for found in query.query_located(place.value).iter() {
                    let element = found.location().last();
                    let child = element.and_then(|element| place.at(element));
                    selected.extend(child.map(|child| arena.place(place, child)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
