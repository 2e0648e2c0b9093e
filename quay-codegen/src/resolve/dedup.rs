//! Deduplicates types and assigns final names. Inline types are compared structurally, from the leaves up; equal types
//! share one name, taken from a definition, a title or the first place of use.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::operations::Resolved;
use super::types::{NameSource, PendingType, TypeTable};
use crate::diagnostic::Sink;
use crate::model::{Presence, Response, Type, TypeKind};

/// Merges equal types and assigns final names.
pub(super) fn dedup_types(
    definitions: &mut TypeTable,
    operations: &mut [Resolved<'_>],
    sink: &mut Sink,
) {
    let representatives = representatives(definitions);
    definitions
        .0
        .retain(|provisional, _| !representatives.contains_key(provisional));
    let names = final_names(definitions, sink);
    let rename = |name: &mut String| {
        let representative = representatives.get(name).unwrap_or(name);
        if let Some(new) = names.get(representative) {
            name.clone_from(new);
        }
    };
    for pending in definitions.0.values_mut() {
        rename_types(&mut pending.kind, &rename);
    }
    let pending = std::mem::take(&mut definitions.0);
    definitions.0 = pending
        .into_values()
        .map(|pending| (pending.name.clone(), pending))
        .collect();
    for resolved in operations {
        rename_operation(resolved, &rename);
    }
}

/// Maps the provisional name of each type to the type that represents its shape, if it is another one.
fn representatives(definitions: &TypeTable) -> BTreeMap<String, String> {
    let mut representatives = BTreeMap::new();
    loop {
        let mut by_shape: BTreeMap<Shape<'_>, Vec<(&String, &PendingType)>> = BTreeMap::new();
        let (named, inline): (Vec<_>, Vec<_>) = definitions
            .0
            .iter()
            .partition(|(_, pending)| pending.origin == NameSource::Definition);
        for (name, pending) in inline {
            let shape = Shape::new(&pending.kind, &representatives);
            by_shape.entry(shape).or_default().push((name, pending));
        }
        // Nothing represents a definition, so it only matters where it equals an inline type.
        for (name, pending) in named {
            let shape = Shape::new(&pending.kind, &representatives);
            if let Some(equal) = by_shape.get_mut(&shape) {
                equal.push((name, pending));
            }
        }
        let mut next = BTreeMap::new();
        for pending in by_shape.values() {
            let first = pending.iter().min_by_key(|(name, pending)| {
                (pending.origin, pending.name.len(), &pending.name, *name)
            });
            for (name, pending) in pending {
                if let Some((first, _)) = first
                    && first != name
                    && pending.origin != NameSource::Definition
                {
                    next.insert((*name).clone(), (*first).clone());
                }
            }
        }
        drop(by_shape);
        if next == representatives {
            return representatives;
        }
        representatives = next;
    }
}

/// A type without name and documentation.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Shape<'types> {
    Struct {
        fields: Vec<FieldShape<'types>>,
        rest: Option<Reference<'types>>,
        required_any_of: &'types [Vec<String>],
    },
    /// The values with their variants.
    Enum(Vec<(&'types str, &'types str)>),
    /// The types with the properties that they require.
    Union(Vec<(&'types str, &'types [String])>),
    Scalars(&'types [Type]),
}

/// The name, identifier and type of a field, when it is present, and whether it is nullable.
type FieldShape<'types> = (&'types str, &'types str, Reference<'types>, Presence, bool);

/// A type at its place of use, with named types replaced by their representatives.
struct Reference<'types> {
    kind: &'types Type,
    representatives: &'types BTreeMap<String, String>,
}

impl Ord for Reference<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let within = |kind| Self { kind, ..*self };
        match (self.kind, other.kind) {
            (Type::Named(one), Type::Named(other)) if one != other => {
                let representative = |name| self.representatives.get(name).unwrap_or(name);
                representative(one).cmp(representative(other))
            }
            (Type::List(one), Type::List(other))
            | (Type::Map(one), Type::Map(other))
            | (Type::Nullable(one), Type::Nullable(other)) => within(one).cmp(&within(other)),
            (one, other) => one.cmp(other),
        }
    }
}

