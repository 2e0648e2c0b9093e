//! Converts YAML to JSON.

use saphyr::{LoadableYamlNode as _, MarkedYaml, Scalar, YamlData};
use serde_json::{Map, Value};

use crate::diagnostic::Position;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};

/// Parses a text that contains one YAML document.
pub(super) fn parse(source: &Source) -> Result<Value, Diagnostics> {
    let documents = MarkedYaml::load_from_str(&source.text).map_err(|error| {
        let position = Position {
            line: error.marker().line().max(1),
            column: error.marker().col() + 1,
        };
        Diagnostic::error(&source.name, "", format!("invalid YAML: {}", error.info()))
            .at(&source.text, position)
    })?;
    let root = match documents.as_slice() {
        [root] => root,
        [] => return Err(Diagnostic::error(&source.name, "", "the overlay is empty").into()),
        [_, second, ..] => {
            let message = "an overlay must be a single YAML document, but another one starts here";
            return Err(Diagnostic::error(&source.name, "", message)
                .at(&source.text, start_of(second))
                .help("move it to a separate file")
                .into());
        }
    };
    let mut value = to_json(root).map_err(|(position, message)| {
        Diagnostic::error(&source.name, "", message).at(&source.text, position)
    })?;
    value.sort_all_objects();
    Ok(value)
}

fn start_of(node: &MarkedYaml<'_>) -> Position {
    Position {
        line: node.span.start.line(),
        column: node.span.start.col() + 1,
    }
}

/// Converts a YAML value; values without a JSON equivalent are errors.
fn to_json(node: &MarkedYaml<'_>) -> Result<Value, (Position, String)> {
    let position = start_of(node);
    match &node.data {
        YamlData::Value(scalar) => Ok(match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(boolean) => Value::Bool(*boolean),
            Scalar::Integer(integer) => Value::from(*integer),
            Scalar::FloatingPoint(number) => Value::from(number.into_inner()),
            Scalar::String(text) => Value::String(text.to_string()),
        }),
        YamlData::Sequence(elements) => elements
            .iter()
            .map(to_json)
            .collect::<Result<_, _>>()
            .map(Value::Array),
        YamlData::Mapping(mapping) => {
            let mut members = Map::new();
            for (key, value) in mapping {
                let Some(key) = key.data.as_str() else {
                    return Err((
                        position,
                        "a key must be a string: put it in quotes".to_owned(),
                    ));
                };
                members.insert(key.to_owned(), to_json(value)?);
            }
            Ok(Value::Object(members))
        }
        _ => Err((
            position,
            "YAML aliases and tags are not supported".to_owned(),
        )),
    }
}
