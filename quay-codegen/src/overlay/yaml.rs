//! Converts YAML to JSON.

use saphyr::{MarkedYaml, Scalar, YamlData};
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Diagnostics, Source, yaml as tree};

/// Parses a text that contains one YAML document.
pub(super) fn parse(source: &Source) -> Result<Value, Diagnostics> {
    let documents = tree::load(&source.text).map_err(|(position, message)| {
        Diagnostic::error(&source.name, "", message).at(&source.text, position)
    })?;
    let root = match documents.as_slice() {
        [root] => root,
        [] => return Err(Diagnostic::error(&source.name, "", "the overlay is empty").into()),
        [_, second, ..] => {
            let message = "an overlay must be a single YAML document, but another one starts here";
            return Err(Diagnostic::error(&source.name, "", message)
                .at(&source.text, tree::start_of(&source.text, second))
                .help("move it to a separate file")
                .into());
        }
    };
    let mut value = to_json(root).map_err(|(node, message)| {
        let position = tree::start_of(&source.text, node);
        Diagnostic::error(&source.name, "", message).at(&source.text, position)
    })?;
    value.sort_all_objects();
    Ok(value)
}

/// Converts a YAML value; values without a JSON equivalent are errors.
fn to_json<'node, 'text>(
    node: &'node MarkedYaml<'text>,
) -> Result<Value, (&'node MarkedYaml<'text>, String)> {
    match &node.data {
        YamlData::Value(scalar) => Ok(match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(boolean) => Value::Bool(*boolean),
            Scalar::Integer(integer) => Value::from(*integer),
            Scalar::FloatingPoint(number) if number.is_finite() => Value::from(number.into_inner()),
            Scalar::FloatingPoint(_) => {
                return Err((node, "a number must be finite".to_owned()));
            }
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
                    return Err((node, "a key must be a string: put it in quotes".to_owned()));
                };
                members.insert(key.to_owned(), to_json(value)?);
            }
            Ok(Value::Object(members))
        }
        _ => Err((node, "YAML aliases and tags are not supported".to_owned())),
    }
}
