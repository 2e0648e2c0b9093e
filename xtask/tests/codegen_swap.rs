//! `cargo xtask codegen` writes everything or nothing: however a run ends, either the old or the new files are there,
//! never a mix.

#![cfg(unix)]
// clippy.toml lifts these for test functions, not for the helpers beside them.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::Sandbox;
use rustix::fs::{FlockOperation, flock};
use serde_json::json;

const OUT: &str = "quay-api-generated/src/generated";
const FOLDER: &str = "quay-api-generated/src";
const MANIFEST: &str = "quay-api-generated/Cargo.toml";

type Files = BTreeMap<String, String>;

/// A document with an operation and a tag for each name.
fn document(names: impl IntoIterator<Item = String>) -> String {
    let paths = names.into_iter().map(|name| {
        let operation = json!({"get": {
            "operationId": name, "tags": [name], "parameters": [], "responses": {"200": {}}
        }});
        (format!("/api/v1/{name}"), operation)
    });
    json!({
        "swagger": "2.0", "x-quay-version": "3.18.0", "basePath": "/",
        "info": {"title": "Quay", "version": "v1"},
        "paths": paths.collect::<serde_json::Map<_, _>>()
    })
    .to_string()
}

fn numbered(numbers: std::ops::Range<usize>) -> String {
    document(numbers.map(|number| format!("operation{number}")))
}

/// A workspace with the files of one document and another document to generate.
struct Scene {
    sandbox: Sandbox,
    old: Files,
    new: Files,
    /// The manifest with the features of the old tags, and with those of the new ones.
    manifests: [String; 2],
}

impl Scene {
    fn new() -> Self {
        let sandbox = Sandbox::new();
        fs::create_dir_all(sandbox.path("specs/overlays")).unwrap();
        let manifest = "[features]\n\
            # begin: one feature for each tag, written by `cargo xtask codegen`\n\
            # end: written by `cargo xtask codegen`\n";
        sandbox.write(MANIFEST, manifest);
        let generate = |text: String| {
            sandbox.write("specs/quay-3.18.json", text);
            sandbox.run(["codegen"]).exits(0);
            (sandbox.files(OUT), sandbox.read(MANIFEST))
        };
        let (new, new_manifest) = generate(numbered(20..60));
        let (old, old_manifest) = generate(numbered(0..40));
        sandbox.write("specs/quay-3.18.json", numbered(20..60));
        Self {
            sandbox,
            old,
            new,
            manifests: [old_manifest, new_manifest],
        }
    }

    /// Restores the old files and removes all traces of the last run.
    fn reset(&self) {
        fs::remove_dir_all(self.sandbox.path(FOLDER)).unwrap();
        for (name, text) in &self.old {
            self.sandbox.write(&format!("{OUT}/{name}"), text);
        }
        let [old_manifest, _] = &self.manifests;
        self.sandbox.write(MANIFEST, old_manifest);
    }

