//! The choices that make an input, read from bytes: the same bytes make the same input, and fewer bytes a smaller one.

use arbitrary::Unstructured;

/// A source of choices. Once the bytes are used up, every choice is the first.
pub struct Choices<'bytes>(Unstructured<'bytes>);

impl<'bytes> Choices<'bytes> {
    /// The choices that these bytes make.
    pub fn new(bytes: &'bytes [u8]) -> Self {
        Self(Unstructured::new(bytes))
    }

    /// A number below `count`, or 0 where there is none.
    pub fn below(&mut self, count: usize) -> usize {
        match count.checked_sub(1) {
            Some(last) => self.0.int_in_range(0..=last).unwrap_or_default(),
            None => 0,
        }
    }

    /// True once in `count` times, and never when the bytes are used up.
    pub fn one_in(&mut self, count: usize) -> bool {
        count > 0 && !self.0.is_empty() && self.below(count) == count - 1
    }

    /// One of the values, if there are any.
    pub fn pick<'values, T>(&mut self, values: &'values [T]) -> Option<&'values T> {
        values.get(self.below(values.len()))
    }

    /// One of the texts.
    pub fn text(&mut self, texts: &[&'static str]) -> &'static str {
        self.pick(texts).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_bytes_every_choice_is_the_first() {
        let mut choices = Choices::new(&[]);
        assert_eq!(choices.below(7), 0);
        assert_eq!(choices.below(0), 0);
        assert!(!choices.one_in(2));
        assert_eq!(choices.text(&["a", "b"]), "a");
    }

    #[test]
    fn the_same_bytes_make_the_same_choices() {
        let bytes: Vec<u8> = (0..64).collect();
        let choose = || {
            let mut choices = Choices::new(&bytes);
            (0..20)
                .map(|count| choices.below(count))
                .collect::<Vec<_>>()
        };
        assert_eq!(choose(), choose());
        assert!(choose().iter().any(|choice| *choice > 0));
    }
}
