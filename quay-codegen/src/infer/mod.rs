//! Compares recorded responses with the model and proposes overlay actions for the differences: unknown fields,
//! unexpected nulls, operations without a response type. Proposals need a review, because samples only show what can
//! occur.

mod findings;
mod proposal;
mod schema;
mod schema_path;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostics, Source};
use crate::overlay::Corrections;
use crate::pipeline::{self, Loaded};
use crate::recording::evidence;
use crate::recording::exchange::Recording;

pub use proposal::Proposal;

/// Compares recordings with the corrected document and proposes overlay actions.
///
/// Checks only successful responses. Mismatches that no overlay action can fix are reported as warnings.
///
/// # Errors
///
/// All errors in the document and the overlays.
pub fn infer<'a>(
    source: &Source,
    corrections: impl Into<Corrections<'a>>,
    recordings: &[Recording],
) -> Result<(Proposal, Diagnostics), Diagnostics> {
    let corrections = corrections.into();
    let Loaded {
        document,
        api,
        mut warnings,
    } = pipeline::load_with(source, corrections)?;
    let mut collector = findings::Collector::new(&api, &document);
    let (found, misplaced) = evidence::assign(&api, recordings);
    warnings.extend(misplaced);
    for one in found {
        collector.exchange(one.operation, one.exchange, &one.place);
    }
    let (seen, mismatches) = collector.finish();
    warnings.extend(mismatches);
    let check = |proposal: &Proposal| {
        let proposed = Source::new(Proposal::NAME, proposal.to_yaml());
        let overlays = [corrections.overlays, &[proposed]].concat();
        let corrections = Corrections {
            overlays: &overlays,
            ..corrections
        };
        pipeline::load_with(source, corrections).map(|_| ())
    };
    let (proposal, refused) = Proposal::new(seen).retain_valid(check);
    warnings.extend(refused);
    Ok((proposal, warnings))
}

/// All findings of one kind at one location.
#[derive(Debug, Default)]
struct Evidence {
    samples: Vec<serde_json::Value>,
    recordings: BTreeSet<String>,
}
