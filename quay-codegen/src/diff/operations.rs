//! Compares operations, matched by method and path.

use std::collections::BTreeSet;

use super::findings::{Audience, Findings, Subject};
use super::types::TypeComparison;
use super::{
    ChangeKind, Direction, Element, Impact, ImpactClass, OperationRef, Place, Unseen, impact, rust,
};
use crate::model::{Api, Matched, Operation, Paging, Response, VersionView};

/// Compares all operations of two versions.
pub(super) fn compare(
    old: VersionView<'_>,
    new: VersionView<'_>,
    matched: &Matched<'_, '_>,
    unseen: &[Unseen],
    findings: &mut Findings,
) {
    let hidden: BTreeSet<_> = unseen.iter().filter_map(Unseen::hidden).collect();
    let ids: BTreeSet<&str> = old.operations().map(|it| it.id.as_str()).collect();
    let part = Element::Operation;
    for operation in &matched.removed {
        if !hidden.contains(&operation.route()) {
            let subject = Subject {
                audience: Audience::Both.if_served(old.has_operation(operation)),
                ..whole(operation)
            };
            findings.add(operation, &subject, ChangeKind::Removed { part });
        }
    }
    for (before, after) in &matched.pairs {
        let (was_served, is_served) = (old.has_operation(before), new.has_operation(after));
        if was_served && !is_served {
            let what = ChangeKind::Removed { part };
            findings.add_with(after, &whole(after), what, rust::KEPT);
        } else if is_served && !was_served {
            add_operation(after, old, findings);
        }
        let pair = Pair {
            old,
            new,
            before,
            after,
            audience: Audience::Both.if_served(was_served && is_served),
        };
        pair.compare(&ids, findings);
    }
    for operation in &matched.added {
        if !hidden.contains(&operation.route()) && new.has_operation(operation) {
            add_operation(operation, old, findings);
        }
    }
}

fn add_operation(operation: &Operation, old: VersionView<'_>, findings: &mut Findings) {
    let (part, required) = (Element::Operation, false);
    let change = match operation.since {
        Some(since) if old.version.is_some_and(|old| since <= old) => ChangeKind::Listed { since },
        _ => ChangeKind::Added { part, required },
    };
    findings.add(operation, &whole(operation), change);
}

/// Adds operations that servers have since the newer version although its document does not list them.
pub(super) fn add_unlisted(
    old: VersionView<'_>,
    new: VersionView<'_>,
    newest: &Api,
    findings: &mut Findings,
) {
    if old.version == new.version {
        return;
    }
    let listed: BTreeSet<_> = new.operations().map(Operation::route).collect();
    let (part, required) = (Element::Operation, false);
    for operation in &newest.operations {
        if operation.since.is_some()
            && operation.since == new.version
            && !listed.contains(&operation.route())
        {
            let change = ChangeKind::Added { part, required };
            findings.add_with(operation, &whole(operation), change, rust::UNLISTED);
        }
    }
}

fn whole(operation: &Operation) -> Subject {
    Subject::new(
        Place::Operation(OperationRef::new(operation)),
        Audience::Both,
    )
}

/// An operation in two versions.
pub(super) struct Pair<'api> {
    pub(super) old: VersionView<'api>,
    pub(super) new: VersionView<'api>,
    pub(super) before: &'api Operation,
    pub(super) after: &'api Operation,
    pub(super) audience: Audience,
}

impl<'api> Pair<'api> {
    fn compare(&self, earlier_ids: &BTreeSet<&str>, findings: &mut Findings) {
        self.names(earlier_ids, findings);
        self.paging(findings);
        let whole = self.whole();
        let mut add = |what| findings.add(self.after, &whole, what);
        self.conditions(&mut add);
        self.behavior(&mut add);
        self.parameters(findings);
        self.body(findings);
        self.response(findings);
    }

