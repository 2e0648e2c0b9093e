//! Resolves objects and their fields.

use std::collections::{BTreeMap, BTreeSet};

use super::{Place, Types, docs, reject_misplaced_format};
use crate::diagnostic::Sink;
use crate::document::{Additional, Schema};
use crate::model::{Field, Presence, Struct, Type, TypeKind};
use crate::resolve::names;

impl<'document> Types<'document> {
    /// Returns the kind of an object schema.
    pub(super) fn object(
        &mut self,
        schema: &'document Schema,
        name: &str,
        sink: &mut Sink,
    ) -> TypeKind {
        let mut object = Struct::default();
        self.fields(schema, name, &mut object, sink);
        sort(&mut object.fields, &schema.order);
        object.additional_properties = match &schema.additional {
            Additional::Unsaid | Additional::Forbidden => None,
            Additional::Any => Some(Type::Any),
            Additional::Of(value) => {
                let kind = self.resolve(value, Place::Part(&Place::Named(name), "Value"), sink);
                reject_misplaced_format(&kind, value, sink);
                Some(kind)
            }
        };
        for missing in unknown(schema.required.iter(), &object.fields, schema) {
            let message = format!("ignoring `{missing}` in `required`, which is not a property");
            sink.warning(&schema.pointer.child("required"), message);
        }
        report_unknown_order(&object.fields, schema, sink);
        object.full_name.clone_from(&schema.full_name);
        TypeKind::Struct(object)
    }

    /// Merges alternatives that are inline objects into one object. Properties required by every alternative are
    /// required, all others are optional.
    pub(super) fn flattened(
        &mut self,
        schema: &'document Schema,
        name: &str,
        sink: &mut Sink,
    ) -> TypeKind {
        let mut object = Struct::default();
        self.fields(schema, name, &mut object, sink);
        report_conflicts(schema, sink);
        for alternative in &schema.alternatives {
            self.fields(alternative, name, &mut object, sink);
            let choice: Vec<String> = alternative.required.iter().cloned().collect();
            object.required_any_of.push(choice);
        }
        // An alternative that requires nothing leaves nothing to choose.
        if object.required_any_of.iter().any(Vec::is_empty) {
            object.required_any_of.clear();
        }
        for field in &mut object.fields {
            let everywhere = schema.required.contains(&field.name)
                || schema
                    .alternatives
                    .iter()
                    .all(|one| one.required.contains(&field.name));
            if !everywhere && field.presence == Presence::Required {
                field.presence = Presence::Optional;
                field.rust_presence = Presence::Optional;
            }
        }
        sort(&mut object.fields, &schema.order);
        report_unknown_order(&object.fields, schema, sink);
        object.full_name.clone_from(&schema.full_name);
        TypeKind::Struct(object)
    }

    fn fields(
        &mut self,
        schema: &'document Schema,
        name: &str,
        object: &mut Struct,
        sink: &mut Sink,
    ) {
        let earlier: BTreeSet<String> = object.fields.iter().map(|it| it.name.clone()).collect();
        for (property, value) in schema.properties.iter().flatten() {
            if value.forbidden || earlier.contains(property) {
                continue;
            }
            let presence = if schema.required.contains(property) {
                Presence::Required
            } else {
                Presence::Optional
            };
            if let Some(field) = self.field(property, value, presence, name, sink) {
                object.fields.push(field);
            }
        }
    }

    fn field(
        &mut self,
        property: &str,
        schema: &'document Schema,
        presence: Presence,
        parent: &str,
        sink: &mut Sink,
    ) -> Option<Field> {
        let wanted = schema.rust_name.as_deref().unwrap_or(property);
        let Some(ident) = names::identifier(wanted) else {
            sink.error_with_help(
                &schema.pointer,
                format!("the property `{property}` cannot be converted to a Rust identifier"),
                "name it with `x-rust-name` in an overlay action",
            );
            return None;
        };
        let place = Place::Property(parent, property);
        let (kind, nullable) = match self.resolve(schema, place, sink) {
            Type::Nullable(inner) => (*inner, true),
            kind => (kind, false),
        };
        let holds_many = matches!(kind, Type::List(_) | Type::Map(_));
        if holds_many || kind == Type::UsDate {
            reject_misplaced_format(&kind, schema, sink);
        }
        Some(Field {
            name: property.to_owned(),
            ident,
            kind,
            presence,
            rust_presence: presence,
            distinguishes_null: false,
            nullable,
            boxed: false,
            docs: docs(schema),
        })
    }
}

/// Returns the names that no field has. Most are those of properties, which need no set of the fields.
fn unknown<'names>(
    names: impl Iterator<Item = &'names String>,
    fields: &[Field],
    schema: &Schema,
) -> Vec<&'names String> {
    let property = |name: &String| schema.properties.as_ref()?.get(name);
    let is_field = |name: &String| property(name).is_some_and(|property| !property.forbidden);
    let mut unknown: Vec<&String> = names.filter(|name| !is_field(name)).collect();
    if !unknown.is_empty() {
        let known: BTreeSet<&String> = fields.iter().map(|field| &field.name).collect();
        unknown.retain(|name| !known.contains(name));
    }
    unknown
}

/// Sorts the fields: those in `x-order` come first, the others follow by name.
fn sort(fields: &mut [Field], order: &[String]) {
    // Of a name that is given twice, the first place counts.
    let places = order.iter().enumerate().rev();
    let places: BTreeMap<&String, usize> = places.map(|(place, name)| (name, place)).collect();
    let place = |field: &Field| places.get(&field.name).copied().unwrap_or(order.len());
    fields.sort_by_cached_key(|field| (place(field), field.name.clone()));
}

/// Reports unknown names in `x-order`. These may be properties of newer documents.
fn report_unknown_order(fields: &[Field], schema: &Schema, sink: &mut Sink) {
    for name in unknown(schema.order.iter(), fields, schema) {
        let message = format!("`x-order` names `{name}`, which is not a property");
        sink.warning(&schema.pointer.child("x-order"), message);
    }
}

/// Reports properties with different types among alternatives, since only one type could be read.
fn report_conflicts(schema: &Schema, sink: &mut Sink) {
    let kind = |schema: &Schema| {
        let (types, format) = (schema.types.clone(), schema.format.clone());
        (
            types,
            format,
            schema.reference.clone(),
            schema.values.clone(),
        )
    };
    let mut seen: BTreeMap<&str, &Schema> = BTreeMap::new();
    for one in [schema].into_iter().chain(&schema.alternatives) {
        for (name, property) in one.properties.iter().flatten().filter(|it| !it.1.forbidden) {
            let first = *seen.entry(name).or_insert(property);
            if kind(first) != kind(property) {
                sink.error_with_help(
                    &property.pointer,
                    format!("`{name}` has a different type at `{}`", first.pointer.as_str()),
                    "set the same type on both with an overlay action, or turn each alternative into a definition",
                );
            }
        }
    }
}
