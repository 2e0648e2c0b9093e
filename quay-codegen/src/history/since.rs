//! Dates items by the first version that has them, and lets older versions decide how Rust holds them.
//!
//! What the oldest version has is not dated: it may be older still. A date from an overlay stands.

use std::collections::BTreeMap;

use super::boxes;
use super::counterparts::Counterparts;
use super::timeline::{Dates, Held, Occurrence, Timeline};
use crate::document::MinorVersion;
use crate::model::{
    Api, EnumValue, FieldRepr, Matched, Operation, Presence, Struct, TypeDefinition, TypeKind,
    VersionView, match_operations,
};

/// Writes into the model what the older models tell, oldest first.
pub(crate) fn date(api: &mut Api, older: &[Api]) {
    if older.is_empty() {
        return;
    }
    let found = Versions::new(api, older).find();
    for (operation, dates) in api.operations.iter_mut().zip(found.operations) {
        dates.write(operation);
    }
    for definition in api.types.values_mut() {
        if let Some(members) = found.types.get(&definition.name) {
            write(definition, members);
        }
    }
    boxes::settle(api, older);
    settle_paging(api);
    api.is_dated = true;
}

fn write(definition: &mut TypeDefinition, members: &BTreeMap<String, MemberDates>) {
    match &mut definition.kind {
        TypeKind::Struct(object) => {
            for field in &mut object.fields {
                let Some(found) = members.get(&field.name) else {
                    continue;
                };
                let Dates {
                    since,
                    required_since,
                    optional_since,
                } = found.dates;
                field.docs.since = field.docs.since.or(since);
                field.docs.required_since = required_since;
                field.docs.optional_since = optional_since;
                if let Some(held) = found.held {
                    (field.held, field.tells_null) = (held.presence, held.tells_null);
                }
            }
        }
        TypeKind::Enum(values) => {
            for value in values {
                let found = members.get(&value.value);
                value.since = value.since.or(found.and_then(|found| found.dates.since));
            }
        }
        TypeKind::Union(_) | TypeKind::Scalars(_) => {}
    }
}

/// The pages of an operation are read by fields that may have become optional in Rust.
fn settle_paging(api: &mut Api) {
    for operation in &mut api.operations {
        let Some(paging) = &mut operation.paging else {
            continue;
        };
        let Some(TypeKind::Struct(page)) = api.types.get(&paging.page).map(|it| &it.kind) else {
            continue;
        };
        let field = |ident: &str| page.fields.iter().find(|field| field.ident == ident);
        let is_option = |ident: &str| field(ident).is_some_and(|field| field.is_option());
        paging.items_optional = is_option(&paging.items);
        paging.more_optional = is_option(&paging.more);
        let has_number =
            |ident: &String| field(ident).is_some_and(|it| it.repr() == FieldRepr::Required);
        paging.number = paging.number.take().filter(has_number);
    }
}

/// The dates of the operations, in their order, and of the fields and values of each type.
#[derive(Debug, Default)]
struct Found {
    operations: Vec<OperationDates>,
    types: BTreeMap<String, BTreeMap<String, MemberDates>>,
}

#[derive(Debug, Default)]
struct OperationDates {
    since: Option<MinorVersion>,
    /// The query parameters, in their order.
    parameters: Vec<MemberDates>,
    body: MemberDates,
}

/// What is known of a field, value, parameter or body.
#[derive(Clone, Copy, Debug, Default)]
struct MemberDates {
    dates: Dates,
    held: Option<Held>,
}

impl MemberDates {
    fn of(timeline: &Timeline) -> Self {
        Self {
            dates: timeline.dates(),
            held: timeline.held(),
        }
    }

    /// Lets what the newest version does without be optional, though an older one requires it.
    fn let_go(&mut self, presence: Presence) {
        if let Some(held) = &mut self.held
            && self.dates.optional_since.take().is_some()
        {
            held.presence = presence;
        }
    }

    fn is_argument(&self) -> bool {
        let presence = self.held.map(|held| held.presence);
        presence == Some(Presence::Required)
    }
}

impl OperationDates {
    fn write(self, operation: &mut Operation) {
        operation.since = operation.since.or(self.since);
        let paging = operation.paging.as_ref().map(|paging| &paging.parameter);
        for (parameter, found) in operation.query_parameters.iter_mut().zip(self.parameters) {
            // The page is set from call to call.
            let is_page = paging == Some(&parameter.ident);
            let Dates {
                since,
                required_since,
                optional_since,
            } = found.dates;
            parameter.docs.since = parameter.docs.since.or(since);
            parameter.docs.required_since = required_since;
            parameter.docs.optional_since = optional_since.filter(|_| !is_page);
            parameter.is_argument = parameter.required || (found.is_argument() && !is_page);
        }
        if let Some(body) = &mut operation.body {
            body.is_argument = body.required || self.body.is_argument();
        }
    }
}

