//! A proposed action and its YAML.

use std::fmt::Write as _;

use saphyr::{Mapping, Scalar, Yaml, YamlEmitter};
use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::sanitize::is_unsafe;

/// A proposed action of an overlay.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Action {
    pub(super) target: String,
    /// The value to merge into the target; `None` removes the target.
    pub(super) update: Option<Value>,
    /// The findings and the recordings that contain them.
    pub(super) reasons: Vec<String>,
}

impl Action {
    /// Returns whether all characters of its YAML are printable.
    pub(super) fn is_readable(&self) -> bool {
        let mut text = String::new();
        self.write(&mut text);
        text.lines().all(|line| !line.contains(is_unsafe))
    }

    pub(super) fn refused(&self, problem: &str) -> Diagnostic {
        Diagnostic::warning(&self.target, "", self.reasons.join("; "))
            .help(format!("correct it by hand: {problem}"))
    }

    pub(super) fn write(&self, text: &mut String) {
        for line in &self.reasons {
            let _ = writeln!(text, "  # {line}");
        }
        let change = match &self.update {
            Some(update) => (key("update"), yaml(update)),
            None => (key("remove"), Yaml::Value(Scalar::Boolean(true))),
        };
        let target = (key("target"), key(&self.target));
        let mut emitted = String::new();
        // Writing to a string cannot fail.
        let _ = YamlEmitter::new(&mut emitted)
            .dump(&Yaml::Mapping([target, change].into_iter().collect()));
        let lines = emitted.lines().filter(|line| *line != "---");
        for (index, line) in lines.enumerate() {
            let _ = writeln!(text, "  {} {line}", if index == 0 { '-' } else { ' ' });
        }
    }
}

fn key(text: &str) -> Yaml<'static> {
    Yaml::Value(Scalar::String(text.to_owned().into()))
}

fn yaml(value: &Value) -> Yaml<'static> {
    match value {
        Value::Null => Yaml::Value(Scalar::Null),
        Value::Bool(boolean) => Yaml::Value(Scalar::Boolean(*boolean)),
        // Inferred schemas contain no numbers.
        Value::Number(number) => key(&number.to_string()),
        Value::String(text) => key(text),
        Value::Array(elements) => Yaml::Sequence(elements.iter().map(yaml).collect()),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| (key(name), yaml(value)));
            Yaml::Mapping(members.collect::<Mapping<'static>>())
        }
    }
}
