//! Maps parameters to the response properties that hold their values.
//!
//! Most parameter names equal the property name or end with it, such as `client_id` and `trigger_uuid`. A table lists
//! the others.

use std::borrow::Cow;

/// The origin of a value in a response.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ValueSource {
    /// The property with this name.
    Property(Cow<'static, str>),
    /// The name of an entity of this kind, in an object with `kind` and `name`.
    Kind(&'static str),
    /// A repository, `namespace/name`, in an object with both properties.
    Repository,
}

const ORGANIZATION: ValueSource = ValueSource::Kind("org");
const USER: ValueSource = ValueSource::Kind("user");

/// The parameters whose values cannot be found by name.
const KNOWN_PARAMETERS: [(&str, &[ValueSource]); 10] = [
    (
        "manifestref",
        &[ValueSource::Property(Cow::Borrowed("manifest_digest"))],
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
pub(super) fn is_known(parameter: &str) -> bool {
    KNOWN_PARAMETERS.iter().any(|(name, _)| *name == parameter)
}

/// Returns the sources of a parameter's values in order of preference, in the response that lists them or in others.
pub(super) fn sources(parameter: &str, in_collection: bool) -> Vec<ValueSource> {
    let known = KNOWN_PARAMETERS.iter().find(|(name, _)| *name == parameter);
    let mut sources = known
        .map(|(_, sources)| sources.to_vec())
        .unwrap_or_default();
    let member = |name: &str| ValueSource::Property(Cow::Owned(name.to_owned()));
    sources.push(member(parameter));
    if in_collection {
        sources.extend(
            ["uuid", "id", "name"]
                .into_iter()
                .filter(|end| parameter.ends_with(end))
                .map(member),
        );
        sources.extend(["uuid", "id", "name"].map(member));
    }
    sources
}

/// Returns the source for a kind of entity.
pub(super) fn kind(text: &str) -> Option<ValueSource> {
    let kinds = KNOWN_PARAMETERS.iter().flat_map(|(_, sources)| *sources);
    let mut kinds =
        kinds.filter(|source| matches!(source, ValueSource::Kind(kind) if *kind == text));
    kinds.next().cloned()
}
