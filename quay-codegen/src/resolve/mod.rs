//! From what Quay says to what is true: names, types, roles. The only stage that reads Swagger.
//!
//! It guesses nothing. What it does not understand, and every two things of one name, is reported.

mod dedup;
mod names;
mod operations;
mod paging;
mod recursion;
mod responses;
mod types;
mod usage;

use std::collections::BTreeMap;

use crate::diagnostic::Sink;
use crate::document::Document;
use crate::model::Api;

/// Makes the model of a corrected document.
pub(crate) fn resolve(document: &Document, report: &mut Sink) -> Api {
    let mut types = types::Types::new(document);
    let mut operations = operations::resolve(document, &mut types, report);
    let mut definitions = types.into_definitions(report);
    dedup::unify(&mut definitions, &mut operations, report);
    recursion::break_up(&mut definitions, report);
    paging::settle(&mut operations, &definitions, report);
    let places = definitions.places();
    let mut api = Api {
        quay_version: document.quay_version.clone(),
        tags: operations::tags(document, &operations, report),
        scopes: operations::scopes(document, &operations),
        operations: operations
            .into_iter()
            .map(|resolved| resolved.operation)
            .collect(),
        types: definitions.into_types(),
        error_types: BTreeMap::new(),
    };
    usage::assign(&mut api);
    names::check(&api, &places, document, report);
    usage::part_errors(&mut api);
    api
}
