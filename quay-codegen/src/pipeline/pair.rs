//! Loads two versions to compare them.

use super::{Prose, VERSION, load_corrected, older, pieces};
use crate::diagnostic::{Diagnostics, Source};
use crate::document::json;
use crate::document::version::is_older;
use crate::history;
use crate::model::Api;
use crate::overlay::{Corrections, Overlays};

/// Two versions, each dated by the documents that are older than it.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The older version.
    pub old: Api,
    /// The newer version.
    pub new: Api,
    /// Warnings.
    pub warnings: Diagnostics,
}

/// Loads two documents with the same history, given in any order.
pub(crate) fn load_pair(
    (old, new): (&Source, &Source),
    corrections: Corrections<'_>,
    history: &[Source],
) -> Result<Pair, Diagnostics> {
    let overlays = Overlays::read(corrections);
    let mut corrected = pieces::correct_all(&[old, new], history, &overlays).into_iter();
    // A canonical document has no prose, so that of the other one would count as changes.
    let prose = match is_canonical(old) || is_canonical(new) {
        true => Prose::Dropped,
        false => Prose::Kept,
    };
    let mut load = |source| load_corrected(corrected.next().flatten(), (source, prose), &overlays);
    let (old, new) = match (load(old), load(new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(mut problems), Err(more)) => {
            problems.extend(more);
            return Err(problems);
        }
        (Err(problems), Ok(_)) | (Ok(_), Err(problems)) => return Err(problems),
    };
    let ((mut old, mut warnings), (mut new, more)) = (old, new);
    warnings.extend(more);
    let newest = match is_older(old.minor_version(), new.minor_version()) {
        true => &new,
        false => &old,
    };
    let (older, left_out) = older::load_all(newest, history, corrected, &overlays);
    warnings.extend(left_out);
    for api in [&mut old, &mut new] {
        let version = api.minor_version();
        let is_earlier = |earlier: &&Api| is_older(earlier.minor_version(), version);
        let count = older.iter().take_while(is_earlier).count();
        history::date(api, older.get(..count).unwrap_or_default());
    }
    Ok(Pair { old, new, warnings })
}

fn is_canonical(document: &Source) -> bool {
    json::read(document).is_ok_and(|document| document.contains_key(VERSION))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diff::compare;

    fn document(version: Option<&str>, required: &[&str]) -> Source {
        let mut document = json!({
            "swagger": "2.0",
            "paths": {"/a": {"get": {"operationId": "getA", "tags": ["tag"], "responses": {
                "200": {"schema": {"$ref": "#/definitions/Thing"}}}}}},
            "definitions": {"Thing": {
                "type": "object", "required": required, "properties": {"a": {"type": "string"}}}},
        });
        if let Some(version) = version {
            document["x-quay-version"] = json!(version);
        }
        Source::new(version.unwrap_or("unknown"), document.to_string())
    }

    #[test]
    fn a_document_without_a_version_has_the_history_of_the_newest() {
        let history = [document(Some("3.17.0"), &[])];
        let known = document(Some("3.18.0"), &["a"]);
        let unknown = document(None, &["a"]);
        for (old, new) in [(&known, &unknown), (&unknown, &known)] {
            let pair = load_pair((old, new), Corrections::from(&[]), &history).unwrap();
            assert_eq!(compare(&pair.old, &pair.new).changes().count(), 0);
        }
    }
}
