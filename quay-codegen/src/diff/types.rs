//! Compares types at their places of use in operations.

use std::collections::{BTreeMap, BTreeSet};

use super::compatibility::{self, Compatibility};
use super::{ChangeKind, Direction, Element, Findings, Impact, ImpactClass, Place, rust};
use crate::model::{
    Alternative, Docs, EnumValue, Field, Operation, Presence, Struct, Type, TypeDefinition,
    TypeKind, VersionView,
};

/// Traverses the types of one operation in one direction, in both versions in parallel.
pub(super) struct Walk<'walk, 'api> {
    old: VersionView<'api>,
    new: VersionView<'api>,
    operation: &'api Operation,
    direction: Direction,
    findings: &'walk mut Findings,
    /// The types compared so far, separately for parts that only the crates have.
    seen: BTreeSet<(bool, &'api str, &'api str)>,
}

impl<'walk, 'api> Walk<'walk, 'api> {
    pub(super) fn new(
        (old, new): (VersionView<'api>, VersionView<'api>),
        operation: &'api Operation,
        direction: Direction,
        findings: &'walk mut Findings,
    ) -> Self {
        Self {
            old,
            new,
            operation,
            direction,
            findings,
            seen: BTreeSet::new(),
        }
    }

    pub(super) fn add(&mut self, place: &Place, what: ChangeKind) {
        self.findings.add(self.operation, place.clone(), what);
    }

    pub(super) fn add_with(&mut self, place: &Place, what: ChangeKind, client: Impact) {
        let place = place.clone();
        self.findings.add_with(self.operation, place, what, client);
    }

    pub(super) fn docs(&mut self, place: &Place, before: &Docs, after: &Docs) {
        let relation = compatibility::of_bounds(&before.bounds, &after.bounds);
        if relation != Compatibility::Same {
            self.add(place, ChangeKind::Bounds { relation });
        }
        let same_default = before.bounds.default == after.bounds.default;
        if before.description != after.description || !same_default {
            self.add(place, ChangeKind::Docs);
        }
    }

    /// Compares two types at a place of use, and their parts.
    pub(super) fn kinds(&mut self, place: &Place, before: &'api Type, after: &'api Type) {
        if before != after {
            self.different_kinds(place, before, after);
        }
        self.parts(before, after);
    }

    fn different_kinds(&mut self, place: &Place, before: &'api Type, after: &'api Type) {
        let relation = compatibility::of_types((self.old.api, before), (self.new.api, after));
        let same_in_rust = compatibility::same_in_rust(before, after);
        if relation != Compatibility::Same || !same_in_rust {
            let what = ChangeKind::Type {
                from: compatibility::describe(before),
                to: compatibility::describe(after),
                relation,
                same_in_rust,
            };
            self.add(place, what);
        }
    }

    /// Continues with named types.
    fn parts(&mut self, before: &'api Type, after: &'api Type) {
        match (before, after) {
            (Type::List(before), Type::List(after)) | (Type::Map(before), Type::Map(after)) => {
                self.parts(before, after);
            }
            (Type::Nullable(before), after) => self.parts(before, after),
            (before, Type::Nullable(after)) => self.parts(before, after),
            (Type::Named(before), Type::Named(after)) => self.named(before, after),
            _ => {}
        }
    }

    fn named(&mut self, before: &'api str, after: &'api str) {
        let is_crate_only = self.findings.is_crate_only;
        if !self.seen.insert((is_crate_only, before, after)) {
            return;
        }
        let definitions = (self.old.definition(before), self.new.definition(after));
        let (Some(before), Some(after)) = definitions else {
            return;
        };
        let place = self.place(after);
        if before.name != after.name {
            let from = before.name.clone();
            self.add(&place, ChangeKind::TypeName { from });
        }
        if before.description != after.description {
            self.add(&place, ChangeKind::Docs);
        }
        if before.rust_type != after.rust_type {
            self.add_with(&place, ChangeKind::RustType, rust::OTHER_TYPE);
        }
        let is_server_only = self.findings.is_server_only;
        self.findings.is_server_only |=
            before.rust_type.is_some() && before.rust_type == after.rust_type;
        self.definitions(&place, before, after);
        self.findings.is_server_only = is_server_only;
    }

