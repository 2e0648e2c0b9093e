//! Corrects and parses documents piece by piece. Versions of Quay share most paths and definitions, and each of these
//! is corrected and parsed only once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::corrected::Corrected;
use super::{DocumentIds, VERSION};
use crate::diagnostic::{Sink, Source};
use crate::document::{Document, MinorVersion, Operation, Schema, json, parse};
use crate::overlay::{Container, Outcomes, Overlays, PieceActions};
use crate::parallel;

/// Corrects documents in canonical form, followed by those of their history.
///
/// Returns `None` for a document that has errors or cannot be corrected piece by piece. Such a document must be loaded
/// as a whole, which results in the same model or reports the errors. Also returns `None` without a history, since the
/// documents would share too little.
pub(super) fn correct_all(
    documents: &[&Source],
    history: &[Source],
    overlays: &Overlays<'_>,
) -> Vec<Option<Corrected>> {
    let documents: Vec<&Source> = documents.iter().copied().chain(history).collect();
    let actions = match history {
        [] => None,
        _ => overlays.by_piece(),
    };
    let Some(actions) = actions else {
        return documents.iter().map(|_| None).collect();
    };
    let drafts = parallel::map(&documents, |document| Draft::new(&document.text, &actions));
    let mut wanted = Wanted::default();
    let drafts = drafts.into_iter().map(|draft| {
        let draft = draft?;
        let pieces = wanted.add_all(&draft, &actions);
        Some((draft, pieces))
    });
    let drafts: Vec<_> = drafts.collect();
    let pieces = parallel::map(&wanted.pieces, |request| Piece::new(request, &actions));
    let correct = |(draft, indexes): (Draft<'_>, Vec<usize>)| {
        let used = indexes.iter().map(|index| pieces.get(*index)?.as_ref());
        draft.correct(&used.collect::<Option<Vec<_>>>()?, &actions)
    };
    drafts.into_iter().map(|draft| correct(draft?)).collect()
}

/// A document with only its head corrected and parsed.
struct Draft<'text> {
    version: MinorVersion,
    head: Value,
    of_head: Outcomes,
    texts: [(Container, json::Texts<'text>); 2],
    document: Document,
    sink: Sink,
}

impl<'text> Draft<'text> {
    fn new(text: &'text str, actions: &PieceActions<'_>) -> Option<Self> {
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
        let document = parse::head(&head, &mut sink);
        Some(Self {
            version,
            head,
            of_head,
            texts: [
                (Container::Paths, paths),
                (Container::Definitions, definitions),
            ],
            document,
            sink,
        })
    }

    /// Completes the document. Returns `None` if it has errors.
    fn correct(mut self, pieces: &[&Piece], actions: &PieceActions<'_>) -> Option<Corrected> {
        let mut document = self.document;
        let mut ids = DocumentIds::default();
        for piece in pieces {
            ids.extend(&piece.ids);
            match &piece.content {
                Content::Operations(operations) => {
                    document.operations.extend(operations.iter().cloned());
                }
                Content::Definition(name, schema) => {
                    document.definitions.insert(name.clone(), schema.clone());
                }
                Content::Nothing => {}
            }
        }
        document.check_read_only(&mut self.sink);
        let outcomes = pieces.iter().map(|piece| &piece.outcomes);
        let is_correct = !self.sink.has_errors()
            && actions.succeed(outcomes.chain([&self.of_head]), self.version);
        let is_clean = self.sink.is_empty() && !pieces.iter().any(|piece| piece.has_warnings);
        is_correct.then_some(Corrected {
            head: self.head,
            document,
            ids,
            is_clean,
        })
    }
}

/// All pieces of all documents: usually one for each place, and several where versions differ.
#[derive(Default)]
struct Wanted<'text> {
    pieces: Vec<Request<'text>>,
    /// The indexes of the pieces at each place.
    places: BTreeMap<(Container, String), Vec<usize>>,
}

/// A piece to correct and parse.
struct Request<'text> {
    container: Container,
    name: String,
    /// Its text before the overlays; `None` if an overlay adds it.
    text: Option<&'text str>,
    /// The actions that may reach it.
    actions: Vec<usize>,
}

impl<'text> Wanted<'text> {
    /// Adds the pieces of a document, and returns their indexes in document order.
    fn add_all(&mut self, draft: &Draft<'text>, actions: &PieceActions<'_>) -> Vec<usize> {
        let of_version = actions.of_version(draft.version);
        let mut indexes = Vec::new();
        for (container, texts) in &draft.texts {
            let mut names: BTreeSet<&str> = texts.keys().copied().collect();
            names.extend(of_version.added(*container));
            for name in names {
                indexes.push(self.add(Request {
                    container: *container,
                    name: name.to_owned(),
                    text: texts.get(name).copied(),
                    actions: of_version.of(*container, name),
                }));
            }
        }
        indexes
    }

    fn add(&mut self, request: Request<'text>) -> usize {
        let place = (request.container, request.name.clone());
        let indexes = self.places.entry(place).or_default();
        let is_same = |index: &&usize| {
            let other = self.pieces.get(**index);
            other.is_some_and(|it| (it.text, &it.actions) == (request.text, &request.actions))
        };
        if let Some(index) = indexes.iter().find(is_same) {
            return *index;
        }
        let index = self.pieces.len();
        indexes.push(index);
        self.pieces.push(request);
        index
    }
}

/// A path or a definition, corrected and parsed without errors.
struct Piece {
    ids: DocumentIds,
    outcomes: Outcomes,
    content: Content,
    has_warnings: bool,
}

enum Content {
    Operations(Vec<Arc<Operation>>),
    Definition(String, Arc<Schema>),
    /// Removed by an overlay.
    Nothing,
}

impl Piece {
    fn new(request: &Request<'_>, actions: &PieceActions<'_>) -> Option<Self> {
        let (container, name) = (request.container, request.name.as_str());
        let value = match request.text {
            Some(text) => Some(json::piece(text)?),
            None => None,
        };
        let mut ids = DocumentIds::default();
        if let (Container::Paths, Some(item)) = (container, &value) {
            ids.add(name, item);
        }
        let (corrected, outcomes) = actions.apply((container, name), value, &request.actions)?;
        let mut sink = Sink::default();
        let content = corrected.map_or(Content::Nothing, |mut value| {
            value.sort_all_objects();
            match container {
                Container::Paths => Content::Operations(parse::operations(name, &value, &mut sink)),
                Container::Definitions => {
                    let schema = parse::definition(name, &value, &mut sink);
                    Content::Definition(name.to_owned(), schema.into())
                }
            }
        });
        (!sink.has_errors()).then_some(Self {
            ids,
            outcomes,
            content,
            has_warnings: !sink.is_empty(),
        })
    }
}

#[cfg(test)]
mod tests;
