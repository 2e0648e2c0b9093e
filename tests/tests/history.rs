//! Tests all supported versions of Quay: the overlays apply to each, the diff agrees with a plain comparison of the
//! documents, and the client has the correct `since` versions.

// clippy.toml allows these in test functions, but not in helpers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use quay_codegen::diagnostic::Source;
use quay_codegen::diff::{Change, ChangeKind, Diff, Element, ImpactClass, Place, compare};
use quay_codegen::model::{Api, Operation, TypeKind};
use quay_codegen::{Generated, MinorVersion, changelog};
use quay_tests::committed::{apis, generated};
use quay_tests::inputs::{spec, workspace};
use serde_json::Value;

/// The APIs of the committed documents by minor version.
static APIS: LazyLock<BTreeMap<u32, &Api>> = LazyLock::new(|| {
    let minor = |name: &str| {
        let minor = name.strip_prefix("quay-3.")?.strip_suffix(".json")?;
        minor.parse().ok()
    };
    apis()
        .iter()
        .map(|committed| (minor(&committed.name).unwrap(), &committed.api))
        .collect()
});

/// The minor versions of all committed documents, oldest first.
static MINORS: LazyLock<Vec<u32>> = LazyLock::new(|| APIS.keys().copied().collect());

fn document(minor: u32) -> Source {
    spec(&format!("3.{minor}"))
}

/// The steps from each version to the next: the minor version, both documents and the diff.
static STEPS: LazyLock<Vec<(u32, Value, Value, Diff)>> = LazyLock::new(|| {
    let apis = &APIS;
    let json = |minor| serde_json::from_str(&document(minor).text).unwrap();
    MINORS
        .windows(2)
        .map(|pair| {
            let (earlier, minor) = (pair[0], pair[1]);
            let diff = compare(apis[&earlier], apis[&minor]);
            (minor, json(earlier), json(minor), diff)
        })
        .collect()
});

fn version(minor: u32) -> Option<MinorVersion> {
    Some(MinorVersion { major: 3, minor })
}

type Key = (String, String);

/// Returns the operations of a document by path and method.
fn operations(document: &Value) -> BTreeMap<Key, &Value> {
    let mut found = BTreeMap::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in ["get", "put", "post", "delete", "patch"] {
            if let Some(operation) = item.get(method) {
                found.insert((path.clone(), method.to_uppercase()), operation);
            }
        }
    }
    found
}

fn keys<'diff>(changes: impl Iterator<Item = &'diff Change>) -> BTreeSet<Key> {
    changes
        .flat_map(|change| &change.operations)
        .map(|operation| (operation.path.clone(), operation.method.as_str().to_owned()))
        .collect()
}

/// Returns the operations for which a kind of change is reported.
fn reported(diff: &Diff, matches: impl Fn(&Change) -> bool) -> BTreeSet<Key> {
    keys(diff.changes().filter(|change| matches(change)))
}

/// Returns the operations of two documents that satisfy a condition.
fn in_both(old: &Value, new: &Value, condition: impl Fn(&Value, &Value) -> bool) -> BTreeSet<Key> {
    let before = operations(old);
    let after = operations(new).into_iter();
    after
        .filter(|(key, operation)| before.get(key).is_some_and(|old| condition(old, operation)))
        .map(|(key, _)| key)
        .collect()
}

/// Returns the operation that an overlay adds to the documents since 3.15.
fn undocumented() -> Key {
    ("/api/v1/superuser/config".to_owned(), "GET".to_owned())
}

#[test]
fn added_and_removed_operations_are_reported() {
    let mut added = Vec::new();
    for (minor, old, new, diff) in STEPS.iter() {
        let (before, after): (BTreeSet<Key>, BTreeSet<Key>) = (
            operations(old).into_keys().collect(),
            operations(new).into_keys().collect(),
        );
        let whole = |change: &Change| matches!(change.place, Place::Operation(_));
        let mut reported_added = reported(diff, |change| {
            let is_new = matches!(
                change.kind,
                ChangeKind::Added { .. } | ChangeKind::Listed { .. }
            );
            whole(change) && is_new
        });
        assert_eq!(reported_added.remove(&undocumented()), *minor == 15);
        let reported_removed = reported(diff, |change| {
            whole(change) && matches!(change.kind, ChangeKind::Removed { .. })
        });
        assert_eq!(reported_added, &after - &before, "3.{minor}");
        assert_eq!(reported_removed, &before - &after, "3.{minor}");
        added.push(reported_added.len());
    }
    assert_eq!(added, [13, 7, 2, 0, 0, 0, 3, 25, 19]);
}

