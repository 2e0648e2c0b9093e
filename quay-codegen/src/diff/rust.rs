//! Assesses changes by the Rust API that is generated from both models.

use super::compatibility::same_in_rust;
use super::impact::{Impact, additive, breaking, documentation};
use crate::model::{Alternative, Field, FieldRepr, Operation, Response, Struct, Type};

/// The impact on an operation that the document of its version does not list.
pub(super) const UNLISTED: Impact = documentation("not listed in the document of this version");

/// The impact on a part that only another version has, and the crate keeps.
pub(super) const KEPT: Impact = documentation("the crate still has it");

/// A hand-written type is used for another definition, or no longer for this one.
pub(super) const OTHER_TYPE: Impact = breaking("the type changed");

/// A part of the full name is no longer always present.
pub(super) const NO_FULL_NAME: Impact = breaking("the method `full_name` was removed");

/// Both tags have the same module.
pub(super) const SAME_MODULE: Impact = documentation("the module is the same");

pub(super) const SAME: Impact = documentation("the Rust type is the same");
const REMOVED: Impact = breaking("argument, setter or field removed");
const NEW: Impact = additive("new setter or field");
const NEW_ARGUMENT: Impact = breaking("the function takes another argument");
const OTHER_ARGUMENTS: Impact =
    breaking("required values are arguments, optional ones are setters");

/// Assesses a field that is new on servers; the crate may already have it.
pub(super) fn of_addition(before: Option<&Field>, after: &Field) -> Impact {
    if before.is_none() && after.repr().is_argument() {
        breaking("`new` takes another argument")
    } else {
        NEW
    }
}

/// Assesses a field whose presence or nullability changed.
pub(super) fn of_presence(before: &Field, after: &Field) -> Impact {
    let (before, after) = (before.repr(), after.repr());
    if before.is_argument() != after.is_argument() {
        OTHER_ARGUMENTS
    } else if options(before) != options(after) {
        breaking("the field's type changed")
    } else if before.is_argument() {
        documentation("stays an argument of `new`")
    } else {
        documentation("stays optional in Rust")
    }
}

/// Returns the number of `Option`s around the value.
fn options(repr: FieldRepr) -> u8 {
    match repr {
        FieldRepr::Required => 0,
        FieldRepr::Nullable | FieldRepr::Optional => 1,
        FieldRepr::DoubleOption => 2,
    }
}

/// Returns whether the common arguments of `new` are in the same order.
pub(super) fn same_order(before: &Struct, after: &Struct) -> bool {
    let arguments = |object: &Struct, other: &Struct| -> Vec<String> {
        let has = |name: &str| {
            let mut fields = other.fields.iter();
            fields.any(|field| field.name == name && field.repr().is_argument())
        };
        let fields = object.fields.iter();
        let arguments = fields.filter(|field| field.repr().is_argument() && has(&field.name));
        arguments.map(|field| field.name.clone()).collect()
    };
    arguments(before, after) == arguments(after, before)
}

/// Assesses an added or removed parameter or body, each with whether it is an argument of the function.
pub(super) fn of_sent(before: Option<bool>, after: Option<bool>) -> Impact {
    match (before, after) {
        (Some(before), Some(after)) if before != after => OTHER_ARGUMENTS,
        (Some(true), Some(_)) => documentation("stays an argument"),
        (Some(false), Some(_)) => documentation("stays optional in Rust"),
        (None, Some(true)) => NEW_ARGUMENT,
        (None, _) => NEW,
        (Some(_), None) => REMOVED,
    }
}

/// Assesses a renamed parameter. Callers do not use the names of arguments.
pub(super) fn of_name(both_are_arguments: bool) -> Impact {
    if both_are_arguments {
        documentation("only the name of an argument changed")
    } else {
        breaking("renamed in Rust")
    }
}

/// Assesses an operation with another operationId.
pub(super) fn of_names(before: &Operation, after: &Operation) -> Option<Impact> {
    let names = |operation: &Operation| (operation.function.clone(), operation.type_name.clone());
    (names(before) == names(after)).then_some(documentation("the Rust names are the same"))
}

/// Assesses an operation that is paged in both versions.
pub(super) fn of_paging(before: &Type, after: &Type) -> Impact {
    if same_in_rust(before, after) && before.name() == after.name() {
        documentation("the items are the same")
    } else {
        breaking("the type of the items changed")
    }
}

/// Assesses the output type of an operation.
pub(super) fn of_output(before: &Response, after: &Response) -> Option<Impact> {
    let any =
        |response: &Response| matches!(response, Response::Untyped | Response::Typed(Type::Any));
    (any(before) && any(after)).then_some(SAME)
}

/// Assesses a union of scalars.
pub(super) fn of_scalars(before: &[Type], after: &[Type]) -> Impact {
    if before.iter().all(|kind| after.contains(kind)) {
        additive("new variant")
    } else {
        breaking("variant removed")
    }
}

/// Returns whether two unions have the same variants.
pub(super) fn same_variants(before: &[Alternative], after: &[Alternative], name: &str) -> bool {
    let variant = |alternatives: &[Alternative]| {
        let mut all = alternatives.iter();
        all.find(|one| one.name == name)
            .map(|one| one.variant.clone())
    };
    variant(before) == variant(after)
}
