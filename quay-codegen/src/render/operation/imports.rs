//! Renders the imports of a tag's module.

use crate::model::{Operation, Type};
use crate::render::rust_type;
use crate::render::writer::Writer;

/// Renders the imports of a tag's module.
pub(in crate::render) fn imports(out: &mut Writer<'_>, operations: &[&Operation]) {
    let uses = |condition: &dyn Fn(&Type) -> bool| {
        let kinds = operations
            .iter()
            .flat_map(|operation| operation.request_types().chain(operation.response_type()));
        kinds
            .into_iter()
            .any(|kind| rust_type::contains(kind, &condition))
    };
    let any = |condition: &dyn Fn(&Operation) -> bool| operations.iter().any(|it| condition(it));
    if uses(&|kind| matches!(kind, Type::Named(_))) {
        out.line(format_args!("use super::types;"));
    }
    let names = [
        any(&|operation| operation.access.is_some()).then_some("Access"),
        Some("Error"),
        Some("Operation"),
        any(&|operation| operation.paging.is_some()).then_some("Paged"),
        Some("RequestBuilder"),
        uses(&|kind| *kind == Type::Secret).then_some("Secret"),
    ];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    out.names("use crate::runtime::", &names);
    out.line(format_args!("use bytes::Bytes;"));
    let statuses = any(&|operation| !operation.extra_success_statuses.is_empty());
    let status = if statuses { ", StatusCode" } else { "" };
    out.line(format_args!("use http::{{Method, Request{status}}};"));
    if uses(&|kind| matches!(kind, Type::Map(_))) {
        out.line(format_args!("use std::collections::BTreeMap;"));
    }
}
