//! Corrects and parses older documents piece by piece. Versions of Quay have most paths and definitions in common, so
//! that each of these is corrected and parsed only once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::{DocumentIds, VERSION};
use crate::diagnostic::{Sink, Source};
use crate::document::{Document, MinorVersion, Operation, Schema, json, parse};
use crate::model::Api;
use crate::overlay::{Container, Outcomes, Overlays, PieceActions};
use crate::resolve;

/// A document after the overlays.
#[derive(Debug)]
pub(super) struct Corrected {
    document: Document,
    ids: DocumentIds,
}

impl Corrected {
    /// The model; `None` if the document has errors.
    pub(super) fn resolve(&self) -> Option<Api> {
        let mut sink = Sink::default();
        let mut api = resolve::resolve(&self.document, &mut sink);
        self.ids.write(&mut api.operations);
        (!sink.has_errors()).then_some(api)
    }
}

/// Corrects documents in canonical form. There is none for a document that has errors, or that cannot be corrected piece
/// by piece: it must be loaded as a whole, which gives the same model or tells the errors.
pub(super) fn correct_all(documents: &[Source], overlays: &Overlays<'_>) -> Vec<Option<Corrected>> {
    let actions = match documents.is_empty() {
        true => None,
        false => overlays.by_piece(),
    };
    let Some(actions) = actions else {
        return documents.iter().map(|_| None).collect();
    };
    let mut pool = Pool {
        actions: &actions,
        pieces: BTreeMap::new(),
    };
    documents
        .iter()
        .map(|document| pool.correct(&document.text))
        .collect()
}

/// All pieces so far, by their places: usually one for each place, and another where versions differ.
struct Pool<'run, 'text> {
    actions: &'run PieceActions<'run>,
    pieces: BTreeMap<(Container, String), Vec<Arc<Piece<'text>>>>,
}

/// A path or a definition, corrected and parsed.
#[derive(Debug)]
struct Piece<'text> {
    /// Its text before the overlays; `None` if an overlay adds it.
    text: Option<&'text str>,
    /// The actions that may reach it.
    actions: Vec<usize>,
    ids: DocumentIds,
    outcomes: Outcomes,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Operations(Vec<Arc<Operation>>),
    Definition(Arc<Schema>),
    /// Removed by an overlay.
    Nothing,
}

impl<'text> Pool<'_, 'text> {
    fn correct(&mut self, text: &'text str) -> Option<Corrected> {
        let json::Split {
            mut head,
            paths,
            definitions,
        } = json::split(text)?;
        let version = head.get(VERSION).and_then(Value::as_str);
        let version = MinorVersion::parse(version?)?;
        let of_head = self.actions.apply_to_head(&mut head, version)?;
        head.sort_all_objects();
        let mut sink = Sink::default();
        let mut document = parse::head(&head, &mut sink);
        let mut ids = DocumentIds::default();
        let mut used = Vec::new();
        for (container, texts) in [
            (Container::Paths, paths),
            (Container::Definitions, definitions),
        ] {
            let mut names: BTreeSet<&str> = texts.keys().map(String::as_str).collect();
            names.extend(self.actions.added(container, version));
            for name in names {
                let piece = self.piece((container, name), texts.get(name).copied(), version)?;
                ids.extend(&piece.ids);
                match &piece.content {
                    Content::Operations(operations) => {
                        document.operations.extend(operations.iter().cloned());
                    }
                    Content::Definition(schema) => {
                        document.definitions.insert(name.to_owned(), schema.clone());
                    }
                    Content::Nothing => {}
                }
                used.push(piece);
            }
        }
        document.check_read_only(&mut sink);
        let outcomes = used.iter().map(|piece| &piece.outcomes).chain([&of_head]);
        let is_correct = !sink.has_errors() && self.actions.succeed(outcomes, version);
        is_correct.then_some(Corrected { document, ids })
    }

    /// A piece from the pool, or a new one; `None` if it has errors.
    fn piece(
        &mut self,
        place: (Container, &str),
        text: Option<&'text str>,
        version: MinorVersion,
    ) -> Option<Arc<Piece<'text>>> {
        let actions = self.actions.of(place, version);
        let (container, name) = place;
        let known = self.pieces.entry((container, name.to_owned())).or_default();
        let is_same = |piece: &&Arc<Piece<'_>>| piece.text == text && piece.actions == actions;
        if let Some(same) = known.iter().find(is_same) {
            return Some(same.clone());
        }
        let piece = Arc::new(Piece::new(place, text, self.actions, actions)?);
        known.push(piece.clone());
        Some(piece)
    }
}

impl<'text> Piece<'text> {
    fn new(
        (container, name): (Container, &str),
        text: Option<&'text str>,
        all: &PieceActions<'_>,
        actions: Vec<usize>,
    ) -> Option<Self> {
        let value = match text {
            Some(text) => Some(json::piece(text)?),
            None => None,
        };
        let mut ids = DocumentIds::default();
        if let (Container::Paths, Some(item)) = (container, &value) {
            ids.add(name, item);
        }
        let (corrected, outcomes) = all.apply((container, name), value, &actions)?;
        let mut sink = Sink::default();
        let content = corrected.map_or(Content::Nothing, |mut value| {
            value.sort_all_objects();
            match container {
                Container::Paths => Content::Operations(parse::operations(name, &value, &mut sink)),
                Container::Definitions => {
                    Content::Definition(parse::definition(name, &value, &mut sink).into())
                }
            }
        });
        (!sink.has_errors()).then_some(Self {
            text,
            actions,
            ids,
            outcomes,
            content,
        })
    }
}

#[cfg(test)]
mod tests;
