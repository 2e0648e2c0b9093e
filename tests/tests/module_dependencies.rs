//! Modules depend on each other in one direction: none imports one that imports it, directly or through others.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use quay_tests::inputs::workspace;
use syn::{Item, UseTree};

/// A module by the names of the modules around it, from the root of the crate.
type Module = Vec<String>;

/// The folders of crates with several modules that import each other, also of tests. A folder of several tests counts as
/// one crate.
const CRATES: [&str; 9] = [
    "quay-api-generated/src",
    "quay-api-generated/tests/client",
    "quay-codegen/src",
    "tests/fuzz/src",
    "tests/src",
    "tests/tests",
    "tests/tests/replay",
    "xtask/src",
    "xtask/tests",
];

/// Adds the modules in a folder with their code. Tests may import everything.
fn modules(folder: &Path, around: &[String], found: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if name == "tests" || name == "snapshots" {
            continue;
        }
        let module = match name.as_str() {
            "lib" | "main" | "mod" => around.to_vec(),
            _ => [around, &[name]].concat(),
        };
        if path.is_dir() {
            modules(&path, &module, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.insert(module, fs::read_to_string(path).unwrap());
        }
    }
}

/// Adds the paths of a `use`.
fn paths(tree: &UseTree, before: &[String], found: &mut Vec<Vec<String>>) {
    let with = |name: String| [before, &[name]].concat();
    match tree {
        UseTree::Path(path) => paths(&path.tree, &with(path.ident.to_string()), found),
        UseTree::Name(name) => found.push(with(name.ident.to_string())),
        UseTree::Rename(rename) => found.push(with(rename.ident.to_string())),
        UseTree::Glob(_) => found.push(before.to_vec()),
        UseTree::Group(group) => group.items.iter().for_each(|it| paths(it, before, found)),
    }
}

/// Returns the paths that a module uses outside of its tests.
fn used_paths(code: &str) -> Vec<Vec<String>> {
    let code = code.split("\nmod tests {").next().unwrap();
    let code = code.trim_end().trim_end_matches("#[cfg(test)]");
    let mut found = Vec::new();
    for item in syn::parse_file(code).unwrap().items {
        if let Item::Use(item) = item {
            paths(&item.tree, &[], &mut found);
        }
    }
    // Paths in the code itself; docs may link to anything.
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let lines: Vec<&str> = lines.collect();
    let code = lines.join("\n");
    for root in ["crate::", "super::"] {
        for (start, _) in code.match_indices(root) {
            let rest = &code[start..];
            let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && !"_:".contains(it));
            let path = rest[..end.unwrap_or(rest.len())].split("::");
            found.push(path.map(str::to_owned).collect());
        }
    }
    found
}

/// Returns the innermost module that a path in `module` names, or `None` for a path of another crate.
fn target(module: &[String], path: &[String], all: &BTreeMap<Module, String>) -> Option<Module> {
    let mut rest = path;
    let mut target = module.to_vec();
    let mut is_local = false;
    while let Some((first, after)) = rest.split_first() {
        match first.as_str() {
            "crate" => target.clear(),
            "super" => _ = target.pop(),
            "self" => {}
            name => {
                target.push(name.to_owned());
                if !all.contains_key(&target) {
                    target.pop();
                    break;
                }
            }
        }
        is_local = true;
        rest = after;
    }
    is_local.then_some(target)
}

/// Returns the modules with a cycle between them, or none.
fn cycle<'name>(
    mut imports: BTreeMap<&'name str, BTreeSet<&'name str>>,
) -> BTreeMap<&'name str, BTreeSet<&'name str>> {
    // What imports nothing is removed until only cycles, and what imports them, are left.
    loop {
        let importing: BTreeSet<&str> = imports.keys().copied().collect();
        for imported in imports.values_mut() {
            imported.retain(|name| importing.contains(name));
        }
        let before = imports.len();
        imports.retain(|_, imported| !imported.is_empty());
        if imports.len() == before {
            return imports;
        }
    }
}

#[test]
fn no_module_imports_one_that_imports_it() {
    for folder in CRATES {
        let mut all = BTreeMap::new();
        modules(&workspace().join(folder), &[], &mut all);
        // The imports between neighbors, by the module around them.
        let mut neighbors: BTreeMap<&[String], BTreeMap<String, BTreeSet<String>>> =
            BTreeMap::new();
        for (module, code) in &all {
            for path in used_paths(code) {
                let Some(target) = target(module, &path, &all) else {
                    continue;
                };
                let common = module
                    .iter()
                    .zip(&target)
                    .take_while(|(one, other)| one == other);
                let common = common.count();
                if let (Some(from), Some(to)) = (module.get(common), target.get(common)) {
                    let imports = neighbors.entry(&module[..common]).or_default();
                    imports.entry(from.clone()).or_default().insert(to.clone());
                }
            }
        }
        assert!(!neighbors.is_empty(), "{folder}");
        for (around, imports) in &neighbors {
            let imports = imports.iter();
            let imports =
                imports.map(|(from, to)| (from.as_str(), to.iter().map(String::as_str).collect()));
            let cycle = cycle(imports.collect());
            assert!(cycle.is_empty(), "{folder} {around:?}: {cycle:?}");
        }
    }
}
