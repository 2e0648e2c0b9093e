//! From what Quay says to what is true: names, types, roles. The only stage that reads Swagger.
//!
//! It guesses nothing. What it does not understand, and every two things of one name, is reported.

mod answers;
mod cycles;
mod names;
mod operations;
mod paging;
mod roles;
mod shapes;
mod types;

use std::collections::BTreeMap;

use crate::document::Document;
use crate::model::Api;
use crate::report::Report;

/// Makes the model of a corrected document.
pub(crate) fn resolve(document: &Document, report: &mut Report) -> Api {
    let mut types = types::Types::new(document);
    let mut operations = operations::resolve(document, &mut types, report);
    let mut definitions = types.into_definitions(report);
    shapes::unify(&mut definitions, &mut operations, report);
    cycles::break_up(&mut definitions, report);
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
    roles::assign(&mut api);
    names::check(&api, &places, document, report);
    roles::part_errors(&mut api);
    api
}
