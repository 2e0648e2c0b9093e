//! Rejects unclear phrases in docs, comments, messages and overlays, and the words that ARCHITECTURE.md replaces.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "the helpers of the test"
)]

use std::fs;
use std::path::Path;

use quay_tests::inputs::workspace;

/// Phrases with better alternatives.
const BANNED: &[(&str, &str)] = &[
    ("again and again", "repeatedly"),
    ("all the same", "still, anyway"),
    ("and its user the right", "and its user needs permission"),
    ("are taken for", "are treated as"),
    ("as to a stranger", "as an outsider sees it"),
    ("at times ", "sometimes"),
    ("be told when", "get notified when"),
    ("by an overlay action", "with an overlay action"),
    ("by schedule", "on a schedule"),
    ("by themselves", "automatically"),
    ("came of", "the result of"),
    ("come about", "happen"),
    ("come twice", "be unique"),
    ("else the ", "otherwise the"),
    ("for people to read", "human-readable"),
    ("in question", "name the thing"),
    ("is to be given", "set, pass"),
    ("is told", "is reported"),
    ("leads nowhere", "does not exist"),
    ("looked at", "checked, read"),
    ("neutralised", "anonymized"),
    ("no telling", "unknown"),
    ("nothing worth reading", "nothing"),
    ("of a type of your own", "of your own type"),
    ("one by one", "individually"),
    ("passed over", "ignored"),
    ("separated by blanks", "separated by spaces"),
    ("speaks of", "reports"),
    ("stands for that of", "is used instead"),
    ("switched off", "disabled"),
    ("switched on", "enabled"),
    ("takes along", "includes"),
    ("tell apart", "distinguish"),
    ("tells apart", "distinguishes"),
    ("that which", "name the thing"),
    ("this must be", "expected"),
    ("told apart", "distinguished"),
    ("walks in a circle", "loops"),
    ("way of signing in", "authentication method"),
    ("what came of", "the result of"),
    ("whatever its", "regardless of, of any"),
    ("work the size out", "compute"),
    ("worked the size out", "computed"),
    ("worth reading", "useful"),
];

/// Words that ARCHITECTURE.md replaces in one meaning, but that are right in another, in code or in the name of something.
const AMBIGUOUS: &[&str] = &[
    "absent",
    "answer",
    "base",
    "discovery",
    "effect",
    "endpoint",
    "form",
    "member",
    "method",
    "neutral",
    "patch",
    "relation",
    "right",
    "setting",
    "spec",
    "union",
    "walk",
    "whole",
];

const ROOTS: &[&str] = &[
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    "quay-api-generated",
    "quay-codegen",
    "specs/HISTORY.md",
    "specs/overlays",
    "tests/bench",
    "tests/fuzz/src",
    "tests/src",
    "tests/tests",
    "xtask",
];

#[test]
fn texts_are_plain_english() {
    let replaced = replaced_words();
    let mut found = Vec::new();
    for root in ROOTS {
        check(&workspace().join(root), root, &replaced, &mut found);
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Returns the words in the column "not" of the table of words, each with the words to use instead.
fn replaced_words() -> Vec<(String, String)> {
    let text = fs::read_to_string(workspace().join("ARCHITECTURE.md")).unwrap();
    let (_, table) = text.split_once("\n| word | meaning | not |\n").unwrap();
    let rows = table
        .lines()
        .skip(1)
        .take_while(|line| line.starts_with('|'));
    let mut found = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let words = cells[3].split(", ").filter(|word| !word.is_empty());
        found.extend(words.map(|word| (word.to_owned(), cells[1].to_owned())));
    }
    for word in AMBIGUOUS {
        let is_known = found.iter().any(|(replaced, _)| replaced == word);
        assert!(is_known, "{word:?} is not in the table of ARCHITECTURE.md");
    }
    found.retain(|(word, _)| !AMBIGUOUS.contains(&word.as_str()));
    found
}

fn contains_word(line: &str, word: &str) -> bool {
    let mut words = line.split(|it: char| !it.is_alphanumeric() && it != '-');
    words.any(|it| {
        it.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest == "s")
    })
}

fn check(path: &Path, name: &str, replaced: &[(String, String)], found: &mut Vec<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            let entry = entry.unwrap();
            let file = entry.file_name().into_string().unwrap();
            check(&entry.path(), &format!("{name}/{file}"), replaced, found);
        }
        return;
    }
    let is_text = [".md", ".rs", ".yaml"]
        .iter()
        .any(|suffix| name.ends_with(suffix));
    if !is_text || name.ends_with("tests/prose.rs") {
        return;
    }
    for (number, line) in fs::read_to_string(path).unwrap().lines().enumerate() {
        let line = line.to_lowercase();
        let mut report = |phrase: &str, better: &str| {
            found.push(format!(
                "{name}:{}: {phrase:?}; better: {better}",
                number + 1
            ));
        };
        for (phrase, better) in BANNED.iter().filter(|(phrase, _)| line.contains(phrase)) {
            report(phrase, better);
        }
        if name == "ARCHITECTURE.md" && line.starts_with('|') {
            continue;
        }
        for (word, better) in replaced
            .iter()
            .filter(|(word, _)| contains_word(&line, word))
        {
            report(word, better);
        }
    }
}