    fn start(&self) -> Child {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .arg("codegen")
            .current_dir(self.sandbox.path(""))
            .env("CARGO_MANIFEST_DIR", self.sandbox.path("xtask"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// Checks that all files are old or all are new. Returns whether they are new.
    #[track_caller]
    fn is_new(&self) -> bool {
        let files = self.sandbox.files(OUT);
        let is_new = files == self.new;
        assert!(is_new || files == self.old, "a mix: {:#?}", files.keys());
        let manifest = self.sandbox.read(MANIFEST);
        assert!(self.manifests.contains(&manifest), "{manifest}");
        is_new
    }

    /// The sorted names in a folder.
    fn names(&self, folder: &str) -> Vec<std::ffi::OsString> {
        let entries = fs::read_dir(self.sandbox.path(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    }

    /// Checks that the next run succeeds and leaves no other files.
    #[track_caller]
    fn can_be_run_again(&self) {
        self.sandbox.run(["codegen"]).exits(0);
        assert!(self.is_new());
        let [_, new_manifest] = &self.manifests;
        assert_eq!(&self.sandbox.read(MANIFEST), new_manifest);
        assert_eq!(self.names(FOLDER), ["generated"]);
        assert_eq!(self.names("quay-api-generated"), ["Cargo.toml", "src"]);
    }
}

/// Waits until a run has started to write or has ended.
fn wait_until_it_writes(scene: &Scene, run: &mut Child) {
    let beside = scene.sandbox.path(&format!("{FOLDER}/.generated.new"));
    while !beside.exists() && run.try_wait().unwrap().is_none() {
        thread::yield_now();
    }
}

#[test]
fn a_run_that_is_killed_leaves_the_old_files_or_the_new_ones() {
    let scene = Scene::new();
    // The time that writing takes here determines when to kill.
    let mut run = scene.start();
    wait_until_it_writes(&scene, &mut run);
    let start = Instant::now();
    run.wait().unwrap();
    let mut step = start.elapsed() / 25;
    // The measured run may have been slower than the others.
    while kill_after_each_step(&scene, step) <= 10 {
        step /= 2;
        assert!(step > Duration::from_micros(10), "every kill came too late");
    }
}

/// Kills runs, each a step later than the one before, until some have ended first. Returns the number of runs.
fn kill_after_each_step(scene: &Scene, step: Duration) -> u32 {
    let (mut kills, mut came_too_late) = (0, 0);
    while came_too_late < 3 {
        scene.reset();
        let mut run = scene.start();
        wait_until_it_writes(scene, &mut run);
        thread::sleep(step * kills);
        run.kill().unwrap();
        run.wait().unwrap();
        came_too_late += u32::from(scene.is_new());
        scene.can_be_run_again();
        kills += 1;
        assert!(kills < 500, "no run has ever come to its end");
    }
    kills
}

#[test]
fn a_full_disk_leaves_the_old_files() {
    let scene = Scene::new();
    scene.reset();
    // Limits file sizes to 512 or 1024 bytes, depending on the shell's unit.
    let script = format!("ulimit -f 1; exec {} codegen", env!("CARGO_BIN_EXE_xtask"));
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(scene.sandbox.path(""))
        .env("CARGO_MANIFEST_DIR", scene.sandbox.path("xtask"))
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("File too large"), "{stderr}");
    assert!(!scene.is_new());
    scene.can_be_run_again();
}

#[test]
fn a_second_run_at_the_same_time_is_refused() {
    let scene = Scene::new();
    let lock = fs::File::create(scene.sandbox.path(&format!("{FOLDER}/.generated.lock"))).unwrap();
    flock(&lock, FlockOperation::LockExclusive).unwrap();
    let run = scene.sandbox.run(["codegen"]).exits(2);
    run.complains(&["another run is writing quay-api-generated/src/generated"]);
    assert!(!scene.is_new());
    // A check only reads.
    scene.sandbox.run(["codegen", "--check"]).exits(1);
    // Not `drop`: a process that another test is starting may still share the file, and with it the lock.
    flock(&lock, FlockOperation::Unlock).unwrap();
    scene.can_be_run_again();
}

#[test]
fn runs_at_the_same_time_never_mix_their_files() {
    let scene = Scene::new();
    let runs: Vec<_> = (0..4).map(|_| scene.start()).collect();
    let ends = runs.into_iter().map(|mut run| run.wait().unwrap().code());
    let ends: Vec<_> = ends.collect();
    assert!(ends.contains(&Some(0)), "{ends:?}");
    assert!(
        ends.iter().all(|code| matches!(code, Some(0 | 2))),
        "{ends:?}"
    );
    scene.can_be_run_again();
}

#[test]
fn an_invalid_file_name_changes_nothing() {
    let scene = Scene::new();
    let names = ["operation1".to_owned(), "x".repeat(300)];
    scene.sandbox.write("specs/quay-3.18.json", document(names));
    let run = scene.sandbox.run(["codegen"]).exits(2);
    run.complains(&["error: ", "help: "]);
    assert!(!scene.is_new());
}

#[test]
fn a_symbolic_link_in_place_of_the_folder_is_refused() {
    let scene = Scene::new();
    symlink(scene.sandbox.path(OUT), scene.sandbox.path("link")).unwrap();
    for out in ["link", "link/"] {
        let run = scene.sandbox.run(["codegen", "--out", out]).exits(2);
        run.complains(&["link is a symbolic link", "help: pass the folder"]);
    }
    assert!(!scene.is_new());
}

#[test]
fn a_file_of_another_tool_is_not_overwritten() {
    let scene = Scene::new();
    let (name, text) = (format!("{OUT}/operation50.rs"), "// @generated by protoc\n");
    scene.sandbox.write(&name, text);
    let run = scene.sandbox.run(["codegen"]).exits(2);
    run.complains(&["operation50.rs was not generated"]);
    assert_eq!(scene.sandbox.read(&name), text);
    // An empty file contains nothing that could be lost.
    scene.sandbox.write(&name, "");
    scene.can_be_run_again();
}

#[test]
fn a_folder_that_is_created_is_reported() {
    let scene = Scene::new();
    let run = scene.sandbox.run(["codegen", "--out", "mispelt/src/out"]);
    run.exits(0)
        .complains(&["note: created the folder mispelt\n"]);
    assert_eq!(scene.sandbox.files("mispelt/src/out"), scene.new);
}
