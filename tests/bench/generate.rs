//! Measures the stages of the generator for the newest document and its overlays, alone and with the older documents, how
//! time grows with the size of the document, and the peak memory of a run.
//!
//! Goals: 150 ms and 150 MB for everything, and ten times the time for a document ten times as large. Runs to compare
//! alternate, since shared machines are noisy.
//!
//! A tenfold document takes 14 to 16 times as long to resolve, and 12 times the instructions (counted with `valgrind
//! --tool=callgrind`): the paths of all operations are compared with each other, a fifth of the instructions, and the small
//! document fits into the CPU caches.

mod tenfold;

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion};
use quay_codegen::diagnostic::{Diagnostics, Source};
use quay_codegen::model::Api;
use quay_codegen::{
    MinorVersion, changelog, generate, generate_with_history, parse, render, resolve,
    resolve_with_history,
};

fn main() -> Result<(), Box<dyn Error>> {
    let (newest, older) = documents()?;
    let quay = Input {
        document: newest,
        overlays: read_all(&specs().join("overlays"))?,
    };
    let tenfold = tenfold::enlarge(&quay);

    // Measured first, while the process is still small.
    memory("the document", &quay)?;
    memory("a tenfold document", &tenfold)?;
    growth(&quay, &tenfold)?;
    stages(&quay, &older)?;
    Ok(())
}

/// The inputs of a run.
struct Input {
    document: Source,
    overlays: Vec<Source>,
}

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs")
}

/// Returns the newest document and the older ones.
fn documents() -> Result<(Source, Vec<Source>), Box<dyn Error>> {
    let mut documents = read_all(&specs())?;
    documents.retain(|source| source.name.ends_with(".json"));
    documents.sort_by_key(|source| {
        let name = Path::new(&source.name).file_stem()?.to_str()?;
        MinorVersion::parse(name.strip_prefix("quay-")?)
    });
    let newest = documents.pop().ok_or("specs/ contains no document")?;
    Ok((newest, documents))
}

fn read(path: &Path) -> Result<Source, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    Ok(Source::new(path.display().to_string(), text))
}

/// The files of a folder by name.
fn read_all(folder: &Path) -> Result<Vec<Source>, Box<dyn Error>> {
    let paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, _>>()?;
    paths.retain(|path| path.is_file());
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// Measures each stage. Resolving includes parsing the document and the overlays.
fn stages(input: &Input, older: &[Source]) -> Result<(), Diagnostics> {
    let Input { document, overlays } = input;
    let (api, _) = resolve(document, overlays)?;
    let generated = generate_with_history(document, overlays, older)?;
    let mut criterion = Criterion::default()
        .sample_size(15)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(5))
        .without_plots()
        .configure_from_args();
    criterion.bench_function("parse", |bench| bench.iter(|| parse(black_box(document))));
    criterion.bench_function("resolve", |bench| {
        bench.iter(|| resolve(black_box(document), black_box(overlays)));
    });
    criterion.bench_function("render", |bench| bench.iter(|| render(black_box(&api))));
    criterion.bench_function("all", |bench| {
        bench.iter(|| generate(black_box(document), black_box(overlays)));
    });
    criterion.bench_function("resolve and date by the older documents", |bench| {
        bench.iter(|| resolve_with_history(black_box(document), black_box(overlays), older));
    });
    criterion.bench_function("the page of all changes", |bench| {
        let page = |mut older: Vec<Api>| changelog::to_markdown(&mut older, &generated.api);
        bench.iter_batched(|| generated.older.clone(), page, BatchSize::LargeInput);
    });
    criterion.bench_function("all, with the older documents", |bench| {
        bench.iter(|| {
            let mut generated = generate_with_history(black_box(document), overlays, older)?;
            let page = changelog::to_markdown(&mut generated.older, &generated.api);
            Ok::<_, Diagnostics>((generated, page))
        });
    });
    criterion.final_summary();
    Ok(())
}

/// Measures the stages for both documents in alternation and prints the ratios.
fn growth(once: &Input, tenfold: &Input) -> Result<(), Diagnostics> {
    const TURNS: usize = 5;
    let mut stages = [("resolve", Vec::new()), ("render", Vec::new())];
    for _ in 0..TURNS {
        let (small, large) = (Timed::run(once)?, Timed::run(tenfold)?);
        let [(_, resolve), (_, render)] = &mut stages;
        resolve.push((small.resolve, large.resolve));
        render.push((small.render, large.render));
    }
    for (stage, turns) in &mut stages {
        turns.sort_by(|one, other| ratio(*one).total_cmp(&ratio(*other)));
        if let Some(&(small, large)) = turns.get(TURNS / 2) {
            println!(
                "{stage}: {} ms for the document, {} ms for a tenfold one: {:.1} times as long",
                small.as_millis(),
                large.as_millis(),
                ratio((small, large))
            );
        }
    }
    Ok(())
}

fn ratio((small, large): (Duration, Duration)) -> f64 {
    large.as_secs_f64() / small.as_secs_f64()
}

/// The time of each stage of a run.
struct Timed {
    resolve: Duration,
    render: Duration,
}

impl Timed {
    fn run(input: &Input) -> Result<Self, Diagnostics> {
        let start = Instant::now();
        let (api, _) = resolve(&input.document, &input.overlays)?;
        let resolve = start.elapsed();
        let start = Instant::now();
        black_box(render(&api)?);
        Ok(Self {
            resolve,
            render: start.elapsed(),
        })
    }
}

/// Prints the peak memory of the process after one more run.
fn memory(name: &str, input: &Input) -> Result<(), Diagnostics> {
    let generated = generate(&input.document, &input.overlays)?;
    let peak = fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| {
            let line = status
                .lines()
                .find_map(|line| line.strip_prefix("VmHWM:"))?;
            line.trim().strip_suffix(" kB")?.parse::<u32>().ok()
        });
    let operations = generated.api.operations.len();
    let types = generated.api.types.len();
    match peak {
        Some(kilobytes) => println!(
            "{name}: {operations} operations, {types} types, a peak of {} MB",
            kilobytes / 1024
        ),
        None => {
            println!("{name}: {operations} operations, {types} types, no peak known on this system")
        }
    }
    Ok(())
}
