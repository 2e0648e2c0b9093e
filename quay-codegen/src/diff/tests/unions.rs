//! Changes of unions of objects and of scalars.

use serde_json::{Value, json};

use super::{api, diff_of_definitions, is_in_both, is_one, object, operation};
use crate::diff::ImpactClass::{Additive, Breaking, Documentation};
use crate::diff::compare;

#[test]
fn alternatives_of_unions_are_compared() {
    let of = |version: &str, names: &[&str]| {
        let reference = |name: &&str| json!({"$ref": format!("#/definitions/{name}")});
        let union: Vec<Value> = names.iter().map(reference).collect();
        let responses = json!({"200": {"schema": {"$ref": "#/definitions/Thing"}}});
        let get = operation("getA", json!({"responses": responses}));
        let mut definitions = json!({"Thing": {"oneOf": union}});
        for name in ["Cat", "Dog", "Owl"] {
            let property = json!({name: {"type": "string"}});
            definitions[name] = object(property, json!([name]));
        }
        api(version, &json!({"/a": {"get": get}}), &definitions)
    };
    let two = of("3.17.0", &["Cat", "Dog"]);
    let three = of("3.18.0", &["Cat", "Dog", "Owl"]);
    is_one(&compare(&two, &three), "may be Owl now", Breaking, Additive);
    is_one(
        &compare(&three, &two),
        "may no longer be Owl",
        Documentation,
        Breaking,
    );
}

#[test]
fn unions_of_scalars_are_compared() {
    let of = |types: Value| object(json!({"a": {"type": types}}), json!([]));
    let two = || of(json!(["string", "integer"]));
    let three = || of(json!(["string", "integer", "boolean"]));
    let other = || of(json!(["string", "boolean"]));
    let text = "64-bit integer or string before, boolean or 64-bit integer or string now";
    is_in_both(
        &diff_of_definitions(two(), three()),
        text,
        Additive,
        Breaking,
        Additive,
    );
    let text = "boolean or 64-bit integer or string before, 64-bit integer or string now";
    is_in_both(
        &diff_of_definitions(three(), two()),
        text,
        Breaking,
        Documentation,
        Breaking,
    );
    let text = "64-bit integer or string before, boolean or string now";
    is_in_both(
        &diff_of_definitions(two(), other()),
        text,
        Breaking,
        Breaking,
        Breaking,
    );
}
