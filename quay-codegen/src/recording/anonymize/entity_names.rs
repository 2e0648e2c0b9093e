//! Collects the names of users, organizations, repositories and other entities from all exchanges. This happens before
//! any replacement, so that a name is recognized wherever it occurs.

use serde_json::Value;

use super::placeholders::Placeholders;
use crate::recording::exchange::Response;
use crate::recording::explore::PlannedRequest;

/// Registers the names in objects, paths and properties that are known to contain names.
pub(super) fn learn(exchanges: &[(PlannedRequest<'_>, Response)], placeholders: &mut Placeholders) {
    let bodies = || {
        exchanges
            .iter()
            .filter_map(|(_, response)| response.body.as_ref())
    };
    // Quay sometimes returns an organization as a user, never the reverse.
    for kind in ["org", "robot", "team", "user"] {
        bodies().for_each(|body| entities(kind, body, placeholders));
    }
    for (request, _) in exchanges {
        for (parameter, value) in request
            .operation
            .path_parameters
            .iter()
            .zip(&request.values)
        {
            named(&parameter.name, value, placeholders);
        }
        for (name, value) in &request.query {
            named(name, value, placeholders);
        }
    }
    for body in bodies() {
        members(body, placeholders);
    }
}

/// Registers the names of objects that represent an entity, which have its `kind` and `name`.
fn entities(wanted: &str, value: &Value, placeholders: &mut Placeholders) {
    if let (Some(kind), Some(name)) = (text(value, "kind"), text(value, "name"))
        && kind == wanted
    {
        match kind {
            "robot" => robot(name, placeholders),
            kind => placeholders.register(kind, name),
        }
    }
    each(value, &mut |_, value| entities(wanted, value, placeholders));
}

fn members(value: &Value, placeholders: &mut Placeholders) {
    if let (Some(namespace), Some(name)) = (text(value, "namespace"), text(value, "name")) {
        placeholders.register("org", namespace);
        placeholders.register("repo", name);
    }
    each(value, &mut |name, value| {
        match (name, value) {
            (Some(name), Value::String(text)) => named(name, text, placeholders),
            (_, value) => members(value, placeholders),
        };
    });
}

/// Registers the value of a parameter or property.
fn named(name: &str, value: &str, placeholders: &mut Placeholders) {
    match name {
        "username" | "membername" | "performer" | "user" | "prefix" => {
            placeholders.register("user", value)
        }
        "orgname" | "organization" | "namespace" => placeholders.register("org", value),
        "teamname" | "team" => placeholders.register("team", value),
        "tag" | "tag_name" => placeholders.register("tag", value),
        "robot_shortname" | "robot" => robot(value, placeholders),
        "repository" | "repo" => match value.split_once('/') {
            Some((namespace, name)) => {
                placeholders.register("org", namespace);
                placeholders.register("repo", name);
            }
            None => placeholders.register("repo", value),
        },
        "name" | "display_name" | "company" | "family_name" | "given_name" => {
            robot_or(value, placeholders)
        }
        _ => {}
    }
}

fn robot_or(value: &str, placeholders: &mut Placeholders) {
    if value.contains('+') {
        robot(value, placeholders);
    } else {
        placeholders.register_unless_ordinary("name", value);
    }
}

/// Registers a robot: `namespace+shortname`, or only the short name.
fn robot(name: &str, placeholders: &mut Placeholders) {
    let (namespace, short) = name.split_once('+').unwrap_or(("", name));
    placeholders.register("org", namespace);
    placeholders.register("robot", short);
}

fn text<'value>(value: &'value Value, name: &str) -> Option<&'value str> {
    value.get(name)?.as_str()
}

/// Visits all nested values with their property names.
fn each(value: &Value, visit: &mut dyn FnMut(Option<&str>, &Value)) {
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| visit(None, element)),
        Value::Object(members) => members
            .iter()
            .for_each(|(name, value)| visit(Some(name), value)),
        _ => {}
    }
}
