//! Compares the requests of an operation: parameters and body.

use std::collections::BTreeMap;

use super::findings::{Findings, Subject};
use super::operations::Pair;
use super::{ChangeKind, Direction, Element, OperationRef, Place, rust};
use crate::model::{Body, Operation, Parameter};

impl<'api> Pair<'api> {
    pub(super) fn parameters(&self, findings: &mut Findings) {
        // Path parameters are matched by position.
        let path = self.before.path_parameters.iter();
        for (earlier, parameter) in path.zip(&self.after.path_parameters) {
            let subject = self.parameter_subject(&parameter.name, true);
            self.parameter(earlier, parameter, &subject, findings);
        }
        let (before, after) = (by_name(self.before), by_name(self.after));
        for (name, parameter) in &before {
            if !after.contains_key(name) {
                self.removed_parameter(parameter, findings);
            }
        }
        for (name, parameter) in after {
            self.query_parameter(before.get(name).copied(), parameter, findings);
        }
    }

    fn parameter_subject(&self, name: &str, is_served: bool) -> Subject {
        let place = Place::Parameter {
            operation: OperationRef::new(self.after),
            name: name.to_owned(),
        };
        Subject::new(place, self.audience.if_served(is_served))
    }

    fn removed_parameter(&self, parameter: &Parameter, findings: &mut Findings) {
        let was_served = self.old.has_item(&parameter.docs);
        let subject = self.parameter_subject(&parameter.name, was_served);
        let client = rust::of_sent(Some(parameter.is_argument), None);
        let part = Element::Parameter;
        findings.add_with(self.after, &subject, ChangeKind::Removed { part }, client);
    }

    fn query_parameter(
        &self,
        earlier: Option<&'api Parameter>,
        parameter: &'api Parameter,
        findings: &mut Findings,
    ) {
        let part = Element::Parameter;
        let subject = |is_served| self.parameter_subject(&parameter.name, is_served);
        let was_served = earlier.is_some_and(|it| self.old.has_item(&it.docs));
        let is_served = self.new.has_item(&parameter.docs);
        if was_served && !is_served {
            let what = ChangeKind::Removed { part };
            findings.add_with(self.after, &subject(true), what, rust::KEPT);
        } else if !was_served {
            let was_argument = earlier.map(|it| it.is_argument);
            let client = rust::of_sent(was_argument, Some(parameter.is_argument));
            let required = parameter.required;
            let what = ChangeKind::Added { part, required };
            findings.add_with(self.after, &subject(is_served), what, client);
        }
        if let Some(earlier) = earlier {
            let subject = subject(was_served && is_served);
            self.parameter(earlier, parameter, &subject, findings);
        }
    }

    fn parameter(
        &self,
        before: &'api Parameter,
        after: &'api Parameter,
        subject: &Subject,
        findings: &mut Findings,
    ) {
        let mut types = self.types(Direction::Request, findings);
        let part = Element::Parameter;
        if let Some(what) = change_of_need(part, before.required, after.required) {
            let client = rust::of_sent(Some(before.is_argument), Some(after.is_argument));
            types.add_with(subject, what, client);
        }
        types.docs(subject, &before.docs, &after.docs);
        if before.ident != after.ident {
            let (from, to) = (before.ident.clone(), after.ident.clone());
            let client = rust::of_name(before.is_argument && after.is_argument);
            types.add_with(subject, ChangeKind::RustName { from, to }, client);
        }
        types.compare(subject, &before.kind, &after.kind);
    }

    pub(super) fn body(&self, findings: &mut Findings) {
        let subject = Subject::new(Place::Body(OperationRef::new(self.after)), self.audience);
        let part = Element::Body;
        let is_argument = |body: &Option<Body>| body.as_ref().map(|body| body.is_argument);
        let (before, after) = (&self.before.body, &self.after.body);
        let client = rust::of_sent(is_argument(before), is_argument(after));
        let change = match (before, after) {
            (Some(before), Some(after)) => {
                let mut types = self.types(Direction::Request, findings);
                if before.description != after.description {
                    types.add(&subject, ChangeKind::Docs);
                }
                types.compare(&subject, &before.kind, &after.kind);
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
            findings.add_with(self.after, &subject, what, client);
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
