//! Recognizes the format of a string.

/// Returns the `format` of a date or timestamp in one of Quay's formats.
pub(crate) fn date_format(text: &str) -> Option<&'static str> {
    const RFC_2822: [&str; 2] = ["aaa, 99 aaa 9999 99:99:99", "aaa, 9 aaa 9999 99:99:99"];
    let char_classes = char_classes(text);
    let zone = RFC_2822
        .iter()
        .find_map(|start| char_classes.strip_prefix(start));
    match zone {
        Some(" -9999" | " +9999") => return Some("rfc2822"),
        Some(" aaa") => return Some("http-date"),
        _ => {}
    }
    match char_classes.strip_prefix("9999-99-99") {
        Some("") => Some("date"),
        Some(time) if is_time(time) => Some("date-time"),
        _ => None,
    }
}

/// Matches `T11:41:16`, with or without a fraction and offset.
fn is_time(char_classes: &str) -> bool {
    let time = char_classes.strip_prefix(['a', ' ']);
    let rest = time.and_then(|time| time.strip_prefix("99:99:99"));
    rest.is_some_and(|rest| {
        let fraction = rest
            .strip_prefix('.')
            .map(|rest| rest.trim_start_matches('9'));
        ["", "a", "+99:99", "-99:99"].contains(&fraction.unwrap_or(rest))
    })
}

/// Replaces digits with `9` and letters with `a`.
fn char_classes(text: &str) -> String {
    let outlined = |character: char| match character {
        digit if digit.is_ascii_digit() => '9',
        letter if letter.is_ascii_alphabetic() => 'a',
        other => other,
    };
    text.chars().map(outlined).collect()
}

/// Returns whether the text is a UUID.
pub(crate) fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.split('-').all(is_hex)
}

/// Splits a digest into its algorithm and hexadecimal digits.
pub(crate) fn parse_digest(text: &str) -> Option<(&str, &str)> {
    let (algorithm, digits) = text.split_once(':')?;
    let known = ["sha256", "sha384", "sha512"].contains(&algorithm);
    (known && digits.len() >= 32 && is_hex(digits)).then_some((algorithm, digits))
}

/// Returns whether the text is long enough in hexadecimal digits to be a hash.
pub(crate) fn is_hash(text: &str) -> bool {
    text.len() >= 16 && is_hex(text)
}

fn is_hex(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Words that suggest a secret at the end of a property name.
const SECRET_WORDS: [&str; 12] = [
    "apikey",
    "authorization",
    "cookie",
    "credential",
    "credentials",
    "passphrase",
    "passwd",
    "password",
    "pwd",
    "secret",
    "secrets",
    "token",
];

/// Phrases that suggest a secret at the end of a property name.
const SECRET_KEYS: [&str; 6] = [
    "access_key",
    "api_key",
    "encryption_key",
    "private_key",
    "secret_key",
    "token_code",
];

/// Lists the endings of property names that suggest a secret.
pub fn secret_names() -> impl Iterator<Item = &'static str> {
    SECRET_WORDS.into_iter().chain(SECRET_KEYS)
}

/// Returns whether a property name suggests a secret. The name must end with one of these words: `has_password_set` is
/// not a secret.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let name = crate::case::snake(name);
    let last = name.rsplit('_').next().unwrap_or_default();
    SECRET_WORDS.contains(&last) || SECRET_KEYS.iter().any(|key| name.ends_with(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_recognized_by_their_format() {
        for (text, format) in [
            ("Mon, 13 Dec 2021 11:41:16 -0000", Some("rfc2822")),
            ("Mon, 3 Dec 2021 11:41:16 GMT", Some("http-date")),
            ("2021-12-13T11:41:16Z", Some("date-time")),
            ("2021-12-13T11:41:16.123456+00:00", Some("date-time")),
            ("2021-12-13 11:41:16", Some("date-time")),
            ("2021-12-13", Some("date")),
            ("2021-12-13T", None),
            ("2021-12-13 and so on", None),
            ("12/13/2021", None),
            ("", None),
        ] {
            assert_eq!(date_format(text), format, "{text}");
        }
    }

    #[test]
    fn secrets_are_recognized_by_the_end_of_their_names() {
        for name in [
            "password",
            "clientSecret",
            "upstream_registry_password",
            "token_code",
            "awsAccessKey",
        ] {
            assert!(is_secret_name(name), "{name}");
        }
        for name in [
            "has_password_set",
            "requires_secret_scan",
            "token_uuid",
            "key",
            "tokens",
        ] {
            assert!(!is_secret_name(name), "{name}");
        }
    }

    #[test]
    fn digests_and_uuids_are_recognized() {
        assert!(parse_digest(&format!("sha256:{}", "0a".repeat(32))).is_some());
        assert!(parse_digest("sha256:latest").is_none());
        assert!(is_uuid("0fe352a4-1078-4732-88f9-e994428b15f9"));
        assert!(!is_uuid("a-name-with-four-dashes"));
        assert!(is_hash("94adf3582e0c6299"));
        assert!(!is_hash("decade"));
    }
}