impl PartialOrd for Reference<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Reference<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Reference<'_> {}

impl<'types> Shape<'types> {
    fn new(kind: &'types TypeKind, representatives: &'types BTreeMap<String, String>) -> Self {
        let reference = |kind| Reference {
            kind,
            representatives,
        };
        match kind {
            TypeKind::Struct(object) => {
                let fields = object.fields.iter().map(|field| {
                    let kind = reference(&field.kind);
                    let (name, ident) = (field.name.as_str(), field.ident.as_str());
                    (name, ident, kind, field.presence, field.nullable)
                });
                Self::Struct {
                    fields: fields.collect(),
                    rest: object.additional_properties.as_ref().map(reference),
                    required_any_of: &object.required_any_of,
                }
            }
            TypeKind::Enum(values) => {
                let values = values.iter();
                let values = values.map(|value| (value.value.as_str(), value.variant.as_str()));
                let mut values: Vec<_> = values.collect();
                values.sort_unstable();
                Self::Enum(values)
            }
            TypeKind::Union(alternatives) => {
                let alternatives = alternatives.iter().map(|one| {
                    let name = representatives.get(&one.name).unwrap_or(&one.name);
                    (name.as_str(), one.required.as_slice())
                });
                Self::Union(alternatives.collect())
            }
            TypeKind::Scalars(kinds) => Self::Scalars(kinds),
        }
    }
}

/// Returns the final name of each remaining type and reports conflicts.
fn final_names(definitions: &TypeTable, sink: &mut Sink) -> BTreeMap<String, String> {
    let mut owners: BTreeMap<&str, &PendingType> = BTreeMap::new();
    let mut names = BTreeMap::new();
    let mut pending: Vec<(&String, &PendingType)> = definitions.0.iter().collect();
    pending.sort_by_key(|(provisional, pending)| (pending.origin, *provisional));
    for (provisional, pending) in pending {
        match owners.insert(&pending.name, pending) {
            Some(other) if pending.origin != NameSource::Definition => sink.error_with_help(
                &pending.pointer,
                format!("the schemas here and at `{}` differ but both become `{}`", other.pointer.as_str(), pending.name),
                format!(
                    "set a title with an overlay action on this schema, `update: {{ title: … }}`; its current name `{}` results from its location",
                    pending.name
                ),
            ),
            _ => {}
        }
        names.insert(provisional.clone(), pending.name.clone());
    }
    names
}

fn rename_types(kind: &mut TypeKind, rename: &impl Fn(&mut String)) {
    match kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter_mut().map(|field| &mut field.kind);
            let kinds = fields.chain(&mut object.additional_properties);
            kinds.filter_map(Type::name_mut).for_each(rename);
        }
        TypeKind::Union(alternatives) => {
            let names = alternatives.iter_mut().map(|one| &mut one.name);
            names.for_each(rename);
        }
        TypeKind::Enum(_) | TypeKind::Scalars(_) => {}
    }
}

fn rename_operation(resolved: &mut Resolved<'_>, rename: &impl Fn(&mut String)) {
    let operation = &mut resolved.operation;
    let parameters = operation.parameters_mut();
    let kinds = parameters.map(|parameter| &mut parameter.kind);
    kinds.filter_map(Type::name_mut).for_each(rename);
    let response = match &mut operation.response {
        Response::Typed(kind) => Some(kind),
        Response::Untyped | Response::Empty => None,
    };
    let body = operation.body.iter_mut().map(|body| &mut body.kind);
    let kinds = body
        .chain(response)
        .chain(operation.errors.values_mut().flatten());
    kinds.filter_map(Type::name_mut).for_each(rename);
}