    fn definitions(
        &mut self,
        place: &Place,
        before: &'api TypeDefinition,
        after: &'api TypeDefinition,
    ) {
        match (&before.kind, &after.kind) {
            (TypeKind::Struct(before), TypeKind::Struct(object)) => {
                if before.has_full_name(self.old.api) && !object.has_full_name(self.new.api) {
                    self.add_with(place, ChangeKind::RustType, rust::NO_FULL_NAME);
                }
                match before == object && self.serve_all(object) {
                    true => self.parts_of_equal(before, object),
                    false => self.objects(place, &after.name, before, object),
                }
            }
            (TypeKind::Enum(before), TypeKind::Enum(after)) => {
                let has_all = |view: VersionView<'_>| after.iter().all(|it| view.has_value(it));
                if before != after || !has_all(self.old) || !has_all(self.new) {
                    self.enums(place, before, after);
                }
            }
            (TypeKind::Union(before), TypeKind::Union(after)) => self.unions(place, before, after),
            (TypeKind::Scalars(before), TypeKind::Scalars(after)) => {
                self.scalars(place, before, after)
            }
            _ => self.add(place, ChangeKind::TypeKind),
        }
    }

    /// Returns whether the servers of both versions have all fields.
    fn serve_all(&self, object: &Struct) -> bool {
        let mut fields = object.fields.iter();
        fields.all(|field| self.old.has_item(&field.docs) && self.new.has_item(&field.docs))
    }

    /// Continues with the named types of two equal objects.
    fn parts_of_equal(&mut self, before: &'api Struct, after: &'api Struct) {
        for (before, after) in before.fields.iter().zip(&after.fields) {
            self.parts(&before.kind, &after.kind);
        }
        let rest = (&before.additional_properties, &after.additional_properties);
        if let (Some(before), Some(after)) = rest {
            self.parts(before, after);
        }
    }

    fn place(&self, definition: &TypeDefinition) -> Place {
        Place::Type {
            name: definition.name.clone(),
            direction: self.direction,
        }
    }

    fn objects(&mut self, place: &Place, of: &str, before: &'api Struct, after: &'api Struct) {
        let direction = self.direction;
        let field = |name: &str| Place::Field {
            of: of.to_owned(),
            name: name.to_owned(),
            direction,
        };
        let part = Element::Field;
        let is_crate_only = self.findings.is_crate_only;
        let (old, new) = (by_name(before), by_name(after));
        for (name, earlier) in &old {
            if !new.contains_key(name) {
                self.findings.is_crate_only |= !self.old.has_item(&earlier.docs);
                self.add(&field(name), ChangeKind::Removed { part });
                self.findings.is_crate_only = is_crate_only;
            }
        }
        for (name, member) in new {
            let place = field(name);
            let earlier = old.get(name).copied();
            let was_served = earlier.is_some_and(|it| self.old.has_item(&it.docs));
            let is_served = self.new.has_item(&member.docs);
            if was_served && !is_served {
                self.add_with(&place, ChangeKind::Removed { part }, rust::KEPT);
            } else if !was_served {
                self.findings.is_crate_only |= !is_served;
                let required = member.presence == Presence::Required;
                let what = ChangeKind::Added { part, required };
                self.add_with(&place, what, rust::of_addition(earlier, member));
            }
            if let Some(earlier) = earlier {
                self.findings.is_crate_only = is_crate_only || !was_served || !is_served;
                self.field(&place, earlier, member);
            }
            self.findings.is_crate_only = is_crate_only;
        }
        if !rust::same_order(before, after) {
            self.add(place, ChangeKind::RustOrder);
        }
        match (&before.additional_properties, &after.additional_properties) {
            (None, Some(_)) => {
                let required = false;
                self.add(
                    &field("additionalProperties"),
                    ChangeKind::Added { part, required },
                );
            }
            (Some(_), None) => {
                self.add(&field("additionalProperties"), ChangeKind::Removed { part })
            }
            (Some(before), Some(after)) => {
                self.kinds(&field("additionalProperties"), before, after);
            }
            (None, None) => {}
        }
        if before.required_any_of != after.required_any_of {
            let kept = keeps_required_any_of(before, after);
            self.add(place, ChangeKind::RequiredAnyOf { kept });
        }
    }

    fn field(&mut self, place: &Place, before: &'api Field, after: &'api Field) {
        let client = rust::of_presence(before, after);
        let changes = changes_of_presence(before, after);
        if changes.is_empty() && client.class == ImpactClass::Breaking {
            self.add(place, ChangeKind::RustType);
        }
        for change in changes {
            self.add_with(place, change, client);
        }
        if before.boxed != after.boxed {
            self.add(place, ChangeKind::RustType);
        }
        if before.ident != after.ident {
            let (from, to) = (before.ident.clone(), after.ident.clone());
            self.add(place, ChangeKind::RustName { from, to });
        }
        self.docs(place, &before.docs, &after.docs);
        self.kinds(place, &before.kind, &after.kind);
    }

