//! Compares types at their places of use in operations.

mod enums;
mod objects;
mod unions;

use std::collections::BTreeSet;
use std::mem;

use super::compatibility::{self, Compatibility};
use super::findings::{Findings, Subject};
use super::{ChangeKind, Direction, Impact, Place, rust};
use crate::model::{Docs, Operation, Type, TypeDefinition, TypeKind, VersionView};

/// Compares the types of one operation in one direction, and the types that they contain.
pub(super) struct TypeComparison<'run, 'api> {
    old: VersionView<'api>,
    new: VersionView<'api>,
    operation: &'api Operation,
    direction: Direction,
    findings: &'run mut Findings,
    /// The types compared so far, separately for parts that not both servers have.
    seen: BTreeSet<(bool, &'api str, &'api str)>,
    /// Definitions with a hand-written type. What they contain may be used elsewhere too, where a difference breaks the
    /// crates, so they are compared last.
    hand_written: Vec<(Subject, &'api TypeDefinition, &'api TypeDefinition)>,
}

impl<'run, 'api> TypeComparison<'run, 'api> {
    pub(super) fn new(
        (old, new): (VersionView<'api>, VersionView<'api>),
        operation: &'api Operation,
        direction: Direction,
        findings: &'run mut Findings,
    ) -> Self {
        Self {
            old,
            new,
            operation,
            direction,
            findings,
            seen: BTreeSet::new(),
            hand_written: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, subject: &Subject, what: ChangeKind) {
        self.findings.add(self.operation, subject, what);
    }

    pub(super) fn add_with(&mut self, subject: &Subject, what: ChangeKind, client: Impact) {
        self.findings
            .add_with(self.operation, subject, what, client);
    }

    pub(super) fn docs(&mut self, subject: &Subject, before: &Docs, after: &Docs) {
        let relation = compatibility::of_bounds(&before.bounds, &after.bounds);
        if relation != Compatibility::Same {
            self.add(subject, ChangeKind::Bounds { relation });
        }
        let same_default = before.bounds.default == after.bounds.default;
        if before.description != after.description || !same_default {
            self.add(subject, ChangeKind::Docs);
        }
    }

    /// Compares two types at a place of use, and all types that they contain.
    pub(super) fn compare(&mut self, subject: &Subject, before: &'api Type, after: &'api Type) {
        self.kinds(subject, before, after);
        while !self.hand_written.is_empty() {
            for (subject, before, after) in mem::take(&mut self.hand_written) {
                self.definitions(&subject, before, after);
            }
        }
    }

    fn kinds(&mut self, subject: &Subject, before: &'api Type, after: &'api Type) {
        if before != after {
            self.different_kinds(subject, before, after);
        }
        self.parts(subject, before, after);
    }

    fn different_kinds(&mut self, subject: &Subject, before: &'api Type, after: &'api Type) {
        let relation = compatibility::of_types((self.old.api, before), (self.new.api, after));
        let same_in_rust = compatibility::same_in_rust(before, after);
        if relation != Compatibility::Same || !same_in_rust {
            let what = ChangeKind::Type {
                from: compatibility::describe(before),
                to: compatibility::describe(after),
                relation,
                same_in_rust,
            };
            self.add(subject, what);
        }
    }

    /// Continues with named types.
    fn parts(&mut self, user: &Subject, before: &'api Type, after: &'api Type) {
        match (before, after) {
            (Type::List(before), Type::List(after)) | (Type::Map(before), Type::Map(after)) => {
                self.parts(user, before, after);
            }
            (Type::Nullable(before), after) => self.parts(user, before, after),
            (before, Type::Nullable(after)) => self.parts(user, before, after),
            (Type::Named(before), Type::Named(after)) => self.named(user, before, after),
            _ => {}
        }
    }

    fn named(&mut self, user: &Subject, before: &'api str, after: &'api str) {
        let has_servers = user.audience.has_servers();
        if !self.seen.insert((has_servers, before, after)) {
            return;
        }
        let definitions = (self.old.definition(before), self.new.definition(after));
        let (Some(before), Some(after)) = definitions else {
            return;
        };
        let place = Place::Type {
            name: after.name.clone(),
            direction: self.direction,
        };
        let subject = Subject::new(place, user.audience);
        if before.name != after.name {
            let from = before.name.clone();
            self.add(&subject, ChangeKind::TypeName { from });
        }
        if before.description != after.description {
            self.add(&subject, ChangeKind::Docs);
        }
        if before.rust_type != after.rust_type {
            self.add_with(&subject, ChangeKind::RustType, rust::OTHER_TYPE);
        }
        if before.rust_type.is_some() && before.rust_type == after.rust_type {
            let audience = subject.audience.without_crates();
            let subject = Subject::new(subject.place, audience);
            self.hand_written.push((subject, before, after));
        } else {
            self.definitions(&subject, before, after);
        }
    }

    fn definitions(
        &mut self,
        subject: &Subject,
        before: &'api TypeDefinition,
        after: &'api TypeDefinition,
    ) {
        match (&before.kind, &after.kind) {
            (TypeKind::Struct(before), TypeKind::Struct(object)) => {
                self.objects(subject, &after.name, before, object)
            }
            (TypeKind::Enum(before), TypeKind::Enum(after)) => self.enums(subject, before, after),
            (TypeKind::Union(before), TypeKind::Union(after)) => {
                self.unions(subject, before, after)
            }
            (TypeKind::Scalars(before), TypeKind::Scalars(after)) => {
                self.scalars(subject, before, after)
            }
            _ => self.add(subject, ChangeKind::TypeKind),
        }
    }
}
