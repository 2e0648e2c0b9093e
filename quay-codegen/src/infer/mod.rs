//! Holds recorded answers against the model and proposes the overlay actions for what is new: a field that no
//! type has, a null where none was expected, an operation without a type. A proposal is there to be reviewed:
//! samples show what may come, never what must.

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

/// What recordings show that the document, corrected by the overlays, does not say.
///
/// Only answers of successes are looked at. What fits no type and no action would mend comes as a warning.
///
/// # Errors
///
/// Everything that is wrong with the document or the overlays.
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
    let holds = |proposal: &Proposal| {
        let proposed = Source::new("the proposal", proposal.to_yaml());
        let overlays = [corrections.overlays, &[proposed]].concat();
        let corrections = Corrections {
            overlays: &overlays,
            ..corrections
        };
        pipeline::load_with(source, corrections).map(|_| ())
    };
    let (proposal, refused) = Proposal::of(seen).retain_valid(holds);
    warnings.extend(refused);
    Ok((proposal, warnings))
}

/// What was seen of one kind at one place of the document.
#[derive(Debug, Default)]
struct Evidence {
    samples: Vec<serde_json::Value>,
    recordings: BTreeSet<String>,
}
