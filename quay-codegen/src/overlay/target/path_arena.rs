//! Places in a document, and the steps to them.

use serde_json::Value;
use serde_json_path::PathElement;

use super::node_path::{NodePath, Step};

/// A value of the document, and the last step to it.
#[derive(Clone, Copy)]
pub(super) struct Place<'document> {
    pub(super) step: usize,
    pub(super) value: &'document Value,
}

/// A part of a path. Names are only compared with names and indexes with indexes, since all paths lead through the same
/// document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Token<'document> {
    Index(usize),
    Name(&'document str),
}

impl From<Token<'_>> for Step {
    fn from(token: Token<'_>) -> Self {
        match token {
            Token::Index(index) => Self::Index(index),
            Token::Name(name) => Self::Name(name.to_owned()),
        }
    }
}

/// A part of a path, and the value at it.
pub(super) type Child<'document> = (Token<'document>, &'document Value);

impl<'document> Place<'document> {
    pub(super) fn at(&self, element: &PathElement<'document>) -> Option<Child<'document>> {
        Some(match element {
            PathElement::Name(name) => (Token::Name(name), self.value.get(name)?),
            PathElement::Index(index) => (Token::Index(*index), self.value.get(index)?),
        })
    }
}

pub(super) fn children(value: &Value) -> impl Iterator<Item = Child<'_>> {
    let members = value.as_object().into_iter().flatten();
    let members = members.map(|(name, value)| (Token::Name(name.as_str()), value));
    let elements = value.as_array().into_iter().flatten().enumerate();
    members.chain(elements.map(|(index, value)| (Token::Index(index), value)))
}

/// The steps to all places so far. A step is a part of a path and the step before it, so that a place needs no path.
#[derive(Default)]
pub(super) struct PathArena<'document>(Vec<(usize, Token<'document>)>);

impl<'document> PathArena<'document> {
    pub(super) const ROOT: usize = usize::MAX;

    pub(super) fn place(
        &mut self,
        parent: Place<'document>,
        (token, value): Child<'document>,
    ) -> Place<'document> {
        self.0.push((parent.step, token));
        let step = self.0.len() - 1;
        Place { step, value }
    }

    /// The place at the end of a path that starts at another place.
    pub(super) fn descendant(
        &mut self,
        start: Place<'document>,
        path: &[Child<'document>],
    ) -> Place<'document> {
        let children = path.iter();
        children.fold(start, |parent, child| self.place(parent, *child))
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

    pub(super) fn sort_and_dedup(&self, places: &mut Vec<Place<'document>>) {
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

    /// The place at the end of a path that starts at another place.
    pub(super) fn follow(
        &mut self,
        start: Place<'document>,
        path: &NodePath,
    ) -> Option<Place<'document>> {
        path.0.iter().try_fold(start, |place, step| {
            let child = match step {
                Step::Index(index) => (Token::Index(*index), place.value.get(index)?),
                Step::Name(name) => {
                    let (name, member) = place.value.as_object()?.get_key_value(name)?;
                    (Token::Name(name.as_str()), member)
                }
            };
            Some(self.place(place, child))
        })
    }

    pub(super) fn node_path(&self, place: &Place<'_>) -> NodePath {
        NodePath(self.path(place).into_iter().map(Step::from).collect())
    }
}
