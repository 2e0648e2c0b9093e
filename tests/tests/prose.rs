//! Rejects unclear phrases in docs, comments, messages and overlays. ARCHITECTURE.md contains the word list.

#![allow(clippy::unwrap_used, reason = "the helpers of the test")]

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
    ("remedy", "hint"),
    ("separated by blanks", "separated by spaces"),
    ("speaks of", "reports"),
    ("stand-in", "placeholder"),
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

const ROOTS: &[&str] = &[
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
    let mut found = Vec::new();
    for root in ROOTS {
        check(&workspace().join(root), root, &mut found);
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

fn check(path: &Path, name: &str, found: &mut Vec<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            let entry = entry.unwrap();
            let file = entry.file_name().into_string().unwrap();
            check(&entry.path(), &format!("{name}/{file}"), found);
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
        for (phrase, better) in BANNED {
            if line.contains(phrase) {
                found.push(format!(
                    "{name}:{}: {phrase:?}; better: {better}",
                    number + 1
                ));
            }
        }
    }
}
