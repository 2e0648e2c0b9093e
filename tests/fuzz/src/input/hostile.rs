//! Texts, numbers and values that often break parsers and generators.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::choices::Choices;

/// Names and texts: keywords, names already in use, texts that would escape from a literal, comment, line or folder,
/// and invisible characters.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let value: Value = serde_json::from_str(include_str!("hostile.json")).unwrap_or_default();
    let list = |name: &str| {
        let list = value
            .get(name)
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        list.filter_map(|word| word.as_str().map(str::to_owned))
            .collect()
    };
    Words {
        texts: list("texts"),
        keywords: list("keywords"),
    }
});

struct Words {
    texts: Vec<String>,
    keywords: Vec<String>,
}

fn word(choices: &mut Choices<'_>) -> String {
    choices.pick(&WORDS.texts).cloned().unwrap_or_default()
}

/// Returns a keyword of documents, supported or not.
pub(super) fn keyword(choices: &mut Choices<'_>) -> String {
    choices.pick(&WORDS.keywords).cloned().unwrap_or_default()
}

/// Returns any text.
pub(super) fn text(choices: &mut Choices<'_>) -> String {
    match choices.below(24) {
        20 => "a".repeat(300),
        21 => "long name ".repeat(1 + choices.below(300)),
        22 => format!("{}{}", word(choices), word(choices)),
        23 => "\u{301}".repeat(1 + choices.below(40)),
        _ => word(choices),
    }
}

/// Returns a number at the limit of a type.
pub(super) fn number(choices: &mut Choices<'_>) -> Value {
    const NUMBERS: [&str; 20] = [
        "0",
        "-0",
        "1",
        "-1",
        "0.5",
        "-0.0",
        "127",
        "255",
        "2147483647",
        "2147483648",
        "-2147483649",
        "4294967296",
        "9007199254740993",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "1e308",
        "1e-320",
        "6000.0",
    ];
    serde_json::from_str(choices.text(&NUMBERS)).unwrap_or_default()
}

/// Returns a value of any kind.
pub(super) fn value(choices: &mut Choices<'_>) -> Value {
    match choices.below(12) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(false),
        3 | 4 => number(choices),
        5 => json!([]),
        6 => json!({}),
        7 => json!([text(choices), text(choices)]),
        8 => json!({ text(choices): text(choices) }),
        9 => nested(choices),
        _ => json!(text(choices)),
    }
}

/// Returns a nested value.
fn nested(choices: &mut Choices<'_>) -> Value {
    let depth = choices.pick(&[2, 10, 60, 140]).copied().unwrap_or(2);
    let kind = choices.below(5);
    (0..depth).fold(json!({"type": "string"}), |value, _| match kind {
        0 => json!([value]),
        1 => json!({"type": "array", "items": value}),
        2 => json!({"type": "object", "properties": {"a": value}}),
        3 => json!({"type": "object", "additionalProperties": value}),
        _ => json!({"oneOf": [value, {"type": "null"}]}),
    })
}
