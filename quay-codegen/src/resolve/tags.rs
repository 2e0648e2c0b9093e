//! Resolves tags, which become modules.

use std::collections::{BTreeMap, BTreeSet};

use super::names;
use super::operations::Resolved;
use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;
use crate::document::Document;
use crate::model::Tag;

/// Returns the tags in use with their module names.
pub(super) fn resolve(
    document: &Document,
    operations: &[Resolved<'_>],
    sink: &mut Sink,
) -> BTreeMap<String, Tag> {
    let mut tags = BTreeMap::new();
    let mut modules: BTreeMap<String, String> = BTreeMap::new();
    for resolved in operations {
        let name = &resolved.operation.tag;
        if tags.contains_key(name) {
            continue;
        }
        let place: Pointer = resolved.source.pointer.child("tags");
        let module = names::module(name);
        let taken = module.as_ref().and_then(|module| modules.get(module));
        match (&module, taken) {
            (Some(module), None) => {
                modules.insert(module.clone(), name.clone());
            }
            (None, _) => sink.error_with_help(
                &place,
                format!("the tag `{name}` is invalid or reserved as the name of a module and Cargo feature"),
                "set another tag with an overlay action, made of ASCII letters, digits, `_` and `-`",
            ),
            (Some(module), Some(other)) => sink.error_with_help(
                &place,
                format!("the tags `{other}` and `{name}` both become the module `{module}`"),
                "set one of them to another tag with an overlay action",
            ),
        }
        let described = document.tags.get(name).cloned().unwrap_or_default();
        let tag = Tag {
            module: module.unwrap_or_default(),
            description: described.description,
            start: described.start,
            example: described.example,
            see: described.see,
            aliases: described.aliases,
        };
        tags.insert(name.clone(), tag);
    }
    keep_known(&mut tags, operations);
    tags
}

/// Removes operations and tags that a tag names but this document lacks. A server may hide them, and an older server
/// does not have them yet.
fn keep_known(tags: &mut BTreeMap<String, Tag>, operations: &[Resolved<'_>]) {
    let names: BTreeSet<String> = tags.keys().cloned().collect();
    let ids: BTreeSet<&str> = operations
        .iter()
        .map(|resolved| resolved.operation.id.as_str())
        .collect();
    for tag in tags.values_mut() {
        tag.start.retain(|id| ids.contains(id.as_str()));
        tag.see.retain(|name| names.contains(name));
    }
}
