//! Finds the places that a target selects.

mod limits;
mod parse;

use std::fmt;

use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

use crate::diagnostic::pointer::Pointer;

pub(super) use self::parse::parts;

/// The maximum number of places that a target may select.
const MAX_PLACES: usize = 10_000;

/// A JSONPath split into segments.
///
/// Nearly all targets are chains of names, which are looked up directly. The JSONPath engine evaluates only filters and
/// slices, each on the children of one place, so a target takes at most time proportional to its segments times the
/// size of the document.
#[derive(Debug)]
pub(super) struct Target {
    text: String,
    segments: Vec<Segment>,
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
    /// `?@.name == 'text'`
    Equals {
        name: String,
        text: String,
    },
    /// Any other selector, evaluated as the path `$[selector]`.
    Query(JsonPath),
}

/// The target selects more places than any correction needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooManyPlaces;

impl Target {
    /// Parses a target.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        limits::check(text)?;
        match parse::segments(text) {
            Some(segments) => Ok(Self {
                text: text.to_owned(),
                segments,
            }),
            None => Err(match JsonPath::parse(text) {
                Err(error) => format!("invalid JSONPath (RFC 9535): {error}"),
                Ok(_) => "this JSONPath syntax is not supported".to_owned(),
            }),
        }
    }

    /// The selected places as JSON pointers in document order, without duplicates.
    pub(super) fn select(&self, document: &Value) -> Result<Vec<String>, TooManyPlaces> {
        let mut trail = Trail::default();
        let root = Place {
            step: Trail::ROOT,
            value: document,
        };
        let mut places = vec![root];
        for segment in &self.segments {
            let mut selected = Vec::new();
            for place in places {
                segment.select(place, &mut trail, &mut selected)?;
            }
            // A single selector selects no place twice. Repeated places would multiply from segment to segment.
            if segment.selectors.len() > 1 {
                trail.sort_and_dedup(&mut selected);
            }
            places = selected;
        }
        trail.sort_and_dedup(&mut places);
        Ok(places.iter().map(|place| trail.pointer(place)).collect())
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl Segment {
    fn select<'document>(
        &self,
        start: Place<'document>,
        trail: &mut Trail<'document>,
        selected: &mut Vec<Place<'document>>,
    ) -> Result<(), TooManyPlaces> {
        self.select_children(start, trail, selected)?;
        if !self.descends {
            return Ok(());
        }
        let mut way = Vec::new();
        let mut open = vec![children(start.value)];
        while let Some(siblings) = open.last_mut() {
            let Some((token, value)) = siblings.next() else {
                open.pop();
                way.pop();
                continue;
            };
            // Most values have no children, and only a few of the others have some that are selected.
            if !(value.is_object() || value.is_array()) {
                continue;
            }
            way.push(token);
            open.push(children(value));
            if self
                .selectors
                .iter()
                .any(|selector| selector.may_select(value))
            {
                self.select_children(trail.descendant(start, &way, value), trail, selected)?;
            }
        }
        Ok(())
    }

    fn select_children<'document>(
        &self,
        place: Place<'document>,
        trail: &mut Trail<'document>,
        selected: &mut Vec<Place<'document>>,
    ) -> Result<(), TooManyPlaces> {
        for selector in &self.selectors {
            selector.select(place, trail, selected);
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
            Self::All | Self::Equals { .. } | Self::Query(_) => true,
        }
    }

    fn select<'document>(
        &self,
        place: Place<'document>,
        trail: &mut Trail<'document>,
        selected: &mut Vec<Place<'document>>,
    ) {
        match self {
            Self::Name(name) => {
                let members = place.value.as_object();
                let member = members.and_then(|members| members.get_key_value(name));
                let child = member.map(|(name, value)| (Token::Name(name), value));
                selected.extend(child.map(|child| trail.place(place, child)));
            }
            Self::Index(index) => {
                let elements = place.value.as_array();
                let element = elements.and_then(|elements| elements.get(*index));
                let child = element.map(|value| (Token::Index(*index), value));
                selected.extend(child.map(|child| trail.place(place, child)));
            }
            Self::All => {
                selected.extend(children(place.value).map(|child| trail.place(place, child)));
            }
            Self::Equals { name, text } => {
                let equal = children(place.value)
                    .filter(|(_, value)| value.get(name).is_some_and(|value| value == text));
                selected.extend(equal.map(|child| trail.place(place, child)));
            }
            Self::Query(query) => {
                for found in query.query_located(place.value).iter() {
                    let element = found.location().last();
                    let child = element.and_then(|element| place.at(element));
                    selected.extend(child.map(|child| trail.place(place, child)));
                }
            }
        }
    }
}

/// A value of the document, and the last step to it.
#[derive(Clone, Copy)]
struct Place<'document> {
    step: usize,
    value: &'document Value,
}

/// A part of a path. Names are only compared with names and indexes with indexes, since all paths lead through the same
/// document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Token<'document> {
    Index(usize),
    Name(&'document str),
}

/// A part of a path, and the value at it.
type Child<'document> = (Token<'document>, &'document Value);

impl<'document> Place<'document> {
    fn at(&self, element: &PathElement<'document>) -> Option<Child<'document>> {
        Some(match element {
            PathElement::Name(name) => (Token::Name(name), self.value.get(name)?),
            PathElement::Index(index) => (Token::Index(*index), self.value.get(index)?),
        })
    }
}

fn children(value: &Value) -> impl Iterator<Item = Child<'_>> {
    let members = value.as_object().into_iter().flatten();
    let members = members.map(|(name, value)| (Token::Name(name.as_str()), value));
    let elements = value.as_array().into_iter().flatten().enumerate();
    members.chain(elements.map(|(index, value)| (Token::Index(index), value)))
}

/// The steps to all places so far. A step is a part of a path and the step before it, so that a place needs no path.
#[derive(Default)]
struct Trail<'document>(Vec<(usize, Token<'document>)>);

impl<'document> Trail<'document> {
    const ROOT: usize = usize::MAX;

    fn place(
        &mut self,
        parent: Place<'document>,
        (token, value): Child<'document>,
    ) -> Place<'document> {
        self.0.push((parent.step, token));
        let step = self.0.len() - 1;
        Place { step, value }
    }

    /// The place at the end of a path that starts at another place.
    fn descendant(
        &mut self,
        start: Place<'document>,
        path: &[Token<'document>],
        value: &'document Value,
    ) -> Place<'document> {
        let tokens = path.iter();
        tokens.fold(start, |parent, token| self.place(parent, (*token, value)))
    }

    fn path(&self, place: &Place<'_>) -> Vec<Token<'document>> {
        let mut path = Vec::new();
        let mut step = place.step;
        while let Some((before, token)) = self.0.get(step) {
            path.push(*token);
            step = *before;
        }
        path.reverse();
        path
    }

    fn sort_and_dedup(&self, places: &mut Vec<Place<'document>>) {
        if places.len() < 2 {
            return;
        }
        let mut sorted: Vec<_> = places
            .iter()
            .map(|place| (self.path(place), *place))
            .collect();
        sorted.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        sorted.dedup_by(|one, other| one.0 == other.0);
        places.clear();
        places.extend(sorted.into_iter().map(|(_, place)| place));
    }

    fn pointer(&self, place: &Place<'_>) -> String {
        let step = |pointer: Pointer, token: &Token<'_>| match token {
            Token::Index(index) => pointer.index(*index),
            Token::Name(name) => pointer.child(name),
        };
        let pointer = self.path(place).iter().fold(Pointer::root(), step);
        pointer.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests;
