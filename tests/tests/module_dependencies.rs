//! The modules of the generator depend on each other in one direction, as ARCHITECTURE.md shows.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Adds the other modules that the files below a path use. Tests may use all of them.
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
fn no_module_of_the_generator_imports_one_that_imports_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../quay-codegen/src");
    let mut modules = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut used = BTreeSet::new();
        uses(&path, &mut used);
        used.remove(&module);
        modules.insert(module, used);
    }
    modules.remove("lib");
    let names: BTreeSet<_> = modules.keys().cloned().collect();
    for used in modules.values_mut() {
        used.retain(|name| names.contains(name));
    }
    assert!(modules["pipeline"].contains("overlay"), "{modules:?}");
    // Modules that use nothing are removed until only cycles, and what uses them, are left.
    while let Some(module) = modules.iter().find(|(_, used)| used.is_empty()) {
        let module = module.0.clone();
        modules.remove(&module);
        modules
            .values_mut()
            .for_each(|used| _ = used.remove(&module));
    }
    assert!(modules.is_empty(), "a cycle: {modules:?}");
}