    fn enums(&mut self, place: &Place, before: &'api [EnumValue], after: &'api [EnumValue]) {
        let is_crate_only = self.findings.is_crate_only;
        let find = |values: &'api [EnumValue], value: &EnumValue| {
            values.iter().find(|other| other.value == value.value)
        };
        for earlier in before {
            let now = find(after, earlier);
            let is_served = now.is_some_and(|now| self.new.has_value(now));
            if !is_served {
                self.findings.is_crate_only |= !self.old.has_value(earlier);
                let kept = now.is_some();
                let value = earlier.value.clone();
                self.add(place, ChangeKind::ValueRemoved { value, kept });
                self.findings.is_crate_only = is_crate_only;
            }
        }
        for value in after {
            let earlier = find(before, value);
            let was_served = earlier.is_some_and(|it| self.old.has_value(it));
            if self.new.has_value(value) && !was_served {
                let value = value.value.clone();
                self.add(place, ChangeKind::ValueAdded { value });
            }
            let Some(earlier) = earlier else { continue };
            self.findings.is_crate_only |= !was_served || !self.new.has_value(value);
            if earlier.variant != value.variant {
                let (from, to) = (earlier.variant.clone(), value.variant.clone());
                self.add(place, ChangeKind::RustName { from, to });
            } else if earlier.description != value.description {
                self.add(place, ChangeKind::Docs);
            }
            self.findings.is_crate_only = is_crate_only;
        }
    }

    fn unions(&mut self, place: &Place, before: &'api [Alternative], after: &'api [Alternative]) {
        let name = |one: &'api Alternative| one.name.as_str();
        let old: BTreeSet<&str> = before.iter().map(name).collect();
        let new: BTreeSet<&str> = after.iter().map(name).collect();
        for name in &new - &old {
            let name = name.to_owned();
            self.add(place, ChangeKind::AlternativeAdded { name });
        }
        for name in &old - &new {
            let name = name.to_owned();
            self.add(place, ChangeKind::AlternativeRemoved { name });
        }
        for name in &old & &new {
            if !rust::same_variants(before, after, name) {
                self.add(place, ChangeKind::TypeKind);
            }
            self.named(name, name);
        }
    }

    fn scalars(&mut self, place: &Place, before: &'api [Type], after: &'api [Type]) {
        if before == after {
            return;
        }
        let all = |kinds: &[Type]| {
            let kinds: Vec<String> = kinds.iter().map(compatibility::describe).collect();
            kinds.join(" or ")
        };
        let within = |one: &[Type], other: &[Type]| one.iter().all(|kind| other.contains(kind));
        let relation = match (within(before, after), within(after, before)) {
            (true, _) => Compatibility::Wider,
            (false, true) => Compatibility::Narrower,
            (false, false) => Compatibility::Incompatible,
        };
        let what = ChangeKind::Type {
            from: all(before),
            to: all(after),
            relation,
            same_in_rust: false,
        };
        self.add_with(place, what, rust::of_scalars(before, after));
    }
}

/// Returns how the presence of a field on the wire changed.
fn changes_of_presence(before: &Field, after: &Field) -> Vec<ChangeKind> {
    let part = Element::Field;
    let presence = match (before.presence, after.presence) {
        (before, after) if before == after => None,
        (_, Presence::Required) => Some(ChangeKind::BecameRequired { part }),
        (_, Presence::Optional) => Some(ChangeKind::BecameOptional),
    };
    let null = match (before.nullable, after.nullable) {
        (false, true) => Some(ChangeKind::BecameNullable),
        (true, false) => Some(ChangeKind::BecameNonNull),
        _ => None,
    };
    presence.into_iter().chain(null).collect()
}

fn by_name(object: &Struct) -> BTreeMap<&str, &Field> {
    let fields = object.fields.iter();
    fields.map(|field| (field.name.as_str(), field)).collect()
}

/// Returns whether every previously sufficient set of fields still is.
fn keeps_required_any_of(before: &Struct, after: &Struct) -> bool {
    let required = before
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required)
        .map(|field| field.name.as_str());
    let required: BTreeSet<&str> = required.collect();
    let enough = |given: &BTreeSet<&str>| {
        after.required_any_of.is_empty()
            || after
                .required_any_of
                .iter()
                .any(|choice| choice.iter().all(|name| given.contains(name.as_str())))
    };
    if before.required_any_of.is_empty() {
        return enough(&required);
    }
    before.required_any_of.iter().all(|choice| {
        let given = choice.iter().map(String::as_str);
        enough(&given.chain(required.iter().copied()).collect())
    })
}
