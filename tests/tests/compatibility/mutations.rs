//! Mutates documents like new servers and overlays do, and in more hostile ways.

use serde_json::{Value, json};

use super::operations::operation;
use super::random::Random;
use super::schemas::schema;

/// Makes one change and describes it; `None` if nothing could be changed. The result may be invalid.
pub(super) fn mutate(document: &mut Value, random: &mut Random) -> Option<String> {
    match random.below(10) {
        0..=4 => schema(document, random),
        5..=7 => operation(document, random),
        8 => path(document, random),
        _ => definition(document, random),
    }
}

fn path(document: &mut Value, random: &mut Random) -> Option<String> {
    let path = random.key(&document["paths"])?;
    let choice = random.below(5);
    let paths = document["paths"].as_object_mut()?;
    Some(match choice {
        0 => {
            paths.remove(&path);
            format!("no {path}")
        }
        1 => {
            let item = paths.remove(&path)?;
            let other = match path.strip_suffix('/') {
                Some(without) => without.to_owned(),
                None => format!("{path}/"),
            };
            paths.insert(other, item);
            format!("slash of {path}")
        }
        2 => {
            let (before, rest) = path.split_once('{')?;
            let (name, after) = rest.split_once('}')?;
            let mut item = paths.remove(&path)?;
            rename_parameter(&mut item, name);
            paths.insert(format!("{before}{{other}}{after}"), item);
            format!("{name} of {path} renamed")
        }
        _ => {
            let mut item = paths.get(&path)?.clone();
            for (method, operation) in item.as_object_mut()?.iter_mut() {
                if operation.get("operationId").is_some() {
                    operation["operationId"] = json!(format!("{method}More"));
                }
            }
            let (before, after) = path.split_once("/p").unwrap_or((&path, ""));
            paths.insert(format!("{before}/more{after}"), item);
            format!("copy of {path}")
        }
    })
}

fn rename_parameter(value: &mut Value, name: &str) {
    match value {
        Value::Object(members) => {
            if members.get("in").is_some_and(|place| place == "path")
                && members.get("name").is_some_and(|other| other == name)
            {
                members.insert("name".to_owned(), json!("other"));
            }
            members
                .values_mut()
                .for_each(|value| rename_parameter(value, name));
        }
        Value::Array(elements) => elements
            .iter_mut()
            .for_each(|value| rename_parameter(value, name)),
        _ => {}
    }
}

fn definition(document: &mut Value, random: &mut Random) -> Option<String> {
    let name = random.key(document.get("definitions")?)?;
    if random.one_in(2) {
        let copy = document["definitions"][&name].clone();
        document["definitions"]["Copy"] = copy;
        return Some(format!("copy of {name}"));
    }
    let from = format!("\"#/definitions/{name}\"");
    let text = document
        .to_string()
        .replace(&from, "\"#/definitions/Renamed\"");
    *document = serde_json::from_str(&text).unwrap();
    let definitions = document["definitions"].as_object_mut()?;
    let definition = definitions.remove(&name)?;
    definitions.insert("Renamed".to_owned(), definition);
    Some(format!("{name} renamed"))
}
