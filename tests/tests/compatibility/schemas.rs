//! Mutates schemas in definitions, parameters and responses.

use serde_json::{Value, json};

use super::documents::{object, property, reference};
use super::places::{escaped, operations};
use super::random::Random;

/// Changes a schema of a definition, parameter or response.
pub(super) fn schema(document: &mut Value, random: &mut Random) -> Option<String> {
    let places = all_schemas(document);
    let place = random.pick(&places)?.clone();
    let schema = document.pointer_mut(&place)?;
    let what = change_schema(schema, random)?;
    Some(format!("{place}: {what}"))
}

fn change_schema(schema: &mut Value, random: &mut Random) -> Option<String> {
    let has_properties = schema.get("properties").is_some();
    match random.below(20) {
        choice @ 0..=12 if has_properties => change_property(schema, choice, random),
        0..=14 => {
            let members = schema.as_object_mut()?;
            if members.remove("x-nullable").is_none() {
                members.insert("x-nullable".to_owned(), json!(true));
            }
            Some("nullable toggled".to_owned())
        }
        15 => {
            *schema = anything(random);
            Some(format!("is {schema}"))
        }
        16 if schema.get("type") == Some(&json!("array")) => {
            let members = schema.as_object_mut()?;
            if members.remove("default").is_none() {
                members.insert("default".to_owned(), json!([]));
            }
            Some("other default".to_owned())
        }
        16..=17 => {
            let values = schema.get_mut("enum")?.as_array_mut()?;
            if random.one_in(2) && values.len() > 1 {
                values.pop();
            } else {
                values.push(json!("new value"));
            }
            Some(format!("values {values:?}"))
        }
        18 => {
            let key = ["description", "pattern", "x-rust-name"][random.below(3)];
            let members = schema.as_object_mut()?;
            members.insert(key.to_owned(), json!("other_words"));
            Some(format!("other {key}"))
        }
        _ => {
            *schema = match random.below(3) {
                0 => json!({"oneOf": [reference(random), reference(random)]}),
                1 => json!({"type": "array", "items": schema.clone()}),
                _ => object(random),
            };
            Some(format!("is {schema}"))
        }
    }
}

/// Changes a property of an object, or its order, presence or additional properties.
fn change_property(schema: &mut Value, choice: usize, random: &mut Random) -> Option<String> {
    let name = random.key(&schema["properties"]);
    let properties = schema["properties"].as_object_mut()?;
    Some(match choice {
        0..=4 => {
            let name = ["alpha", "beta", "delta", "omega", "aa"][random.below(5)];
            let new = anything(random);
            let change = format!("property {name} is {new}");
            properties.insert(name.to_owned(), new);
            if random.one_in(2) {
                toggle(schema, "required", name);
            }
            change
        }
        5 => {
            let name = name?;
            properties.remove(&name);
            format!("no property {name}")
        }
        6..=8 => {
            let name = name?;
            toggle(schema, "required", &name);
            format!("required toggled: {name}")
        }
        9 => {
            let name = name?;
            let value = properties.remove(&name)?;
            properties.insert("renamed".to_owned(), value);
            format!("{name} renamed")
        }
        10 => {
            let mut names: Vec<String> = properties.keys().cloned().collect();
            let by = random.below(names.len());
            names.rotate_left(by);
            schema["x-order"] = json!(names);
            "other order".to_owned()
        }
        11 => {
            let members = schema.as_object_mut()?;
            if members.remove("additionalProperties").is_none() {
                let any = [
                    json!({}),
                    json!({"type": "string"}),
                    json!({"type": "integer"}),
                ];
                members.insert(
                    "additionalProperties".to_owned(),
                    random.pick(&any)?.clone(),
                );
            }
            "other additional properties".to_owned()
        }
        _ => {
            let name = name?;
            let since = ["3.16", "3.17", "3.18"][random.below(3)];
            let property = properties.get_mut(&name)?.as_object_mut()?;
            property.insert("x-since".to_owned(), json!(since));
            format!("{name} since {since}")
        }
    })
}

fn anything(random: &mut Random) -> Value {
    match random.one_in(3) {
        true => reference(random),
        false => property(random),
    }
}

/// Adds a string to a list, or removes it.
fn toggle(value: &mut Value, list: &str, text: &str) {
    let mut texts: Vec<Value> = value[list].as_array().cloned().unwrap_or_default();
    let before = texts.len();
    texts.retain(|other| other != text);
    if texts.len() == before {
        texts.push(json!(text));
    }
    value[list] = Value::Array(texts);
}

/// Collects the pointers of all schemas below a schema.
fn schemas(value: &Value, at: String, found: &mut Vec<String>) {
    let Some(members) = value.as_object() else {
        return;
    };
    found.push(at.clone());
    for (name, property) in members
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        schemas(
            property,
            format!("{at}/properties/{}", escaped(name)),
            found,
        );
    }
    for key in ["items", "additionalProperties"] {
        if let Some(inner) = members.get(key) {
            schemas(inner, format!("{at}/{key}"), found);
        }
    }
}

fn all_schemas(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (name, schema) in document["definitions"].as_object().into_iter().flatten() {
        schemas(
            schema,
            format!("/definitions/{}", escaped(name)),
            &mut found,
        );
    }
    for place in operations(document) {
        let operation = document.pointer(&place).unwrap();
        for (status, response) in operation["responses"].as_object().into_iter().flatten() {
            let at = format!("{place}/responses/{status}/schema");
            schemas(&response["schema"], at, &mut found);
        }
        for (index, parameter) in operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
        {
            let at = format!("{place}/parameters/{index}/schema");
            schemas(&parameter["schema"], at, &mut found);
        }
    }
    found
}
