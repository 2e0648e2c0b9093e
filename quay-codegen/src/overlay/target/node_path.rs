//! The path from the root of a document, or from another place, to a selected place.

use serde_json::Value;

use crate::diagnostic::pointer::Pointer;

/// The steps to a place. Unlike a JSON pointer they need no parsing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::overlay) struct NodePath(pub(super) Vec<Step>);

/// An owned token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Index(usize),
    Name(String),
}

impl NodePath {
    /// Whether removing this place would make the document invalid: the root or `paths`.
    pub(in crate::overlay) fn is_essential(&self) -> bool {
        match self.0.as_slice() {
            [] => true,
            [Step::Name(name)] => name == "paths",
            _ => false,
        }
    }

    pub(in crate::overlay) fn pointer(&self) -> Pointer {
        let mut pointer = Pointer::root();
        for step in &self.0 {
            match step {
                Step::Index(index) => pointer.push(&index.to_string()),
                Step::Name(name) => pointer.push(name),
            }
        }
        pointer
    }

    /// Returns whether a document has the place.
    pub(super) fn exists_in(&self, root: &Value) -> bool {
        let mut steps = self.0.iter();
        let end = steps.try_fold(root, |value, step| match step {
            Step::Index(index) => value.as_array()?.get(*index),
            Step::Name(name) => value.as_object()?.get(name),
        });
        end.is_some()
    }

    /// Returns the value at the end of the path.
    pub(in crate::overlay) fn find_mut<'value>(
        &self,
        root: &'value mut Value,
    ) -> Option<&'value mut Value> {
        find_mut(root, &self.0)
    }

    /// Removes the value at the end of the path. Returns whether it existed.
    pub(in crate::overlay) fn remove_from(&self, root: &mut Value) -> bool {
        let Some((last, before)) = self.0.split_last() else {
            return false;
        };
        match (find_mut(root, before), last) {
            (Some(Value::Object(members)), Step::Name(name)) => members.remove(name).is_some(),
            (Some(Value::Array(elements)), Step::Index(index)) if *index < elements.len() => {
                elements.remove(*index);
                true
            }
            _ => false,
        }
    }
}

fn find_mut<'value>(root: &'value mut Value, steps: &[Step]) -> Option<&'value mut Value> {
    steps.iter().try_fold(root, |value, step| match step {
        Step::Index(index) => value.as_array_mut()?.get_mut(*index),
        Step::Name(name) => value.as_object_mut()?.get_mut(name),
    })
}

impl FromIterator<Step> for NodePath {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        Self(steps.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn path(steps: &[&str]) -> NodePath {
        let steps = steps.iter().map(|step| match step.parse() {
            Ok(index) => Step::Index(index),
            Err(_) => Step::Name((*step).to_owned()),
        });
        NodePath(steps.collect())
    }

    #[test]
    fn a_way_leads_to_values_that_exist() {
        let mut document = json!({"/a": [{"~": 1}]});
        let mut found = |steps: &[&str]| path(steps).find_mut(&mut document).map(|it| it.clone());
        assert_eq!(found(&["/a", "0", "~"]), Some(json!(1)));
        assert_eq!(found(&["/a", "1"]), None);
        assert_eq!(found(&["/a", "b"]), None);
        assert_eq!(found(&["0"]), None);
        assert_eq!(path(&["/a", "0", "~"]).pointer().as_str(), "/~1a/0/~0");
    }

    #[test]
    fn only_what_exists_is_removed() {
        let mut document = json!({"a": [1, 2], "b": {}});
        assert!(path(&["a", "0"]).remove_from(&mut document));
        assert!(path(&["b"]).remove_from(&mut document));
        for absent in [&["a", "1"][..], &["a", "b"], &["b"], &["b", "c"], &[]] {
            assert!(!path(absent).remove_from(&mut document), "{absent:?}");
        }
        assert_eq!(document, json!({"a": [2]}));
    }
}
