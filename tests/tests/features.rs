//! Checks the Cargo features of the tags: for any set of features, all names that the generated code uses are
//! available, and only types that operations need are compiled.
//!
//! Only the two `mod.rs` have conditions, so a file is compiled either completely or not at all, and has the same
//! warnings under all features. It remains to check pairs of files: if one uses a type of the other, all features that
//! enable the first also enable the second.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of tests"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::LazyLock;

use proc_macro2::{TokenStream, TokenTree};
use quay_codegen::Generated;
use quay_tests::clients::clients;
use quay_tests::inputs::workspace;
use syn::{Attribute, Item, Meta, UseTree};

/// The features that enable an item.
type Gate = BTreeSet<String>;

#[test]
fn types_used_by_a_file_are_enabled_with_it() {
    let mut checked = 0;
    for (_, client) in &*CLIENTS {
        for (path, names) in &client.uses {
            for name in names {
                let uses = &client.files[path];
                let provides = client.types.get(name);
                let provides =
                    provides.unwrap_or_else(|| panic!("{path} uses the unknown type {name}"));
                assert!(
                    uses.is_subset(provides),
                    "{path} {uses:?} names {name} {provides:?}"
                );
                checked += 1;
            }
        }
        for (name, home) in &client.homes {
            assert_eq!(client.types[name], client.files[home], "{name} in {home}");
        }
    }
    assert!(checked > 250, "only {checked} names");
}

#[test]
fn a_feature_enables_exactly_the_types_of_its_tag() {
    for (generated, client) in &*CLIENTS {
        for (tag, described) in &generated.api.tags {
            let operations = generated.api.operations.iter();
            let operations = operations.filter(|operation| operation.tag == *tag);
            let types = operations
                .flat_map(|operation| operation.request_types().chain(operation.response_type()));
            let reached = generated.api.reachable_types(types);
            let module = &described.module;
            let enabled = client
                .types
                .iter()
                .filter(|(_, gate)| gate.contains(module));
            let enabled: BTreeSet<&str> = enabled.map(|(name, _)| name.as_str()).collect();
            assert_eq!(enabled, reached, "{module}");
            let modules = client.files.iter();
            let modules =
                modules.filter(|(path, gate)| !path.contains('/') && gate.contains(module));
            let modules: Vec<_> = modules.map(|(path, _)| path.as_str()).collect();
            assert_eq!(modules, [format!("{module}.rs")]);
        }
    }
}

#[test]
fn every_condition_names_known_features_and_all() {
    for (generated, client) in &*CLIENTS {
        let keys = generated.feature_table.lines();
        let keys = keys
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key);
        let known: BTreeSet<&str> = keys.collect();
        for (path, gate) in &client.files {
            assert!(gate.contains("all"), "{path}");
            let unknown = gate
                .iter()
                .find(|feature| !known.contains(feature.as_str()));
            assert_eq!(unknown, None, "{path}");
        }
    }
}

#[test]
fn every_type_has_a_file() {
    for (generated, client) in &*CLIENTS {
        let known: Vec<&String> = generated.api.types.keys().collect();
        let homes: Vec<&String> = client.homes.keys().collect();
        assert_eq!(homes, known);
        for (name, home) in &client.homes {
            let text = &generated.files[home];
            assert!(text.contains(name), "{name} is not in {home}");
        }
    }
}

#[test]
fn only_the_roots_have_conditions() {
    for (generated, _) in &*CLIENTS {
        for (path, text) in &generated.files {
            let mut code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            if !path.ends_with("mod.rs") {
                assert!(!code.any(|line| line.contains("cfg(")), "{path}");
            }
        }
    }
}

/// Returns the clients of all small documents, and of the newest document of Quay with its overlays.
static CLIENTS: LazyLock<Vec<(&Generated, Client)>> = LazyLock::new(|| {
    let generated = clients().iter().map(|(_, generated)| generated);
    generated
        .map(|generated| (generated, Client::of(generated)))
        .collect()
});

/// The facts about generated files: the features under which each file is compiled and each type exported, and the
/// types that each file uses.
struct Client {
    files: BTreeMap<String, Gate>,
    types: BTreeMap<String, Gate>,
    /// The file of each type.
    homes: BTreeMap<String, String>,
    uses: BTreeMap<String, BTreeSet<String>>,
}

impl Client {
    fn of(generated: &Generated) -> Self {
        let mut client = Self {
            files: BTreeMap::new(),
            types: BTreeMap::new(),
            homes: BTreeMap::new(),
            uses: BTreeMap::new(),
        };
        for folder in ["", "types/"] {
            let root = generated.files.get(&format!("{folder}mod.rs")).unwrap();
            client.read_root(folder, &syn::parse_file(root).unwrap());
        }
        for (path, text) in &generated.files {
            let mut names = BTreeSet::new();
            let introduced_by = if path.starts_with("types/") {
                "super"
            } else {
                "types"
            };
            names_after(introduced_by, text.parse().unwrap(), &mut names);
            client.uses.insert(path.clone(), names);
        }
        client
    }

