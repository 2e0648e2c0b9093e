//! `cargo xtask export`: writes the corrected document as OpenAPI or Swagger.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use quay_codegen::export::{Dialect, export};
use quay_codegen::resolve_with_history;

use crate::Outcome;
use crate::error::Error;
use crate::files;
use crate::history::{DatedInput, DatedSources};
use crate::served;
use crate::terminal::{eprint, print, print_line};
use crate::workspace::{Workspace, display_path};

/// Write the corrected document as OpenAPI or Swagger, for other tools and generators
#[derive(Args)]
pub(crate) struct Arguments {
    /// Format of the document
    #[arg(long, value_enum, default_value_t = Format::Openapi31)]
    format: Format,

    #[command(flatten)]
    input: DatedInput,

    /// File to write; `-` for standard output
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Swagger 2.0
    Swagger2,
    /// OpenAPI 3.1
    Openapi31,
}

impl From<Format> for Dialect {
    fn from(format: Format) -> Self {
        match format {
            Format::Swagger2 => Self::Swagger2,
            Format::Openapi31 => Self::OpenApi31,
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let workspace = Workspace::find();
    let sources = arguments.input.read(&workspace)?;
    let DatedSources {
        document, overlays, ..
    } = &sources;
    let resolved = resolve_with_history(document, overlays.corrections(), &sources.older)?;
    sources.require_all(&resolved.older)?;
    // The process ends soon; to free each small part of the models would only take time.
    let resolved = ManuallyDrop::new(resolved);
    eprint(&sources.warnings);
    eprint(&resolved.warnings);
    let api = &resolved.api;
    served::note(&document.name, api, overlays, &workspace);
    let text = export(api, arguments.format.into());
    if arguments.out == Path::new("-") {
        print(text)?;
        return Ok(Outcome::Success);
    }
    let verb = if files::replace(&arguments.out, &text)? {
        "wrote"
    } else {
        "unchanged:"
    };
    print_line(format_args!(
        "{verb} {}: {} operations, {} types",
        display_path(&arguments.out),
        api.operations.len(),
        api.types.len() + api.error_types.len()
    ))?;
    Ok(Outcome::Success)
}
