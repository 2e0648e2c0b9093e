//! Writes `HISTORY.md` from the comparisons of all versions.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::diff::{self, Diff, ImpactClass, Knowledge};
use crate::history::{self, Found};
use crate::model::{Api, Operation};
use crate::parallel;

/// Formats the changes between all versions as a Markdown page, newest first. Takes the older models oldest first and
/// dates them: each version is compared as a separate crate, generated with the older versions as history.
pub fn to_markdown(older: &mut [Api], newest: &Api) -> String {
    let newest = dated(newest, older);
    date_each(older);
    let apis: Vec<&Api> = older.iter().chain([newest.as_ref()]).collect();
    let pairs: Vec<&[&Api]> = apis.windows(2).collect();
    let steps = parallel::map(&pairs, |pair| {
        let (old, new) = (pair.first()?, pair.last()?);
        Some(Step::new(old, new, Some(newest.as_ref())))
    });
    let mut steps: Vec<Step> = steps.into_iter().flatten().collect();
    steps.reverse();
    let mut out = String::from(
        "<!-- @generated from the documents beside this page and the overlays. Do not edit. -->\n\n\
         # Changes between versions\n\n",
    );
    out.push_str(
        "Each change lists its impact on API callers and on users of the crates that are generated from the two documents,\n\
         each with the older documents as history.\n\n",
    );
    out.push_str(
        "| from | to | operations | added | removed | breaking | additive | documentation |\n",
    );
    out.push_str("|---|---|--:|--:|--:|--:|--:|--:|\n");
    for step in &steps {
        step.row(&mut out);
    }
    for step in &steps {
        let _ = write!(
            out,
            "\n## {} to {}\n\n{}",
            step.from,
            step.to,
            step.diff.section(3)
        );
    }
    out
}

/// Returns a model with dates.
fn dated<'api>(api: &'api Api, older: &[Api]) -> Cow<'api, Api> {
    if api.is_dated {
        return Cow::Borrowed(api);
    }
    let mut api = api.clone();
    history::date(&mut api, older);
    Cow::Owned(api)
}

/// Dates each model by those before it.
fn date_each(apis: &mut [Api]) {
    let indexes: Vec<usize> = (0..apis.len()).collect();
    // All comparisons read models without dates.
    let found = parallel::map(&indexes, |index| {
        let (older, api) = (apis.get(..*index)?, apis.get(*index)?);
        let is_wanted = !older.is_empty() && !api.is_dated;
        is_wanted.then(|| Found::of(api, older))
    });
    for (api, found) in apis.iter_mut().zip(found) {
        if let Some(found) = found {
            found.write(api);
        }
    }
}

/// The changes from one version to the next.
struct Step {
    from: String,
    to: String,
    operations: usize,
    diff: Diff,
}

impl Step {
    fn new(old: &Api, new: &Api, newest: Option<&Api>) -> Self {
        let name = |api: &Api| {
            api.minor_version()
                .map_or("unknown".to_owned(), |it| it.to_string())
        };
        Self {
            from: name(old),
            to: name(new),
            operations: served(new, newest),
            diff: diff::compare_knowing(
                old,
                new,
                Knowledge {
                    newest,
                    ..Knowledge::default()
                },
            ),
        }
    }

    fn row(&self, out: &mut String) {
        let [breaking, additive, documentation] =
            ImpactClass::ALL.map(|class| self.diff.count(class));
        let (added, removed) = self.diff.operations();
        let Self {
            from,
            to,
            operations,
            ..
        } = self;
        let _ = writeln!(
            out,
            "| {from} | {to} | {operations} | {added} | {removed} | {breaking} | {additive} | {documentation} |"
        );
    }
}

/// Returns the number of operations on servers of a version, whether or not its document lists them.
fn served(api: &Api, newest: Option<&Api>) -> usize {
    let listed: BTreeSet<_> = api.operations.iter().map(Operation::route).collect();
    let version = api.minor_version();
    let has = |operation: &&Operation| {
        let since = operation.since;
        since.is_some() && since <= version && !listed.contains(&operation.route())
    };
    let operations = newest.into_iter().flat_map(|newest| &newest.operations);
    listed.len() + operations.filter(has).count()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::diagnostic::Source;
    use crate::{Generated, generate_with_history};

    fn document(version: &str, operations: [(&str, &str); 2]) -> Source {
        let mut paths = json!({});
        for (path, id) in operations {
            paths[path] = json!({"get": {"operationId": id, "tags": ["tag"]}});
        }
        let version = format!("{version}.0");
        let document = json!({"swagger": "2.0", "x-quay-version": version, "paths": paths});
        Source::new(format!("quay-{version}.json"), document.to_string())
    }

    #[test]
    fn the_page_lists_every_step() {
        let older = [document("3.9", [("/a", "getA"), ("/b", "getB")])];
        let newest = document("3.10", [("/a", "getA"), ("/c", "getC")]);
        let generated = generate_with_history(&newest, &[], &older).unwrap();
        let Generated { api, mut older, .. } = generated;
        let page = super::to_markdown(&mut older, &api);
        let row = "| 3.9 | 3.10 | 2 | 1 | 1 | 1 | 1 | 0 |";
        assert!(page.contains(row), "{page}");
        let removed = "`getB` (`GET /b`): removed | **breaking**";
        assert!(page.contains(removed), "{page}");
    }
}
