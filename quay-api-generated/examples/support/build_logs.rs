//! The log of a build, whichever of its two shapes it has.

use quay_api_generated::types::BuildLogs;
use serde_json::json;

use crate::support::Outcome;

/// Writes a log as lines of JSON and says where the next part of it begins, if there is one.
pub fn print(logs: BuildLogs) -> Outcome<Option<i64>> {
    match logs {
        BuildLogs::BuildLogPage(page) => {
            let end = page.start.saturating_add(i64::try_from(page.logs.len())?);
            let more = !page.logs.is_empty() && u64::try_from(end)? < page.total;
            for entry in page.logs {
                println!(
                    "{}",
                    json!({ "type": entry.r#type, "message": entry.message })
                );
            }
            Ok(more.then_some(end))
        }
        // Of a build that is long over: whoever has the URL can read it without a token.
        BuildLogs::BuildLogArchive(archive) => {
            println!("{}", json!({ "logs_url": archive.logs_url }));
            Ok(None)
        }
        _ => Err("the log has a shape that this program does not know".into()),
    }
}
