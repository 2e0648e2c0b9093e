//! The rooms of the generator depend on each other in one direction, as ARCHITECTURE.md shows.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Adds the other rooms that the files below a path use. Tests may use all of them.
fn uses(path: &Path, found: &mut BTreeSet<String>) {
    if path.file_stem().is_some_and(|name| name == "tests") {
        return;
    }
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            uses(&entry.unwrap().path(), found);
        }
        return;
    }
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("\nmod tests {").next().unwrap();
    for rest in code.split("crate::").skip(1) {
        let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '_');
        found.insert(rest[..end.unwrap_or(rest.len())].to_owned());
    }
}

#[test]
fn no_room_of_the_generator_depends_on_itself() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../quay-codegen/src");
    let mut rooms = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let room = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut used = BTreeSet::new();
        uses(&path, &mut used);
        used.remove(&room);
        rooms.insert(room, used);
    }
    rooms.remove("lib");
    let names: BTreeSet<_> = rooms.keys().cloned().collect();
    for used in rooms.values_mut() {
        used.retain(|name| names.contains(name));
    }
    assert!(rooms["pipeline"].contains("overlay"), "{rooms:?}");
    // Rooms that use nothing are removed until only cycles, and what uses them, are left.
    while let Some(room) = rooms.iter().find(|(_, used)| used.is_empty()) {
        let room = room.0.clone();
        rooms.remove(&room);
        rooms.values_mut().for_each(|used| _ = used.remove(&room));
    }
    assert!(rooms.is_empty(), "a cycle: {rooms:?}");
}
