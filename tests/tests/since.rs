//! Since when operations are served, held against the routes that Quay's sources define.
//!
//! `served.json` lists every method and path of the newest Quay by the first supported version whose sources
//! route it, documented or not. It was read from the sources of all releases from 3.9.0 to 3.18.0.

#![allow(clippy::unwrap_used, reason = "the helpers of tests")]

use std::collections::BTreeMap;

include!(concat!(env!("OUT_DIR"), "/since.rs"));

/// The first version of `served.json`. What it serves has no date: it may be older.
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
