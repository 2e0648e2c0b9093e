//! Since when there is what. Whatever the oldest version has gets no date: nobody knows which version was
//! the first, and every supported one has it. A date that an overlay gives stands.

use std::collections::BTreeMap;

use super::common_fields::{self, Member, Members};
use crate::document::MinorVersion;
use crate::model::VersionView;
use crate::model::{Api, Docs, Operation, Parameter, Presence, TypeDefinition, TypeKind};

/// Writes into the model since when there is what, as the older models tell it, the oldest first.
///
/// Types are dated by the requests that hold them; answers are described by overlays, which apply to all
/// versions and so give the dates themselves.
pub(crate) fn date(api: &mut Api, older: &[Api]) {
    if older.is_empty() {
        return;
    }
    let found = Timeline::new(api, older).find();
    for (operation, dates) in api.operations.iter_mut().zip(found.operations) {
        operation.since = operation.since.or(dates.since);
        let parameters = operation.parameters_mut();
        for (parameter, dates) in parameters.zip(dates.parameters) {
            dates.write(&mut parameter.docs);
        }
    }
    for definition in api.types.values_mut() {
        if let Some(members) = found.types.get(&definition.name) {
            write(definition, members);
        }
    }
}

fn write(definition: &mut TypeDefinition, members: &BTreeMap<String, Dates>) {
    match &mut definition.kind {
        TypeKind::Struct(object) => {
            for field in &mut object.fields {
                if let Some(dates) = members.get(&field.name) {
                    let is_required = field.presence == Presence::Required;
                    let required = dates.required.filter(|_| is_required);
                    let since = dates.since;
                    Dates { since, required }.write(&mut field.docs);
                }
            }
        }
        TypeKind::Enum(values) => {
            for value in values {
                let dates = members.get(&value.value);
                let since = dates.and_then(|dates| dates.since);
                value.since = value.since.or(since);
            }
        }
        TypeKind::Union(_) | TypeKind::Scalars(_) => {}
    }
}

/// What was found out about each operation, in their order, and about the members of each type.
#[derive(Debug, Default)]
struct SinceTable {
    operations: Vec<OperationDates>,
    types: BTreeMap<String, BTreeMap<String, Dates>>,
}

#[derive(Debug, Default)]
struct OperationDates {
    since: Option<MinorVersion>,
    /// Those of the path, then those of the query.
    parameters: Vec<Dates>,
}

/// The first version that has something, and the first one that requires it, where others did without.
#[derive(Clone, Copy, Debug, Default)]
struct Dates {
    since: Option<MinorVersion>,
    required: Option<MinorVersion>,
}

impl Dates {
    fn write(self, docs: &mut Docs) {
        docs.since = docs.since.or(self.since);
        docs.required_since = self.required;
    }
}

/// Whether a version has something, within an operation that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Occurrence {
    Missing,
    Optional,
    Required,
}

impl Occurrence {
    fn of(required: Option<bool>) -> Self {
        match required {
            None => Self::Missing,
            Some(false) => Self::Optional,
            Some(true) => Self::Required,
        }
    }
}

/// All the versions from the oldest to the one that is dated.
struct Timeline<'api> {
    editions: Vec<VersionView<'api>>,
    newest: VersionView<'api>,
    operations: Vec<BTreeMap<(&'api str, crate::model::Method), &'api Operation>>,
}

impl<'api> Timeline<'api> {
    fn new(api: &'api Api, older: &'api [Api]) -> Self {
        let newest = VersionView::of(api);
        let editions: Vec<_> = older.iter().map(VersionView::of).chain([newest]).collect();
        let operations = editions
            .iter()
            .map(|edition| edition.operations())
            .collect();
        Self {
            editions,
            newest,
            operations,
        }
    }

    fn find(&self) -> SinceTable {
        let mut found = SinceTable::default();
        for operation in &self.newest.api.operations {
            let history = self.history(operation);
            found.operations.push(OperationDates {
                since: history
                    .first()
                    .and_then(|(index, _)| self.version_at(*index)),
                parameters: self.parameters(operation, &history),
            });
            for (member, dates) in self.members(operation, &history) {
                let (of, name) = match member {
                    Member::Field(of, name) | Member::Value(of, name) => (of, name),
                };
                let members = found.types.entry(of.to_owned()).or_default();
                self.merge_later(members.entry(name.to_owned()).or_default(), dates);
            }
        }
        found
    }

    /// An operation in each version that has it, with the version's index.
    fn history(&self, operation: &Operation) -> Vec<(usize, &'api Operation)> {
        let key = (operation.path.as_str(), operation.method);
        let versions = self.operations.iter().enumerate();
        versions
            .filter_map(|(index, operations)| Some((index, *operations.get(&key)?)))
            .collect()
    }

    fn parameters(
        &self,
        operation: &Operation,
        history: &[(usize, &'api Operation)],
    ) -> Vec<Dates> {
        let dates = |parameter: &Parameter| {
            let occurrences = history.iter().map(|(index, operation)| {
                let same = operation
                    .parameters()
                    .find(|other| other.name == parameter.name);
                (*index, Occurrence::of(same.map(|same| same.required)))
            });
            self.dates(occurrences)
        };
        operation.parameters().map(dates).collect()
    }

    /// The dates of all that an operation's body is made of.
    fn members(
        &self,
        operation: &'api Operation,
        history: &[(usize, &'api Operation)],
    ) -> Vec<(Member<'api>, Dates)> {
        let Some(body) = &operation.body else {
            return Vec::new();
        };
        let versions: Vec<(usize, Members<'api>)> = history
            .iter()
            .filter_map(|(index, earlier)| {
                let old = (*self.editions.get(*index)?, &earlier.body.as_ref()?.kind);
                Some((
                    *index,
                    common_fields::shared((self.newest, &body.kind), old),
                ))
            })
            .collect();
        common_fields::all(self.newest, &body.kind)
            .into_keys()
            .map(|member| {
                let occurrence = |(index, members): &(usize, Members<'_>)| {
                    (*index, Occurrence::of(members.get(&member).copied()))
                };
                (member, self.dates(versions.iter().map(occurrence)))
            })
            .collect()
    }

    /// What the versions that have the operation say, in their order.
    fn dates(&self, occurrences: impl Iterator<Item = (usize, Occurrence)>) -> Dates {
        let occurrences: Vec<(usize, Occurrence)> = occurrences.collect();
        let first = occurrences
            .iter()
            .position(|(_, occurrence)| *occurrence != Occurrence::Missing);
        let free = occurrences
            .iter()
            .rposition(|(_, occurrence)| *occurrence != Occurrence::Required);
        let at = |position: usize| {
            let (index, _) = occurrences.get(position)?;
            self.version_at(*index)
        };
        Dates {
            // What is as old as its operation needs no date of its own.
            since: first.filter(|first| *first > 0).and_then(at),
            required: free.and_then(|free| at(free + 1)),
        }
    }

    /// A type is dated by several operations where they share it: the latest date holds for all of them.
    fn merge_later(&self, dates: &mut Dates, other: Dates) {
        let index = |name: Option<MinorVersion>| {
            let versions = 0..self.editions.len();
            versions
                .rev()
                .find(|index| self.version_at(*index) == name && name.is_some())
        };
        if index(other.since) > index(dates.since) {
            dates.since = other.since;
        }
        if index(other.required) > index(dates.required) {
            dates.required = other.required;
        }
    }

    /// The version at an index, unless it is the oldest one.
    fn version_at(&self, index: usize) -> Option<MinorVersion> {
        let edition = self.editions.get(index).filter(|_| index > 0)?;
        edition.version
    }
}
