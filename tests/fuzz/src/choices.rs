//! Choices read from bytes. The same bytes produce the same input, and fewer bytes a smaller one.

use arbitrary::Unstructured;

/// A source of choices. When the bytes are used up, it always returns the first option.
pub struct Choices<'bytes>(Unstructured<'bytes>);

impl<'bytes> Choices<'bytes> {
    /// Creates the choices for these bytes.
    pub fn new(bytes: &'bytes [u8]) -> Self {
        Self(Unstructured::new(bytes))
    }

    /// Returns a number below `count`, or 0 if `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        match count.checked_sub(1) {
            Some(last) => self.0.int_in_range(0..=last).unwrap_or_default(),
            None => 0,
        }
    }

    /// Returns true once in `count` times, and never when the bytes are used up.
    pub fn one_in(&mut self, count: usize) -> bool {
        count > 0 && !self.0.is_empty() && self.below(count) == count - 1
    }

    /// Returns one of the values, if there are any.
    pub fn pick<'values, T>(&mut self, values: &'values [T]) -> Option<&'values T> {
        values.get(self.below(values.len()))
    }

    /// Returns one of the texts.
    pub fn text(&mut self, texts: &[&'static str]) -> &'static str {
        self.pick(texts).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_bytes_the_first_option_is_chosen() {
        let mut choices = Choices::new(&[]);
        assert_eq!(choices.below(7), 0);
        assert_eq!(choices.below(0), 0);
        assert!(!choices.one_in(2));
        assert_eq!(choices.text(&["a", "b"]), "a");
    }

    #[test]
    fn equal_bytes_make_equal_choices() {
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
