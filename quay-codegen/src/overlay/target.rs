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
    fn what_holds_another_place_comes_before_it() {
        let nested = json!({"a": {"a": {"b": 1}}});
        assert_eq!(selected("$..a", &nested), ["/a", "/a/a"]);
    }
}
