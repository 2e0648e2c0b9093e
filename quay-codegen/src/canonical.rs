//! The canonical form of a discovery document: what Quay says about its API and nothing about the server
//! that was asked. Prose, deployment and implementation go; what only the internal document has is
//! marked; everything is sorted, so that the same API always gives the same bytes.
//!
//! Only the two documents and the version go in. What is malformed is a diagnostic, never a guess.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::locate::Position;
use crate::pointer::Pointer;

/// The methods that Swagger 2.0 knows, as a path item spells them.
const METHODS: [&str; 7] = ["delete", "get", "head", "options", "patch", "post", "put"];

/// The extensions that say something about the API; every other one is about the implementation.
const KEPT_EXTENSIONS: [&str; 2] = ["x-internal", "x-requires-fresh-login"];

/// How many operations a message names before it only counts.
const NAMED_AT_MOST: usize = 10;

/// The canonical document of the two that a server answers, with a final newline.
///
/// The internal document gives the contents; the public one decides which operations are marked with
/// `x-internal`. A canonical document in both places gives itself.
///
/// # Errors
///
/// All that is wrong with either document: no JSON, no Swagger 2.0, a member of the wrong type, an
/// operation that is in the public document alone.
pub fn canonical(
    public: &Source,
    internal: &Source,
    quay_version: &str,
) -> Result<String, Diagnostics> {
    let mut problems = Diagnostics::new();
    let public_document = parse(public, &mut problems);
    let internal_document = parse(internal, &mut problems);
    let (Some(public_document), Some(internal_document)) = (public_document, internal_document)
    else {
        return Err(problems.located_in([public, internal]));
    };

    let public_operations = operations(&public_document);
    let internal_operations = operations(&internal_document);
    let lost: Vec<_> = public_operations.difference(&internal_operations).collect();
    if !lost.is_empty() {
        problems.push(no_subset(public, internal, &lost));
    }

    let mut cleaner = Cleaner {
        source: internal,
        public_operations: &public_operations,
        problems,
    };
    let document = cleaner.document(internal_document, quay_version);
    if cleaner.problems.has_errors() {
        return Err(cleaner.problems.located_in([public, internal]));
    }
    Ok(print(document))
}

/// What identifies an operation: its path and its method.
type Operation = (String, String);

/// The document as JSON, when it is Swagger 2.0 at all.
fn parse(source: &Source, problems: &mut Diagnostics) -> Option<Map<String, Value>> {
    match read(source) {
        Ok(document) => Some(document),
        Err(found) => {
            problems.extend(found);
            None
        }
    }
}

fn read(source: &Source) -> Result<Map<String, Value>, Diagnostics> {
    const HELP: &str = "give the answer of /api/v1/discovery as it came, complete and in UTF-8";
    let error = |pointer: &str, message: String| Diagnostic::error(&source.name, pointer, message);
    if source.text.trim_start().starts_with('<') {
        let start = Position { line: 1, column: 1 };
        let html = error("", "this is an HTML page, not JSON".to_owned()).at(&source.text, start);
        let help =
            "a proxy or a sign-in page may have answered in place of Quay; look at what is there";
        return Err(html.help(help).into());
    }
    let value = serde_json::from_str(&source.text).map_err(|problem| {
        let position = Position {
            line: problem.line().max(1),
            column: problem.column().max(1),
        };
        let problem = error("", format!("this is not JSON: {problem}"));
        problem.at(&source.text, position).help(HELP)
    })?;
    let Value::Object(document) = value else {
        let message = format!("a document is an object, this is {}", kind(&value));
        return Err(error("", message).help(HELP).into());
    };
    let problem = match (document.get("swagger"), document.get("paths")) {
        (Some(Value::String(version)), Some(Value::Object(_))) if version == "2.0" => {
            return Ok(document);
        }
        (None, _) => error(
            "",
            "this is not Swagger 2.0: `swagger` is missing".to_owned(),
        ),
        (Some(version), _) if version != "2.0" => error(
            "/swagger",
            format!("this is Swagger {version}, not \"2.0\""),
        ),
        (_, None) => error("", "`paths` is missing".to_owned()),
        (_, Some(paths)) => error("/paths", format!("this is {}, not an object", kind(paths))),
    };
    Err(problem.help(HELP).into())
}

/// All operations of a document whose `paths` is an object.
fn operations(document: &Map<String, Value>) -> BTreeSet<Operation> {
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flatten();
    items
        .filter_map(|(path, item)| Some((path, item.as_object()?)))
        .flat_map(|(path, item)| item.keys().map(move |key| (path, key)))
        .filter(|(_, key)| METHODS.contains(&key.as_str()))
        .map(|(path, method)| (path.clone(), method.clone()))
        .collect()
}

