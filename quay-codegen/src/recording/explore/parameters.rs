//! Maps parameters to the response properties that hold their values.
//!
//! Most parameters have the name of the property or end in it, such as `client_id` and `trigger_uuid`. A table lists
//! the others.

use std::borrow::Cow;

/// The kind of a value in a response.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ValueSource {
    /// The property with this name.
    Member(Cow<'static, str>),
    /// The name of an entity of this kind, in an object with `kind` and `name`.
    Kind(&'static str),
    /// A repository, `namespace/name`, in an object with both properties.
    Repository,
}

const ORGANIZATION: ValueSource = ValueSource::Kind("org");
const USER: ValueSource = ValueSource::Kind("user");

/// The parameters whose names do not tell what they hold.
const TERMS: [(&str, &[ValueSource]); 10] = [
    (
        "manifestref",
        &[ValueSource::Member(Cow::Borrowed("manifest_digest"))],
    ),
    ("membername", &[USER]),
    ("namespace", &[ORGANIZATION, USER]),
    ("orgname", &[ORGANIZATION]),
    ("performer", &[USER]),
    ("prefix", &[USER]),
    ("repository", &[ValueSource::Repository]),
    ("robot_shortname", &[ValueSource::Kind("robot")]),
    ("teamname", &[ValueSource::Kind("team")]),
    ("username", &[USER]),
];

/// Returns whether the table contains a parameter.
pub(super) fn is_term(parameter: &str) -> bool {
    TERMS.iter().any(|(name, _)| *name == parameter)
}

/// The kinds of values for a parameter, in order of preference: in the response that lists them, and elsewhere.
pub(super) fn meanings(parameter: &str, in_collection: bool) -> Vec<ValueSource> {
    let term = TERMS.iter().find(|(name, _)| *name == parameter);
    let mut meanings = term
        .map(|(_, meanings)| meanings.to_vec())
        .unwrap_or_default();
    let member = |name: &str| ValueSource::Member(Cow::Owned(name.to_owned()));
    meanings.push(member(parameter));
    if in_collection {
        meanings.extend(
            ["uuid", "id", "name"]
                .into_iter()
                .filter(|end| parameter.ends_with(end))
                .map(member),
        );
        meanings.extend(["uuid", "id", "name"].map(member));
    }
    meanings
}

/// The kinds of entities.
pub(super) fn kind(text: &str) -> Option<ValueSource> {
    let kinds = TERMS.iter().flat_map(|(_, meanings)| *meanings);
    let mut kinds =
        kinds.filter(|meaning| matches!(meaning, ValueSource::Kind(kind) if *kind == text));
    kinds.next().cloned()
}
