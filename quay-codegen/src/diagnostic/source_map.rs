//! Resolves JSON pointers to lines and columns. The text is parsed again for this, once and only if there is a
//! diagnostic.

use std::collections::HashMap;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged as _;
use saphyr::{MarkedYaml, YamlData};

use super::line_index::LineIndex;
use super::position::Position;
use super::{pointer, yaml};

/// A text parsed for looking up positions.
pub(crate) struct SourceMap<'text> {
    lines: LineIndex<'text>,
    tree: Tree<'text>,
    /// Property offsets of each large object already visited, by the object's offset.
    properties: HashMap<usize, HashMap<String, usize>>,
}

enum Tree<'text> {
    /// JSON, with byte offsets.
    Json(ast::Value<'text>),
    /// YAML, with lines and columns.
    Yaml(MarkedYaml<'text>),
    /// Neither; no positions are available.
    Nowhere,
}

impl<'text> SourceMap<'text> {
    /// Parses a JSON or YAML text.
    pub(crate) fn of(text: &'text str) -> Self {
        // YAML can also start with a brace.
        let is_json = text.trim_start().starts_with(['{', '[']);
        let json = is_json.then(|| Tree::json(text)).flatten();
        Self {
            lines: LineIndex::new(text),
            tree: json.or_else(|| Tree::yaml(text)).unwrap_or(Tree::Nowhere),
            properties: HashMap::new(),
        }
    }

    /// Returns the position of a pointer, or of its deepest existing ancestor.
    pub(crate) fn position_of(&mut self, pointer: &str) -> Option<Position> {
        match &self.tree {
            Tree::Json(root) => {
                let offset = find_in_json(root, pointer, &mut self.properties);
                Some(self.lines.position(offset))
            }
            Tree::Yaml(root) => {
                let character = find_in_yaml(root, pointer);
                Some(self.lines.position_of_character(character))
            }
            Tree::Nowhere => None,
        }
    }

    /// Returns the lines around a position.
    pub(crate) fn excerpt(&self, position: Position) -> String {
        self.lines.excerpt(position)
    }
}

impl<'text> Tree<'text> {
    fn json(text: &'text str) -> Option<Self> {
        let parsed = jsonc_parser::parse_to_ast(text, &Default::default(), &Default::default());
        Some(Self::Json(parsed.ok()?.value?))
    }

    fn yaml(text: &'text str) -> Option<Self> {
        yaml::load(text).ok()?.into_iter().next().map(Self::Yaml)
    }
}

fn find_in_json(
    root: &ast::Value<'_>,
    pointer: &str,
    properties: &mut HashMap<usize, HashMap<String, usize>>,
) -> usize {
    let mut node = root;
    let mut offset = node.range().start;
    for token in pointer::tokens(pointer) {
        let next = match node {
            ast::Value::Object(object) => property(object, &token, properties)
                .map(|property| (property.range.start, &property.value)),
            ast::Value::Array(array) => token
                .parse()
                .ok()
                .and_then(|index: usize| array.elements.get(index))
                .map(|element| (element.range().start, element)),
            _ => None,
        };
        let Some((start, value)) = next else { break };
        (offset, node) = (start, value);
    }
    offset
}

/// Finds the last property with a name. Indexes large objects, since each of their properties may have a diagnostic.
fn property<'a, 'text>(
    object: &'a ast::Object<'text>,
    name: &str,
    indexed: &mut HashMap<usize, HashMap<String, usize>>,
) -> Option<&'a ast::ObjectProp<'text>> {
    const LARGE: usize = 16;
    if object.properties.len() < LARGE {
        let mut properties = object.properties.iter();
        return properties.rfind(|property| property.name.as_str() == name);
    }
    let names = indexed.entry(object.range.start).or_insert_with(|| {
        let names = object.properties.iter().enumerate();
        let names = names.map(|(index, property)| (property.name.as_str().to_owned(), index));
        names.collect()
    });
    object.properties.get(*names.get(name)?)
}

/// Returns the character offset of a location.
fn find_in_yaml(root: &MarkedYaml<'_>, pointer: &str) -> usize {
    let mut node = root;
    let mut marker = node.span.start;
    for token in pointer::tokens(pointer) {
        let next = match &node.data {
            YamlData::Mapping(mapping) => mapping
                .iter()
                .find(|(key, _)| key.data.as_str() == Some(token.as_str()))
                .map(|(key, value)| (key.span.start, value)),
            YamlData::Sequence(sequence) => token
                .parse()
                .ok()
                .and_then(|index: usize| sequence.get(index))
                .map(|element| (element.span.start, element)),
            _ => None,
        };
        let Some((start, value)) = next else { break };
        (marker, node) = (start, value);
    }
    marker.index()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn json_pointers_resolve_to_positions() {
        let text = "{\n  \"a\": {\n    \"b/c\": [1, 2]\n  }\n}\n";
        assert_eq!(
            SourceMap::of(text).position_of(""),
            Some(Position { line: 1, column: 1 })
        );
        assert_eq!(
            SourceMap::of(text).position_of("/a/b~1c"),
            Some(Position { line: 3, column: 5 })
        );
        assert_eq!(
            SourceMap::of(text).position_of("/a/b~1c/1"),
            Some(Position {
                line: 3,
                column: 16
            })
        );
    }

    #[test]
    fn a_missing_location_resolves_to_its_nearest_ancestor() {
        let text = "{\n  \"a\": {}\n}\n";
        assert_eq!(
            SourceMap::of(text).position_of("/a/b/c"),
            Some(Position { line: 2, column: 3 })
        );
    }

    #[test]
    fn yaml_pointers_lead_to_the_key() {
        let text = "overlay: 1.0.0\nactions:\n  - target: $\n    update:\n      a: { b: 1 }\n";
        assert_eq!(
            SourceMap::of(text).position_of("/actions/0/update/a/b"),
            Some(Position {
                line: 5,
                column: 12
            })
        );
    }

    #[test]
    fn properties_of_large_objects_are_found_and_the_last_of_a_name_counts() {
        let names = (0..100).map(|number| format!("\"p{number}\": [0, {number}]"));
        let text = format!("{{{}, \"p7\": [1]}}", names.collect::<Vec<_>>().join(",\n"));
        let mut map = SourceMap::of(&text);
        let mut line = |pointer: &str| map.position_of(pointer).unwrap().line;
        assert_eq!(line("/p0"), 1);
        assert_eq!(line("/p42/1"), 43);
        assert_eq!(line("/p7"), 100);
        assert_eq!(line("/p100"), 1);
    }

    #[test]
    fn many_diagnostics_in_one_long_line_take_linear_time() {
        const COUNT: usize = 100_000;
        let properties = (0..COUNT).map(|number| format!("\"property{number}\":0"));
        let text = format!("{{{}}}", properties.collect::<Vec<_>>().join(","));
        let start = Instant::now();
        let mut map = SourceMap::of(&text);
        for number in 0..COUNT {
            let position = map.position_of(&format!("/property{number}")).unwrap();
            assert!(map.excerpt(position).contains('^'));
        }
        // In quadratic time this takes minutes.
        assert!(start.elapsed() < Duration::from_secs(20));
    }
}
