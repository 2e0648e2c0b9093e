//! Which words of the exchanges are names, and of what: learnt before anything is replaced, so that a name is
//! known wherever it stands.

use serde_json::Value;

use super::placeholders::StandIns;
use crate::recording::exchange::Answer;
use crate::recording::explore::Asked;

/// Learns the names from what objects say of themselves, from the paths, and from members that are called so.
pub(super) fn learn(exchanges: &[(Asked<'_>, Answer)], stand_ins: &mut StandIns) {
    let bodies = || {
        exchanges
            .iter()
            .filter_map(|(_, answer)| answer.body.as_ref())
    };
    // At times an organization is shown as a user, never the other way round.
    for kind in ["org", "robot", "team", "user"] {
        bodies().for_each(|body| entities(kind, body, stand_ins));
    }
    for (asked, _) in exchanges {
        for (parameter, value) in asked.operation.path_parameters.iter().zip(&asked.values) {
            named(&parameter.name, value, stand_ins);
        }
        for (name, value) in &asked.query {
            named(name, value, stand_ins);
        }
    }
    for body in bodies() {
        members(body, stand_ins);
    }
}

/// Objects that show an entity say its kind and its name.
fn entities(wanted: &str, value: &Value, stand_ins: &mut StandIns) {
    if let (Some(kind), Some(name)) = (text(value, "kind"), text(value, "name"))
        && kind == wanted
    {
        match kind {
            "robot" => robot(name, stand_ins),
            kind => stand_ins.learn(kind, name),
        }
    }
    each(value, &mut |_, value| entities(wanted, value, stand_ins));
}

fn members(value: &Value, stand_ins: &mut StandIns) {
    if let (Some(namespace), Some(name)) = (text(value, "namespace"), text(value, "name")) {
        stand_ins.learn("org", namespace);
        stand_ins.learn("repo", name);
    }
    each(value, &mut |name, value| {
        match (name, value) {
            (Some(name), Value::String(text)) => named(name, text, stand_ins),
            (_, value) => members(value, stand_ins),
        };
    });
}

/// A value under the name of a parameter or a member.
fn named(name: &str, value: &str, stand_ins: &mut StandIns) {
    match name {
        "username" | "membername" | "performer" | "user" | "prefix" => {
            stand_ins.learn("user", value)
        }
        "orgname" | "organization" | "namespace" => stand_ins.learn("org", value),
        "teamname" | "team" => stand_ins.learn("team", value),
        "tag" | "tag_name" => stand_ins.learn("tag", value),
        "robot_shortname" | "robot" => robot(value, stand_ins),
        "repository" | "repo" => match value.split_once('/') {
            Some((namespace, name)) => {
                stand_ins.learn("org", namespace);
                stand_ins.learn("repo", name);
            }
            None => stand_ins.learn("repo", value),
        },
        "name" | "display_name" | "company" | "family_name" | "given_name" => {
            robot_or(value, stand_ins)
        }
        _ => {}
    }
}

fn robot_or(value: &str, stand_ins: &mut StandIns) {
    if value.contains('+') {
        robot(value, stand_ins);
    } else {
        stand_ins.learn_unless_ordinary("name", value);
    }
}

/// `namespace+shortname`, or the latter alone.
fn robot(name: &str, stand_ins: &mut StandIns) {
    let (namespace, short) = name.split_once('+').unwrap_or(("", name));
    stand_ins.learn("org", namespace);
    stand_ins.learn("robot", short);
}

fn text<'value>(value: &'value Value, name: &str) -> Option<&'value str> {
    value.get(name)?.as_str()
}

/// Every part of a value, with its name where it has one.
fn each(value: &Value, visit: &mut dyn FnMut(Option<&str>, &Value)) {
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| visit(None, element)),
        Value::Object(members) => members
            .iter()
            .for_each(|(name, value)| visit(Some(name), value)),
        _ => {}
    }
}