#[test]
fn changed_operations_are_reported() {
    for (minor, old, new, diff) in STEPS.iter() {
        let differs = |key: &str| in_both(old, new, |old, new| old.get(key) != new.get(key));
        let visibility = reported(diff, |change| {
            matches!(change.kind, ChangeKind::Visibility { .. })
        });
        assert_eq!(visibility, differs("x-internal"), "3.{minor}");
        let scopes = reported(diff, |change| {
            matches!(change.kind, ChangeKind::Scope { .. })
        });
        assert_eq!(scopes, differs("security"), "3.{minor}");
        let logins = reported(diff, |change| {
            matches!(change.kind, ChangeKind::FreshLogin { .. })
        });
        assert_eq!(logins, differs("x-requires-fresh-login"), "3.{minor}");
        let names = reported(diff, |change| {
            matches!(change.kind, ChangeKind::Renamed { .. })
        });
        assert_eq!(names, differs("operationId"), "3.{minor}");
    }
}

/// Returns the names of an operation's query parameters.
fn query(operation: &Value) -> BTreeSet<&str> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    parameters
        .filter(|parameter| parameter["in"] == "query")
        .filter_map(|parameter| parameter["name"].as_str())
        .collect()
}

#[test]
fn new_parameters_are_reported() {
    for (minor, old, new, diff) in STEPS.iter() {
        let gains = in_both(old, new, |old, new| !query(new).is_subset(&query(old)));
        let reported = reported(diff, |change| {
            matches!(change.place, Place::Parameter { .. })
                && matches!(change.kind, ChangeKind::Added { .. })
        });
        assert_eq!(reported, gains, "3.{minor}");
    }
}

/// The properties of an object with their enum values, and the required ones.
#[derive(Default)]
struct Content {
    members: BTreeSet<String>,
    required: BTreeSet<String>,
    values: BTreeMap<String, BTreeSet<String>>,
}

fn strings(value: &Value) -> BTreeSet<String> {
    let elements = value.as_array().into_iter().flatten();
    elements
        .filter_map(|it| it.as_str().map(str::to_owned))
        .collect()
}

fn content(definition: &Value) -> Content {
    let mut content = Content {
        required: strings(&definition["required"]),
        ..Content::default()
    };
    let alternatives = definition["oneOf"].as_array().into_iter().flatten();
    for schema in [definition].into_iter().chain(alternatives) {
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            // `not: {}` forbids the property.
            if property.get("not").is_none() {
                content.members.insert(name.clone());
                content
                    .values
                    .insert(name.clone(), strings(&property["enum"]));
            }
        }
    }
    content
}

fn is_field(change: &Change, member: &str) -> bool {
    matches!(&change.place, Place::Field { name, .. } if name == member)
}

/// Checks that a diff reports a change of a definition.
fn assert_reported(diff: &Diff, matches: impl Fn(&Change) -> bool, what: &str) {
    assert!(diff.changes().any(matches), "{what} is not reported");
}

#[test]
fn changed_definitions_are_reported() {
    let mut seen = 0;
    for (minor, old, new, diff) in STEPS.iter() {
        let none = serde_json::Map::new();
        let before = old["definitions"].as_object().unwrap_or(&none);
        for (name, definition) in new["definitions"].as_object().unwrap() {
            let Some(earlier) = before.get(name).filter(|earlier| *earlier != definition) else {
                continue;
            };
            let (was, is) = (content(earlier), content(definition));
            let place = |member: &str| format!("3.{minor}: {name}.{member}");
            for member in &is.members - &was.members {
                let required = is.required.contains(&member) && name != "ViewMirrorConfig";
                let part = Element::Field;
                let added = ChangeKind::Added { part, required };
                let matches = |change: &Change| is_field(change, &member) && change.kind == added;
                assert_reported(diff, matches, &place(&member));
                seen += 1;
            }
            for member in &was.members - &is.members {
                let part = Element::Field;
                let matches = |change: &Change| {
                    is_field(change, &member) && change.kind == ChangeKind::Removed { part }
                };
                assert_reported(diff, matches, &place(&member));
                seen += 1;
            }
            for member in &was.required & &is.members {
                if !is.required.contains(&member) {
                    let matches = |change: &Change| {
                        is_field(change, &member) && change.kind == ChangeKind::BecameOptional
                    };
                    assert_reported(diff, matches, &place(&member));
                    seen += 1;
                }
            }
            for (member, values) in &is.values {
                let earlier = was.values.get(member).cloned().unwrap_or_default();
                for gained in values - &earlier {
                    let matches = |change: &Change| matches!(&change.kind, ChangeKind::ValueAdded { value } if *value == gained);
                    assert_reported(diff, matches, &place(member));
                    seen += 1;
                }
                for lost in &earlier - values {
                    let matches = |change: &Change| matches!(&change.kind, ChangeKind::ValueRemoved { value, .. } if *value == lost);
                    assert_reported(diff, matches, &place(member));
                    seen += 1;
                }
            }
        }
    }
    assert_eq!(seen, 19, "the number of compared changes differs");
}

