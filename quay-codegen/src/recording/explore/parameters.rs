//! What a parameter stands for, in the words of answers.
//!
//! Most parameters are called like the member that holds their value, or by the end of its name: `client_id`,
//! `trigger_uuid`. Those that Quay calls otherwise stand in one table.

use std::borrow::Cow;

/// What a value in an answer is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ValueSource {
    /// The member of that name.
    Member(Cow<'static, str>),
    /// The name of an entity of that kind: objects that show one say `kind` and `name`.
    Kind(&'static str),
    /// A repository, `namespace/name`: objects that are one say both.
    Repository,
}

const ORGANIZATION: ValueSource = ValueSource::Kind("org");
const USER: ValueSource = ValueSource::Kind("user");

/// What Quay's parameters stand for where their names do not tell.
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

/// Whether a parameter is one of the table.
pub(super) fn is_term(parameter: &str) -> bool {
    TERMS.iter().any(|(name, _)| *name == parameter)
}

/// What a parameter stands for, in the order in which to look for it: in the answer that lists it, and
/// everywhere else.
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

/// The kinds of an entity that objects tell.
pub(super) fn kind(text: &str) -> Option<ValueSource> {
    let kinds = TERMS.iter().flat_map(|(_, meanings)| *meanings);
    let mut kinds =
        kinds.filter(|meaning| matches!(meaning, ValueSource::Kind(kind) if *kind == text));
    kinds.next().cloned()
}
