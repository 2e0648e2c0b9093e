//! Resolves a document whose overlays are applied and whose pieces are parsed.

use serde_json::Value;

use super::{DocumentIds, tags};
use crate::diagnostic::Sink;
use crate::document::Document;
use crate::model::Api;
use crate::overlay::Overlays;
use crate::resolve;

/// A document after the overlays.
#[derive(Debug)]
pub(super) struct Corrected {
    /// Everything but the paths and definitions.
    pub(super) head: Value,
    pub(super) document: Document,
    pub(super) ids: DocumentIds,
    /// Whether there is nothing to report so far.
    pub(super) is_clean: bool,
}

impl Corrected {
    /// Resolves an older document. Returns `None` if it has errors.
    pub(super) fn load_older(&self) -> Option<Api> {
        let mut sink = Sink::default();
        let mut api = resolve::resolve_older(&self.document, &mut sink);
        self.ids.write(&mut api.operations);
        (!sink.has_errors()).then_some(api)
    }

    /// Resolves a document. Returns `None` if there is anything to report.
    pub(super) fn load(&self, overlays: &Overlays<'_>) -> Option<Api> {
        let mut sink = Sink::default();
        let mut api = resolve::resolve(&self.document, &mut sink);
        self.ids.write(&mut api.operations);
        resolve::find_shadows(&mut api.operations);
        tags::check(&self.head, &api, overlays, &mut sink);
        (self.is_clean && sink.is_empty()).then_some(api)
    }
}
