//! What `fetch` writes of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::{
    FROM_FILES, OFF, Responses, committed, fetch, model, operations, server, specs, workspace,
};

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
    // Each pair in both orders, and each server first; the tests of `completion` try all orders.
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
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
    assert!(
        !run.stdout.contains("listRepoTags"),
        "{run:?} names it twice"
    );
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

#[test]
fn documents_of_servers_with_different_flags_hide_no_public_operation() {
    let document = committed("quay-3.18.json");
    let mut responses = server(&document, OFF[0]);
    let other = server(&document, &[]);
    (responses.internal, responses.features) = (other.internal, other.features);
    let sandbox = workspace();
    let before = sandbox.files("specs");
    let run = fetch(&sandbox, &responses, "3.18.0", &[]).exits(0);
    run.says(&[
        "unchanged",
        " stay public: the public document hides them by flags",
    ]);
    assert!(sandbox.files("specs") == before);
}

#[test]
fn what_only_a_newer_patch_has_is_counted() {
    let mut responses = server(&committed("quay-3.9.json"), &[]);
    for shown in [&mut responses.public, &mut responses.internal] {
        let paths = shown["paths"].as_object_mut().unwrap();
        paths.remove("/api/v1/repository/{repository}/tag/");
    }
    let run = fetch(&workspace(), &responses, "3.9.1", &[]).exits(0);
    run.says(&[
        "unchanged",
        "\n  kept        1  from the newer patch 3.9.25: listRepoTags\n",
    ]);
}

#[test]
fn changes_are_explained() {
    let mut document = committed("quay-3.18.json");
    document["paths"]["/api/v1/repository/{repository}/tag/"]["get"]["deprecated"] = json!(true);
    let responses = server(&document, &[]);
    let run = fetch(&workspace(), &responses, "3.18.0", &[]).exits(0);
    run.says(&["listRepoTags (GET /api/v1/repository/{repository}/tag/): deprecated\n"]);
}

/// A server without a version in its configuration, as Quay 3.9 to 3.15 are.
#[test]
fn the_version_that_the_documents_fit_is_advised() {
    let responses = server(&committed("quay-3.15.json"), OFF[1]);
    let sandbox = workspace();
    let before = sandbox.files("specs");
    let expected = [
        "/config does not report the version of the server",
        "Quay 3.9 to 3.15 and servers with billing do not report it; the tag of the server's image is its version",
        "What this server shows fits Quay 3.15: pass its version, such as --quay-version 3.15.7",
    ];
    fetch(&sandbox, &responses, "", &[]).exits(2);
    let run = sandbox.run(FROM_FILES).exits(2).complains(&expected);
    assert_eq!(run.stdout, "");
    for version in ["3.18.0", "3.20.0"] {
        let run = fetch(&sandbox, &responses, version, &[]).exits(2);
        let looks = format!("the server does not look like Quay {version}");
        let run = run.complains(&[
            &looks,
            "specs/quay-3.15.json in 0",
            "--quay-version 3.15.7",
            "--force-version",
        ]);
        assert_eq!(run.stdout, "");
    }
    assert!(sandbox.files("specs") == before);
    // Parts of the older documents are not shown, so this is refused for another reason.
    fetch(&sandbox, &responses, "3.18.0", &["--force-version"])
        .exits(1)
        .says(&["not written"]);
    fetch(&sandbox, &responses, "3.15.7", &[])
        .exits(0)
        .says(&["unchanged"]);
}

/// Documents of real servers, which are not part of the repository: `quay-X.Y-….{public,internal,features}.json`.
#[test]
#[ignore = "needs QUAY_DISCOVERY"]
fn documents_of_real_servers_lose_nothing() {
    let folder = PathBuf::from(std::env::var_os("QUAY_DISCOVERY").unwrap());
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
