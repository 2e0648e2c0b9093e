//! The log of a build, in either of its two formats.

use quay_api_generated::types::BuildLogs;
use serde_json::json;

use crate::support::{Outcome, output};

/// Writes a part of a log and returns where the next part starts, if there is one.
pub fn print(logs: BuildLogs) -> Outcome<Option<i64>> {
    match logs {
        BuildLogs::BuildLogPage(page) => {
            let end = page.start.saturating_add(i64::try_from(page.logs.len())?);
            let more = !page.logs.is_empty() && u64::try_from(end)? < page.total;
            for entry in page.logs {
                output::line(&json!({ "type": entry.r#type, "message": entry.message }))?;
            }
            Ok(more.then_some(end))
        }
        // Old logs are archived. Anyone who has the URL can read the log.
        BuildLogs::BuildLogArchive(archive) => {
            output::line(&json!({ "logs_url": archive.logs_url }))?;
            Ok(None)
        }
        _ => Err("the log has a format that this program does not know".into()),
    }
}
