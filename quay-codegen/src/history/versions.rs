//! Compares all versions of each operation, parameter, field and value.

use std::collections::HashMap;

use super::counterparts::Counterparts;
use super::found::{FoundMembers, MemberDates, OperationDates};
use super::timeline::{Occurrence, Timeline};
use crate::document::MinorVersion;
use crate::model::{
    Api, EnumValue, Matched, Method, Operation, Presence, Struct, TypeDefinition, TypeKind,
    VersionView, match_operations,
};

/// An older version with the counterparts of newer operations and types.
struct Older<'api> {
    view: VersionView<'api>,
    /// Each operation by the route of the newer one.
    operations: HashMap<(&'api str, Method), &'api Operation>,
    types: Counterparts<'api, 'api>,
}

impl<'api> Older<'api> {
    fn new(old: VersionView<'api>, new: VersionView<'api>) -> Self {
        let matched: Matched<'api, 'api> = match_operations(old.operations(), new.operations());
        let pairs = matched.pairs.iter();
        Self {
            view: old,
            operations: pairs
                .map(|(earlier, now)| (now.route(), *earlier))
                .collect(),
            types: Counterparts::find(old, new, &matched),
        }
    }
}

/// The counterparts of a type in an older version that has any.
struct Earlier<'api> {
    view: VersionView<'api>,
    definitions: Vec<&'api TypeDefinition>,
    in_request: bool,
    in_response: bool,
}

impl<'api> Earlier<'api> {
    fn new(old: &Older<'api>, of: (usize, &str)) -> Option<Self> {
        let definitions = old.types.of(of, old.view);
        (!definitions.is_empty()).then(|| Self {
            view: old.view,
            in_request: definitions.iter().any(|it| it.in_request),
            in_response: definitions.iter().any(|it| it.in_response),
            definitions,
        })
    }

    /// Returns the state of a field or value in this version.
    fn occurrence(
        &self,
        presence: impl Fn(VersionView<'api>, &'api TypeDefinition) -> Option<Presence>,
    ) -> Occurrence {
        let definitions = self.definitions.iter();
        let presences = definitions.map(|it| presence(self.view, it));
        Occurrence {
            version: self.view.version,
            presence: weakest(presences),
            in_request: self.in_request,
            in_response: self.in_response,
        }
    }
}

/// Returns `Optional` if any of the presences is, and otherwise the first one; `None` if an item is absent anywhere.
fn weakest(mut presences: impl Iterator<Item = Option<Presence>>) -> Option<Presence> {
    let first = presences.next()??;
    presences.try_fold(first, |weakest, presence| match presence? {
        Presence::Optional => Some(Presence::Optional),
        _ => Some(weakest),
    })
}

/// All versions from the oldest to the newest, which is being dated.
pub(super) struct Versions<'api> {
    older: Vec<Older<'api>>,
    newest: VersionView<'api>,
}

impl<'api> Versions<'api> {
    pub(super) fn new(api: &'api Api, older: impl Iterator<Item = &'api Api>) -> Self {
        let newest = VersionView::of(api);
        let older = older.map(|old| Older::new(VersionView::of(old), newest));
        Self {
            older: older.collect(),
            newest,
        }
    }

    pub(super) fn find(&self) -> FoundMembers {
        let operations = self.newest.api.operations.iter();
        let types = self.newest.api.types.values();
        FoundMembers {
            operations: operations
                .map(|operation| self.operation(operation))
                .collect(),
            types: types
                .enumerate()
                .map(|(index, definition)| self.members(index, definition))
                .collect(),
        }
    }

