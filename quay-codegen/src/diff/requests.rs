//! Compares the requests of an operation: parameters and body.

use std::collections::BTreeMap;

use super::operations::Pair;
use super::{ChangeKind, Direction, Element, Endpoint, Findings, Place, rust};
use crate::model::{Body, Operation, Parameter, VersionView};

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
        let before = by_name(self.old, self.before);
        let after = by_name(self.new, self.after);
        let part = Element::Parameter;
        let client = |name: &str| {
            let is_argument = |operation: &Operation| {
                let mut parameters = operation.query_parameters.iter();
                parameters
                    .find(|it| it.name == name)
                    .map(|it| it.is_argument)
            };
            rust::of_sent(is_argument(self.before), is_argument(self.after))
        };
        for name in before.keys().filter(|name| !after.contains_key(*name)) {
            let what = ChangeKind::Removed { part };
            findings.add_with(self.after, place(name), what, client(name));
        }
        for (name, parameter) in after {
            match before.get(name) {
                Some(earlier) => self.parameter(earlier, parameter, place(name), findings),
                None => {
                    let required = parameter.required;
                    let what = ChangeKind::Added { part, required };
                    findings.add_with(self.after, place(name), what, client(name));
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

fn by_name<'api>(
    edition: VersionView<'api>,
    operation: &'api Operation,
) -> BTreeMap<&'api str, &'api Parameter> {
    edition
        .query_parameters(operation)
        .map(|parameter| (parameter.name.as_str(), parameter))
        .collect()
}

fn change_of_need(part: Element, before: bool, after: bool) -> Option<ChangeKind> {
    match (before, after) {
        (false, true) => Some(ChangeKind::BecameRequired { part }),
        (true, false) => Some(ChangeKind::BecameOptional),
        _ => None,
    }
}
