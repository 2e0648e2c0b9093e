//! Compares unions of objects and of scalars.

use std::collections::BTreeSet;

use super::TypeComparison;
use crate::diff::compatibility::{self, Compatibility};
use crate::diff::findings::Subject;
use crate::diff::{ChangeKind, rust};
use crate::model::{Alternative, Type};

impl<'api> TypeComparison<'_, 'api> {
    pub(super) fn unions(
        &mut self,
        subject: &Subject,
        before: &'api [Alternative],
        after: &'api [Alternative],
    ) {
        let name = |one: &'api Alternative| one.name.as_str();
        let old: BTreeSet<&str> = before.iter().map(name).collect();
        let new: BTreeSet<&str> = after.iter().map(name).collect();
        for name in &new - &old {
            let name = name.to_owned();
            self.add(subject, ChangeKind::AlternativeAdded { name });
        }
        for name in &old - &new {
            let name = name.to_owned();
            self.add(subject, ChangeKind::AlternativeRemoved { name });
        }
        for name in &old & &new {
            if !rust::same_variants(before, after, name) {
                self.add(subject, ChangeKind::TypeKind);
            }
            self.named(subject, name, name);
        }
    }

    pub(super) fn scalars(&mut self, subject: &Subject, before: &[Type], after: &[Type]) {
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
        self.add_with(subject, what, rust::of_scalars(before, after));
    }
}
