//! Provides small documents to mutate: generated ones, fixtures, and fragments of Quay's documents.

use std::collections::BTreeSet;

use quay_tests::inputs::{input, names, newest_spec};
use serde_json::{Map, Value, json};

use super::random::Random;

/// The documents to mutate.
pub(super) struct Documents {
    fixtures: Vec<Value>,
    newest: Value,
}

impl Documents {
    pub(super) fn read() -> Self {
        let fixtures = names("fixtures/valid", ".json");
        let fixtures = fixtures.iter().map(|name| input("fixtures/valid", name));
        let alone = fixtures.filter(|input| input.overlays.is_empty());
        Self {
            fixtures: alone
                .map(|input| serde_json::from_str(&input.document.text).unwrap())
                .collect(),
            newest: serde_json::from_str(&newest_spec().text).unwrap(),
        }
    }

    pub(super) fn pick(&self, random: &mut Random) -> Value {
        match random.below(10) {
            0..=5 => generated(random),
            6..=7 => random.pick(&self.fixtures).unwrap().clone(),
            _ => self.fragment(random),
        }
    }

    /// Returns a few operations of Quay with the definitions that they use.
    fn fragment(&self, random: &mut Random) -> Value {
        let mut document = self.newest.clone();
        let wanted: BTreeSet<String> = (0..4)
            .filter_map(|_| random.key(&self.newest["paths"]))
            .collect();
        let paths = document["paths"].as_object_mut().unwrap();
        paths.retain(|path, _| wanted.contains(path));
        let mut used = BTreeSet::new();
        references(&document["paths"], &mut used);
        loop {
            let before = used.len();
            for name in used.clone() {
                references(&document["definitions"][&name], &mut used);
            }
            if used.len() == before {
                break;
            }
        }
        let definitions = document["definitions"].as_object_mut().unwrap();
        definitions.retain(|name, _| used.contains(name));
        document
    }
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(name) = members.get("$ref").and_then(Value::as_str) {
                found.extend(name.strip_prefix("#/definitions/").map(str::to_owned));
            }
            members.values().for_each(|value| references(value, found));
        }
        Value::Array(elements) => elements.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// Generates operations whose requests and responses use nested definitions.
fn generated(random: &mut Random) -> Value {
    let mut definitions = Map::new();
    let names = ["Apple", "Pear", "Plum", "Fig"];
    for name in names {
        definitions.insert(name.to_owned(), object(random));
    }
    // Each definition contains only later ones, which excludes cycles.
    for (index, name) in names.iter().enumerate() {
        for other in names.iter().skip(index + 1) {
            if random.one_in(2) {
                let held = container(random, json!({"$ref": format!("#/definitions/{other}")}));
                definitions[*name]["properties"][other.to_lowercase()] = held;
            }
        }
    }
    let mut paths = Map::new();
    for index in 0..(2 + random.below(4)) {
        let (path, item) = path(random, index);
        paths.insert(path, item);
    }
    json!({"swagger": "2.0", "info": {}, "paths": paths, "definitions": definitions})
}

fn path(random: &mut Random, index: usize) -> (String, Value) {
    let in_path = random.one_in(2);
    let path = match in_path {
        true => format!("/api/v1/p{index}/{{name}}"),
        false => format!("/api/v1/p{index}"),
    };
    let mut item = json!({});
    let methods = [("get", false), ("post", true), ("put", true)];
    for (method, has_body) in methods {
        if method != "get" && random.one_in(2) {
            continue;
        }
        let mut parameters = Vec::new();
        if in_path {
            parameters
                .push(json!({"name": "name", "in": "path", "type": "string", "required": true}));
        }
        for name in ["limit", "sort"] {
            if random.one_in(3) {
                parameters.push(query(random, name));
            }
        }
        if has_body {
            let (required, schema) = (!random.one_in(4), reference(random));
            parameters.push(
                json!({"name": "body", "in": "body", "required": required, "schema": schema}),
            );
        }
        let tag = ["one", "two"][random.below(2)];
        let mut operation = json!({
            "operationId": format!("{method}P{index}"),
            "tags": [tag],
            "parameters": parameters,
        });
        if !random.one_in(4) {
            operation["responses"] = json!({"200": response(random)});
        }
        item[method] = operation;
    }
    (path, item)
}

/// Generates a query parameter.
pub(super) fn query(random: &mut Random, name: &str) -> Value {
    let mut parameter = match random.below(4) {
        0 => json!({"type": "integer"}),
        1 => json!({"type": "boolean"}),
        2 => json!({"type": "string", "enum": ["up", "down"]}),
        _ => json!({"type": "string"}),
    };
    parameter["name"] = json!(name);
    parameter["in"] = json!("query");
    if random.one_in(3) {
        parameter["required"] = json!(true);
    }
    parameter
}

/// Generates the response of an operation.
pub(super) fn response(random: &mut Random) -> Value {
    match random.below(6) {
        0 => json!({"x-empty": true}),
        1 => json!({"schema": {"type": "array", "items": reference(random)}}),
        2 => json!({"schema": object(random)}),
        _ => json!({"schema": reference(random)}),
    }
}

/// Generates a reference to a definition of generated documents.
pub(super) fn reference(random: &mut Random) -> Value {
    let name = ["Apple", "Pear", "Plum", "Fig"][random.below(4)];
    json!({"$ref": format!("#/definitions/{name}")})
}

fn container(random: &mut Random, schema: Value) -> Value {
    match random.below(5) {
        0 => json!({"type": "array", "items": schema}),
        1 => json!({"type": "object", "additionalProperties": schema}),
        _ => schema,
    }
}

/// Generates an object with some properties.
pub(super) fn object(random: &mut Random) -> Value {
    let (mut properties, mut required) = (json!({}), Vec::new());
    for name in ["alpha", "beta", "gamma", "kind"] {
        if random.one_in(2) {
            properties[name] = property(random);
            if random.one_in(2) {
                required.push(name);
            }
        }
    }
    let mut object = json!({"type": "object", "properties": properties, "required": required});
    if random.one_in(8) {
        object["additionalProperties"] = json!({});
    }
    object
}

/// Generates the schema of a property without references.
pub(super) fn property(random: &mut Random) -> Value {
    let mut schema = match random.below(12) {
        0 => json!({"type": "integer"}),
        1 => json!({"type": "number"}),
        2 => json!({"type": "boolean"}),
        3 => json!({"type": "string", "format": "password"}),
        4 => json!({"type": "string", "format": "date-time"}),
        5 => json!({"type": "string", "enum": ["a", "b", "c"]}),
        6 => json!({"type": "array", "items": {"type": "string"}}),
        7 => json!({"type": "array", "items": {"type": "integer"}, "default": []}),
        8 => json!({"type": ["string", "integer"]}),
        9 => json!({}),
        10 => {
            json!({"type": "object", "properties": {"deep": {"type": "string"}}, "required": ["deep"]})
        }
        _ => json!({"type": "string"}),
    };
    if random.one_in(5) {
        schema["x-nullable"] = json!(true);
    }
    schema
}