    fn operation(&self, operation: &Operation) -> OperationDates {
        let route = operation.route();
        let older = self.older.iter().enumerate();
        let history: Vec<(usize, &Operation)> = older
            .filter_map(|(index, old)| Some((index, *old.operations.get(&route)?)))
            .collect();
        let since = match history.first() {
            Some((0, _)) => None,
            Some((index, _)) => self.older.get(*index).and_then(|old| old.view.version),
            None => self.newest.version,
        };
        let timeline = |has: &dyn Fn(&Operation) -> Option<bool>| {
            let mut timeline = Timeline::default();
            let older = history.iter().map(|(index, earlier)| {
                let version = self.older.get(*index).and_then(|old| old.view.version);
                (version, *earlier)
            });
            for (version, operation) in older.chain([(self.newest.version, operation)]) {
                timeline.push(sent(version, has(operation)));
            }
            MemberDates::new(&timeline)
        };
        let parameters = operation.query_parameters.iter().map(|parameter| {
            timeline(&|operation| {
                let mut others = operation.query_parameters.iter();
                let same = others.find(|other| other.name == parameter.name)?;
                Some(same.required)
            })
        });
        OperationDates {
            since,
            parameters: parameters.collect(),
            body: timeline(&|operation| operation.body.as_ref().map(|body| body.required)),
        }
    }

    /// Returns the dates of the fields or values of the type with this index, in order.
    fn members(&self, index: usize, definition: &'api TypeDefinition) -> Vec<MemberDates> {
        let older = self.older.iter();
        let earlier: Vec<Earlier<'api>> = older
            .filter_map(|old| Earlier::new(old, (index, &definition.name)))
            .collect();
        match &definition.kind {
            TypeKind::Struct(object) => {
                let fields = object.fields.iter().enumerate();
                let dates = fields.map(|(index, field)| {
                    let presence = |old: VersionView<'api>, earlier: &'api TypeDefinition| {
                        let fields = &as_struct(earlier)?.fields;
                        same(fields, index, |it| it.name == field.name)
                            .filter(|it| old.has_item(&it.docs))
                            .map(|it| it.presence)
                    };
                    let mut dates = self.member(definition, &earlier, field.presence, presence);
                    // One of several sets of fields is sufficient, so all of them must be optional.
                    if is_alternative(object, &field.name) {
                        dates.let_go(field.presence);
                    }
                    dates
                });
                dates.collect()
            }
            TypeKind::Enum(values) => {
                let values = values.iter().enumerate();
                let dates = values.map(|(index, value)| {
                    let presence = |old: VersionView<'api>, earlier: &'api TypeDefinition| {
                        same(as_enum(earlier)?, index, |it| it.value == value.value)
                            .filter(|it| old.has_value(it))
                            .map(|_| Presence::Optional)
                    };
                    self.member(definition, &earlier, Presence::Optional, presence)
                });
                dates.collect()
            }
            TypeKind::Union(_) | TypeKind::Scalars(_) => Vec::new(),
        }
    }

    fn member(
        &self,
        definition: &TypeDefinition,
        earlier: &[Earlier<'api>],
        newest: Presence,
        presence: impl Fn(VersionView<'api>, &'api TypeDefinition) -> Option<Presence>,
    ) -> MemberDates {
        let mut timeline = Timeline::with_capacity(earlier.len() + 1);
        for earlier in earlier {
            timeline.push(earlier.occurrence(&presence));
        }
        timeline.push(Occurrence {
            version: self.newest.version,
            presence: Some(newest),
            in_request: definition.in_request,
            in_response: definition.in_response,
        });
        MemberDates::new(&timeline)
    }
}

/// Returns the same item of another version, which is at the same index in most versions.
fn same<T>(items: &[T], index: usize, is_same: impl Fn(&T) -> bool) -> Option<&T> {
    let there = items.get(index).filter(|item| is_same(item));
    there.or_else(|| items.iter().find(|item| is_same(item)))
}

/// Returns the state of a parameter or body in a version: absent, optional or required.
fn sent(version: Option<MinorVersion>, required: Option<bool>) -> Occurrence {
    Occurrence {
        version,
        presence: required.map(|required| match required {
            true => Presence::Required,
            false => Presence::Optional,
        }),
        in_request: true,
        in_response: false,
    }
}

fn is_alternative(object: &Struct, name: &str) -> bool {
    let mut sets = object.required_any_of.iter().flatten();
    sets.any(|required| required == name)
}

fn as_struct(definition: &TypeDefinition) -> Option<&Struct> {
    match &definition.kind {
        TypeKind::Struct(object) => Some(object),
        _ => None,
    }
}

fn as_enum(definition: &TypeDefinition) -> Option<&[EnumValue]> {
    match &definition.kind {
        TypeKind::Enum(values) => Some(values),
        _ => None,
    }
}
