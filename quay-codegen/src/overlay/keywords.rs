//! Checks the keywords in overlays. Documents may contain unknown extensions and keywords without a value, but in an
//! overlay these are typos that would otherwise be ignored silently.

use serde_json::Value;

use crate::diagnostic::pointer::Pointer;
use crate::document::keywords::OF_NAMES;

const KNOWN: [&str; 28] = [
    "x-access",
    "x-aliases",
    "x-digest",
    "x-empty",
    "x-enum-descriptions",
    "x-enum-names",
    "x-enum-since",
    "x-enum-until",
    "x-example",
    "x-flags",
    "x-full-name",
    "x-internal",
    "x-last-seen",
    "x-min-segments",
    "x-multi-segment",
    "x-nullable",
    "x-order",
    "x-paging",
    "x-quay-version",
    "x-requires-fresh-login",
    "x-rust-name",
    "x-rust-type",
    "x-see",
    "x-settings",
    "x-since",
    "x-start",
    "x-status-when-off",
    "x-success",
];

/// Keywords whose values are data.
const OF_DATA: [&str; 4] = ["default", "example", "examples", "enum"];

/// Returns the unknown keywords of an update, and those without a value.
pub(super) fn unknown(update: &Value, target: &str, at: &Pointer) -> Vec<(Pointer, String)> {
    let mut found = Vec::new();
    let last = target.trim_end_matches(['\'', '"', ']']);
    // An update of the list of an operation's parameters is one of them.
    let mut maps = OF_NAMES.iter().filter(|name| **name != "parameters");
    let is_named = maps.any(|name| {
        let before = last.strip_suffix(name);
        before.is_some_and(|before| before.ends_with(['.', '\'', '"']))
    });
    if is_named {
        of_names(update, at, &mut found);
    } else {
        of_keywords(update, at, &mut found);
    }
    found
}

fn of_keywords(value: &Value, at: &Pointer, found: &mut Vec<(Pointer, String)>) {
    match value {
        Value::Object(members) => {
            for (keyword, value) in members {
                let at = at.child(keyword);
                let name = keyword.as_str();
                if name.starts_with("x-") {
                    if !KNOWN.contains(&name) {
                        found.push((at, message(name)));
                    }
                } else if OF_NAMES.contains(&name) && value.is_object() {
                    of_names(value, &at, found);
                } else if OF_DATA.contains(&name) {
                    // Data may contain anything, also null.
                } else if value.is_null() {
                    found.push((at, without_value(name)));
                } else {
                    of_keywords(value, &at, found);
                }
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                of_keywords(element, &at.index(index), found);
            }
        }
        _ => {}
    }
}

fn of_names(value: &Value, at: &Pointer, found: &mut Vec<(Pointer, String)>) {
    for (name, value) in value.as_object().into_iter().flatten() {
        of_keywords(value, &at.child(name), found);
    }
}

/// A text with a comma in `{ … }` ends at the comma, and the rest of it becomes a key.
fn without_value(keyword: &str) -> String {
    format!("`{keyword}` has no value; a text with a comma in `{{ … }}` needs quotes")
}

fn message(keyword: &str) -> String {
    let first_different = |known: &&str| {
        let same = known.bytes().zip(keyword.bytes());
        let same = same.take_while(|(one, other)| one == other).count();
        // Similarity: the lengths of the common prefix and suffix.
        let back = known.bytes().rev().zip(keyword.bytes().rev());
        same + back.take_while(|(one, other)| one == other).count()
    };
    let nearest = KNOWN.iter().max_by_key(|known| first_different(known));
    let nearest = nearest.copied().unwrap_or_default();
    format!("unknown keyword `{keyword}`, did you mean `{nearest}`?")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn places(target: &str, update: &Value) -> Vec<String> {
        let found = unknown(update, target, &Pointer::root());
        found.iter().map(|(at, _)| at.as_str().to_owned()).collect()
    }

    #[test]
    fn an_unknown_extension_is_found_at_any_depth() {
        let update = json!({
            "x-nulable": true,
            "x-nullable": true,
            "properties": {"a": {"x-sinse": "3.16", "items": [{"x-b": 1}]}},
        });
        let found = [
            "/properties/a/items/0/x-b",
            "/properties/a/x-sinse",
            "/x-nulable",
        ];
        // The order of a map's keys differs between builds.
        let mut places = places("$.definitions.A", &update);
        places.sort();
        assert_eq!(places, found);
    }

    #[test]
    fn names_and_data_are_not_treated_as_keywords() {
        let header = json!({"x-tag": {"type": "string"}});
        assert_eq!(places("$.definitions.A.properties", &header), [""; 0]);
        assert_eq!(places("$.definitions['A']['properties']", &header), [""; 0]);
        assert_eq!(places("$.definitions.A", &header), ["/x-tag"]);
        let update = json!({"properties": header, "default": {"x-a": 1}, "x-settings": {"x-b": 1}});
        assert_eq!(places("$.definitions.A", &update), [""; 0]);
    }

    #[test]
    fn the_parameters_of_an_operation_are_a_list_of_objects_with_keywords() {
        let parameter = json!({"name": "a", "x-sinse": "3.16"});
        let target = "$.paths['/a'].get.parameters";
        assert_eq!(places(target, &parameter), ["/x-sinse"]);
        let found = places("$.paths['/a'].get", &json!({"parameters": [parameter]}));
        assert_eq!(found, ["/parameters/0/x-sinse"]);
    }

    #[test]
    fn every_object_with_free_names_is_known() {
        for keyword in ["patternProperties", "responses", "scopes", "parameters"] {
            let update = json!({keyword: {"x-tag": {"x-since": "3.16"}}});
            assert_eq!(places("$.definitions.A", &update), [""; 0], "{keyword}");
        }
        let target = "$.paths['/a'].get.responses";
        assert_eq!(places(target, &json!({"x-tag": {}})), [""; 0]);
    }

    #[test]
    fn a_keyword_without_a_value_is_found() {
        let update = json!({
            "properties": {"a": {"description": "One", " two.": null, "default": null}},
            "enum": [null],
        });
        assert_eq!(places("$.definitions.A", &update), ["/properties/a/ two."]);
    }

    #[test]
    fn a_typo_gets_a_suggestion() {
        assert!(message("x-nulable").ends_with("`x-nullable`?"));
        assert!(message("x-sinse").ends_with("`x-since`?"));
    }
}
