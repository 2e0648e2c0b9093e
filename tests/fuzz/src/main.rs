//! The command for long runs: `cargo run --profile fuzzing --package quay-fuzz --all-features -- --help`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{fs, io, panic};

use clap::Parser;
use quay_fuzz::Corpus;
use quay_fuzz::run::{Plan, Tally, check, run};
use quay_fuzz::targets::{ALL, Effort, Target};

/// The fuzzer mostly creates and drops trees of JSON and tokens, for which this allocator needs half the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Fuzzes the generator until a limit is reached. Exits with 1 if there are findings.
#[derive(Debug, Parser)]
struct Arguments {
    /// Use this seed. The default is random and is printed.
    #[arg(long)]
    seed: Option<u64>,
    /// Start with this number, to resume a run with its seed.
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// Stop after this many seconds.
    #[arg(long)]
    seconds: Option<u64>,
    /// Stop after this many inputs for each target.
    #[arg(long, default_value_t = u64::MAX)]
    cases: u64,
    /// Run all checks for every input. By default, one input in eight gets the expensive checks.
    #[arg(long)]
    full: bool,
    /// Use this many threads.
    #[arg(long, default_value_t = 1)]
    threads: u64,
    /// Run only this target; can be repeated.
    #[arg(long, value_parser = target)]
    target: Vec<Target>,
    /// Write findings below this folder.
    #[arg(long, default_value = "target/fuzz")]
    out: PathBuf,
    /// Repeat a finding from its files, for `--target`, instead of generating inputs.
    #[arg(long, requires = "target")]
    replay: Option<PathBuf>,
}

fn target(name: &str) -> Result<Target, String> {
    let names: Vec<&str> = ALL.iter().map(|target| target.name).collect();
    let found = ALL.into_iter().find(|target| target.name == name);
    found.ok_or_else(|| format!("one of {}", names.join(", ")))
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match &arguments.replay {
        Some(folder) => replay(&arguments.target, folder),
        None => long_run(&arguments),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(1)
        }
    }
}

fn replay(targets: &[Target], folder: &Path) -> io::Result<bool> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let text = fs::read(entry.path())?;
        let text = String::from_utf8_lossy(&text).into_owned();
        files.insert(entry.file_name().to_string_lossy().into_owned(), text);
    }
    let mut is_clean = true;
    for target in targets {
        match check(*target, &files, Effort::FULL) {
            Ok(outcome) => println!("{}: {outcome:?}", target.name),
            Err(finding) => {
                println!("{}: {finding}", target.name);
                is_clean = false;
            }
        }
    }
    Ok(is_clean)
}

fn long_run(arguments: &Arguments) -> io::Result<bool> {
    report_aborted_run(&arguments.out)?;
    let seed = arguments.seed.unwrap_or_else(|| fastrand::u64(..));
    let plan = Plan {
        targets: match arguments.target.as_slice() {
            [] => ALL.to_vec(),
            chosen => chosen.to_vec(),
        },
        seed,
        first: arguments.first,
        cases: arguments.cases,
        time: arguments.seconds.map(Duration::from_secs),
        full: arguments.full,
        threads: arguments.threads.max(1),
        out: Some(arguments.out.clone()),
    };
    println!("seed {seed}");
    // A panic is recorded as a finding, with its message.
    panic::set_hook(Box::new(|_| {}));
    let start = Instant::now();
    let mut printed = (Instant::now(), 0);
    let corpus = Arc::new(Corpus::load()?);
    let tally = run(&plan, &corpus, |tally| {
        for (finding, folder) in tally.findings.iter().skip(printed.1) {
            println!("FOUND {}: {}", folder.display(), first_line(finding));
        }
        printed.1 = tally.findings.len();
        if printed.0.elapsed() > Duration::from_secs(60) {
            printed.0 = Instant::now();
            print(tally, seed, start);
        }
    })?;
    print(&tally, seed, start);
    for (finding, folder) in &tally.findings {
        println!("FOUND {}: {}", folder.display(), first_line(finding));
    }
    Ok(tally.findings.is_empty())
}

/// Reports the inputs during which the last run was killed or overflowed its stack.
fn report_aborted_run(out: &Path) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(out) else {
        return Ok(());
    };
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("running-") {
            println!(
                "the last run ended during: {}--cases 1",
                fs::read_to_string(&path)?.trim_end().to_owned() + " "
            );
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

fn print(tally: &Tally, seed: u64, start: Instant) {
    let seconds = start.elapsed().as_secs().max(1);
    println!(
        "{} inputs in {seconds} s, {} per second; resume with --seed {seed} --first {}",
        tally.inputs(),
        tally.inputs() / seconds,
        tally.next
    );
    for (name, (accepted, refused)) in &tally.counts {
        println!(
            "  {name:<12}{:>12} inputs, {accepted} accepted",
            accepted + refused
        );
    }
}

fn first_line(text: &str) -> String {
    text.lines()
        .next()
        .unwrap_or_default()
        .chars()
        .take(300)
        .collect()
}
