//! Generates inputs: fragments of the committed files, changed as trees and as texts.

mod hostile;
mod json_path;
mod mild;
mod overlay;
mod plausible;
mod text;
mod tree;

use serde_json::Value;

use crate::choices::Choices;
use crate::corpus::Corpus;

pub use self::text::change as change_text;

/// Files by name, such as `document.json` and `overlay.yaml`.
pub type Files = std::collections::BTreeMap<String, String>;

/// Generates inputs.
pub struct Maker<'run, 'bytes> {
    /// The committed files.
    pub corpus: &'run Corpus,
    /// The choices.
    pub choices: Choices<'bytes>,
}

impl Maker<'_, '_> {
    /// Returns a changed document.
    pub fn document(&mut self) -> Value {
        let mut document = self.corpus.document(&mut self.choices);
        self.change(&mut document);
        document
    }

    /// Changes a document in at most a few places, so that most documents stay valid.
    pub fn change_mildly(&mut self, value: &mut Value) {
        for _ in 0..self.choices.below(3) {
            mild::change(value, &mut self.choices);
        }
    }

    /// Changes a document in any number of places.
    pub fn change(&mut self, value: &mut Value) {
        for _ in 0..self.choices.below(6) {
            mild::change(value, &mut self.choices);
        }
        if self.choices.one_in(2) {
            self.damage(value);
        }
    }

    /// Changes any tree in any number of places.
    pub fn damage(&mut self, value: &mut Value) {
        let count = match self.choices.below(8) {
            0 => 0,
            7 => 1 + self.choices.below(20),
            few => few.div_ceil(2),
        };
        for _ in 0..count {
            tree::change(value, self.corpus, &mut self.choices);
        }
    }

    /// Returns the text of a tree, possibly damaged.
    pub fn text(&mut self, value: &Value) -> String {
        let text = tree::write(value, &mut self.choices);
        if self.choices.one_in(8) {
            change_text(&text, &mut self.choices)
        } else {
            text
        }
    }

    /// Returns the text of an overlay for a document.
    pub fn overlay(&mut self, document: &Value) -> String {
        overlay::make(document, self.corpus, &mut self.choices)
    }

    /// Returns a changed recording.
    pub fn recording(&mut self) -> Value {
        let mut recording = self.corpus.recording(&mut self.choices);
        if let Some(exchanges) = recording.as_array_mut() {
            exchanges.truncate(1 + self.choices.below(3));
        }
        recording
    }
}
