//! `cargo xtask fetch` from servers that hide what their feature flags switch off. Their documents are derived from the
//! committed ones; real ones from the folder `QUAY_DISCOVERY` are used too, if set.

// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Run, Sandbox};
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

fn model(document: &Value) -> Vec<Operation> {
    let document = Source::new("document.json", document.to_string());
    quay_codegen::resolve(&document, &overlays())
        .unwrap()
        .0
        .operations
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
    for operation in model(document) {
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

fn fetch(sandbox: &Sandbox, responses: &Responses, version: &str, more: &[&str]) -> Run {
    sandbox.write("public.json", responses.public.to_string());
    sandbox.write("internal.json", responses.internal.to_string());
    sandbox.write(
        "config.json",
        json!({"features": responses.features}).to_string(),
    );
    let arguments = [
        "fetch",
        "--from",
        "public.json",
        "--internal-from",
        "internal.json",
        "--config",
        "config.json",
        "--quay-version",
        version,
    ];
    sandbox.run(arguments.into_iter().chain(more.iter().copied()))
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

#[test]
fn an_ordinary_server_changes_nothing_of_a_committed_version() {
    for (name, version) in [("quay-3.9.json", "3.9.25"), ("quay-3.18.json", "3.18.0")] {
        let document = committed(name);
        let sandbox = workspace();
        let before = sandbox.files("specs");
        for off in OFF {
            let responses = server(&document, off);
            assert!(operations(&responses.internal).len() < operations(&document).len());
            fetch(&sandbox, &responses, version, &[])
                .exits(0)
                .says(&["unchanged", "gone        0"]);
        }
        assert!(sandbox.files("specs") == before, "{name} changed");
    }
}

#[test]
fn servers_of_a_new_version_give_the_same_bytes_in_any_order() {
    let mut document = committed("quay-3.18.json");
    document["paths"]["/api/v1/superuser/new"]["get"] = json!({
        "operationId": "getNew", "tags": ["superuser"], "responses": {"200": {"description": ""}},
    });
    let servers: Vec<_> = OFF.iter().map(|off| server(&document, off)).collect();
    let mut results = BTreeSet::new();
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let sandbox = workspace();
        for index in order {
            fetch(&sandbox, &servers[index], "3.19.0", &[]).exits(0);
        }
        results.insert(sandbox.read("specs/quay-3.19.json"));
    }
    assert_eq!(results.len(), 1);
    let text = results.pop_first().unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    let is_marked = |(path, method): &(String, String)| {
        document["paths"][path][method]["x-last-seen"] == "3.18"
    };
    let marked: Vec<_> = operations(&document)
        .into_iter()
        .filter(is_marked)
        .collect();
    let signing = |flags: &[String]| flags.contains(&"SIGNING".to_owned());
    let expected = model(&document)
        .iter()
        .filter(|it| signing(&it.flags))
        .count();
    assert_eq!(
        marked.len(),
        expected,
        "no server shows the operations of SIGNING"
    );
    assert!(text.contains("getNew"));
}

#[test]
fn a_removal_is_refused_until_it_is_accepted() {
    let document = committed("quay-3.18.json");
    let mut responses = server(&document, OFF[0]);
    let gone = "/api/v1/repository/{repository}/tag/";
    for shown in [&mut responses.public, &mut responses.internal] {
        shown["paths"].as_object_mut().unwrap().remove(gone);
    }
    let sandbox = workspace();
    let before = sandbox.files("specs");
    let run = fetch(&sandbox, &responses, "3.18.0", &[]).exits(1);
    run.says(&["not written", "gone        1"])
        .complains(&["listRepoTags", "--accept-removals"]);
    assert!(sandbox.files("specs") == before);

    let run = fetch(
        &sandbox,
        &responses,
        "3.18.0",
        &["--format", "json", "--accept-removals"],
    );
    let report: Value = serde_json::from_str(&run.exits(0).stdout).unwrap();
    assert_eq!(report["gone"][0]["id"], "listRepoTags");
    assert_eq!(report["result"], "written");
    let text = sandbox.read("specs/quay-3.18.json");
    let document: Value = serde_json::from_str(&text).unwrap();
    assert!(document["paths"].get(gone).is_none());
    // For a new version this is not a removal, since its document never had the operation.
    fetch(&workspace(), &responses, "3.19.0", &[])
        .exits(0)
        .says(&["gone        1"]);
}

/// The operations of a generated client by method and path.
fn generated(sandbox: &Sandbox, folder: &str) -> usize {
    let files = sandbox.files(folder);
    files
        .values()
        .map(|text| text.matches("const PATH: &'static str").count())
        .sum()
}

#[test]
fn a_client_of_a_served_document_has_exactly_its_operations() {
    let document = committed("quay-3.18.json");
    let sandbox = workspace();
    for (responses, is_public) in [
        (server(&document, OFF[0]), true),
        (server(&document, OFF[2]), false),
    ] {
        let shown = if is_public {
            responses.public
        } else {
            responses.internal
        };
        let expected = operations(&shown).len();
        sandbox.write("my-server.json", shown.to_string());
        let arguments = ["codegen", "--spec", "my-server.json", "--out", "out"];
        sandbox
            .run(arguments)
            .exits(0)
            .says(&[&format!("{expected} operations")]);
        assert_eq!(generated(&sandbox, "out"), expected);
    }
}

#[test]
fn an_action_that_fits_no_committed_document_stays_an_error() {
    let sandbox = workspace();
    let responses = server(&committed("quay-3.18.json"), OFF[0]);
    sandbox.write("my-server.json", responses.internal.to_string());
    let overlay = "overlay: 1.0.0\ninfo: { title: Stale, version: '1' }\nactions:\n";
    for (target, expected) in [
        ("$.paths['/api/v1/gone'].get", "the action selects nothing"),
        (
            "$.paths['/api/v1/plans/', '/api/v1/gone'].get",
            "a part of the action selects nothing: `$.paths['/api/v1/gone']",
        ),
    ] {
        let action = format!("  - target: {target}\n    update: {{ x-since: '3.9' }}\n");
        sandbox.write("specs/overlays/zz.yaml", format!("{overlay}{action}"));
        let arguments = ["codegen", "--spec", "my-server.json", "--out", "out"];
        let run = sandbox.run(arguments).exits(2);
        run.complains(&[expected, "specs/overlays/zz.yaml:4"]);
    }
}

#[test]
fn an_unsuitable_document_is_one_error() {
    let sandbox = workspace();
    for (text, expected) in [
        (
            r#"{"swagger": "2.0", "paths": {"/pets": {"get": {"operationId": "getPets", "tags": ["pets"],
                "responses": {"200": {"description": ""}}}}}}"#,
            "the document contains no path of Quay",
        ),
        ("<!DOCTYPE html><html>", "HTML page"),
        (
            r#"{"swagger": "2.0", "swagger": "2.0", "paths": {}}"#,
            "1:28",
        ),
    ] {
        sandbox.write("my-server.json", text);
        let run = sandbox
            .run(["codegen", "--spec", "my-server.json", "--out", "out"])
            .exits(2);
        let run = run.complains(&[expected, "help: "]);
        assert_eq!(run.stderr.matches("error: ").count(), 1, "{}", run.stderr);
    }
}

