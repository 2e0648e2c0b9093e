//! Compares the `since` versions of operations with the routes in Quay's sources.
//!
//! `served.json` maps each method and path of the newest Quay to the first supported version whose sources route it,
//! documented or not. It was extracted from the sources of releases 3.9.0 to 3.18.0.

#![allow(clippy::unwrap_used, reason = "the helpers of tests")]

use std::collections::BTreeMap;

include!("snapshots/test_code/since.snap.rs");

/// The first version of `served.json`. Its operations have no `since`, because they may be older.
const OLDEST: &str = "3.9";

#[test]
fn every_operation_is_dated_by_the_routes_of_the_sources() {
    let text = include_str!("../served.json");
    let versions: BTreeMap<String, Vec<String>> = serde_json::from_str(text).unwrap();
    let served: BTreeMap<String, Option<&str>> = versions
        .iter()
        .flat_map(|(version, routes)| {
            let since = (version != OLDEST).then_some(version.as_str());
            routes.iter().map(move |route| (route.clone(), since))
        })
        .collect();
    let said: BTreeMap<String, Option<&str>> = SINCE
        .iter()
        .map(|(method, path, since)| (format!("{method} {path}"), *since))
        .collect();
    assert_eq!(said, served);
}
