//! Reports keywords of a schema that contradict others or have no effect, since the client could not follow them.

use serde_json::{Map, Value};

use super::pattern;
use super::reader::Reader;
use super::schema::Schema;

/// Keywords and the types that they apply to.
const APPLY_TO: [(&str, &[&str]); 14] = [
    ("additionalProperties", &["object"]),
    ("enum", &["string"]),
    ("items", &["array"]),
    ("maxItems", &["array"]),
    ("maxLength", &["string"]),
    ("maximum", &["integer", "number"]),
    ("minItems", &["array"]),
    ("minLength", &["string"]),
    ("minimum", &["integer", "number"]),
    ("not", &[]),
    ("pattern", &["string"]),
    ("properties", &["object"]),
    ("uniqueItems", &["array"]),
    ("x-order", &["object"]),
];

/// Keywords that have no effect beside `$ref`. `type` is allowed, since an overlay cannot replace it by a `$ref`.
const NOT_BESIDE_REFERENCE: [&str; 17] = [
    "additionalProperties",
    "anyOf",
    "default",
    "enum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "uniqueItems",
];

const HELP: &str = "correct the schema, or remove one of the keywords with an overlay action";

impl Schema {
    /// Checks the keywords of a schema against each other.
    pub(super) fn check_consistency(&self, members: &Map<String, Value>, reader: &mut Reader<'_>) {
        if self.reference.is_some() {
            // Iterating over the few properties is faster than looking up all keywords.
            for keyword in members.keys().map(String::as_str) {
                if NOT_BESIDE_REFERENCE.contains(&keyword) && self.is_of_schema(keyword, members) {
                    let message = format!("`{keyword}` has no effect beside `$ref`");
                    self.report(keyword, message, reader);
                }
            }
            return;
        }
        self.check_types(members, reader);
        self.check_alternatives(members, reader);
        self.check_pattern(reader);
        self.check_default(members.get("default"), reader);
        let at = || self.pointer.child("example");
        self.check_example(self.example.as_ref(), at, reader);
        self.check_bounds(members, reader);
    }

    fn check_bounds(&self, members: &Map<String, Value>, reader: &mut Reader<'_>) {
        for keyword in ["minimum", "maximum"] {
            let is_inexact = members.get(keyword).is_some_and(is_large_float);
            if is_inexact && self.types.iter().any(|name| name == "integer") {
                reader.sink.error_with_help(
                    &self.pointer.child(keyword),
                    "the bound of an integer must fit into 64 bits",
                    "correct the bound or remove it with an overlay action",
                );
            }
        }
        if let (Some(least), Some(most)) = (number(members, "minimum"), number(members, "maximum"))
            && least > most
        {
            let message = "the minimum exceeds the maximum".to_owned();
            self.report("minimum", message, reader);
        }
        if let (Some(least), Some(most)) = (self.bounds.min_length, self.bounds.max_length)
            && least > most
        {
            let keyword = ["minLength", "minItems"]
                .into_iter()
                .find(|it| members.contains_key(*it));
            let message = "the minimum length exceeds the maximum length".to_owned();
            self.report(keyword.unwrap_or_default(), message, reader);
        }
    }

    /// Returns whether a keyword belongs to the schema. In a parameter, `required` is a flag of the parameter.
    fn is_of_schema(&self, keyword: &str, members: &Map<String, Value>) -> bool {
        keyword != "required" || members.get(keyword).is_some_and(Value::is_array)
    }

    fn check_types(&self, members: &Map<String, Value>, reader: &mut Reader<'_>) {
        if members
            .get("type")
            .and_then(Value::as_array)
            .is_some_and(Vec::is_empty)
        {
            self.report("type", "the list of types is empty".to_owned(), reader);
        }
        for (keyword, value) in members {
            let Some((keyword, types)) = APPLY_TO.iter().find(|it| it.0 == keyword) else {
                continue;
            };
            // Values other than strings are reported elsewhere.
            let values = value.as_array();
            if *keyword == "enum" && values.is_some_and(|it| it.iter().any(|it| !it.is_string())) {
                continue;
            }
            let applies = |name: &String| types.is_empty() || types.contains(&name.as_str());
            if !self.types.is_empty() && !self.types.iter().any(applies) {
                let message = format!(
                    "`{keyword}` has no effect on the type `{}`",
                    self.types.join("` or `")
                );
                self.report(keyword, message, reader);
            }
        }
        if let (Some(_), Some(format)) = (&self.values, &self.format) {
            let message = format!("the format `{format}` has no effect on an enum");
            self.report("format", message, reader);
        }
        if self.values.is_none() && members.keys().any(|keyword| keyword.starts_with("x-enum-")) {
            for keyword in [
                "x-enum-names",
                "x-enum-descriptions",
                "x-enum-since",
                "x-enum-until",
            ] {
                if members.contains_key(keyword) {
                    let message = format!("`{keyword}` has no effect without an `enum`");
                    self.report(keyword, message, reader);
                }
            }
        }
    }

    fn check_alternatives(&self, members: &Map<String, Value>, reader: &mut Reader<'_>) {
        for keyword in ["oneOf", "anyOf"] {
            let list = members.get(keyword).and_then(Value::as_array);
            if list.is_some_and(Vec::is_empty) {
                self.report(
                    keyword,
                    "the list of alternatives is empty".to_owned(),
                    reader,
                );
            }
        }
        if members.contains_key("oneOf") && members.contains_key("anyOf") {
            self.report(
                "anyOf",
                "`anyOf` beside `oneOf` is not supported".to_owned(),
                reader,
            );
        }
        if self.alternatives.is_empty() {
            return;
        }
        let scalar = self.types.iter().find(|name| *name != "object");
        if let Some(name) = scalar {
            let message = format!("the type `{name}` has no effect beside alternatives");
            self.report("type", message, reader);
        }
        let has_references = self.alternatives.iter().any(|one| one.reference.is_some());
        for keyword in ["properties", "additionalProperties", "required"] {
            if has_references && members.get(keyword).is_some_and(|it| !it.is_boolean()) {
                let message =
                    format!("`{keyword}` has no effect beside alternatives that are references");
                self.report(keyword, message, reader);
            }
        }
    }

    fn check_pattern(&self, reader: &mut Reader<'_>) {
        if let Some(problem) = self.bounds.pattern.as_deref().and_then(pattern::problem) {
            let message = format!("invalid regular expression: {problem}");
            self.report("pattern", message, reader);
        }
    }

    fn report(&self, keyword: &str, message: String, reader: &mut Reader<'_>) {
        reader
            .sink
            .error_with_help(&self.pointer.child(keyword), message, HELP);
    }
}

/// Returns whether a number is so large that floats cannot represent every integer, so that digits may be lost.
fn is_large_float(value: &Value) -> bool {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    value.is_f64() && value.as_f64().is_some_and(|number| number.abs() >= EXACT)
}

fn number(members: &Map<String, Value>, keyword: &str) -> Option<f64> {
    members.get(keyword)?.as_f64()
}
