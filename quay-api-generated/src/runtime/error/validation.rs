//! Shortens the messages of the JSON schema validator of Quay, which repeat the schema and the
//! request body.

use std::borrow::Cow;

use super::redact;
use crate::runtime::strings::{after_last, contains, parts, split_once};

/// What ends the first paragraph of a message.
const FAILED: &str = "\n\nFailed validating";

/// Returns the first sentence of a message, without the values in it that may be secret.
///
/// A message starts with the value that does not match, followed by one of a few phrases, such as
/// `{'limit': 1} is not valid under any of the given schemas`.
pub(super) fn summarize(text: &str) -> Cow<'_, str> {
    let (sentence, details) = match split_once(text, FAILED) {
        Some((sentence, details)) => (sentence, details),
        // Some handlers send the first paragraph only.
        None if is_about_object(text) => (text, ""),
        None => return Cow::Borrowed(text),
    };
    if sentence.as_bytes().contains(&b'{') {
        return Cow::Owned(about_object(sentence));
    }
    match secret_property(details) {
        Some(name) => Cow::Owned(format!("the value of `{name}` is invalid")),
        None => Cow::Borrowed(sentence),
    }
}

fn is_about_object(text: &str) -> bool {
    const PHRASES: [&str; 2] = ["} is valid under each of", "} is not valid under any of"];
    text.starts_with('{') && PHRASES.iter().any(|phrase| contains(text, phrase))
}

/// Leaves an object out of a sentence.
fn about_object(sentence: &str) -> String {
    const BETWEEN: &str = "} is ";
    let Some((before, rest)) = split_once(sentence, "{") else {
        return sentence.to_owned();
    };
    // A value may contain the same text, so the last match is the end of the object. Alternatives
    // after it never contain a phrase.
    match after_last(rest, BETWEEN).and_then(|phrase| parts(phrase, b'{').next()) {
        Some("valid under each of ") => format!(
            "{before}{{…}} matches more than one of the given schemas, but must match exactly \
             one"
        ),
        Some(phrase) => format!("{before}{{…}} is {}", phrase.trim_end()),
        None => format!("{before}{{…}}"),
    }
}

/// Returns the name of the property whose value the details repeat, if that may be secret. They end
/// with the path to the value and the value, as in `On instance['password']:\n 'short'`.
fn secret_property(details: &str) -> Option<&str> {
    let (path, _) = split_once(after_last(details, "On instance")?, ":\n")?;
    parts(path, b'\'').find(|name| redact::is_secret(name))
}

#[cfg(test)]
mod tests {
    use super::summarize;

    #[test]
    fn only_a_whole_sentence_without_values_is_left() {
        for (message, sentence) in [
            ("Invalid name", "Invalid name"),
            ("Use {name} or {id}", "Use {name} or {id}"),
            (
                "'x' is a required property\n\nFailed validating: {'password': 's'}",
                "'x' is a required property",
            ),
            (
                "{'password': 'a} is b'} is not valid under any of the given schemas\n\n\
                 Failed validating",
                "{…} is not valid under any of the given schemas",
            ),
            (
                "{'limit': 1, 'limit_bytes': 2} is valid under each of {'required': \
                 ['limit_bytes']}, {'required': ['limit']}\n\nFailed validating 'oneOf' in schema",
                "{…} matches more than one of the given schemas, but must match exactly one",
            ),
            (
                "{'password': 's'} is valid under each of {'required': ['b']}, {'required': ['a']}",
                "{…} matches more than one of the given schemas, but must match exactly one",
            ),
            ("Odd {'password': 'a'}\n\nFailed validating", "Odd {…}"),
            (
                "'s' is too short\n\nFailed validating 'minLength' in schema['properties']\
                 ['password']:\n    {'minLength': 8}\n\nOn instance['password']:\n    's'",
                "the value of `password` is invalid",
            ),
            (
                "'s' is too short\n\nFailed validating 'minLength' in schema['properties']\
                 ['name']:\n    {'minLength': 8}\n\nOn instance['name']:\n    's'",
                "'s' is too short",
            ),
        ] {
            assert_eq!(summarize(message), sentence);
        }
    }
}
