//! Operations and what they are made of, matched by method and path.

use std::collections::{BTreeMap, BTreeSet};

use super::types::Walk;
use super::{ChangeKind, Direction, Element, Endpoint, Findings, Place, Unseen};
use crate::model::{Body, Operation, Parameter, Response, VersionView};

/// Compares every operation of two versions.
pub(super) fn compare(
    old: VersionView<'_>,
    new: VersionView<'_>,
    unseen: &[Unseen],
    findings: &mut Findings,
) {
    let (before, after) = (old.operations(), new.operations());
    let hidden: BTreeSet<_> = unseen.iter().filter_map(Unseen::hidden).collect();
    let ids: BTreeSet<&str> = before
        .values()
        .map(|operation| operation.id.as_str())
        .collect();
    for (key, operation) in &before {
        if !after.contains_key(key) && !hidden.contains(key) {
            let part = Element::Operation;
            findings.add(operation, whole(operation), ChangeKind::Removed { part });
        }
    }
    for (key, operation) in &after {
        match before.get(key) {
            Some(earlier) => {
                let pair = Pair {
                    old,
                    new,
                    before: earlier,
                    after: operation,
                };
                pair.compare(&ids, findings);
            }
            None if hidden.contains(key) => {}
            None => {
                let (part, required) = (Element::Operation, false);
                findings.add(
                    operation,
                    whole(operation),
                    ChangeKind::Added { part, required },
                );
            }
        }
    }
}

fn whole(operation: &Operation) -> Place {
    Place::Operation(Endpoint::of(operation))
}

/// One operation in two versions.
struct Pair<'api> {
    old: VersionView<'api>,
    new: VersionView<'api>,
    before: &'api Operation,
    after: &'api Operation,
}

impl<'api> Pair<'api> {
    fn compare(&self, earlier_ids: &BTreeSet<&str>, findings: &mut Findings) {
        let mut add = |what| findings.add(self.after, whole(self.after), what);
        self.names(earlier_ids, &mut add);
        self.conditions(&mut add);
        self.behaviour(&mut add);
        self.parameters(findings);
        self.body(findings);
        self.response(findings);
    }

    fn names(&self, earlier_ids: &BTreeSet<&str>, add: &mut impl FnMut(ChangeKind)) {
        let (before, after) = (self.before, self.after);
        let from_to = |from: &String, to: &String| (from.clone(), to.clone());
        if before.id != after.id {
            let (from, to) = from_to(&before.id, &after.id);
            let taken_over = earlier_ids.contains(after.id.as_str());
            add(ChangeKind::Renamed {
                from,
                to,
                taken_over,
            });
        } else if before.function != after.function {
            let (from, to) = from_to(&before.function, &after.function);
            add(ChangeKind::RustName { from, to });
        }
        let in_document = |operation: &Operation| {
            let id = operation.document_id.as_ref();
            id.unwrap_or(&operation.id).clone()
        };
        let (from, to) = (in_document(before), in_document(after));
        if before.id == after.id && from != to {
            add(ChangeKind::RenamedInDocument { from, to });
        }
        if before.tag != after.tag {
            let (from, to) = from_to(&before.tag, &after.tag);
            add(ChangeKind::Moved { from, to });
        }
    }

    /// What must be so for a request to be served.
    fn conditions(&self, add: &mut impl FnMut(ChangeKind)) {
        let (before, after) = (self.before, self.after);
        if before.internal != after.internal {
            let internal = after.internal;
            add(ChangeKind::Visibility { internal });
        }
        if before.scopes != after.scopes {
            let name = |one: &Operation| (!one.scopes.is_empty()).then(|| one.scopes.join(" and "));
            let (from, to) = (name(before), name(after));
            add(ChangeKind::Scope { from, to });
        }
        let flags = |operation: &Operation| operation.flags.iter().cloned().collect();
        if let Some((added, removed)) = set_delta(&flags(before), &flags(after)) {
            add(ChangeKind::Flags { added, removed });
        }
        if before.fresh_login != after.fresh_login {
            let needed = after.fresh_login;
            add(ChangeKind::FreshLogin { needed });
        }
    }

    fn behaviour(&self, add: &mut impl FnMut(ChangeKind)) {
        let (before, after) = (self.before, self.after);
        if before.deprecated != after.deprecated {
            let deprecated = after.deprecated;
            add(ChangeKind::Deprecation { deprecated });
        }
        let style = |operation: &Operation| operation.paging.as_ref().map(|paging| paging.style);
        if style(before) != style(after) {
            let (from, to) = (style(before), style(after));
            add(ChangeKind::Paging { from, to });
        }
        let statuses = (
            &before.extra_success_statuses,
            &after.extra_success_statuses,
        );
        if let Some((added, removed)) = set_delta(statuses.0, statuses.1) {
            add(ChangeKind::Statuses { added, removed });
        }
        if (&before.summary, &before.description) != (&after.summary, &after.description) {
            add(ChangeKind::Docs);
        }
    }

