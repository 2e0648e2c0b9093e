//! Collects values from responses for use in further requests.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::parameters::{self, ValueSource};
use super::{PlannedRequest, as_text};
use crate::model::{Api, Operation, Parameter, Type, TypeKind, path_parameter};
use crate::recording::formats::is_secret_name;
use crate::recording::typed_value::{TypedValue, field_type, resolve_value, response_type};

/// A parameter name and its value.
pub(super) type Binding = (String, String);

/// The context of a response: the path of the operation and its parameter values.
type Origin = (String, Vec<Binding>);

/// The values by source and context.
#[derive(Default)]
pub(super) struct ValuePool {
    values: BTreeMap<ValueSource, BTreeMap<Origin, ValuesAtDepth>>,
    count: usize,
}

/// Values grouped by their depth in the response, since items of a list are unrelated.
#[derive(Default)]
struct ValuesAtDepth {
    depth: usize,
    values: Vec<String>,
}

/// The maximum number of values for each context. Enough for a large server.
const MAX_VALUES: usize = 64;
/// The maximum length of a path value.
const MAX_LENGTH: usize = 255;

impl ValuePool {
    /// Returns the number of collected facts.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Collects the values of a response, except secrets.
    pub(super) fn learn(
        &mut self,
        api: &Api,
        request: &PlannedRequest<'_>,
        is_success: bool,
        body: &Value,
    ) {
        let origin = (request.operation.path.clone(), request.bindings());
        let mut reading = Reading {
            api,
            origin,
            pool: self,
        };
        reading.value(response_type(request.operation, is_success), body, 0);
    }

    /// Returns the possible values of a parameter, starting with those of the response that lists them.
    pub(super) fn values(
        &self,
        api: &Api,
        parameter: &Parameter,
        collection: Option<&Operation>,
        bound: &[Binding],
    ) -> Vec<String> {
        if let Some(words) = enum_values(api, &parameter.kind) {
            return words;
        }
        let listed = collection.and_then(|operation| {
            let origin = (operation.path.clone(), bound.to_vec());
            let sources = parameters::sources(&parameter.name, true);
            let values = sources
                .iter()
                .filter_map(|source| self.values.get(source)?.get(&origin));
            values
                .map(|found_here| found_here.values.clone())
                .find(|values| !values.is_empty())
        });
        let elsewhere = || {
            let sources = parameters::sources(&parameter.name, false);
            let values = sources
                .iter()
                .map(|source| self.matching(source, |_| true, bound));
            values.into_iter().find(|values| !values.is_empty())
        };
        let values = listed
            .or_else(elsewhere)
            .unwrap_or_else(|| self.of_same_things(&parameter.name, bound));
        values
            .into_iter()
            .map(|value| shortened(&parameter.name, value))
            .collect()
    }

    /// Returns the values of a source from responses in the same context.
    fn matching(
        &self,
        source: &ValueSource,
        is_from: impl Fn(&str) -> bool,
        bound: &[Binding],
    ) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for ((path, bindings), found_here) in self.values.get(source).into_iter().flatten() {
            if is_from(path) && bound.iter().all(|one| bindings.contains(one)) {
                for value in &found_here.values {
                    if !found.contains(value) && found.len() < MAX_VALUES {
                        found.push(value.clone());
                    }
                }
            }
        }
        found
    }

    /// Returns ids for `<thing>_uuid` and `<thing>_id` from any list of such things.
    fn of_same_things(&self, parameter: &str, bound: &[Binding]) -> Vec<String> {
        let Some((thing, _)) = parameter.rsplit_once('_') else {
            return Vec::new();
        };
        let lists = |path: &str| {
            let last = path
                .trim_end_matches('/')
                .rsplit('/')
                .next()
                .unwrap_or_default();
            path_parameter(last).is_none() && last.strip_suffix('s').unwrap_or(last) == thing
        };
        let sources = parameters::sources(parameter, true).into_iter();
        let mut values = sources.map(|source| self.matching(&source, lists, bound));
        values.find(|values| !values.is_empty()).unwrap_or_default()
    }

    fn add(&mut self, source: ValueSource, origin: &Origin, depth: usize, value: String) {
        if value.is_empty() || value.len() > MAX_LENGTH {
            return;
        }
        let places = self.values.entry(source).or_default();
        let found_here = places
            .entry(origin.clone())
            .or_insert_with(|| ValuesAtDepth {
                depth,
                values: Vec::new(),
            });
        if depth < found_here.depth {
            *found_here = ValuesAtDepth {
                depth,
                values: Vec::new(),
            };
        }
        if depth == found_here.depth
            && found_here.values.len() < MAX_VALUES
            && !found_here.values.contains(&value)
        {
            found_here.values.push(value);
            self.count += 1;
        }
    }
}

/// The traversal of a response.
struct Reading<'run> {
    api: &'run Api,
    origin: Origin,
    pool: &'run mut ValuePool,
}

impl Reading<'_> {
    fn value(&mut self, kind: &Type, value: &Value, depth: usize) {
        match (resolve_value(self.api, kind, value), value) {
            (TypedValue::List(item), Value::Array(elements)) => {
                elements
                    .iter()
                    .for_each(|element| self.value(item, element, depth));
            }
            (TypedValue::Map(inner), Value::Object(members)) => {
                for (name, value) in members {
                    // The keys of a map name its values.
                    self.add(
                        ValueSource::Property("name".into()),
                        depth + 1,
                        name.clone(),
                    );
                    self.value(inner, value, depth);
                }
            }
            (TypedValue::Object(object, _), Value::Object(members)) => {
                self.object(members, depth + 1, |name| {
                    field_type(object, name).unwrap_or(&Type::Any)
                });
            }
            (_, Value::Array(elements)) => {
                elements
                    .iter()
                    .for_each(|element| self.value(&Type::Any, element, depth));
            }
            (_, Value::Object(members)) => self.object(members, depth + 1, |_| &Type::Any),
            _ => {}
        }
    }

    fn object<'kind>(
        &mut self,
        members: &Map<String, Value>,
        depth: usize,
        kind_of: impl Fn(&str) -> &'kind Type,
    ) {
        let text = |name: &str| members.get(name).and_then(Value::as_str);
        let name = text("name").map(str::to_owned);
        if let (Some(source), Some(name)) = (text("kind").and_then(parameters::kind), name.clone())
        {
            self.add(source, 0, name);
        }
        if let (Some(namespace), Some(name)) = (text("namespace"), name) {
            self.add(ValueSource::Repository, 0, format!("{namespace}/{name}"));
        }
        for (name, value) in members {
            let kind = kind_of(name);
            if *kind == Type::Secret || is_secret_name(name) {
                continue;
            }
            match as_text(value) {
                Some(text) => self.add(ValueSource::Property(name.clone().into()), depth, text),
                None => self.value(kind, value, depth),
            }
        }
    }

    fn add(&mut self, source: ValueSource, depth: usize, value: String) {
        self.pool.add(source, &self.origin, depth, value);
    }
}

/// Returns the values of a parameter with an enum type.
fn enum_values(api: &Api, kind: &Type) -> Option<Vec<String>> {
    let Type::Named(name) = kind else { return None };
    match &api.types.get(name)?.kind {
        TypeKind::Enum(values) => Some(values.iter().map(|value| value.value.clone()).collect()),
        _ => None,
    }
}

/// Removes the namespace from `namespace+shortname`, since the path of a robot already contains it.
fn shortened(parameter: &str, value: String) -> String {
    match value.split_once('+') {
        Some((_, short)) if parameter.ends_with("shortname") => short.to_owned(),
        _ => value,
    }
}
