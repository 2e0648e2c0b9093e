//! Changes of parameters and bodies.

use serde_json::{Value, json};

use super::{diff_of, is_one};
use crate::diff::ImpactClass::{Additive, Breaking, Documentation};

#[test]
fn parameters_are_compared() {
    let with = |more: Value| {
        let mut parameter = json!({"name": "limit", "in": "query", "type": "integer"});
        let members = parameter.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        json!({"parameters": [parameter]})
    };
    let (none, optional) = (json!({}), with(json!({})));
    let required = with(json!({"required": true}));
    let text = with(json!({"type": "string"}));
    let number = with(json!({"type": "number"}));
    let bounded = with(json!({"maximum": 100}));
    let described = with(json!({"description": "How many."}));
    let cases = [
        (&none, &optional, "added", Additive, Additive),
        (&none, &required, "added, required", Breaking, Breaking),
        (&optional, &none, "removed", Breaking, Breaking),
        (
            &optional,
            &required,
            "optional before, required now",
            Breaking,
            Breaking,
        ),
        (
            &required,
            &optional,
            "required before, optional now",
            Additive,
            Documentation,
        ),
        (
            &optional,
            &text,
            "64-bit integer before, string now",
            Breaking,
            Breaking,
        ),
        (
            &optional,
            &number,
            "64-bit integer before, number now",
            Additive,
            Breaking,
        ),
        (
            &number,
            &optional,
            "number before, 64-bit integer now",
            Breaking,
            Breaking,
        ),
        (
            &optional,
            &bounded,
            "bounds narrowed",
            Breaking,
            Documentation,
        ),
        (
            &bounded,
            &optional,
            "bounds widened",
            Additive,
            Documentation,
        ),
        (
            &optional,
            &described,
            "docs changed",
            Documentation,
            Documentation,
        ),
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
