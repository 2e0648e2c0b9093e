//! What an action does to each place that its target selects.

use serde_json::Value;

#[derive(Debug)]
pub(super) enum Change {
    Remove,
    Update(Value),
}