    fn parameters(&self, findings: &mut Findings) {
        let before: BTreeMap<&str, &Parameter> = by_name(self.old, self.before);
        let after: BTreeMap<&str, &Parameter> = by_name(self.new, self.after);
        let place = |name: &str| Place::Parameter {
            operation: Endpoint::of(self.after),
            name: name.to_owned(),
        };
        let part = Element::Parameter;
        for name in before.keys().filter(|name| !after.contains_key(*name)) {
            findings.add(self.after, place(name), ChangeKind::Removed { part });
        }
        for (name, parameter) in after {
            let place = place(name);
            match before.get(name) {
                Some(earlier) => self.parameter(earlier, parameter, place, findings),
                None => {
                    let required = parameter.required;
                    findings.add(self.after, place, ChangeKind::Added { part, required });
                }
            }
        }
    }

    fn parameter(
        &self,
        before: &'api Parameter,
        after: &'api Parameter,
        place: Place,
        findings: &mut Findings,
    ) {
        let mut walk = self.walk(Direction::Request, findings);
        walk.presence(&place, Element::Parameter, before.required, after.required);
        walk.docs(&place, &before.docs, &after.docs);
        if before.ident != after.ident {
            let (from, to) = (before.ident.clone(), after.ident.clone());
            walk.add(&place, ChangeKind::RustName { from, to });
        }
        walk.kinds(&place, &before.kind, &after.kind);
    }

    fn body(&self, findings: &mut Findings) {
        let place = Place::Body(Endpoint::of(self.after));
        let part = Element::Body;
        match (&self.before.body, &self.after.body) {
            (Some(before), Some(after)) => self.same_body(before, after, &place, findings),
            (None, Some(Body { required, .. })) => {
                let required = *required;
                findings.add(self.after, place, ChangeKind::Added { part, required });
            }
            (Some(_), None) => findings.add(self.after, place, ChangeKind::Removed { part }),
            (None, None) => {}
        }
    }

    fn same_body(
        &self,
        before: &'api Body,
        after: &'api Body,
        place: &Place,
        findings: &mut Findings,
    ) {
        let mut walk = self.walk(Direction::Request, findings);
        walk.presence(place, Element::Body, before.required, after.required);
        if before.description != after.description {
            walk.add(place, ChangeKind::Docs);
        }
        walk.kinds(place, &before.kind, &after.kind);
    }

    fn response(&self, findings: &mut Findings) {
        let place = Place::Response(Endpoint::of(self.after));
        match (&self.before.response, &self.after.response) {
            (Response::Typed(before), Response::Typed(after)) => {
                self.walk(Direction::Response, findings)
                    .kinds(&place, before, after);
            }
            (before, after) if before != after => {
                let unknown = [before, after].contains(&&Response::Untyped);
                let what = ChangeKind::Response {
                    from: carried(before),
                    to: carried(after),
                    of_server: !unknown,
                    was_read: *before != Response::Empty,
                };
                findings.add(self.after, place, what);
            }
            _ => {}
        }
    }

    fn walk<'walk>(
        &self,
        direction: Direction,
        findings: &'walk mut Findings,
    ) -> Walk<'walk, 'api> {
        Walk::new((self.old, self.new), self.after, direction, findings)
    }
}

fn by_name<'api>(
    edition: VersionView<'api>,
    operation: &'api Operation,
) -> BTreeMap<&'api str, &'api Parameter> {
    edition
        .parameters(operation)
        .map(|parameter| (parameter.name.as_str(), parameter))
        .collect()
}

/// What the newer set has more and what it has less, where they differ.
fn set_delta<T: Ord + Clone>(
    before: &BTreeSet<T>,
    after: &BTreeSet<T>,
) -> Option<(BTreeSet<T>, BTreeSet<T>)> {
    (before != after).then(|| {
        let added = after.difference(before).cloned().collect();
        let removed = before.difference(after).cloned().collect();
        (added, removed)
    })
}

fn carried(response: &Response) -> String {
    match response {
        Response::Untyped => "untyped JSON".to_owned(),
        Response::Empty => "nothing worth reading".to_owned(),
        Response::Typed(kind) => super::compatibility::describe(kind),
    }
}