/// An older version with what its operations and types have become.
struct Older<'api> {
    view: VersionView<'api>,
    /// By the index of the newer operation.
    operations: BTreeMap<(&'api str, crate::model::Method), &'api Operation>,
    types: Counterparts<'api, 'api>,
}

impl<'api> Older<'api> {
    fn new(old: VersionView<'api>, new: VersionView<'api>) -> Self {
        let matched: Matched<'api, 'api> = match_operations(old, new);
        let pairs = matched.pairs.iter();
        Self {
            view: old,
            operations: pairs
                .map(|(earlier, now)| (now.route(), *earlier))
                .collect(),
            types: Counterparts::find(old, new, &matched),
        }
    }

    /// What the version has of a field or value, if it has the type.
    fn occurrence(
        &self,
        of: &str,
        presence: impl Fn(&'api TypeDefinition) -> Option<Presence>,
    ) -> Option<Occurrence> {
        let definitions = self
            .types
            .of(of)
            .filter_map(|name| self.view.definition(name));
        let definitions: Vec<&TypeDefinition> = definitions.collect();
        let present: Option<Vec<Presence>> = definitions.iter().map(|it| presence(it)).collect();
        (!definitions.is_empty()).then(|| Occurrence {
            version: self.view.version,
            presence: present.and_then(weakest),
            in_request: definitions.iter().any(|it| it.in_request),
            in_response: definitions.iter().any(|it| it.in_response),
        })
    }
}

fn weakest(presences: Vec<Presence>) -> Option<Presence> {
    let first = presences.first().copied();
    let is = |wanted: Presence| presences.contains(&wanted).then_some(wanted);
    is(Presence::Optional)
        .or(is(Presence::EmptyByDefault))
        .or(first)
}

/// All versions from the oldest to the newest, which is being dated.
struct Versions<'api> {
    older: Vec<Older<'api>>,
    newest: VersionView<'api>,
}

impl<'api> Versions<'api> {
    fn new(api: &'api Api, older: &'api [Api]) -> Self {
        let newest = VersionView::of(api);
        let older = older
            .iter()
            .map(|old| Older::new(VersionView::of(old), newest));
        Self {
            older: older.collect(),
            newest,
        }
    }

    fn find(&self) -> Found {
        let operations = self.newest.api.operations.iter();
        let types = self.newest.api.types.values();
        Found {
            operations: operations
                .map(|operation| self.operation(operation))
                .collect(),
            types: types
                .map(|definition| (definition.name.clone(), self.members(definition)))
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
            MemberDates::of(&timeline)
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

    /// The dates of the fields or values of a type.
    fn members(&self, definition: &'api TypeDefinition) -> BTreeMap<String, MemberDates> {
        match &definition.kind {
            TypeKind::Struct(object) => {
                let fields = object.fields.iter();
                let dates = fields.map(|field| {
                    let presence = |old: VersionView<'api>, earlier: &'api TypeDefinition| {
                        old.fields(as_struct(earlier)?)
                            .find(|it| it.name == field.name)
                            .map(|it| it.presence)
                    };
                    let mut dates = self.member(definition, Some(field.presence), presence);
                    // One of several sets of fields is given: the others must be left out.
                    if is_alternative(object, &field.name) {
                        dates.let_go(field.presence);
                    }
                    (field.name.clone(), dates)
                });
                dates.collect()
            }
            TypeKind::Enum(values) => {
                let dates = values.iter().map(|value| {
                    let presence = |old: VersionView<'api>, earlier: &'api TypeDefinition| {
                        let mut values = old.values(as_enum(earlier)?);
                        values
                            .find(|it| it.value == value.value)
                            .map(|_| Presence::Optional)
                    };
                    let dates = self.member(definition, Some(Presence::Optional), presence);
                    (value.value.clone(), dates)
                });
                dates.collect()
            }
            TypeKind::Union(_) | TypeKind::Scalars(_) => BTreeMap::new(),
        }
    }

    fn member(
        &self,
        definition: &TypeDefinition,
        newest: Option<Presence>,
        presence: impl Fn(VersionView<'api>, &'api TypeDefinition) -> Option<Presence>,
    ) -> MemberDates {
        let mut timeline = Timeline::default();
        for old in &self.older {
            let has = |earlier| presence(old.view, earlier);
            if let Some(occurrence) = old.occurrence(&definition.name, has) {
                timeline.push(occurrence);
            }
        }
        timeline.push(Occurrence {
            version: self.newest.version,
            presence: newest,
            in_request: definition.in_request,
            in_response: definition.in_response,
        });
        MemberDates::of(&timeline)
    }
}

/// What a version has of a parameter or body: nothing, or whether it is required.
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
