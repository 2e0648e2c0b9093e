//! Deduplicates types and assigns final names. Inline types are compared structurally, from the leaves up; equal types
//! share one name, taken from a definition, a title or the first place of use.

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
        .retain(|provisional, _| representatives.get(provisional) == Some(provisional));
    let names = final_names(definitions, sink);
    let rename = |provisional: &str| {
        representatives
            .get(provisional)
            .and_then(|representative| names.get(representative))
            .cloned()
            .unwrap_or_else(|| provisional.to_owned())
    };
    for pending in definitions.0.values_mut() {
        rename_form(&mut pending.kind, &rename);
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

/// Maps each provisional name to the type that represents its shape.
fn representatives(definitions: &TypeTable) -> BTreeMap<String, String> {
    let mut representatives: BTreeMap<String, String> = definitions
        .0
        .keys()
        .map(|name| (name.clone(), name.clone()))
        .collect();
    loop {
        let mut by_shape: BTreeMap<Shape<'_>, Vec<(&String, &PendingType)>> = BTreeMap::new();
        for (name, pending) in &definitions.0 {
            let shape = Shape::of(&pending.kind, &representatives);
            by_shape.entry(shape).or_default().push((name, pending));
        }
        let mut next = BTreeMap::new();
        for pending in by_shape.values() {
            let first = pending.iter().min_by_key(|(name, pending)| {
                (pending.origin, pending.name.len(), &pending.name, *name)
            });
            for (name, pending) in pending {
                let representative = match first {
                    Some((first, _)) if pending.origin != NameSource::Definition => {
                        (*first).clone()
                    }
                    _ => (*name).clone(),
                };
                next.insert((*name).clone(), representative);
            }
        }
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
        rest: Option<Type>,
        required_any_of: &'types [Vec<String>],
    },
    /// The values with their variants.
    Enum(Vec<(&'types str, &'types str)>),
    /// The types with the properties that they require.
    Union(Vec<(&'types str, &'types [String])>),
    Scalars(&'types [Type]),
}

/// The name, identifier and type of a field, when it is present, and whether it is nullable.
type FieldShape<'types> = (&'types str, &'types str, Type, Presence, bool);

impl<'types> Shape<'types> {
    fn of(form: &'types TypeKind, representatives: &'types BTreeMap<String, String>) -> Self {
        let name = |name: &'types str| representatives.get(name).map_or(name, String::as_str);
        let owned = |name: &str| {
            let representative = representatives.get(name);
            representative.cloned().unwrap_or_else(|| name.to_owned())
        };
        match form {
            TypeKind::Struct(object) => {
                let fields = object.fields.iter().map(|field| {
                    let kind = field.kind.rename(&owned);
                    let (name, ident) = (field.name.as_str(), field.ident.as_str());
                    (name, ident, kind, field.presence, field.nullable)
                });
                let rest = object.additional_properties.as_ref();
                Self::Struct {
                    fields: fields.collect(),
                    rest: rest.map(|rest| rest.rename(&owned)),
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
                let alternatives = alternatives.iter();
                let alternatives =
                    alternatives.map(|one| (name(&one.name), one.required.as_slice()));
                Self::Union(alternatives.collect())
            }
            TypeKind::Scalars(kinds) => Self::Scalars(kinds),
        }
    }
}

/// The final name of each remaining type; conflicts are reported.
fn final_names(definitions: &TypeTable, sink: &mut Sink) -> BTreeMap<String, String> {
    let mut owners: BTreeMap<&str, &PendingType> = BTreeMap::new();
    let mut names = BTreeMap::new();
    let mut pending: Vec<(&String, &PendingType)> = definitions.0.iter().collect();
    pending.sort_by_key(|(provisional, pending)| (pending.origin, *provisional));
    for (provisional, pending) in pending {
        match owners.insert(&pending.name, pending) {
            Some(other) if pending.origin != NameSource::Definition => sink.error_with_help(
                &pending.pointer,
                format!("this schema and the one at `{}` differ but both become `{}`", other.pointer.as_str(), pending.name),
                format!(
                    "name this one by an overlay action whose target is this schema, with `update: {{ title: … }}`; now it is called `{}` after its place",
                    pending.name
                ),
            ),
            _ => {}
        }
        names.insert(provisional.clone(), pending.name.clone());
    }
    names
}

fn rename_form(form: &mut TypeKind, rename: &impl Fn(&str) -> String) {
    match form {
        TypeKind::Struct(object) => {
            for field in &mut object.fields {
                field.kind = field.kind.rename(rename);
            }
            if let Some(rest) = &mut object.additional_properties {
                *rest = rest.rename(rename);
            }
        }
        TypeKind::Union(alternatives) => {
            for alternative in alternatives {
                alternative.name = rename(&alternative.name);
            }
        }
        TypeKind::Enum(_) | TypeKind::Scalars(_) => {}
    }
}

fn rename_operation(resolved: &mut Resolved<'_>, rename: &impl Fn(&str) -> String) {
    let operation = &mut resolved.operation;
    for parameter in operation.parameters_mut() {
        parameter.kind = parameter.kind.rename(rename);
    }
    let response = match &mut operation.response {
        Response::Typed(kind) => Some(kind),
        Response::Untyped | Response::Empty => None,
    };
    let body = operation.body.iter_mut().map(|body| &mut body.kind);
    let kinds: Vec<&mut Type> = body
        .chain(response)
        .chain(operation.errors.values_mut().flatten())
        .collect();
    for kind in kinds {
        *kind = kind.rename(rename);
    }
}
