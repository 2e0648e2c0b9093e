//! Applies overlays to the pieces of a document: each path, each definition, and the rest. Versions share most pieces.
//! A piece is corrected once for all versions that have it and need the same actions.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Overlays;
use super::change::Change;
use super::file::Action;
use super::merge::{Merger, Provenance};
use super::outcome::Outcome;
use super::target::{Below, SearchCache};
use super::words::{Counts, Words};
use crate::document::MinorVersion;

/// An object in a document whose members are pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Container {
    Paths,
    Definitions,
}

impl Container {
    const ALL: [Self; 2] = [Self::Paths, Self::Definitions];

    fn name(self) -> &'static str {
        match self {
            Self::Paths => "paths",
            Self::Definitions => "definitions",
        }
    }
}

/// The actions by the pieces that they reach.
#[derive(Debug)]
pub(crate) struct PieceActions<'overlays> {
    /// All actions, in the order in which they apply.
    steps: Vec<Step<'overlays>>,
    /// The indexes of actions that reach neither paths nor definitions.
    of_head: Vec<usize>,
    of_children: BTreeMap<Container, Children<'overlays>>,
    words: Words<'overlays>,
}

#[derive(Debug)]
struct Step<'overlays> {
    /// The index of the overlay.
    number: usize,
    action: &'overlays Action,
    /// Whether it updates a whole container, member by member.
    is_of_container: bool,
    /// Words that must occur in a piece for the action to select anything; `None` if there are other conditions.
    words: Option<Vec<usize>>,
}

impl Step<'_> {
    /// Returns the update of each selected place, or of the piece if it updates the container.
    fn update(&self, name: &str) -> Option<&Value> {
        match &self.action.change {
            Change::Update(update) if self.is_of_container => update.get(name),
            Change::Update(update) => Some(update),
            Change::Remove => None,
        }
    }
}

/// The indexes of the actions that reach the members of a container.
#[derive(Debug, Default)]
struct Children<'overlays> {
    any: Vec<usize>,
    named: BTreeMap<&'overlays str, Vec<usize>>,
}

/// The actions for a version of Quay.
#[derive(Debug)]
pub(crate) struct VersionActions<'actions, 'overlays> {
    actions: &'actions PieceActions<'overlays>,
    version: MinorVersion,
    /// The indexes of the actions that may reach any member of a container.
    of_any: BTreeMap<Container, Vec<usize>>,
}

/// The outcome of actions, by their indexes.
#[derive(Debug)]
pub(crate) struct Outcomes(Vec<(usize, Outcome)>);

impl Overlays<'_> {
    /// Returns the actions by piece; `None` if an overlay is malformed, or an action may reach several kinds of pieces.
    pub(crate) fn by_piece(&self) -> Option<PieceActions<'_>> {
        if self.overlays.iter().any(Result::is_err) {
            return None;
        }
        let mut actions = PieceActions {
            steps: Vec::new(),
            of_head: Vec::new(),
            of_children: BTreeMap::new(),
            words: Words::default(),
        };
        for (number, _, action) in self.actions() {
            actions.add(number, action)?;
        }
        Some(actions)
    }
}

impl<'overlays> PieceActions<'overlays> {
    fn add(&mut self, number: usize, action: &'overlays Action) -> Option<()> {
        let index = self.steps.len();
        let reach = action.target.reach()?;
        let container = Container::ALL
            .into_iter()
            .find(|it| it.name() == reach.member);
        let mut is_of_container = false;
        let mut words = None;
        match container.map(|it| self.of_children.entry(it).or_default()) {
            None => self.of_head.push(index),
            Some(children) => match (reach.below, &action.change) {
                (Below::Any, _) => {
                    children.any.push(index);
                    words = self.words.of(&action.target);
                }
                (Below::Named(names), _) => children.push(names.into_iter(), index),
                (Below::Itself, Change::Update(Value::Object(members))) => {
                    is_of_container = true;
                    children.push(members.keys().map(String::as_str), index);
                }
                (Below::Itself, _) => return None,
            },
        }
        self.steps.push(Step {
            number,
            action,
            is_of_container,
            words,
        });
        Some(())
    }

    /// Returns the actions for a version of Quay.
    pub(crate) fn of_version(&self, version: MinorVersion) -> VersionActions<'_, 'overlays> {
        let children = self.of_children.iter();
        let of_any = children.map(|(container, children)| {
            let mut indexes = children.any.clone();
            indexes.retain(|index| self.is_for(*index, version));
            (*container, indexes)
        });
        VersionActions {
            actions: self,
            version,
            of_any: of_any.collect(),
        }
    }

    fn is_for(&self, index: usize, version: MinorVersion) -> bool {
        let step = self.steps.get(index);
        step.is_some_and(|step| step.action.is_for(Some(version)))
    }

