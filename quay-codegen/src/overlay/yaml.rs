//! Converts YAML to JSON.

use std::cell::LazyCell;

use saphyr::{MarkedYaml, Scalar, YamlData};
use serde_json::{Map, Value};

use crate::diagnostic::line_index::LineIndex;
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
    let index = LazyCell::new(|| LineIndex::new(&source.text));
    let text_of =
        |node: &MarkedYaml<'_>| index.between(node.span.start.index(), node.span.end.index());
    let mut value = to_json(root, &text_of).map_err(|(node, message)| {
        let position = tree::start_of(&source.text, node);
        Diagnostic::error(&source.name, "", message).at(&source.text, position)
    })?;
    value.sort_all_objects();
    Ok(value)
}

/// Converts a YAML value; values without a JSON equivalent are errors.
fn to_json<'node, 'text>(
    node: &'node MarkedYaml<'text>,
    text_of: &dyn Fn(&MarkedYaml<'_>) -> &'text str,
) -> Result<Value, (&'node MarkedYaml<'text>, String)> {
    match &node.data {
        YamlData::Value(scalar) if is_integer_beyond_64_bits(scalar, || text_of(node)) => {
            let message = "this does not fit into a signed 64-bit integer";
            Err((node, message.to_owned()))
        }
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
            .map(|element| to_json(element, text_of))
            .collect::<Result<_, _>>()
            .map(Value::Array),
        YamlData::Mapping(mapping) => {
            let mut members = Map::new();
            for (key, value) in mapping {
                let Some(key) = key.data.as_str() else {
                    return Err((node, "a key must be a string: put it in quotes".to_owned()));
                };
                members.insert(key.to_owned(), to_json(value, text_of)?);
            }
            Ok(Value::Object(members))
        }
        _ => Err((node, "YAML aliases and tags are not supported".to_owned())),
    }
}

/// The YAML parser reads an integer that does not fit into 64 bits as an inexact number or, unless it is decimal, as a
/// string.
fn is_integer_beyond_64_bits<'text>(scalar: &Scalar<'_>, text: impl Fn() -> &'text str) -> bool {
    match scalar {
        Scalar::FloatingPoint(number) => {
            // Smaller numbers are exact.
            number.abs() >= 2_f64.powi(53)
                && text()
                    .chars()
                    .all(|it| it.is_ascii_digit() || "+- \n".contains(it))
        }
        Scalar::String(word) => {
            let digits = word.trim_start_matches(['+', '-']);
            let is_number = |prefix: &str, radix: u32| {
                let digits = digits.strip_prefix(prefix);
                digits.is_some_and(|it| !it.is_empty() && it.chars().all(|it| it.is_digit(radix)))
            };
            let is_plain = || {
                text()
                    .chars()
                    .next()
                    .is_some_and(|first| word.starts_with(first))
            };
            (is_number("0x", 16) || is_number("0o", 8)) && is_plain()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn many_hexadecimal_texts_take_one_pass() {
        let text = "- '0xffffffffffffffffff'\n".repeat(20_000);
        let start = Instant::now();
        let value = parse(&Source::new("a.yaml", text)).unwrap();
        assert_eq!(value.as_array().map(Vec::len), Some(20_000));
        assert!(start.elapsed() < Duration::from_secs(10));
    }
}
