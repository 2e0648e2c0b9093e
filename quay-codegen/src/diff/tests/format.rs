//! How changes are written.

use serde_json::json;

use super::{api, changes, diff_of, operation};
use crate::diff::compare;

#[test]
fn equal_documents_have_no_changes() {
    let diff = diff_of(json!({}), json!({}));
    assert_eq!(changes(&diff), []);
    assert_eq!(diff.to_text(), "Quay 3.17.0 to 3.18.0: Nothing changed\n");
}

#[test]
fn names_are_escaped_in_markdown() {
    let none = json!({});
    let old = api("3.17.0", &none, &none);
    let hostile = operation("getA", json!({"tags": ["a|b`c"], "x-flags": ["<script>"]}));
    let mut new = old.clone();
    new.operations = api(
        "3.18.0",
        &json!({"/a": {"get": operation("getA", json!({}))}}),
        &none,
    )
    .operations;
    new.operations[0].tag = hostile["tags"][0].as_str().unwrap().to_owned();
    new.operations[0].id = "get\u{1b}[31m|A`".to_owned();
    let diff = compare(&old, &new);
    let markdown = diff.to_markdown();
    assert!(markdown.contains("## `a\\|b'c`"), "{markdown}");
    assert!(!markdown.contains('\u{1b}') && !diff.to_text().contains('\u{1b}'));
    let row = markdown
        .lines()
        .find(|line| line.contains("GET /a"))
        .unwrap();
    assert_eq!(row.replace("\\|", "").matches('|').count(), 4, "{row}");
}
