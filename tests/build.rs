//! Writes the tables of operations that the tests dispatch by, and the calls that they make, from the
//! newest document and the overlays. What is made can't forget an operation.

#[path = "build/replay.rs"]
mod replay;
#[path = "build/requests.rs"]
mod requests;
#[path = "build/sample.rs"]
mod sample;

use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use quay_codegen::diagnostic::Source;
use quay_codegen::{Generated, MinorVersion, generate};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let generated = generated(&workspace.join("specs"))?;
    let client = workspace.join("quay-api-generated/src/generated");
    replay::write_replay_table(&generated.api, &out)?;
    requests::write_calls(&generated, &client, &out)?;
    Ok(())
}

/// The client that is to be committed, and its model.
fn generated(specs: &Path) -> Result<Generated, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", specs.display());
    let documents = files(specs, "json")?.into_iter();
    let document = documents
        .filter_map(|path| Some((version(&path)?, path)))
        .max()
        .ok_or("specs/ holds no document")?
        .1;
    let overlays = files(&specs.join("overlays"), "yaml")?;
    let overlays: Vec<_> = overlays
        .iter()
        .map(|path| source(path))
        .collect::<Result<_, _>>()?;
    Ok(generate(&source(&document)?, &overlays)?)
}

/// The `3.18` of `quay-3.18.json`.
fn version(path: &Path) -> Option<MinorVersion> {
    MinorVersion::parse(path.file_stem()?.to_str()?.strip_prefix("quay-")?)
}

/// The files of a folder that end so, by name.
fn files(folder: &Path, extension: &str) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new(extension)) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn source(path: &Path) -> std::io::Result<Source> {
    Ok(Source::new(
        path.display().to_string(),
        fs::read_to_string(path)?,
    ))
}
