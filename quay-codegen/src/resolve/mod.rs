//! Resolves a Swagger document to the model: names, types and their uses. This is the last stage that reads Swagger.
//!
//! Unsupported constructs and name conflicts are errors.

mod collisions;
mod dedup;
mod full_names;
mod limits;
mod names;
mod operations;
mod paging;
mod recursion;
mod responses;
mod shadows;
mod tags;
mod types;
mod usage;

use std::collections::BTreeMap;

use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;
use crate::document::Document;
use crate::model::Api;

pub(crate) use self::shadows::find as find_shadows;

/// Resolves a corrected document.
pub(crate) fn resolve(document: &Document, sink: &mut Sink) -> Api {
    let (mut api, places) = model(document, sink);
    limits::check(&api, &places, sink);
    collisions::check(&api, &places, document, sink);
    full_names::check(&api, &places, sink);
    usage::split_error_types(&mut api);
    api
}

/// Resolves a corrected document of an older version, for which no code is generated: names may collide in Rust.
pub(crate) fn resolve_older(document: &Document, sink: &mut Sink) -> Api {
    let (mut api, _) = model(document, sink);
    usage::split_error_types(&mut api);
    api
}

/// Resolves a document before its names are checked. Also returns the location of each type.
fn model(document: &Document, sink: &mut Sink) -> (Api, BTreeMap<String, Pointer>) {
    let mut types = types::Types::new(document);
    let mut operations = operations::resolve(document, &mut types, sink);
    let mut definitions = types.into_definitions(sink);
    dedup::dedup_types(&mut definitions, &mut operations, sink);
    recursion::box_recursive_fields(&mut definitions, sink);
    paging::resolve(&mut operations, &definitions, sink);
    let places = definitions.places();
    let mut api = Api {
        quay_version: document.quay_version.clone(),
        as_served: false,
        is_public: false,
        is_dated: false,
        tags: tags::resolve(document, &operations, sink),
        scopes: operations::scopes(document, &operations),
        operations: operations
            .into_iter()
            .map(|resolved| resolved.operation)
            .collect(),
        types: definitions.into_types(),
        error_types: BTreeMap::new(),
    };
    usage::mark_usage(&mut api);
    (api, places)
}
