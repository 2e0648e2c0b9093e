//! Compares the requests of an operation: parameters and body.

use std::collections::BTreeMap;

use super::operations::Pair;
use super::{ChangeKind, Direction, Element, Endpoint, Findings, Place, rust};
use crate::model::{Body, Operation, Parameter};

impl<'api> Pair<'api> {
    pub(super) fn parameters(&self, findings: &mut Findings) {
        let place = |name: &str| Place::Parameter {
            operation: Endpoint::of(self.after),
            name: name.to_owned(),
        };
        // Path parameters are matched by position.
        let path = self.before.path_parameters.iter();
        for (earlier, parameter) in path.zip(&self.after.path_parameters) {
            self.parameter(earlier, parameter, place(&parameter.name), findings);
        }
        let (before, after) = (by_name(self.before), by_name(self.after));
        let part = Element::Parameter;
        let is_crate_only = findings.is_crate_only;
        for (name, parameter) in &before {
            if !after.contains_key(name) {
                findings.is_crate_only |= !self.old.has_item(&parameter.docs);
                let client = rust::of_sent(Some(parameter.is_argument), None);
                let what = ChangeKind::Removed { part };
                findings.add_with(self.after, place(name), what, client);
                findings.is_crate_only = is_crate_only;
            }
        }
        for (name, parameter) in after {
            let earlier = before.get(name);
            let was_served = earlier.is_some_and(|it| self.old.has_item(&it.docs));
            let is_served = self.new.has_item(&parameter.docs);
            let client = rust::of_sent(
                earlier.map(|it| it.is_argument),
                Some(parameter.is_argument),
            );
            if was_served && !is_served {
                let what = ChangeKind::Removed { part };
                findings.add_with(self.after, place(name), what, rust::KEPT);
            } else if !was_served {
                findings.is_crate_only |= !is_served;
                let required = parameter.required;
                let what = ChangeKind::Added { part, required };
                findings.add_with(self.after, place(name), what, client);
            }
            if let Some(earlier) = earlier {
                findings.is_crate_only = is_crate_only || !was_served || !is_served;
                self.parameter(earlier, parameter, place(name), findings);
            }
            findings.is_crate_only = is_crate_only;
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
        let part = Element::Parameter;
        if let Some(what) = change_of_need(part, before.required, after.required) {
            let client = rust::of_sent(Some(before.is_argument), Some(after.is_argument));
            walk.add_with(&place, what, client);
        }
        walk.docs(&place, &before.docs, &after.docs);
        if before.ident != after.ident {
            let (from, to) = (before.ident.clone(), after.ident.clone());
            let client = rust::of_name(before.is_argument && after.is_argument);
            walk.add_with(&place, ChangeKind::RustName { from, to }, client);
        }
        walk.kinds(&place, &before.kind, &after.kind);
    }

    pub(super) fn body(&self, findings: &mut Findings) {
        let place = Place::Body(Endpoint::of(self.after));
        let part = Element::Body;
        let is_argument = |body: &Option<Body>| body.as_ref().map(|body| body.is_argument);
        let (before, after) = (&self.before.body, &self.after.body);
        let client = rust::of_sent(is_argument(before), is_argument(after));
        let change = match (before, after) {
            (Some(before), Some(after)) => {
                let mut walk = self.walk(Direction::Request, findings);
                if before.description != after.description {
                    walk.add(&place, ChangeKind::Docs);
                }
                walk.kinds(&place, &before.kind, &after.kind);
                change_of_need(part, before.required, after.required)
            }
            (None, Some(Body { required, .. })) => {
                let required = *required;
                Some(ChangeKind::Added { part, required })
            }
            (Some(_), None) => Some(ChangeKind::Removed { part }),
            (None, None) => None,
        };
        if let Some(what) = change {
            findings.add_with(self.after, place, what, client);
        }
    }
}

fn by_name(operation: &Operation) -> BTreeMap<&str, &Parameter> {
    let parameters = operation.query_parameters.iter();
    parameters.map(|it| (it.name.as_str(), it)).collect()
}

fn change_of_need(part: Element, before: bool, after: bool) -> Option<ChangeKind> {
    match (before, after) {
        (false, true) => Some(ChangeKind::BecameRequired { part }),
        (true, false) => Some(ChangeKind::BecameOptional),
        _ => None,
    }
}