fn no_subset(public: &Source, internal: &Source, lost: &[&Operation]) -> Diagnostic {
    let named: Vec<_> = lost
        .iter()
        .take(NAMED_AT_MOST)
        .map(|(path, method)| format!("{} {path}", method.to_uppercase()))
        .collect();
    let more = match lost.len().saturating_sub(NAMED_AT_MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let place = lost.first().map_or_else(Pointer::root, |(path, method)| {
        Pointer::root().child("paths").child(path).child(method)
    });
    let message = format!(
        "the public document is no subset of the internal one: {}{more} not in {}",
        named.join(", "),
        internal.name
    );
    Diagnostic::error(&public.name, place.as_str(), message)
        .help("both must come from one server with one configuration; perhaps the two are swapped")
}

/// Takes the internal document apart and keeps the facts.
struct Cleaner<'run> {
    source: &'run Source,
    public_operations: &'run BTreeSet<Operation>,
    problems: Diagnostics,
}

impl Cleaner<'_> {
    fn document(&mut self, mut document: Map<String, Value>, quay_version: &str) -> Value {
        let root = Pointer::root();
        let mut out = Map::new();
        out.insert("swagger".to_owned(), json!("2.0"));
        out.insert("info".to_owned(), json!({"title": "Quay", "version": "v1"}));
        out.insert("x-quay-version".to_owned(), json!(quay_version));
        for fact in ["basePath", "consumes", "produces", "security"] {
            if let Some(value) = document.remove(fact) {
                out.insert(fact.to_owned(), value);
            }
        }
        type Clean<'run> = fn(&mut Cleaner<'run>, Value, &Pointer) -> Value;
        let maps: [(&str, Clean<'_>); 4] = [
            ("definitions", Self::schema),
            ("parameters", Self::parameter),
            ("responses", Self::response),
            ("securityDefinitions", Self::security_definition),
        ];
        for (name, clean) in maps {
            if let Some(value) = document.remove(name) {
                out.insert(name.to_owned(), self.map(value, &root.child(name), clean));
            }
        }
        if let Some(paths) = document.remove("paths") {
            let paths = self.paths(paths, &root.child("paths"));
            out.insert("tags".to_owned(), tags_in_use(&paths));
            out.insert("paths".to_owned(), Value::Object(paths));
        }
        Value::Object(out)
    }

    /// The paths that have an operation.
    fn paths(&mut self, paths: Value, place: &Pointer) -> Map<String, Value> {
        let mut out = Map::new();
        for (path, item) in self.object(paths, place) {
            if path.starts_with("x-") {
                continue;
            }
            let item = self.path_item(item, &path, &place.child(&path));
            if item.keys().any(|key| METHODS.contains(&key.as_str())) {
                out.insert(path, Value::Object(item));
            }
        }
        out
    }

    fn path_item(&mut self, item: Value, path: &str, place: &Pointer) -> Map<String, Value> {
        let mut out = Map::new();
        for (key, value) in self.object(item, place) {
            let place = place.child(&key);
            let value = match key.as_str() {
                method if METHODS.contains(&method) => {
                    let public = (path.to_owned(), method.to_owned());
                    let public = self.public_operations.contains(&public);
                    self.operation(value, public, &place)
                }
                "parameters" => self.parameters(value, &place),
                extension if extension.starts_with("x-") => continue,
                other => {
                    self.error(
                        &place,
                        format!("`{other}` is neither a method nor `parameters`"),
                    );
                    continue;
                }
            };
            out.insert(key, value);
        }
        out
    }

    fn operation(&mut self, operation: Value, public: bool, place: &Pointer) -> Value {
        let mut out = Map::new();
        for (key, value) in self.facts(operation, place) {
            let place = place.child(&key);
            let value = match key.as_str() {
                "parameters" => self.parameters(value, &place),
                "responses" => self.map(value, &place, Self::response),
                "tags" => sorted_strings(value),
                "security" => self.list(value, &place, Self::security_requirement),
                // Where the server is, not what it does.
                "schemes" => continue,
                "x-internal" if value != json!(true) => continue,
                _ => value,
            };
            out.insert(key, value);
        }
        if !public {
            out.insert("x-internal".to_owned(), json!(true));
        }
        Value::Object(out)
    }

    fn parameters(&mut self, parameters: Value, place: &Pointer) -> Value {
        let mut parameters = self.list(parameters, place, Self::parameter);
        if let Value::Array(parameters) = &mut parameters {
            parameters.sort_by_cached_key(|parameter| {
                let text = |key| {
                    parameter
                        .get(key)
                        .and_then(Value::as_str)
                        .unwrap_or_default()
                };
                // The last one decides between two that share a name, whatever their order was.
                (
                    text("in").to_owned(),
                    text("name").to_owned(),
                    sorted(parameter).to_string(),
                )
            });
        }
        parameters
    }

    fn parameter(&mut self, parameter: Value, place: &Pointer) -> Value {
        let mut out = Map::new();
        for (key, value) in self.facts(parameter, place) {
            let value = match key.as_str() {
                "schema" | "items" => self.schema(value, &place.child(&key)),
                _ => value,
            };
            out.insert(key, value);
        }
        Value::Object(out)
    }

    fn response(&mut self, response: Value, place: &Pointer) -> Value {
        let mut out = Map::new();
        for (key, value) in self.facts(response, place) {
            let place = place.child(&key);
            let value = match key.as_str() {
                "schema" => self.schema(value, &place),
                "headers" => self.map(value, &place, Self::parameter),
                _ => value,
            };
            out.insert(key, value);
        }
        Value::Object(out)
    }

    /// A schema. Its keywords are told from the names of its properties by where they stand, so a
    /// property named `description` stays.
    fn schema(&mut self, schema: Value, place: &Pointer) -> Value {
        let mut out = Map::new();
        for (key, value) in self.facts(schema, place) {
            let place = place.child(&key);
            let value = match (key.as_str(), &value) {
                ("properties" | "patternProperties" | "definitions", _) => {
                    self.map(value, &place, Self::schema)
                }
                ("items", Value::Array(_)) | ("allOf" | "anyOf" | "oneOf", _) => {
                    self.list(value, &place, Self::schema)
                }
                ("additionalProperties" | "additionalItems", Value::Bool(_)) => value,
                ("items" | "additionalProperties" | "additionalItems" | "not", _) => {
                    self.schema(value, &place)
                }
                ("required", _) => sorted_strings(value),
                // What the implementation calls the schema.
                ("id", Value::String(_)) => continue,
                _ => value,
            };
            out.insert(key, value);
        }
        Value::Object(out)
    }

    fn security_requirement(&mut self, requirement: Value, place: &Pointer) -> Value {
        self.map(requirement, place, |_, scopes, _| sorted_strings(scopes))
    }

    /// A security definition without the addresses of the server and with the bare names of the scopes.
    fn security_definition(&mut self, definition: Value, place: &Pointer) -> Value {
        let mut out = Map::new();
        for (key, value) in self.object(definition, place) {
            let value = match key.as_str() {
                "scopes" => self.map(value, &place.child("scopes"), |_, _, _| json!("")),
                "type" | "flow" | "in" | "name" => value,
                _ => continue,
            };
            out.insert(key, value);
        }
        Value::Object(out)
    }

    /// The members of an object but for its prose and for extensions that are not about the API.
    fn facts(&mut self, value: Value, place: &Pointer) -> Map<String, Value> {
        let mut object = self.object(value, place);
        object.retain(|key, value| match key.as_str() {
            // As anything but text it is not prose but a mistake, and somebody should see it.
            "description" | "summary" | "title" | "$comment" => !value.is_string(),
            "externalDocs" | "example" | "examples" => false,
            extension if extension.starts_with("x-") => KEPT_EXTENSIONS.contains(&extension),
            _ => true,
        });
        object
    }

    /// Every member of an object by itself, under its name whatever that is.
    fn map(
        &mut self,
        value: Value,
        place: &Pointer,
        clean: fn(&mut Self, Value, &Pointer) -> Value,
    ) -> Value {
        let members = self.object(value, place).into_iter();
        let members = members.map(|(name, member)| {
            let member = clean(self, member, &place.child(&name));
            (name, member)
        });
        Value::Object(members.collect())
    }

    /// Every element of a list by itself.
    fn list(
        &mut self,
        value: Value,
        place: &Pointer,
        clean: fn(&mut Self, Value, &Pointer) -> Value,
    ) -> Value {
        let Value::Array(elements) = value else {
            self.error(place, format!("this is {}, not a list", kind(&value)));
            return Value::Null;
        };
        let elements = elements.into_iter().enumerate();
        let elements = elements.map(|(index, element)| clean(self, element, &place.index(index)));
        Value::Array(elements.collect())
    }

    fn object(&mut self, value: Value, place: &Pointer) -> Map<String, Value> {
        match value {
            Value::Object(object) => object,
            other => {
                self.error(place, format!("this is {}, not an object", kind(&other)));
                Map::new()
            }
        }
    }

    fn error(&mut self, place: &Pointer, message: String) {
        let problem = Diagnostic::error(&self.source.name, place.as_str(), message);
        self.problems.push(problem);
    }
}

/// The tags that the operations carry, as `tags` of a document lists them.
fn tags_in_use(paths: &Map<String, Value>) -> Value {
    let operations = paths.values().filter_map(Value::as_object).flatten();
    let tags: BTreeSet<&str> = operations
        .filter_map(|(_, operation)| operation.get("tags")?.as_array())
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    tags.into_iter().map(|name| json!({"name": name})).collect()
}

/// A list of strings whose order means nothing, sorted; anything else as it is.
fn sorted_strings(mut value: Value) -> Value {
    if let Value::Array(strings) = &mut value
        && strings.iter().all(Value::is_string)
    {
        strings.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
    }
    value
}

fn sorted(value: &Value) -> Value {
    let mut value = value.clone();
    // Whether maps keep the order of insertion is for other crates of the build to say.
    value.sort_all_objects();
    value
}

fn print(document: Value) -> String {
    format!("{:#}\n", sorted(&document))
}

/// What a value is, for messages.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
