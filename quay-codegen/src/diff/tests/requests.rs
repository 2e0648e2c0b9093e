//! Changes of parameters and bodies.

use serde_json::{Value, json};

use super::{diff_of, is_one};
use crate::diff::ImpactClass::{Additive, Breaking, Documentation};

/// Returns an operation with a parameter that has these keywords.
fn with(more: Value) -> Value {
    let mut parameter = json!({"name": "limit", "in": "query", "type": "integer"});
    let members = parameter.as_object_mut().unwrap();
    members.extend(more.as_object().unwrap().clone());
    json!({"parameters": [parameter]})
}

#[test]
fn the_presence_of_parameters_is_compared() {
    let (none, optional) = (json!({}), with(json!({})));
    let required = with(json!({"required": true}));
    let (becomes_required, becomes_optional) = (
        "optional before, required now",
        "required before, optional now",
    );
    let cases = [
        (&none, &optional, "added", Additive, Additive),
        (&none, &required, "added, required", Breaking, Breaking),
        (&optional, &none, "removed", Breaking, Breaking),
        (&optional, &required, becomes_required, Breaking, Breaking),
        (
            &required,
            &optional,
            becomes_optional,
            Additive,
            Documentation,
        ),
    ];
    for (old, new, text, server, client) in cases {
        is_one(&diff_of(old.clone(), new.clone()), text, server, client);
    }
}

#[test]
fn types_and_bounds_of_parameters_are_compared() {
    let integer = with(json!({}));
    let text = with(json!({"type": "string"}));
    let number = with(json!({"type": "number"}));
    let bounded = with(json!({"maximum": 100}));
    let described = with(json!({"description": "How many."}));
    let to_text = "64-bit integer before, string now";
    let (to_number, to_integer) = (
        "64-bit integer before, number now",
        "number before, 64-bit integer now",
    );
    let same = Documentation;
    let cases = [
        (&integer, &text, to_text, Breaking, Breaking),
        (&integer, &number, to_number, Additive, Breaking),
        (&number, &integer, to_integer, Breaking, Breaking),
        (&integer, &bounded, "bounds narrowed", Breaking, same),
        (&bounded, &integer, "bounds widened", Additive, same),
        (&integer, &described, "docs changed", same, same),
    ];
    for (old, new, text, server, client) in cases {
        is_one(&diff_of(old.clone(), new.clone()), text, server, client);
    }
}

#[test]
fn bodies_are_compared() {
    let body = |required: bool| {
        let schema = json!({"type": "object", "additionalProperties": {}});
        json!({"parameters": [{"name": "body", "in": "body", "required": required, "schema": schema}]})
    };
    let cases = [
        (json!({}), body(true), "added, required", Breaking, Breaking),
        (json!({}), body(false), "added", Additive, Additive),
        (body(true), json!({}), "removed", Breaking, Breaking),
        (
            body(false),
            body(true),
            "optional before, required now",
            Breaking,
            Breaking,
        ),
    ];
    for (old, new, text, server, client) in cases {
        is_one(&diff_of(old, new), text, server, client);
    }
}
