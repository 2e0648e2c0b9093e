//! Compares objects and their fields.

use std::collections::{BTreeMap, BTreeSet};

use super::TypeComparison;
use crate::diff::findings::Subject;
use crate::diff::{ChangeKind, Element, ImpactClass, Place, rust};
use crate::model::{Field, Presence, Struct};

impl<'api> TypeComparison<'_, 'api> {
    pub(super) fn objects(
        &mut self,
        subject: &Subject,
        name: &str,
        before: &'api Struct,
        after: &'api Struct,
    ) {
        if before.has_full_name(self.old.api) && !after.has_full_name(self.new.api) {
            self.add_with(subject, ChangeKind::RustType, rust::NO_FULL_NAME);
        }
        if before == after && self.serve_all(after) {
            self.parts_of_equal(subject, before, after);
            return;
        }
        self.fields(subject, name, before, after);
        if !rust::same_order(before, after) {
            self.add(subject, ChangeKind::RustOrder);
        }
        self.additional_properties(&field_of(subject, name), before, after);
        if before.required_any_of != after.required_any_of {
            let kept = keeps_required_any_of(before, after);
            self.add(subject, ChangeKind::RequiredAnyOf { kept });
        }
    }

    /// Returns whether the servers of both versions have all fields.
    fn serve_all(&self, object: &Struct) -> bool {
        let mut fields = object.fields.iter();
        fields.all(|field| self.old.has_item(&field.docs) && self.new.has_item(&field.docs))
    }

    /// Continues with the named types of two equal objects.
    fn parts_of_equal(&mut self, subject: &Subject, before: &'api Struct, after: &'api Struct) {
        for (before, after) in before.fields.iter().zip(&after.fields) {
            self.parts(subject, &before.kind, &after.kind);
        }
        let rest = (&before.additional_properties, &after.additional_properties);
        if let (Some(before), Some(after)) = rest {
            self.parts(subject, before, after);
        }
    }

    fn fields(&mut self, subject: &Subject, name: &str, before: &'api Struct, after: &'api Struct) {
        let field = field_of(subject, name);
        let part = Element::Field;
        let (old, new) = (by_name(before), by_name(after));
        for (name, earlier) in &old {
            if !new.contains_key(name) {
                let was_served = self.old.has_item(&earlier.docs);
                self.add(&field(name, was_served), ChangeKind::Removed { part });
            }
        }
        for (name, member) in new {
            let earlier = old.get(name).copied();
            let was_served = earlier.is_some_and(|it| self.old.has_item(&it.docs));
            let is_served = self.new.has_item(&member.docs);
            if was_served && !is_served {
                let what = ChangeKind::Removed { part };
                self.add_with(&field(name, true), what, rust::KEPT);
            } else if !was_served {
                let required = member.presence == Presence::Required;
                let what = ChangeKind::Added { part, required };
                let client = rust::of_addition(earlier, member);
                self.add_with(&field(name, is_served), what, client);
            }
            if let Some(earlier) = earlier {
                self.field(&field(name, was_served && is_served), earlier, member);
            }
        }
    }

    fn field(&mut self, subject: &Subject, before: &'api Field, after: &'api Field) {
        let client = rust::of_presence(before, after);
        let changes = changes_of_presence(before, after);
        if changes.is_empty() && client.class == ImpactClass::Breaking {
            self.add(subject, ChangeKind::RustType);
        }
        for change in changes {
            self.add_with(subject, change, client);
        }
        if before.boxed != after.boxed {
            self.add(subject, ChangeKind::RustType);
        }
        if before.ident != after.ident {
            let (from, to) = (before.ident.clone(), after.ident.clone());
            self.add(subject, ChangeKind::RustName { from, to });
        }
        self.docs(subject, &before.docs, &after.docs);
        self.kinds(subject, &before.kind, &after.kind);
    }

    fn additional_properties(
        &mut self,
        field: &impl Fn(&str, bool) -> Subject,
        before: &'api Struct,
        after: &'api Struct,
    ) {
        let (part, required) = (Element::Field, false);
        let subject = || field("additionalProperties", true);
        match (&before.additional_properties, &after.additional_properties) {
            (None, Some(_)) => self.add(&subject(), ChangeKind::Added { part, required }),
            (Some(_), None) => self.add(&subject(), ChangeKind::Removed { part }),
            (Some(before), Some(after)) => self.kinds(&subject(), before, after),
            (None, None) => {}
        }
    }
}

/// Returns what a field of an object is, given its name and whether both servers have it.
fn field_of(object: &Subject, type_name: &str) -> impl Fn(&str, bool) -> Subject {
    let direction = object.place.direction();
    move |name, is_served| {
        let place = Place::Field {
            of: type_name.to_owned(),
            name: name.to_owned(),
            direction,
        };
        Subject::new(place, object.audience.if_served(is_served))
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
