//! Checks the paging stated by overlays against the parameters and the response of each operation.

use super::operations::Resolved;
use super::types::TypeTable;
use crate::diagnostic::Sink;
use crate::document;
use crate::model::{
    Field, Integer, Operation, Paging, PagingStyle, Presence, Response, Struct, Type, TypeKind,
};

/// Resolves the paging of all operations.
pub(super) fn resolve(operations: &mut [Resolved<'_>], definitions: &TypeTable, sink: &mut Sink) {
    for resolved in operations {
        let Some(claim) = &resolved.source.paging else {
            continue;
        };
        match paging(claim, &resolved.operation, definitions) {
            Ok(paging) => resolved.operation.paging = Some(paging),
            Err(message) => sink.error_with_help(
                &claim.pointer,
                format!("invalid paging of `{}`: {message}", resolved.operation.id),
                "correct the parameters or the response with overlay actions, or remove `x-paging`",
            ),
        }
    }
}

fn paging(
    claim: &document::Paging,
    operation: &Operation,
    definitions: &TypeTable,
) -> Result<Paging, String> {
    let (parameter, wanted) = match claim.style {
        PagingStyle::NextPage => ("next_page", "string"),
        PagingStyle::Page => ("page", "unsigned 32-bit integer"),
    };
    let parameter = operation
        .query_parameters
        .iter()
        .find(|candidate| candidate.name == parameter && !candidate.required)
        .filter(|parameter| match claim.style {
            PagingStyle::NextPage => parameter.kind == Type::String,
            PagingStyle::Page => parameter.kind == Type::Integer(Integer::U32),
        })
        .ok_or_else(|| {
            format!("expected an optional query parameter `{parameter}` of type {wanted}")
        })?;
    let (page, object) = match &operation.response {
        Response::Typed(Type::Named(name)) => {
            match definitions.0.get(name).map(|pending| &pending.kind) {
                Some(TypeKind::Struct(object)) => (name, object),
                _ => return Err("expected an object as the response".to_owned()),
            }
        }
        _ => return Err("expected an object as the response".to_owned()),
    };
    let items = member(object, &claim.items)?;
    let Type::List(item) = &items.kind else {
        return Err(format!("expected a list as `{}` of `{page}`", claim.items));
    };
    let more = match claim.style {
        PagingStyle::NextPage => {
            let token = member(object, "next_page")?;
            let optional = token.nullable || token.presence == Presence::Optional;
            (token.kind == Type::String && optional)
                .then_some(token)
                .ok_or_else(|| format!("expected an optional string as `next_page` of `{page}`"))?
        }
        PagingStyle::Page => {
            let more = member(object, &claim.more)?;
            (more.kind == Type::Boolean)
                .then_some(more)
                .ok_or_else(|| format!("expected a boolean as `{}` of `{page}`", claim.more))?
        }
    };
    let number = match &claim.number {
        Some(number) => {
            let field = member(object, number)?;
            let plain = field.kind == Type::Integer(Integer::U32) && !may_be_absent(field);
            let wanted =
                || format!("expected a required unsigned 32-bit integer as `{number}` of `{page}`");
            Some(plain.then(|| field.ident.clone()).ok_or_else(wanted)?)
        }
        None => None,
    };
    Ok(Paging {
        number,
        style: claim.style,
        parameter: parameter.ident.clone(),
        page: page.clone(),
        items: items.ident.clone(),
        items_optional: may_be_absent(items),
        item: (**item).clone(),
        more: more.ident.clone(),
        more_optional: may_be_absent(more),
    })
}

fn member<'object>(object: &'object Struct, name: &str) -> Result<&'object Field, String> {
    object
        .fields
        .iter()
        .find(|field| field.name == name)
        .ok_or_else(|| format!("the response has no property `{name}`"))
}

fn may_be_absent(field: &Field) -> bool {
    match field.presence {
        Presence::Required => field.nullable,
        Presence::Optional => true,
    }
}
