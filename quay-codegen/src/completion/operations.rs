//! Merges the operations of a fetched and a known document.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::operation_list::operations;
use super::parts::{differences, parameter_names};
use super::report::{Change, Part, ReportedOperation, Subject};
use super::{Age, Union, is_marked, is_same};
use crate::document::Method;
use crate::document::canonical::Operation;

const INTERNAL: &str = "x-internal";

impl Union<'_> {
    pub(super) fn paths(&mut self) -> Map<String, Value> {
        let object = |document: &Map<String, Value>| {
            let paths = document.get("paths").and_then(Value::as_object);
            paths.cloned().unwrap_or_default()
        };
        let (seen, known) = (object(&self.seen), object(&self.known));
        self.report.shown = operations(&self.seen).count();
        let names: BTreeSet<&String> = seen.keys().chain(known.keys()).collect();
        let mut paths = Map::new();
        for path in names {
            let item = self.path_item(path, seen.get(path), known.get(path));
            if item.keys().any(|key| Method::is_key(key)) {
                paths.insert(path.clone(), Value::Object(item));
            }
        }
        paths
    }

    fn path_item(
        &mut self,
        path: &str,
        seen: Option<&Value>,
        known: Option<&Value>,
    ) -> Map<String, Value> {
        let object = |item: Option<&Value>| item.and_then(Value::as_object).cloned();
        // A server that shows any operation of a path also shows the parts shared by the path.
        let mut item = object(seen).or_else(|| object(known)).unwrap_or_default();
        for method in Method::ALL.map(Method::key) {
            let operation = |item: Option<&Value>| item.and_then(|item| item.get(method)).cloned();
            match self.operation(path, method, operation(seen), operation(known)) {
                Some(operation) => {
                    item.insert(method.to_owned(), operation);
                }
                None => {
                    item.remove(method);
                }
            }
        }
        item
    }

    fn operation(
        &mut self,
        path: &str,
        method: &str,
        seen: Option<Value>,
        known: Option<Value>,
    ) -> Option<Value> {
        match (seen, known) {
            (Some(seen), Some(known)) => Some(self.shown_operation(path, method, seen, known)),
            (Some(seen), None) => {
                self.report
                    .new
                    .insert(ReportedOperation::new(path, method, &seen));
                Some(seen)
            }
            (None, Some(known)) => self.absent_operation(path, method, &known),
            (None, None) => None,
        }
    }

    fn shown_operation(
        &mut self,
        path: &str,
        method: &str,
        mut seen: Value,
        known: Value,
    ) -> Value {
        let key = (path.to_owned(), method.to_owned());
        let parts = &self.gates.parts;
        let hidden = parts.restore_parameters(&key, &mut seen, &known, self.config);
        let reported = ReportedOperation::new(path, method, &seen);
        let subject = Subject::Operation(reported.clone());
        self.report.hide_parts(&subject, hidden);
        if self.is_hidden_in_public(&key, &seen, &known) {
            seen.as_object_mut().map(|seen| seen.remove(INTERNAL));
            self.report.kept_public.insert(reported);
        }
        if is_same(&seen, &known) {
            return seen;
        }
        if self.age == Age::OlderPatch && !is_marked(&known) {
            return known;
        }
        let (had, has) = (parameter_names(&known), parameter_names(&seen));
        let lost: Vec<_> = had.difference(&has).cloned().map(Part::Parameter).collect();
        if self.age == Age::SameMinor && !is_marked(&known) {
            self.report.remove(&subject, &lost);
            if is_internal(&seen) && !is_internal(&known) {
                self.report.remove(&subject, &[Part::Public]);
            }
        }
        self.report.changed.push(Change {
            subject,
            lost,
            differs: differences(&known, &seen),
            kept: false,
        });
        seen
    }

    /// Returns whether an operation is known to be public, but hidden by flags in the public document: no operation with the
    /// same flags is there. The two documents are of servers with different flags then.
    fn is_hidden_in_public(&self, key: &Operation, seen: &Value, known: &Value) -> bool {
        let gate = self.gates.of(key);
        if gate.is_open() || !is_internal(seen) || is_internal(known) {
            return false;
        }
        let mut shown = operations(&self.seen);
        !shown.any(|(path, method, operation)| {
            let key = (path.to_owned(), method.to_owned());
            !is_internal(operation) && self.gates.of(&key) == gate
        })
    }

    fn absent_operation(&mut self, path: &str, method: &str, known: &Value) -> Option<Value> {
        let reported = ReportedOperation::new(path, method, known);
        let gate = self.gates.of(&(path.to_owned(), method.to_owned()));
        let by = gate.hidden_by(self.config);
        if !by.is_empty() {
            self.report.hide(by, reported);
            return Some(self.carried(known));
        }
        match self.age {
            Age::OlderPatch if !is_marked(known) => {
                self.report.kept.insert(reported);
                return Some(known.clone());
            }
            Age::SameMinor if !is_marked(known) => {
                self.report
                    .remove_whole(Subject::Operation(reported.clone()));
            }
            _ => {}
        }
        self.report.gone.insert(reported);
        None
    }
}

fn is_internal(operation: &Value) -> bool {
    operation.get(INTERNAL).is_some()
}
