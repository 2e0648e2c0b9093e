//! Which places a target selects.

use std::cmp::Ordering;

use serde_json::Value;
use serde_json_path::{JsonPath, NormalizedPath};

/// The places that a target selects, as JSON pointers: each once, and what stands earlier first, in
/// whatever order and however often the target names them.
pub(super) fn resolve(target: &JsonPath, document: &Value) -> Vec<String> {
    let selected = target.query_located(document);
    let mut locations: Vec<_> = selected.locations().collect();
    // Names meet names and indexes meet indexes: all of them lead into one document.
    locations.sort_by(|one, other| one.partial_cmp(other).unwrap_or(Ordering::Equal));
    locations.dedup();
    let locations = locations.into_iter();
    locations.map(NormalizedPath::to_json_pointer).collect()
}

/// For each of the names that a target puts together, as `$.paths['/a', '/b'].get` does, the target with that name
/// alone in its brackets; none for a target that puts none together.
pub(super) fn parts(target: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for union in unions(target) {
        let (Some(before), Some(after)) = (target.get(..=union.open), target.get(union.close..))
        else {
            continue;
        };
        let starts = std::iter::once(&union.open).chain(&union.commas);
        let ends = union.commas.iter().chain([&union.close]);
        let selectors = starts
            .zip(ends)
            .filter_map(|(start, end)| target.get(start + 1..*end));
        parts.extend(selectors.map(|selector| format!("{before}{}{after}", selector.trim())));
    }
    parts
}

/// Brackets with commas between selectors, as offsets.
struct Union {
    open: usize,
    commas: Vec<usize>,
    close: usize,
}

fn unions(target: &str) -> Vec<Union> {
    let mut found = Vec::new();
    let mut quote = None;
    let mut open: Vec<(usize, Vec<usize>)> = Vec::new();
    for (index, character) in target.char_indices() {
        match (quote, character) {
            (Some(mark), _) if mark == character => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(character),
            (None, '[') => open.push((index, Vec::new())),
            (None, ',') => {
                if let Some((_, commas)) = open.last_mut() {
                    commas.push(index);
                }
            }
            (None, ']') => {
                let Some((start, commas)) = open.pop() else {
                    continue;
                };
                // The commas of a filter stand between the arguments of functions.
                let inside = target.get(start + 1..index).unwrap_or_default();
                if open.is_empty() && !commas.is_empty() && !inside.trim_start().starts_with('?') {
                    found.push(Union {
                        open: start,
                        commas,
                        close: index,
                    });
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn selected(target: &str, document: &Value) -> Vec<String> {
        resolve(&JsonPath::parse(target).unwrap(), document)
    }

    #[test]
    fn places_come_in_the_order_of_the_document() {
        let pears = json!({"pears": (0..12).collect::<Vec<_>>(), "apples": 1});
        assert_eq!(
            selected("$['pears', 'apples']", &pears),
            ["/apples", "/pears"]
        );
        assert_eq!(
            selected("$.pears[10, 2, 0]", &pears),
            ["/pears/0", "/pears/2", "/pears/10"]
        );
        assert_eq!(selected("$.plums", &pears), [""; 0]);
    }

    #[test]
    fn a_place_that_is_named_twice_is_one() {
        let pears = json!({"pears": [{"ripe": true}, {"ripe": true}]});
        assert_eq!(
            selected("$.pears[1, -1, 0]", &pears),
            ["/pears/0", "/pears/1"]
        );
    }

    #[test]
    fn a_target_of_several_names_is_taken_apart() {
        assert_eq!(parts("$.a['b'].c[?@.d == 'e,f']"), [""; 0]);
        assert_eq!(
            parts("$[ 'a,b', 'c' ].d['e', \"f\"]"),
            [
                "$['a,b'].d['e', \"f\"]",
                "$['c'].d['e', \"f\"]",
                "$[ 'a,b', 'c' ].d['e']",
                "$[ 'a,b', 'c' ].d[\"f\"]",
            ]
        );
    }

    #[test]
    fn what_holds_another_place_comes_before_it() {
        let nested = json!({"a": {"a": {"b": 1}}});
        assert_eq!(selected("$..a", &nested), ["/a", "/a/a"]);
    }
}
