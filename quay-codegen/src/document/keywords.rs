//! What the keywords of a document contain.

/// Keywords of objects with free names as keys: a property named `description` is not a text.
pub(crate) const OF_NAMES: [&str; 9] = [
    "definitions",
    "headers",
    "parameters",
    "paths",
    "patternProperties",
    "properties",
    "responses",
    "scopes",
    "securityDefinitions",
];
