//! Corrects and parses documents piece by piece. Versions of Quay have most paths and definitions in common, so
//! that each of these is corrected and parsed only once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::{DocumentIds, VERSION, tags};
use crate::diagnostic::{Sink, Source};
use crate::document::{Document, MinorVersion, Operation, Schema, json, parse};
use crate::model::Api;
use crate::overlay::{Container, Outcomes, Overlays, PieceActions};
use crate::resolve;

/// A document after the overlays.
#[derive(Debug)]
pub(super) struct Corrected {
    /// Everything but the paths and definitions.
    head: Value,
    document: Document,
    ids: DocumentIds,
    /// Whether there is nothing to report so far.
    is_clean: bool,
}

impl Corrected {
    /// The model of an older document; `None` if it has errors.
    pub(super) fn load_older(&self) -> Option<Api> {
        let mut sink = Sink::default();
        let api = self.resolve(&mut sink);
        (!sink.has_errors()).then_some(api)
    }

    /// The model of a document; `None` if there is anything to report.
    pub(super) fn load(&self, overlays: &Overlays<'_>) -> Option<Api> {
        let mut sink = Sink::default();
        let mut api = self.resolve(&mut sink);
        resolve::find_shadows(&mut api.operations);
        tags::check(&self.head, &api, overlays, &mut sink);
        (self.is_clean && sink.is_empty()).then_some(api)
    }

    fn resolve(&self, sink: &mut Sink) -> Api {
        let mut api = resolve::resolve(&self.document, sink);
        self.ids.write(&mut api.operations);
        api
    }
}

/// Returns the actions by piece, unless there is no history to share pieces with.
pub(super) fn actions<'overlays>(
    overlays: &'overlays Overlays<'_>,
    history: &[Source],
) -> Option<PieceActions<'overlays>> {
    if history.is_empty() {
        return None;
    }
    overlays.by_piece()
}

/// All pieces so far, by their places: usually one for each place, and another where versions differ.
pub(super) struct Pool<'run, 'text> {
    actions: Option<&'run PieceActions<'run>>,
    pieces: BTreeMap<(Container, String), Vec<Arc<Piece<'text>>>>,
}

/// A path or a definition, corrected and parsed without errors.
#[derive(Debug)]
struct Piece<'text> {
    /// Its text before the overlays; `None` if an overlay adds it.
    text: Option<&'text str>,
    /// The actions that may reach it.
    actions: Vec<usize>,
    ids: DocumentIds,
    outcomes: Outcomes,
    content: Content,
    has_warnings: bool,
}

#[derive(Debug)]
enum Content {
    Operations(Vec<Arc<Operation>>),
    Definition(Arc<Schema>),
    /// Removed by an overlay.
    Nothing,
}

impl<'run, 'text> Pool<'run, 'text> {
    /// A pool for documents that are corrected with these actions.
    pub(super) fn new(actions: Option<&'run PieceActions<'run>>) -> Self {
        Self {
            actions,
            pieces: BTreeMap::new(),
        }
    }

    /// Corrects a document in canonical form. `None` if it has errors or cannot be corrected piece by piece: it must be
    /// loaded as a whole, which gives the same model or tells the errors.
    pub(super) fn correct(&mut self, text: &'text str) -> Option<Corrected> {
        let actions = self.actions?;
        let json::Split {
            mut head,
            paths,
            definitions,
        } = json::split(text)?;
        let version = head.get(VERSION).and_then(Value::as_str);
        let version = MinorVersion::parse(version?)?;
        let of_head = actions.apply_to_head(&mut head, version)?;
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
            names.extend(actions.added(container, version));
            for name in names {
                let place = (container, name);
                let reaching = actions.of(place, version);
                let piece = self.piece(place, texts.get(name).copied(), reaching)?;
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
        let is_correct = !sink.has_errors() && actions.succeed(outcomes, version);
        let is_clean = sink.is_empty() && !used.iter().any(|piece| piece.has_warnings);
        is_correct.then_some(Corrected {
            head,
            document,
            ids,
            is_clean,
        })
    }

    /// A piece from the pool, or a new one; `None` if it has errors.
    fn piece(
        &mut self,
        place: (Container, &str),
        text: Option<&'text str>,
        actions: Vec<usize>,
    ) -> Option<Arc<Piece<'text>>> {
        let all = self.actions?;
        let (container, name) = place;
        let known = self.pieces.entry((container, name.to_owned())).or_default();
        let is_same = |piece: &&Arc<Piece<'_>>| piece.text == text && piece.actions == actions;
        if let Some(same) = known.iter().find(is_same) {
            return Some(same.clone());
        }
        let piece = Arc::new(Piece::new(place, text, all, actions)?);
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
            has_warnings: !sink.is_empty(),
        })
    }
}

#[cfg(test)]
mod tests;
