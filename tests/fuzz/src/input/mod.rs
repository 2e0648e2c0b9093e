//! Makes inputs: fragments of what is committed, changed as trees and as texts.

mod hostile;
mod json_path;
mod mild;
mod overlay;
mod text;
mod tree;

use serde_json::Value;

use crate::choices::Choices;
use crate::corpus::Corpus;

pub use self::text::change as change_text;

/// Files by what they are for: `document`, `overlay` and so on.
pub type Files = std::collections::BTreeMap<String, String>;

/// What inputs are made of.
pub struct Maker<'run, 'bytes> {
    /// What they start from.
    pub corpus: &'run Corpus,
    /// What is chosen.
    pub choices: Choices<'bytes>,
}

impl Maker<'_, '_> {
    /// A document, changed.
    pub fn document(&mut self) -> Value {
        let mut document = self.corpus.document(&mut self.choices);
        self.change(&mut document);
        document
    }

    /// Changes a document in a few places, or in none, so that most documents stay valid.
    pub fn change_mildly(&mut self, value: &mut Value) {
        for _ in 0..self.choices.below(3) {
            mild::change(value, &mut self.choices);
        }
    }

    /// Changes a document in some places, or in none.
    pub fn change(&mut self, value: &mut Value) {
        for _ in 0..self.choices.below(6) {
            mild::change(value, &mut self.choices);
        }
        if self.choices.one_in(2) {
            self.damage(value);
        }
    }

    /// Changes a tree in some places, or in none, whatever it is of.
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

    /// The text of a tree, which may be damaged.
    pub fn text(&mut self, value: &Value) -> String {
        let text = tree::write(value, &mut self.choices);
        if self.choices.one_in(8) {
            change_text(&text, &mut self.choices)
        } else {
            text
        }
    }

    /// The text of an overlay for a document.
    pub fn overlay(&mut self, document: &Value) -> String {
        overlay::make(document, self.corpus, &mut self.choices)
    }

    /// A recording, changed.
    pub fn recording(&mut self) -> Value {
        let mut recording = self.corpus.recording(&mut self.choices);
        if let Some(exchanges) = recording.as_array_mut() {
            exchanges.truncate(1 + self.choices.below(3));
        }
        recording
    }
}
