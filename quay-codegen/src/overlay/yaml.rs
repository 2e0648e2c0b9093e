//! Converts YAML to JSON.

use std::borrow::Cow;
use std::cell::OnceCell;

use saphyr::{Marker, Scalar, ScalarStyle, Tag};
use saphyr_parser::{Event, Span};
use serde_json::{Map, Value};

use crate::diagnostic::line_index::LineIndex;
use crate::diagnostic::{Diagnostic, Diagnostics, Source, yaml};

/// Parses a text that contains one YAML document.
pub(super) fn parse(source: &Source) -> Result<Value, Diagnostics> {
    let mut builder = Builder {
        source,
        index: OnceCell::new(),
        open: Vec::new(),
        root: None,
    };
    for event in yaml::events(&source.text) {
        let (event, span) = event.map_err(|(position, message)| {
            Diagnostic::error(&source.name, "", message).at(&source.text, position)
        })?;
        builder.on_event(event, span)?;
    }
    let mut value = builder.root.ok_or_else(|| {
        let help = "start the file with `overlay: 1.0.0`, or delete it";
        Diagnostic::error(&source.name, "", "the overlay is empty").help(help)
    })?;
    value.sort_all_objects();
    Ok(value)
}

/// Builds a JSON value from events.
struct Builder<'source> {
    source: &'source Source,
    index: OnceCell<LineIndex<'source>>,
    /// The unfinished lists and objects with their starting positions.
    open: Vec<(Open, Marker)>,
    root: Option<Value>,
}

enum Open {
    List(Vec<Value>),
    /// The properties so far, and the key of the next one.
    Object(Map<String, Value>, Option<(String, Marker)>),
}

impl<'source> Builder<'source> {
    fn on_event(&mut self, event: Event<'source>, span: Span) -> Result<(), Diagnostics> {
        let at = span.start;
        match event {
            Event::Scalar(text, style, _, tag) => {
                self.check_is_first(at)?;
                let value = self.scalar(text, style, tag.as_ref(), span)?;
                self.add(value, at)
            }
            Event::SequenceStart(_, tag) => self.start(Open::List(Vec::new()), tag.as_ref(), at),
            Event::MappingStart(_, tag) => {
                self.start(Open::Object(Map::new(), None), tag.as_ref(), at)
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some((Open::List(elements), at)) => self.add(Value::Array(elements), at),
                Some((Open::Object(members, _), at)) => self.add(Value::Object(members), at),
                None => Ok(()),
            },
            Event::Alias(_) => Err(self.unsupported(at)),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Ok(()),
        }
    }

    fn start(
        &mut self,
        list_or_object: Open,
        tag: Option<&Cow<'_, Tag>>,
        at: Marker,
    ) -> Result<(), Diagnostics> {
        self.check_is_first(at)?;
        if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
            return Err(self.unsupported(at));
        }
        self.open.push((list_or_object, at));
        Ok(())
    }

    /// Adds a value or key to the innermost list or object.
    fn add(&mut self, value: Value, at: Marker) -> Result<(), Diagnostics> {
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some((Open::List(elements), _)) => elements.push(value),
            Some((Open::Object(members, next), start)) => match (next.take(), value) {
                (None, Value::String(key)) => *next = Some((key, at)),
                (None, _) => {
                    let start = *start;
                    let message = "expected a string as the key: put the key in quotes";
                    return Err(self.error(start, message).into());
                }
                (Some((key, at)), value) => {
                    if members.insert(key, value).is_some() {
                        let message = "invalid YAML: duplicated key in mapping";
                        return Err(self.error(at, message).into());
                    }
                }
            },
        }
        Ok(())
    }

    /// Reports a second document.
    fn check_is_first(&self, at: Marker) -> Result<(), Diagnostics> {
        if self.root.is_none() {
            return Ok(());
        }
        let message = "an overlay must be a single YAML document, found another one";
        let error = self.error(at, message);
        Err(error
            .help("move the second document to a separate file")
            .into())
    }

    /// Converts a scalar. Rejects scalars without a JSON equivalent.
    fn scalar(
        &self,
        text: Cow<'source, str>,
        style: ScalarStyle,
        tag: Option<&Cow<'source, Tag>>,
        span: Span,
    ) -> Result<Value, Diagnostics> {
        if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
            return Err(self.unsupported(span.start));
        }
        let Some(scalar) = Scalar::parse_from_cow_and_metadata(text, style, tag) else {
            return Err(self.unsupported(span.start));
        };
        if is_integer_beyond_64_bits(&scalar, || self.text_of(span)) {
            let message = "expected a signed 64-bit integer";
            return Err(self.error(span.start, message).into());
        }
        Ok(match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(boolean) => Value::Bool(boolean),
            Scalar::Integer(integer) => Value::from(integer),
            Scalar::FloatingPoint(number) if number.is_finite() => Value::from(number.into_inner()),
            Scalar::FloatingPoint(_) => {
                let message = "expected a finite number";
                return Err(self.error(span.start, message).into());
            }
            Scalar::String(text) => Value::String(text.into_owned()),
        })
    }

    /// Returns the source text of a scalar.
    fn text_of(&self, span: Span) -> &'source str {
        let index = self.index.get_or_init(|| LineIndex::new(&self.source.text));
        index.between(span.start.index(), span.end.index())
    }

    fn unsupported(&self, at: Marker) -> Diagnostics {
        let message = "YAML aliases and tags are not supported";
        let error = self.error(at, message);
        error
            .help("write the value itself, in quotes if it is a text")
            .into()
    }

    fn error(&self, at: Marker, message: &str) -> Diagnostic {
        let text = &self.source.text;
        Diagnostic::error(&self.source.name, "", message).at(text, yaml::position(text, &at))
    }
}

/// Returns whether a scalar is an integer beyond 64 bits. The YAML parser reads it as an inexact number or, unless it
/// is decimal, as a string.
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
