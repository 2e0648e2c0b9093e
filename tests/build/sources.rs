//! Resolves the newest document, if the committed client was generated from it.

use std::fs;
use std::path::{Path, PathBuf};

use quay_codegen::diagnostic::Source;
use quay_codegen::model::Api;
use quay_codegen::{MinorVersion, generate_with_history};

/// Returns the model, or a hint what to do before requests can be tested.
pub(crate) fn api() -> Result<Api, String> {
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let specs = workspace.join("specs");
    let client = workspace.join("quay-api-generated/src/generated");
    for folder in [&specs, &client] {
        println!("cargo::rerun-if-changed={}", folder.display());
    }
    let version =
        |path: &PathBuf| MinorVersion::parse(path.file_stem()?.to_str()?.strip_prefix("quay-")?);
    let mut documents = files(&specs, "json");
    documents.sort_by_key(version);
    let newest = documents.pop().ok_or("specs/ contains no document")?;
    let document = source(&newest);
    let older: Vec<Source> = documents.iter().map(|path| source(path)).collect();
    let overlays = files(&specs.join("overlays"), "yaml");
    let overlays: Vec<Source> = overlays.iter().map(|path| source(path)).collect();
    let generated = generate_with_history(&document, &overlays, &older)
        .map_err(|problems| problems.to_string())?;
    let fresh = generated.files.iter().all(|(path, text)| {
        fs::read(client.join(path)).is_ok_and(|found| found == text.as_bytes())
    });
    if fresh {
        Ok(generated.api)
    } else {
        Err(
            "quay-api-generated is stale: run `cargo xtask codegen` and commit the result"
                .to_owned(),
        )
    }
}

fn source(path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("a file of specs/ can be read");
    Source::new(path.display().to_string(), text)
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("specs/ can be read").flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}