#[test]
fn a_field_that_became_required_breaks_callers() {
    let (_, _, _, diff) = STEPS.iter().find(|step| step.0 == 15).unwrap();
    let breaking: Vec<&Change> = diff
        .changes()
        .filter(|change| change.class == ImpactClass::Breaking)
        .collect();
    let [change] = breaking.as_slice() else {
        panic!("{breaking:?}");
    };
    assert!(is_field(change, "skopeo_timeout_interval"), "{change:?}");
    assert_eq!(
        change.operations.first().unwrap().id,
        "createRepoMirrorConfig"
    );
}

#[test]
fn a_document_gives_the_same_model_alone_and_in_a_history() {
    let without_shadows = |api: &Api| {
        let mut api = api.clone();
        for operation in &mut api.operations {
            operation.shadowed_by.clear();
        }
        api
    };
    assert_eq!(generated().older.len(), MINORS.len() - 1);
    for (older, alone) in generated().older.iter().zip(APIS.values()) {
        // Only the newest version needs shadows.
        assert!(*older == without_shadows(alone), "{:?}", older.quay_version);
    }
}

#[test]
fn a_version_does_not_differ_from_itself() {
    for (minor, api) in APIS.iter() {
        assert_eq!(compare(api, api).changes().count(), 0, "3.{minor}");
    }
}

fn operation<'api>(api: &'api Api, id: &str) -> &'api Operation {
    let found = api.operations.iter().find(|operation| operation.id == id);
    found.unwrap_or_else(|| panic!("no {id}"))
}

/// Operations that servers had before the documents listed them; `since.rs` checks their versions.
const DATED_BY_OVERLAYS: [&str; 4] = [
    "removeSkuFromOrg",
    "getOrgRobotFederation",
    "createOrgRobotFederation",
    "deleteOrgRobotFederation",
];

#[test]
fn operations_are_dated_by_the_first_document() {
    let Generated { api, .. } = generated();
    let documents: Vec<(u32, Value)> = MINORS
        .iter()
        .map(|&minor| (minor, serde_json::from_str(&document(minor).text).unwrap()))
        .collect();
    for (key, found) in operations(&documents.last().unwrap().1) {
        let first = documents
            .iter()
            .find(|(_, document)| operations(document).contains_key(&key));
        let expected = match first.unwrap().0 {
            minor if minor == MINORS[0] => None,
            minor => version(minor),
        };
        let id = found["operationId"].as_str().unwrap();
        if !DATED_BY_OVERLAYS.contains(&id) {
            assert_eq!(operation(api, id).since, expected, "{id}");
        }
    }
}

#[test]
fn parameters_fields_and_values_are_dated() {
    let Generated { api, files, .. } = generated();
    let manifest = operation(api, "getRepoManifest");
    let card = &manifest.query_parameters[0];
    assert_eq!(card.name, "include_modelcard");
    assert_eq!(card.docs.since, version(14));

    let TypeKind::Struct(config) = &api.types["CreateMirrorConfig"].kind else {
        panic!("CreateMirrorConfig is not an object");
    };
    let timeout = config
        .fields
        .iter()
        .find(|field| field.name == "skopeo_timeout_interval")
        .unwrap();
    assert_eq!(timeout.docs.since, version(15));
    assert_eq!(timeout.docs.required_since, version(15));
    assert!(files["types/mirror.rs"].contains("Required since Quay 3.15."));

    let TypeKind::Enum(kinds) = &api.types["RepositoryKind"].kind else {
        panic!("RepositoryKind is not an enum");
    };
    let until: Vec<_> = kinds.iter().map(|kind| kind.until).collect();
    assert_eq!(until, [None, version(16)]);
}

#[test]
fn operations_of_the_oldest_document_are_not_dated() {
    let Generated { api, older, .. } = generated();
    for earlier in &older[0].operations {
        let now = operation(api, &earlier.id);
        assert_eq!(now.since, None, "{}", now.id);
    }
}

#[test]
fn history_md_is_up_to_date() {
    let generated = generated();
    let page = changelog::to_markdown(&mut generated.older.clone(), &generated.api);
    let committed = fs::read_to_string(workspace().join("specs/HISTORY.md")).unwrap();
    assert!(
        committed == page,
        "specs/HISTORY.md is stale: run `cargo xtask codegen`"
    );
}
