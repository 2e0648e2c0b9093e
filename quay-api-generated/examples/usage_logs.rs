//! Writes the usage logs of the whole registry, over all pages, as lines of JSON.
//!
//! ```sh
//! QUAY_URL=https://quay.example.com QUAY_TOKEN=… \
//!     cargo run --example usage_logs -- 2024-03-01 2024-03-31 > logs.jsonl
//! ```
//!
//! The days are in UTC. How far it got is shown on stderr if that is a terminal. The token needs
//! the scope `super:user`, and its user must be a superuser.

mod support;

use std::{
    env,
    io::{self, BufWriter, IsTerminal, Write},
    process::ExitCode,
};

use jiff::civil::Date;
use quay_api_generated::superuser;
use support::Outcome;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let days: Vec<Date> = env::args()
        .skip(1)
        .map_while(|day| day.parse().ok())
        .collect();
    let [first, last] = days[..] else {
        return support::usage("usage_logs FIRST_DAY LAST_DAY, such as 2024-03-01 2024-03-31");
    };
    support::finish(write_logs(first, last).await)
}

async fn write_logs(first: Date, last: Date) -> Outcome {
    let quay = support::client()?;
    // Without both days Quay moves its window from page to page.
    let logs = superuser::list_all_logs().starttime(first).endtime(last);
    let mut pages = quay.pages(logs);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut count = 0;
    while let Some(page) = pages.next().await {
        for entry in page?.logs {
            serde_json::to_writer(&mut out, &entry)?;
            out.write_all(b"\n")?;
            count += 1;
        }
        if io::stderr().is_terminal() {
            eprint!("\r{count} entries");
        }
    }
    out.flush()?;
    if io::stderr().is_terminal() {
        eprintln!();
    }
    Ok(())
}
