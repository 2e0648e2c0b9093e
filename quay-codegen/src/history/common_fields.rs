//! What of a newer type an older version has at the same place: a walk through both at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::VersionView;
use crate::model::{EnumValue, Presence, Struct, Type, TypeKind};

/// A member or value of a type of the newer version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Member<'api> {
    /// A member of an object.
    Field(&'api str, &'api str),
    /// A value of a vocabulary.
    Value(&'api str, &'api str),
}

/// The members found, each with whether it is required wherever it was found.
pub(super) type Members<'api> = BTreeMap<Member<'api>, bool>;

/// The members of the newer type that the older version has too.
pub(super) fn shared<'api, 'old>(
    (new, new_kind): (VersionView<'api>, &'api Type),
    (old, old_kind): (VersionView<'old>, &'old Type),
) -> Members<'api> {
    let mut walk = Walk {
        new,
        old,
        seen: BTreeSet::new(),
        found: Members::new(),
    };
    walk.kinds(new_kind, old_kind);
    walk.found
}

/// Every member of a type.
pub(super) fn all<'api>(edition: VersionView<'api>, kind: &'api Type) -> Members<'api> {
    shared((edition, kind), (edition, kind))
}

struct Walk<'api, 'old> {
    new: VersionView<'api>,
    old: VersionView<'old>,
    seen: BTreeSet<(&'api str, &'old str)>,
    found: Members<'api>,
}

impl<'api, 'old> Walk<'api, 'old> {
    fn kinds(&mut self, new: &'api Type, old: &'old Type) {
        match (new, old) {
            (Type::Nullable(new), old) => self.kinds(new, old),
            (new, Type::Nullable(old)) => self.kinds(new, old),
            (Type::List(new), Type::List(old)) | (Type::Map(new), Type::Map(old)) => {
                self.kinds(new, old);
            }
            (Type::Named(new), Type::Named(old)) => self.named(new, old),
            // Whoever takes anything has always taken what is told apart now.
            (Type::Named(_) | Type::List(_) | Type::Map(_), Type::Any)
            | (Type::Named(_), Type::String) => self.everything(new),
            (Type::Named(_), Type::Map(value)) if **value == Type::Any => self.everything(new),
            _ => {}
        }
    }

    fn everything(&mut self, new: &'api Type) {
        for (member, _) in all(self.new, new) {
            self.record(member, false);
        }
    }

    fn named(&mut self, name: &'api str, old_name: &'old str) {
        if !self.seen.insert((name, old_name)) {
            return;
        }
        let (Some(new), Some(old)) = (self.new.definition(name), self.old.definition(old_name))
        else {
            return;
        };
        match (&new.kind, &old.kind) {
            (TypeKind::Struct(new), TypeKind::Struct(old)) => self.objects(name, new, old),
            (TypeKind::Enum(new), TypeKind::Enum(old)) => self.enums(name, new, old),
            (TypeKind::Union(alternatives), _) => {
                for alternative in alternatives {
                    self.named(&alternative.name, old_name);
                }
            }
            (_, TypeKind::Union(alternatives)) => {
                for alternative in alternatives {
                    self.named(name, &alternative.name);
                }
            }
            _ => {}
        }
    }

    fn objects(&mut self, of: &'api str, new: &'api Struct, old: &'old Struct) {
        let old: BTreeMap<&str, _> = self
            .old
            .fields(old)
            .map(|field| (field.name.as_str(), field))
            .collect();
        for field in &new.fields {
            if let Some(earlier) = old.get(field.name.as_str()) {
                let required = earlier.presence == Presence::Required;
                self.record(Member::Field(of, &field.name), required);
                self.kinds(&field.kind, &earlier.kind);
            }
        }
    }

    fn enums(&mut self, of: &'api str, new: &'api [EnumValue], old: &'old [EnumValue]) {
        let old = self.old.values(old);
        let old: BTreeSet<&str> = old.map(|value| value.value.as_str()).collect();
        for value in new {
            if old.contains(value.value.as_str()) {
                self.record(Member::Value(of, &value.value), true);
            }
        }
    }

    fn record(&mut self, member: Member<'api>, required: bool) {
        let everywhere = self.found.entry(member).or_insert(required);
        *everywhere &= required;
    }
}
