//! Mutates operations.

use serde_json::{Value, json};

use super::documents::{query, reference, response};
use super::places::operations;
use super::random::Random;

/// Changes an operation and describes the change.
pub(super) fn operation(document: &mut Value, random: &mut Random) -> Option<String> {
    let places = operations(document);
    let place = random.pick(&places)?.clone();
    let operation = document.pointer_mut(&place)?;
    let what = change_operation(operation, random)?;
    Some(format!("{place}: {what}"))
}

fn change_operation(operation: &mut Value, random: &mut Random) -> Option<String> {
    let choice = random.below(16);
    let parameters = || "parameters".to_owned();
    Some(match choice {
        0 => {
            operation["operationId"] =
                json!(["other", "getP0", "GetP0", "get_p0"][random.below(4)]);
            "renamed".to_owned()
        }
        1 => {
            let tag = ["one", "two", "One", "three"][random.below(4)];
            operation["tags"] = json!([tag]);
            "moved".to_owned()
        }
        2..=4 => {
            let name = ["limit", "sort", "after", "first"][random.below(4)];
            let new = query(random, name);
            let list = operation
                .as_object_mut()?
                .entry(parameters())
                .or_insert(json!([]));
            list.as_array_mut()?.retain(|other| other["name"] != name);
            list.as_array_mut()?.push(new);
            format!("parameter {name}")
        }
        5..=6 => {
            let list = operation.get_mut("parameters")?.as_array_mut()?;
            let index = random.below(list.len());
            let parameter = list.get_mut(index)?;
            let required = parameter["required"] == true;
            if parameter["in"] == "path" {
                return None;
            }
            parameter["required"] = json!(!required);
            format!("{} required: {}", parameter["name"], !required)
        }
        7 => {
            let list = operation.get_mut("parameters")?.as_array_mut()?;
            let index = random.below(list.len());
            if list.get(index)?["in"] == "path" {
                return None;
            }
            let removed = list.remove(index);
            format!("no {}", removed["name"])
        }
        8 => {
            let (schema, required) = (reference(random), random.one_in(2));
            let body =
                json!({"name": "body", "in": "body", "required": required, "schema": schema});
            let list = operation
                .as_object_mut()?
                .entry(parameters())
                .or_insert(json!([]));
            list.as_array_mut()?.retain(|other| other["in"] != "body");
            list.as_array_mut()?.push(body);
            "other body".to_owned()
        }
        9..=11 => {
            operation["responses"] = json!({"200": response(random)});
            format!("responses {}", operation["responses"])
        }
        12 => {
            let key = ["deprecated", "x-internal", "x-requires-fresh-login"][random.below(3)];
            let now = operation[key] == true;
            operation[key] = json!(!now);
            format!("other {key}")
        }
        13 => {
            operation["x-flags"] = json!(["SOME"]);
            operation["security"] = json!([{"oauth2_implicit": ["repo:read"]}]);
            "flags and scope".to_owned()
        }
        14 => {
            let since = ["3.16", "3.17", "3.18"][random.below(3)];
            operation["x-since"] = json!(since);
            format!("since {since}")
        }
        _ => page(operation, random),
    })
}

/// Adds paging by token or number, or removes it.
fn page(operation: &mut Value, random: &mut Random) -> String {
    let members = operation.as_object_mut().unwrap();
    if members.remove("x-paging").is_some() {
        return "no pages".to_owned();
    }
    let items = [json!({"type": "string"}), reference(random)];
    let items = json!({"type": "array", "items": items[random.below(2)]});
    let properties = json!({
        "items": items, "next_page": {"type": "string"}, "has_additional": {"type": "boolean"},
    });
    let required = [json!(["items", "has_additional"]), json!([])];
    let required = &required[random.below(2)];
    let schema = json!({"type": "object", "properties": properties, "required": required});
    members.insert("responses".to_owned(), json!({"200": {"schema": schema}}));
    let token = json!({"name": "next_page", "in": "query", "type": "string"});
    let number = json!({"name": "page", "in": "query", "type": "integer", "format": "uint32"});
    let list = members
        .entry("parameters")
        .or_insert(json!([]))
        .as_array_mut()
        .unwrap();
    list.retain(|other| other["in"] != "query");
    list.extend([token, number]);
    let style = ["next_page", "page"][random.below(2)];
    members.insert(
        "x-paging".to_owned(),
        json!({"style": style, "items": "items"}),
    );
    format!("pages by {style}")
}
