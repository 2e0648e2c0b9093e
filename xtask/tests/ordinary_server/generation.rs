//! What `codegen` and `diff` make of them.

use serde_json::json;

use super::{OFF, committed, fetch, generated, operations, server, workspace};

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

/// A server describes operations in its own words, and does not tell which ones are internal.
#[test]
fn what_a_document_as_served_cannot_tell_is_no_change() {
    let sandbox = workspace();
    let mut responses = server(&committed("quay-3.18.json"), &[]);
    for shown in [&mut responses.internal, &mut responses.public] {
        shown["paths"]["/api/v1/user/starred"]["get"]["summary"] = "List all starred.".into();
        shown["definitions"]["NewStarredRepository"]["description"] = "A star.".into();
    }
    sandbox.write(
        "served/quay-3.18.0.internal.json",
        responses.internal.to_string(),
    );
    sandbox.write(
        "served/quay-3.18.0.public.json",
        responses.public.to_string(),
    );
    let (internal, public) = (
        "served/quay-3.18.0.internal.json",
        "served/quay-3.18.0.public.json",
    );
    for (old, new) in [("3.18", internal), ("3.18", public), (public, internal)] {
        for documents in [[old, new], [new, old]] {
            let arguments = [
                "diff",
                documents[0],
                documents[1],
                "--fail-on",
                "documentation",
            ];
            let run = sandbox.run(arguments).exits(0);
            let run = run.says(&["Quay 3.18.0 to 3.18.0: Nothing changed"]);
            let note = format!("note: {public} looks like the public document of a server");
            assert_eq!(
                run.stderr.contains(&note),
                documents.contains(&public),
                "{}",
                run.stderr
            );
        }
    }
    let run = sandbox.run(["diff", internal, public]).exits(0);
    run.says(&[
        "\ninternal, and the newer document is the public one:\n  acceptOrganizationTeamInvite, ",
    ]);
}

/// Otherwise nothing tells why the client loses files, or why recordings have no operation.
#[test]
fn one_note_tells_what_a_server_hides() {
    let sandbox = workspace();
    let responses = server(&committed("quay-3.18.json"), OFF[0]);
    let shown = operations(&responses.public).len();
    sandbox.write("quay-3.18-mine.json", responses.public.to_string());
    let exchange = json!([{"request": {"method": "GET", "path": "/api/v1/superuser/users/"}, "answer": {"status": 200}}]);
    sandbox.write(
        "tests/recordings/superuser/listAllUsers.json",
        exchange.to_string(),
    );
    sandbox.write("tests/recordings/superuser/plum.json", "[]");
    let note = format!(
        "note: quay-3.18-mine.json shows {shown} of the 297 operations of Quay 3.18.0\n  hidden by flags or settings: "
    );
    for command in [
        &["codegen", "--out", "out"][..],
        &["coverage"],
        &["export", "--out", "o.json"],
    ] {
        let spec = ["--spec", "quay-3.18-mine.json"];
        let run = sandbox.run(command.iter().copied().chain(spec)).exits(0);
        assert!(run.stderr.starts_with(&note), "{}", run.stderr);
        let run = run.complains(&[
            "SUPER_USERS",
            "internal: 60, since this is the public document",
        ]);
        assert!(!run.stderr.contains("warning"), "{}", run.stderr);
        if command[0] == "coverage" {
            let run = run.says(&["plum: recorded, but not an operation of the document"]);
            assert!(!run.stdout.contains("listAllUsers"), "{}", run.stdout);
        }
    }
}

/// Servers of 3.13 have operations that their document does not list.
#[test]
fn a_version_has_nothing_more_than_itself() {
    let sandbox = workspace();
    let responses = server(&committed("quay-3.13.json"), &[]);
    sandbox.write("quay-3.13.11.json", responses.internal.to_string());
    for new in ["3.13", "quay-3.13.11.json"] {
        let run = sandbox.run(["diff", "3.13", new]).exits(0);
        run.says(&["Quay 3.13.11 to 3.13.11: Nothing changed"]);
    }
}

#[test]
fn operations_that_are_missing_for_no_known_reason_are_named() {
    let sandbox = workspace();
    let mut responses = server(&committed("quay-3.18.json"), &[]);
    let paths = responses.internal["paths"].as_object_mut().unwrap();
    paths.remove("/api/v1/repository/{repository}/tag/");
    sandbox.write("mine.json", responses.internal.to_string());
    let run = sandbox.run(["codegen", "--spec", "mine.json", "--out", "out"]);
    run.exits(0).complains(&[
        "missing for no known reason: listRepoTags\n",
        "name the file after its version",
    ]);
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
