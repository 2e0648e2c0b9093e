//! `cargo xtask fetch` from servers that hide what their feature flags switch off. Their documents are derived from the
//! committed ones; an ignored test uses real ones from the folder `QUAY_DISCOVERY`.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod completion;
mod generation;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::support::{Run, Sandbox, fetch_from_files};
use quay_codegen::diagnostic::Source;
use quay_codegen::model::Operation;
use serde_json::{Value, json};

const METHODS: [&str; 4] = ["delete", "get", "post", "put"];

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")
}

fn committed(name: &str) -> Value {
    let text = fs::read_to_string(specs().join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn overlays() -> Vec<Source> {
    let mut paths: Vec<_> = fs::read_dir(specs().join("overlays"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let source =
        |path: &PathBuf| Source::new(path.to_str().unwrap(), fs::read_to_string(path).unwrap());
    paths.iter().map(source).collect()
}

/// The operations of documents by their texts. Several tests use the same document.
static MODELS: Mutex<BTreeMap<String, Arc<[Operation]>>> = Mutex::new(BTreeMap::new());

fn model(document: &Value) -> Arc<[Operation]> {
    let text = document.to_string();
    let mut models = MODELS.lock().unwrap();
    let operations = models.entry(text).or_insert_with_key(|text| {
        let document = Source::new("document.json", text.as_str());
        let (api, _) = quay_codegen::resolve(&document, &overlays()).unwrap();
        api.operations.into()
    });
    Arc::clone(operations)
}

/// A server's responses: both documents and the features.
struct Responses {
    public: Value,
    internal: Value,
    features: BTreeMap<String, bool>,
}

/// The responses of a server of a committed version with these flags off.
fn server(document: &Value, off: &[&str]) -> Responses {
    let mut internal = document.clone();
    let mut features = BTreeMap::new();
    for operation in model(document).iter() {
        for flag in &operation.flags {
            features.insert(flag.clone(), !off.contains(&flag.as_str()));
        }
        if operation
            .flags
            .iter()
            .any(|flag| off.contains(&flag.as_str()))
        {
            let item = internal["paths"].get_mut(&operation.path);
            let item = item.and_then(Value::as_object_mut);
            item.map(|item| item.remove(&operation.method.as_str().to_lowercase()));
        }
    }
    for item in internal["paths"].as_object_mut().unwrap().values_mut() {
        for (_, operation) in item.as_object_mut().unwrap() {
            operation
                .as_object_mut()
                .map(|operation| operation.remove("x-internal"));
        }
    }
    drop_unused_definitions(&mut internal);
    let mut public = internal.clone();
    for (path, item) in public["paths"].as_object_mut().unwrap() {
        let known = &document["paths"][path];
        item.as_object_mut()
            .unwrap()
            .retain(|method, _| known[method].get("x-internal").is_none());
        for operation in item.as_object_mut().unwrap().values_mut() {
            let facts = operation.as_object_mut();
            facts.map(|facts| facts.remove("x-requires-fresh-login"));
        }
    }
    drop_unused_definitions(&mut public);
    internal.as_object_mut().unwrap().remove("x-quay-version");
    public.as_object_mut().unwrap().remove("x-quay-version");
    Responses {
        public,
        internal,
        features,
    }
}

fn drop_unused_definitions(document: &mut Value) {
    let text = document["paths"].to_string() + &document["definitions"].to_string();
    let definitions = document["definitions"].as_object_mut().unwrap();
    definitions.retain(|name, _| text.contains(&format!("#/definitions/{name}\"")));
}

/// A workspace with the committed documents and overlays.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::new();
    for folder in [specs(), specs().join("overlays")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(specs()).unwrap();
            if path.is_file() && path.extension().is_some_and(|it| it != "md") {
                sandbox.write(
                    &format!("specs/{}", name.display()),
                    fs::read(&path).unwrap(),
                );
            }
        }
    }
    sandbox
}

/// The arguments for the files that `fetch` writes.
const FROM_FILES: [&str; 7] = fetch_from_files(["--config", "config.json"]);

fn fetch(sandbox: &Sandbox, responses: &Responses, version: &str, more: &[&str]) -> Run {
    sandbox.write("public.json", responses.public.to_string());
    sandbox.write("internal.json", responses.internal.to_string());
    sandbox.write(
        "config.json",
        json!({"features": responses.features}).to_string(),
    );
    let version = ["--quay-version", version];
    let arguments = FROM_FILES.into_iter().chain(version);
    sandbox.run(arguments.chain(more.iter().copied()))
}

fn operations(document: &Value) -> BTreeSet<(String, String)> {
    let paths = document["paths"].as_object().unwrap().iter();
    paths
        .flat_map(|(path, item)| {
            let methods = METHODS
                .into_iter()
                .filter(|method| item.get(method).is_some());
            methods.map(|method| (path.clone(), method.to_owned()))
        })
        .collect()
}

/// The flags that are off on a hosted service, an operator-managed registry and a fresh installation.
const OFF: [&[&str]; 3] = [
    &["SUPER_USERS", "REPO_MIRROR", "QUOTA_MANAGEMENT", "SIGNING"],
    &["BILLING", "IMMUTABLE_TAGS", "ORG_MIRROR", "SIGNING"],
    &[
        "BILLING",
        "REPO_MIRROR",
        "AUTO_PRUNE",
        "PROXY_CACHE",
        "SECURITY_SCANNER",
        "SIGNING",
    ],
];

/// The operations of a generated client by method and path.
fn generated(sandbox: &Sandbox, folder: &str) -> usize {
    let files = sandbox.files(folder);
    files
        .values()
        .map(|text| text.matches("const PATH: &'static str").count())
        .sum()
}