    /// Applies actions to a piece, which may be absent before or after them; `None` if one fails.
    pub(crate) fn apply(
        &self,
        (container, name): (Container, &str),
        piece: Option<Value>,
        indexes: &[usize],
    ) -> Option<(Option<Value>, Outcomes)> {
        let counts = self.words.count(name, piece.as_ref());
        let piece = piece.map(|value| (name.to_owned(), value));
        let members = Value::Object(piece.into_iter().collect());
        let mut document = Value::from_iter([(container.name(), members)]);
        let outcomes = self.run(&mut document, (container.name(), name), counts, indexes)?;
        let members = document
            .get_mut(container.name())
            .and_then(Value::as_object_mut);
        let piece = members.and_then(|members: &mut Map<_, _>| members.remove(name));
        Some((piece, outcomes))
    }

    /// Applies the actions for the rest of a document; `None` if one fails.
    pub(crate) fn apply_to_head(
        &self,
        head: &mut Value,
        version: MinorVersion,
    ) -> Option<Outcomes> {
        let indexes = self.of_head.iter().copied();
        let indexes: Vec<usize> = indexes
            .filter(|index| self.is_for(*index, version))
            .collect();
        let counts = self.words.count("", None);
        self.run(head, ("", ""), counts, &indexes)
    }

    /// Applies actions to a document that has only one piece, or none.
    fn run(
        &self,
        document: &mut Value,
        (container, name): (&str, &str),
        mut counts: Counts,
        indexes: &[usize],
    ) -> Option<Outcomes> {
        let mut provenance = Provenance::unwanted();
        let mut cache = SearchCache::default();
        let mut outcomes = Vec::with_capacity(indexes.len());
        for index in indexes {
            let step = self.steps.get(*index)?;
            if let Some(words) = &step.words
                && counts.lack_any(words)
            {
                outcomes.push((*index, Outcome::of_no_place(counts.most(words))));
                continue;
            }
            let merger = Merger::new(step.number, &mut provenance);
            let update = step.update(name);
            let outcome = if step.is_of_container {
                cache.forget(&step.action.change);
                let members = document.get_mut(container)?.as_object_mut()?;
                Outcome::of_one_place(merger.apply_member(members, (name, update?)))
            } else {
                Outcome::of(step.action, document, &mut cache, merger).ok()?
            };
            if let Some(update) = update {
                self.words.add(update, outcome.places(), &mut counts);
            }
            outcomes.push((*index, outcome));
        }
        Some(Outcomes(outcomes))
    }

    /// Returns whether all actions for a version succeed on a document that has pieces with these outcomes.
    pub(crate) fn succeed<'run>(
        &self,
        outcomes: impl Iterator<Item = &'run Outcomes>,
        version: MinorVersion,
    ) -> bool {
        let mut totals = vec![Outcome::default(); self.steps.len()];
        for (index, outcome) in outcomes.flat_map(|outcomes| &outcomes.0) {
            if let Some(total) = totals.get_mut(*index) {
                total.add(outcome);
            }
        }
        let mut steps = self.steps.iter().zip(totals);
        steps.all(|(step, total)| {
            !step.action.is_for(Some(version)) || total.is_success(step.action)
        })
    }
}

impl VersionActions<'_, '_> {
    /// Returns the names of the members that updates of a whole container add or change.
    pub(crate) fn added(&self, to: Container) -> impl Iterator<Item = &str> {
        let Self {
            actions, version, ..
        } = self;
        let named = actions.of_children.get(&to).map(|children| &children.named);
        let adds = |index: &usize| {
            let step = actions.steps.get(*index);
            step.is_some_and(|step| step.is_of_container && step.action.is_for(Some(*version)))
        };
        let added = named.into_iter().flatten();
        let added = added.filter(move |(_, indexes)| indexes.iter().any(adds));
        added.map(|(name, _)| *name)
    }

    /// Returns the indexes of the actions that may reach a piece, in the order in which they apply.
    pub(crate) fn of(&self, container: Container, name: &str) -> Vec<usize> {
        let children = self.actions.of_children.get(&container);
        let named = children.and_then(|children| children.named.get(name));
        let named = named.into_iter().flatten().copied();
        let named = named.filter(|index| self.actions.is_for(*index, self.version));
        let mut indexes = self.of_any.get(&container).cloned().unwrap_or_default();
        indexes.extend(named);
        indexes.sort_unstable();
        indexes
    }
}

impl<'overlays> Children<'overlays> {
    fn push(&mut self, names: impl Iterator<Item = &'overlays str>, index: usize) {
        for name in names {
            let indexes = self.named.entry(name).or_default();
            // A target may state a name twice.
            if indexes.last() != Some(&index) {
                indexes.push(index);
            }
        }
    }
}