    fn names(&self, earlier_ids: &BTreeSet<&str>, findings: &mut Findings) {
        let (before, after) = (self.before, self.after);
        let whole = self.whole();
        let mut add = |what, client: Option<Impact>| {
            let client = client.unwrap_or_else(|| impact::of_crate(&what));
            findings.add_with(after, &whole, what, client);
        };
        let from_to = |from: &String, to: &String| (from.clone(), to.clone());
        let same = rust::of_names(before, after);
        if before.id != after.id {
            let (from, to) = from_to(&before.id, &after.id);
            let taken_over = earlier_ids.contains(after.id.as_str());
            let what = ChangeKind::Renamed {
                from,
                to,
                taken_over,
            };
            add(what, same);
        } else if same.is_none() {
            let (from, to) = from_to(&before.function, &after.function);
            add(ChangeKind::RustName { from, to }, None);
        }
        if before.path != after.path {
            let (from, to) = from_to(&before.path, &after.path);
            add(ChangeKind::Path { from, to }, None);
        }
        let in_document = |operation: &Operation| {
            let id = operation.document_id.as_ref();
            id.unwrap_or(&operation.id).clone()
        };
        let (from, to) = (in_document(before), in_document(after));
        if before.id == after.id && from != to {
            add(ChangeKind::RenamedInDocument { from, to }, None);
        }
        if before.tag != after.tag {
            let (from, to) = from_to(&before.tag, &after.tag);
            let module = |view: VersionView<'_>, tag: &str| {
                view.api.tags.get(tag).map(|tag| tag.module.clone())
            };
            let is_same = module(self.old, &from) == module(self.new, &to);
            let client = is_same.then_some(rust::SAME_MODULE);
            add(ChangeKind::Moved { from, to }, client);
        }
    }

    fn paging(&self, findings: &mut Findings) {
        let (before, after) = (&self.before.paging, &self.after.paging);
        let style = |paging: &Option<Paging>| paging.as_ref().map(|paging| paging.style);
        let (from, to) = (style(before), style(after));
        let client = match (before, after) {
            (Some(before), Some(after)) => rust::of_paging(&before.item, &after.item),
            _ => impact::of_crate(&ChangeKind::Paging { from, to }),
        };
        if from != to || (from.is_some() && client.class == ImpactClass::Breaking) {
            let what = ChangeKind::Paging { from, to };
            findings.add_with(self.after, &self.whole(), what, client);
        }
    }

    /// Compares the requirements of an operation: scope, flags and fresh login.
    fn conditions(&self, add: &mut impl FnMut(ChangeKind)) {
        let (before, after) = (self.before, self.after);
        let (old, new) = (self.old.api, self.new.api);
        // Only the public and the internal document together tell what is internal.
        let tells_visibility = !old.as_served && !new.as_served;
        if tells_visibility && before.internal != after.internal {
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
        // The public document does not tell.
        if old.is_public == new.is_public && before.fresh_login != after.fresh_login {
            let needed = after.fresh_login;
            add(ChangeKind::FreshLogin { needed });
        }
    }

    fn behavior(&self, add: &mut impl FnMut(ChangeKind)) {
        let (before, after) = (self.before, self.after);
        if before.deprecated != after.deprecated {
            let deprecated = after.deprecated;
            add(ChangeKind::Deprecation { deprecated });
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

    fn response(&self, findings: &mut Findings) {
        let place = Place::Response(OperationRef::new(self.after));
        let subject = Subject::new(place, self.audience);
        match (&self.before.response, &self.after.response) {
            (Response::Typed(before), Response::Typed(after)) => {
                self.types(Direction::Response, findings)
                    .compare(&subject, before, after);
            }
            (before, after) if before != after => {
                let unknown = [before, after].contains(&&Response::Untyped);
                let what = ChangeKind::Response {
                    from: carried(before),
                    to: carried(after),
                    of_server: !unknown,
                    was_read: *before != Response::Empty,
                };
                let client = rust::of_output(before, after);
                let client = client.unwrap_or_else(|| impact::of_crate(&what));
                findings.add_with(self.after, &subject, what, client);
            }
            _ => {}
        }
    }

    fn whole(&self) -> Subject {
        let place = Place::Operation(OperationRef::new(self.after));
        Subject::new(place, self.audience)
    }

    pub(super) fn types<'run>(
        &self,
        direction: Direction,
        findings: &'run mut Findings,
    ) -> TypeComparison<'run, 'api> {
        TypeComparison::new((self.old, self.new), self.after, direction, findings)
    }
}

/// Returns the elements added to and removed from a set, if any.
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
        Response::Empty => "nothing".to_owned(),
        Response::Typed(kind) => super::compatibility::describe(kind),
    }
}
