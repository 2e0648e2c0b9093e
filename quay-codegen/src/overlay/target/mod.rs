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
        let root = Place {
            path: Vec::new(),
            value: document,
        };
        let mut places = vec![root];
        for segment in &self.segments {
            let mut selected = Vec::new();
            for place in places {
                segment.select(place, &mut selected)?;
            }
            selected.sort_unstable_by(|one, other| one.path.cmp(&other.path));
            selected.dedup_by(|one, other| one.path == other.path);
            places = selected;
        }
        Ok(places.iter().map(Place::pointer).collect())
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
        selected: &mut Vec<Place<'document>>,
    ) -> Result<(), TooManyPlaces> {
        let mut starts = vec![start];
        while let Some(place) = starts.pop() {
            for selector in &self.selectors {
                selector.select(&place, selected);
            }
            if selected.len() > MAX_PLACES {
                return Err(TooManyPlaces);
            }
            if self.descends {
                place.children_into(&mut starts);
            }
        }
        Ok(())
    }
}

impl Selector {
    fn select<'document>(&self, place: &Place<'document>, selected: &mut Vec<Place<'document>>) {
        match self {
            Self::Name(name) => {
                let member = place
                    .value
                    .as_object()
                    .and_then(|it| it.get_key_value(name));
                selected.extend(member.map(|(name, value)| place.child(Token::Name(name), value)));
            }
            Self::Index(index) => {
                let element = place.value.as_array().and_then(|it| it.get(*index));
                selected.extend(element.map(|value| place.child(Token::Index(*index), value)));
            }
            Self::All => place.children_into(selected),
            Self::Equals { name, text } => {
                let mut children = Vec::new();
                place.children_into(&mut children);
                children.retain(|child| child.value.get(name).is_some_and(|it| it == text));
                selected.extend(children);
            }
            Self::Query(query) => {
                for found in query.query_located(place.value).iter() {
                    let element = found.location().last();
                    selected.extend(element.and_then(|element| place.at(element)));
                }
            }
        }
    }
}

/// A value of the document and the path to it.
struct Place<'document> {
    path: Vec<Token<'document>>,
    value: &'document Value,
}

/// A step of a path. Names are only compared with names and indexes with indexes, since all paths lead through the same
/// document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Token<'document> {
    Index(usize),
    Name(&'document str),
}

impl<'document> Place<'document> {
    fn child(&self, token: Token<'document>, value: &'document Value) -> Self {
        let mut path = Vec::with_capacity(self.path.len() + 1);
        path.extend_from_slice(&self.path);
        path.push(token);
        Self { path, value }
    }

    fn at(&self, element: &PathElement<'document>) -> Option<Self> {
        let (token, value) = match element {
            PathElement::Name(name) => (Token::Name(name), self.value.get(name)?),
            PathElement::Index(index) => (Token::Index(*index), self.value.get(index)?),
        };
        Some(self.child(token, value))
    }

    fn children_into(&self, places: &mut Vec<Self>) {
        match self.value {
            Value::Object(members) => {
                let members = members.iter();
                places.extend(members.map(|(name, value)| self.child(Token::Name(name), value)));
            }
            Value::Array(elements) => {
                let elements = elements.iter().enumerate();
                places.extend(elements.map(|(at, value)| self.child(Token::Index(at), value)));
            }
            _ => {}
        }
    }

    fn pointer(&self) -> String {
        let step = |pointer: Pointer, token: &Token<'_>| match token {
            Token::Index(index) => pointer.index(*index),
            Token::Name(name) => pointer.child(name),
        };
        let pointer = self.path.iter().fold(Pointer::root(), step);
        pointer.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests;