#[test]
fn a_new_version_needs_no_manual_changes_for_any_server() {
    let document = committed("quay-3.18.json");
    for off in [&[][..], OFF[2]] {
        let sandbox = workspace();
        let responses = server(&document, off);
        fetch(&sandbox, &responses, "3.19.0", &[])
            .exits(0)
            .says(&["total     295"]);
        let changes = sandbox.run(["diff", "3.18", "3.19"]).exits(0);
        changes.says(&["Quay 3.18.0 to 3.19.0: Nothing changed"]);
    }
}

#[test]
fn an_unchanged_new_version_changes_one_generated_file() {
    let sandbox = workspace();
    let arguments = [
        "codegen",
        "--spec",
        "specs/quay-3.18.json",
        "--history",
        "specs",
    ];
    sandbox
        .run(arguments.into_iter().chain(["--out", "old"]))
        .exits(0);
    let responses = server(&committed("quay-3.18.json"), OFF[1]);
    fetch(&sandbox, &responses, "3.19.0", &[]).exits(0);
    sandbox.run(["codegen", "--out", "new"]).exits(0);
    let (old, new) = (sandbox.files("old"), sandbox.files("new"));
    assert!(old.keys().eq(new.keys()));
    let changed: Vec<_> = old
        .iter()
        .filter(|(name, text)| new[*name] != **text)
        .collect();
    let names: Vec<_> = changed.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["mod.rs"]);
}

/// Documents of real servers, which are not part of the repository: `quay-X.Y-….{public,internal,features}.json`.
#[test]
fn documents_of_real_servers_lose_nothing() {
    let Some(folder) = std::env::var_os("QUAY_DISCOVERY").map(PathBuf::from) else {
        return;
    };
    let mut tried = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(name) = name.strip_suffix(".features.json") else {
            continue;
        };
        let read = |kind: &str| {
            let path = folder.join(format!("{name}.{kind}.json"));
            serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
        };
        let responses = Responses {
            public: read("public"),
            internal: read("internal"),
            features: serde_json::from_value(read("features")).unwrap(),
        };
        let minor = name.split('-').nth(1).unwrap();
        let known = format!("quay-{minor}.json");
        let (version, is_committed) = match specs().join(&known).exists() {
            true => (
                committed(&known)["x-quay-version"]
                    .as_str()
                    .unwrap()
                    .to_owned(),
                true,
            ),
            false => (format!("{minor}.0"), false),
        };
        let sandbox = workspace();
        let before = sandbox.files("specs");
        fetch(&sandbox, &responses, &version, &[])
            .exits(0)
            .says(&["gone        0"]);
        assert!(!is_committed || sandbox.files("specs") == before, "{name}");
        tried += 1;
    }
    assert!(tried > 0, "no documents in {}", folder.display());
}