    fn read_root(&mut self, folder: &str, root: &syn::File) {
        for item in &root.items {
            match item {
                Item::Mod(module) if module.ident == "types" => {}
                Item::Mod(module) => {
                    let path = format!("{folder}{}.rs", module.ident);
                    self.files.insert(path, gate(&module.attrs));
                }
                Item::Use(exports) => {
                    let (file, names) = exported(&exports.tree);
                    for name in names {
                        self.types.insert(name.clone(), gate(&exports.attrs));
                        self.homes.insert(name, format!("{folder}{file}.rs"));
                    }
                }
                Item::Const(version) => assert_eq!(version.ident, "QUAY_VERSION"),
                _ => panic!("not a name or a list of names"),
            }
        }
    }
}

/// Collects the names in `super::Name`, `super::{Name, …}` or `types::Name`.
fn names_after(module: &str, tokens: TokenStream, names: &mut BTreeSet<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut is_after = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if name == module => {
                is_after = tokens.next_if(is_colon).is_some() && tokens.next_if(is_colon).is_some();
                continue;
            }
            TokenTree::Ident(name) if is_after => {
                names.insert(name.to_string());
            }
            TokenTree::Group(group) if is_after => {
                let idents = group.stream().into_iter();
                let idents = idents.filter(|token| matches!(token, TokenTree::Ident(_)));
                names.extend(idents.map(|name| name.to_string()));
            }
            TokenTree::Group(group) => names_after(module, group.stream(), names),
            _ => {}
        }
        is_after = false;
    }
}

fn is_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':')
}

/// Returns the features of `#[cfg(any(feature = "…", …))]`.
fn gate(attributes: &[Attribute]) -> Gate {
    let conditions = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"));
    let [condition] = conditions.collect::<Vec<_>>()[..] else {
        panic!("{} attributes, but one condition", attributes.len());
    };
    let Meta::List(cfg) = &condition.meta else {
        panic!("not `cfg(…)`");
    };
    let text = cfg.tokens.to_string().replace([' ', '\n'], "");
    let any = text
        .strip_prefix("any(")
        .and_then(|text| text.strip_suffix(')'));
    let features = any
        .unwrap()
        .split(',')
        .filter(|feature| !feature.is_empty());
    let name = |feature: &str| {
        feature
            .strip_prefix("feature=\"")?
            .strip_suffix('"')
            .map(str::to_owned)
    };
    features.map(|feature| name(feature).unwrap()).collect()
}

/// Returns the file and the names of `self::file::{Name, …}`.
fn exported(tree: &UseTree) -> (String, Vec<String>) {
    let UseTree::Path(itself) = tree else {
        panic!("not `self::file::…`");
    };
    let UseTree::Path(file) = &*itself.tree else {
        panic!("not `self::file::…`");
    };
    let names = match &*file.tree {
        UseTree::Name(name) => vec![name.ident.to_string()],
        UseTree::Group(group) => {
            let name = |tree: &UseTree| match tree {
                UseTree::Name(name) => name.ident.to_string(),
                _ => panic!("not a name or a list of names"),
            };
            group.items.iter().map(name).collect()
        }
        _ => panic!("not a name or a list of names"),
    };
    (file.ident.to_string(), names)
}

/// Checks some sets of features with the compiler. The tests above cover all sets.
#[test]
#[ignore = "takes minutes; a job of CI runs it"]
fn each_feature_and_each_pair_that_shares_types_compiles_without_warnings() {
    let (generated, client) = CLIENTS.last().unwrap();
    let tags = generated.api.tags.values();
    let mut sets: BTreeSet<Vec<&str>> = tags.map(|tag| vec![tag.module.as_str()]).collect();
    for gate in client.files.values() {
        let tags: Vec<&str> = gate
            .iter()
            .map(String::as_str)
            .filter(|tag| *tag != "all")
            .collect();
        for (index, one) in tags.iter().enumerate() {
            sets.extend(tags.iter().skip(index + 1).map(|other| vec![*one, *other]));
        }
    }
    for set in sets {
        let check = Command::new(env!("CARGO"))
            .args([
                "check",
                "--quiet",
                "--locked",
                "--package",
                "quay-api-generated",
            ])
            .args(["--no-default-features", "--features", &set.join(",")])
            .current_dir(workspace())
            .output()
            .unwrap();
        let output = String::from_utf8_lossy(&check.stderr);
        assert!(
            check.status.success() && output.is_empty(),
            "{set:?}: {output}"
        );
    }
}
