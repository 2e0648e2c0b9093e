//! The same shape is one type. Types that stand inline are compared by shape, from the leaves up, and
//! take the name of the definition of that shape, of a title, or of the first place; then every type has
//! its final name.

use std::collections::BTreeMap;

use super::operations::Resolved;
use super::types::{Definitions, Draft, Origin};
use crate::diagnostic::Sink;
use crate::model::{Answer, Form, Type};

/// Makes one type of each shape and gives all of them their final names.
pub(super) fn unify(
    definitions: &mut Definitions,
    operations: &mut [Resolved<'_>],
    report: &mut Sink,
) {
    let merged = merged(definitions);
    definitions
        .0
        .retain(|provisional, _| merged.get(provisional) == Some(provisional));
    let names = final_names(definitions, report);
    let rename = |provisional: &str| {
        merged
            .get(provisional)
            .and_then(|representative| names.get(representative))
            .cloned()
            .unwrap_or_else(|| provisional.to_owned())
    };
    for draft in definitions.0.values_mut() {
        rename_form(&mut draft.form, &rename);
    }
    let drafts = std::mem::take(&mut definitions.0);
    definitions.0 = drafts
        .into_values()
        .map(|draft| (draft.name.clone(), draft))
        .collect();
    for resolved in operations {
        rename_operation(resolved, &rename);
    }
}

/// For each provisional name the one that stands for its shape.
fn merged(definitions: &Definitions) -> BTreeMap<String, String> {
    let mut representatives: BTreeMap<String, String> = definitions
        .0
        .keys()
        .map(|name| (name.clone(), name.clone()))
        .collect();
    loop {
        let mut by_shape: BTreeMap<String, Vec<(&String, &Draft)>> = BTreeMap::new();
        for (name, draft) in &definitions.0 {
            let shape = shape(&draft.form, &representatives);
            by_shape.entry(shape).or_default().push((name, draft));
        }
        let mut next = BTreeMap::new();
        for drafts in by_shape.values() {
            let first = drafts
                .iter()
                .min_by_key(|(name, draft)| (draft.origin, draft.name.len(), &draft.name, *name));
            for (name, draft) in drafts {
                let representative = match first {
                    Some((first, _)) if draft.origin != Origin::Definition => (*first).clone(),
                    _ => (*name).clone(),
                };
                next.insert((*name).clone(), representative);
            }
        }
        if next == representatives {
            return representatives;
        }
        representatives = next;
    }
}

/// What a type is, without its name and its docs.
fn shape(form: &Form, representatives: &BTreeMap<String, String>) -> String {
    let name = |name: &str| {
        representatives
            .get(name)
            .cloned()
            .unwrap_or_else(|| name.to_owned())
    };
    match form {
        Form::Struct(object) => {
            let fields: Vec<_> = object
                .fields
                .iter()
                .map(|field| {
                    (
                        &field.name,
                        &field.ident,
                        field.kind.rename(&name),
                        field.presence,
                        field.nullable,
                    )
                })
                .collect();
            let rest = object.rest.as_ref().map(|rest| rest.rename(&name));
            format!("struct {fields:?} {rest:?} {:?}", object.choices)
        }
        Form::Enum(values) => {
            let mut values: Vec<_> = values
                .iter()
                .map(|value| (&value.value, &value.variant))
                .collect();
            values.sort();
            format!("enum {values:?}")
        }
        Form::Union(alternatives) => {
            let alternatives: Vec<_> = alternatives
                .iter()
                .map(|alternative| (name(&alternative.name), &alternative.required))
                .collect();
            format!("union {alternatives:?}")
        }
        Form::Scalars(kinds) => format!("scalars {kinds:?}"),
    }
}

/// The final name of each type that is left; two of one name are reported.
fn final_names(definitions: &Definitions, report: &mut Sink) -> BTreeMap<String, String> {
    let mut owners: BTreeMap<&str, &Draft> = BTreeMap::new();
    let mut names = BTreeMap::new();
    let mut drafts: Vec<(&String, &Draft)> = definitions.0.iter().collect();
    drafts.sort_by_key(|(provisional, draft)| (draft.origin, *provisional));
    for (provisional, draft) in drafts {
        match owners.insert(&draft.name, draft) {
            Some(other) if draft.origin != Origin::Definition => report.error_with_help(
                &draft.pointer,
                format!("this schema and the one at `{}` differ but both become `{}`", other.pointer.as_str(), draft.name),
                format!(
                    "name this one by an overlay action whose target is this schema, with `update: {{ title: … }}`; now it is called `{}` after its place",
                    draft.name
                ),
            ),
            _ => {}
        }
        names.insert(provisional.clone(), draft.name.clone());
    }
    names
}

fn rename_form(form: &mut Form, rename: &impl Fn(&str) -> String) {
    match form {
        Form::Struct(object) => {
            for field in &mut object.fields {
                field.kind = field.kind.rename(rename);
            }
            if let Some(rest) = &mut object.rest {
                *rest = rest.rename(rename);
            }
        }
        Form::Union(alternatives) => {
            for alternative in alternatives {
                alternative.name = rename(&alternative.name);
            }
        }
        Form::Enum(_) | Form::Scalars(_) => {}
    }
}

fn rename_operation(resolved: &mut Resolved<'_>, rename: &impl Fn(&str) -> String) {
    let operation = &mut resolved.operation;
    let parameters = operation
        .path_parameters
        .iter_mut()
        .chain(&mut operation.query_parameters)
        .map(|parameter| &mut parameter.kind);
    let answer = match &mut operation.answer {
        Answer::Typed(kind) => Some(kind),
        Answer::Untyped | Answer::Empty => None,
    };
    let kinds: Vec<&mut Type> = parameters
        .chain(operation.body.iter_mut().map(|body| &mut body.kind))
        .chain(answer)
        .chain(operation.errors.values_mut().flatten())
        .collect();
    for kind in kinds {
        *kind = kind.rename(rename);
    }
}
