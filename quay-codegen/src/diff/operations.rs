//! Operations and what they are made of, matched by method and path.

use std::collections::{BTreeMap, BTreeSet};

use super::types::Walk;
use super::{Endpoint, Findings, Part, Place, Side, What};
use crate::model::{Answer, Body, Operation, Parameter, VersionView};

/// Compares every operation of two versions.
pub(super) fn compare(old: VersionView<'_>, new: VersionView<'_>, findings: &mut Findings) {
    let (before, after) = (old.operations(), new.operations());
    let ids: BTreeSet<&str> = before
        .values()
        .map(|operation| operation.id.as_str())
        .collect();
    for (key, operation) in &before {
        if !after.contains_key(key) {
            let part = Part::Operation;
            findings.add(operation, whole(operation), What::Removed { part });
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
            None => {
                let (part, required) = (Part::Operation, false);
                findings.add(operation, whole(operation), What::Added { part, required });
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
        self.answer(findings);
    }

    fn names(&self, earlier_ids: &BTreeSet<&str>, add: &mut impl FnMut(What)) {
        let (before, after) = (self.before, self.after);
        let from_to = |from: &String, to: &String| (from.clone(), to.clone());
        if before.id != after.id {
            let (from, to) = from_to(&before.id, &after.id);
            let taken_over = earlier_ids.contains(after.id.as_str());
            add(What::Renamed {
                from,
                to,
                taken_over,
            });
        } else if before.function != after.function {
            let (from, to) = from_to(&before.function, &after.function);
            add(What::RustName { from, to });
        }
        let in_document = |operation: &Operation| {
            let id = operation.document_id.as_ref();
            id.unwrap_or(&operation.id).clone()
        };
        let (from, to) = (in_document(before), in_document(after));
        if before.id == after.id && from != to {
            add(What::RenamedInDocument { from, to });
        }
        if before.tag != after.tag {
            let (from, to) = from_to(&before.tag, &after.tag);
            add(What::Moved { from, to });
        }
    }

    /// What must be so for a request to be served.
    fn conditions(&self, add: &mut impl FnMut(What)) {
        let (before, after) = (self.before, self.after);
        if before.internal != after.internal {
            let internal = after.internal;
            add(What::Visibility { internal });
        }
        if before.scope != after.scope {
            let (from, to) = (before.scope.clone(), after.scope.clone());
            add(What::Scope { from, to });
        }
        let flags = |operation: &Operation| operation.flags.iter().cloned().collect();
        if let Some((added, removed)) = gain_and_loss(&flags(before), &flags(after)) {
            add(What::Flags { added, removed });
        }
        if before.fresh_login != after.fresh_login {
            let needed = after.fresh_login;
            add(What::FreshLogin { needed });
        }
    }

    fn behaviour(&self, add: &mut impl FnMut(What)) {
        let (before, after) = (self.before, self.after);
        if before.deprecated != after.deprecated {
            let deprecated = after.deprecated;
            add(What::Deprecation { deprecated });
        }
        let style = |operation: &Operation| operation.paging.as_ref().map(|paging| paging.style);
        if style(before) != style(after) {
            let (from, to) = (style(before), style(after));
            add(What::Paging { from, to });
        }
        let statuses = (&before.further_successes, &after.further_successes);
        if let Some((added, removed)) = gain_and_loss(statuses.0, statuses.1) {
            add(What::Statuses { added, removed });
        }
        if (&before.summary, &before.description) != (&after.summary, &after.description) {
            add(What::Docs);
        }
    }

    fn parameters(&self, findings: &mut Findings) {
        let before: BTreeMap<&str, &Parameter> = by_name(self.old, self.before);
        let after: BTreeMap<&str, &Parameter> = by_name(self.new, self.after);
        let place = |name: &str| Place::Parameter {
            operation: Endpoint::of(self.after),
            name: name.to_owned(),
        };
        let part = Part::Parameter;
        for name in before.keys().filter(|name| !after.contains_key(*name)) {
            findings.add(self.after, place(name), What::Removed { part });
        }
        for (name, parameter) in after {
            let place = place(name);
            match before.get(name) {
                Some(earlier) => self.parameter(earlier, parameter, place, findings),
                None => {
                    let required = parameter.required;
                    findings.add(self.after, place, What::Added { part, required });
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
        let mut walk = self.walk(Side::Request, findings);
        walk.presence(&place, Part::Parameter, before.required, after.required);
        walk.docs(&place, &before.docs, &after.docs);
        if before.ident != after.ident {
            let (from, to) = (before.ident.clone(), after.ident.clone());
            walk.add(&place, What::RustName { from, to });
        }
        walk.kinds(&place, &before.kind, &after.kind);
    }

    fn body(&self, findings: &mut Findings) {
        let place = Place::Body(Endpoint::of(self.after));
        let part = Part::Body;
        match (&self.before.body, &self.after.body) {
            (Some(before), Some(after)) => self.same_body(before, after, &place, findings),
            (None, Some(Body { required, .. })) => {
                let required = *required;
                findings.add(self.after, place, What::Added { part, required });
            }
            (Some(_), None) => findings.add(self.after, place, What::Removed { part }),
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
        let mut walk = self.walk(Side::Request, findings);
        walk.presence(place, Part::Body, before.required, after.required);
        if before.description != after.description {
            walk.add(place, What::Docs);
        }
        walk.kinds(place, &before.kind, &after.kind);
    }

    fn answer(&self, findings: &mut Findings) {
        let place = Place::Answer(Endpoint::of(self.after));
        match (&self.before.answer, &self.after.answer) {
            (Answer::Typed(before), Answer::Typed(after)) => {
                self.walk(Side::Answer, findings)
                    .kinds(&place, before, after);
            }
            (before, after) if before != after => {
                let unknown = [before, after].contains(&&Answer::Untyped);
                let what = What::Answer {
                    from: carried(before),
                    to: carried(after),
                    of_server: !unknown,
                    was_read: *before != Answer::Empty,
                };
                findings.add(self.after, place, what);
            }
            _ => {}
        }
    }

    fn walk<'walk>(&self, side: Side, findings: &'walk mut Findings) -> Walk<'walk, 'api> {
        Walk::new((self.old, self.new), self.after, side, findings)
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
fn gain_and_loss<T: Ord + Clone>(
    before: &BTreeSet<T>,
    after: &BTreeSet<T>,
) -> Option<(BTreeSet<T>, BTreeSet<T>)> {
    (before != after).then(|| {
        let added = after.difference(before).cloned().collect();
        let removed = before.difference(after).cloned().collect();
        (added, removed)
    })
}

fn carried(answer: &Answer) -> String {
    match answer {
        Answer::Untyped => "undescribed JSON".to_owned(),
        Answer::Empty => "nothing worth reading".to_owned(),
        Answer::Typed(kind) => super::compatibility::describe(kind),
    }
}
