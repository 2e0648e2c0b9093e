//! Prints the usage logs of a registry or an organization, over all pages, as JSON lines or CSV.
//!
//! ```sh
//! export QUAY_URL=https://quay.example.com QUAY_TOKEN=…
//! cargo run --example usage_logs -- 2024-03-01 2024-03-31 > logs.jsonl
//! cargo run --example usage_logs -- --last-month --organization acme --csv > logs.csv
//! ```

mod support;

use std::process::ExitCode;

use clap::Parser;
use quay_api_generated::{
    Client, Paged,
    jiff::civil::Date,
    logs, superuser,
    types::{LogEntry, LogPage},
};
use support::{Misuse, Outcome, arguments, output};

/// Prints the usage logs of a registry or an organization, as JSON lines or CSV.
///
/// Days are in UTC, and both are included. The token needs scope `super:user` and must belong to a
/// superuser; with `--organization` it needs `org:admin`.
#[derive(Parser)]
struct Arguments {
    /// First day, such as 2024-03-01. Required with the last one, or --last-month
    #[arg(value_parser = arguments::day, required_unless_present = "last_month")]
    first: Option<Date>,
    /// Last day, such as 2024-03-31
    #[arg(value_parser = arguments::day, required_unless_present = "last_month")]
    last: Option<Date>,
    /// The whole month before this one
    #[arg(long, conflicts_with_all = ["first", "last"])]
    last_month: bool,
    /// Only the logs of this organization
    #[arg(long, value_parser = arguments::name)]
    organization: Option<String>,
    /// Print CSV instead of JSON
    #[arg(long)]
    csv: bool,
}

fn main() -> ExitCode {
    support::run(print_logs)
}

async fn print_logs(arguments: Arguments) -> Outcome {
    let (first, last) = match (arguments.first, arguments.last) {
        (Some(first), Some(last)) => (first, last),
        _ => support::logs::last_month()?,
    };
    if last < first {
        return Err(Misuse(format!(
            "the last day, {last}, is before the first, {first}"
        ))
        .into());
    }
    let client = support::client()?;
    // Always set both days: without them Quay moves its window from page to page.
    match arguments.organization {
        Some(of) => {
            let logs = logs::list_org_logs(&of).starttime(first).endtime(last);
            print(&client, logs, Some(&of), arguments.csv).await
        }
        None => {
            let logs = superuser::list_all_logs().starttime(first).endtime(last);
            print(&client, logs, None, arguments.csv).await
        }
    }
}

async fn print<O>(client: &Client, logs: O, organization: Option<&str>, csv: bool) -> Outcome
where
    O: Paged<Output = LogPage> + 'static,
{
    if csv {
        output::text(&csv_line(COLUMNS)?)?;
    }
    let mut count = 0;
    let mut pages = client.pages(logs);
    while let Some(page) = pages.next().await {
        let page = page.inspect_err(|_| output::note(&format!("{count} entries were printed")))?;
        for entry in support::logs::entries(page)? {
            match csv {
                true => output::text(&csv_line(cells(&entry, organization))?)?,
                false => output::line(&entry)?,
            }
            count += 1;
        }
        output::progress(&format!("{count} entries"));
    }
    output::progress("");
    Ok(())
}

const COLUMNS: [&str; 6] = ["time", "kind", "performer", "namespace", "repository", "ip"];

/// Only the logs of the registry name the namespace of each entry.
fn cells(entry: &LogEntry, organization: Option<&str>) -> [String; 6] {
    let metadata = |key| entry.metadata.get(key).and_then(|value| value.as_str());
    let performer = entry.performer.as_ref().map(|performer| &performer.name);
    let namespace = entry.namespace.as_ref().map(|namespace| &*namespace.name);
    [
        entry
            .datetime
            .map(|time| time.to_string())
            .unwrap_or_default(),
        entry.kind.to_string(),
        performer.cloned().unwrap_or_default(),
        namespace
            .or(metadata("namespace"))
            .or(organization)
            .unwrap_or_default()
            .to_owned(),
        metadata("repo").unwrap_or_default().to_owned(),
        entry.ip.clone().unwrap_or_default(),
    ]
}

fn csv_line(cells: [impl AsRef<str>; 6]) -> Outcome<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells.iter().map(AsRef::as_ref))?;
    Ok(String::from_utf8(writer.into_inner()?)?)
}
