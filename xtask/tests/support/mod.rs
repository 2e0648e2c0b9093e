//! Helpers of the process tests: a temporary workspace and a server.

// Each test binary uses its part of this.
#![allow(dead_code)]
// clippy.toml lifts these for test functions, not for the helpers that they call.
#![allow(clippy::unwrap_used, clippy::panic)]

pub mod server;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A workspace in a temporary folder, removed at the end of the test.
pub struct Sandbox {
    folder: TempDir,
}

/// The arguments of `fetch` for documents in files, and one more option.
pub const fn fetch_from_files([option, value]: [&str; 2]) -> [&str; 7] {
    [
        "fetch",
        "--from",
        "public.json",
        "--internal-from",
        "internal.json",
        option,
        value,
    ]
}

/// The result of a run of xtask.
#[derive(Clone, Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Sandbox {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("xtask")).unwrap();
        Self { folder }
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    /// Writes a file and creates its folders.
    pub fn write(&self, relative: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).unwrap()
    }

    /// All files below a folder by relative path.
    pub fn files(&self, relative: &str) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        collect(&self.path(relative), "", &mut found);
        found
    }

    /// Runs xtask in the workspace root.
    pub fn run<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Run {
        self.run_with(arguments, |_| {}, "")
    }

    /// Runs xtask with a modified command and standard input.
    pub fn run_with<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
        change: impl FnOnce(&mut Command),
        stdin: &str,
    ) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("CARGO_MANIFEST_DIR", self.path("xtask"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // Settings of the machine must not affect tests.
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "QUAY_TOKEN"] {
            command.env_remove(name).env_remove(name.to_lowercase());
        }
        change(&mut command);
        let mut child = command.spawn().unwrap();
        // A run that ends early has closed its standard input, which is fine.
        let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
        let output = child.wait_with_output().unwrap();
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    /// Checks the exit code.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Checks that standard error contains each of these.
    #[track_caller]
    pub fn complains(self, expected: &[&str]) -> Self {
        for text in expected {
            assert!(
                self.stderr.contains(text),
                "{text:?} not in:\n{}",
                self.stderr
            );
        }
        self
    }

    /// Checks that standard output contains each of these.
    #[track_caller]
    pub fn says(self, expected: &[&str]) -> Self {
        for text in expected {
            assert!(
                self.stdout.contains(text),
                "{text:?} not in:\n{}",
                self.stdout
            );
        }
        self
    }
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            let bytes = fs::read(entry.path()).unwrap_or_default();
            found.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
}
