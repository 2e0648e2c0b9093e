//! Checks the paging stated by overlays against the parameters and the response of each operation.

use super::operations::Resolved;
use super::types::TypeTable;
use crate::diagnostic::Sink;
use crate::document;
use crate::model::{
    Field, Integer, Operation, Paging, PagingStyle, Parameter, Presence, Response, Struct, Type,
    TypeKind,
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
    let parameter = parameter(claim.style, operation)?;
    let page = page(operation, definitions)?;
    let items = page.member(&claim.items)?;
    let Type::List(item) = &items.kind else {
        return Err(page.expected("a list", &claim.items));
    };
    let more = more(claim, &page)?;
    let number = claim.number.as_ref().map(|name| number(name, &page));
    Ok(Paging {
        number: number.transpose()?,
        style: claim.style,
        parameter: parameter.ident.clone(),
        page: page.name.to_owned(),
        items: items.ident.clone(),
        items_optional: may_be_absent(items),
        item: (**item).clone(),
        more: more.ident.clone(),
        more_optional: may_be_absent(more),
    })
}

/// Returns the parameter that selects a page.
fn parameter(style: PagingStyle, operation: &Operation) -> Result<&Parameter, String> {
    let (name, kind, wanted) = match style {
        PagingStyle::NextPage => ("next_page", Type::String, "string"),
        PagingStyle::Page => (
            "page",
            Type::Integer(Integer::U32),
            "unsigned 32-bit integer",
        ),
    };
    let mut parameters = operation.query_parameters.iter();
    parameters
        .find(|one| one.name == name && !one.required && one.kind == kind)
        .ok_or_else(|| format!("expected an optional query parameter `{name}` of type {wanted}"))
}

/// The type of a page.
struct Page<'types> {
    name: &'types str,
    object: &'types Struct,
}

impl<'types> Page<'types> {
    fn member(&self, name: &str) -> Result<&'types Field, String> {
        let mut fields = self.object.fields.iter();
        fields
            .find(|field| field.name == name)
            .ok_or_else(|| format!("the response has no property `{name}`"))
    }

    /// Says what a property should be.
    fn expected(&self, what: &str, property: &str) -> String {
        format!("expected {what} as `{property}` of `{}`", self.name)
    }
}

fn page<'types>(
    operation: &'types Operation,
    definitions: &'types TypeTable,
) -> Result<Page<'types>, String> {
    let name = match &operation.response {
        Response::Typed(Type::Named(name)) => Some(name),
        _ => None,
    };
    let kind = name.and_then(|name| Some((name, &definitions.0.get(name)?.kind)));
    match kind {
        Some((name, TypeKind::Struct(object))) => Ok(Page { name, object }),
        _ => Err("expected an object as the response".to_owned()),
    }
}

/// Returns the field that tells whether more pages follow.
fn more<'types>(claim: &document::Paging, page: &Page<'types>) -> Result<&'types Field, String> {
    match claim.style {
        PagingStyle::NextPage => {
            let token = page.member("next_page")?;
            let fits = token.kind == Type::String && may_be_absent(token);
            fits.then_some(token)
                .ok_or_else(|| page.expected("an optional string", "next_page"))
        }
        PagingStyle::Page => {
            let more = page.member(&claim.more)?;
            (more.kind == Type::Boolean)
                .then_some(more)
                .ok_or_else(|| page.expected("a boolean", &claim.more))
        }
    }
}

/// Returns the identifier of the field with the number of the page.
fn number(name: &str, page: &Page<'_>) -> Result<String, String> {
    let field = page.member(name)?;
    let fits = field.kind == Type::Integer(Integer::U32) && !may_be_absent(field);
    fits.then(|| field.ident.clone())
        .ok_or_else(|| page.expected("a required unsigned 32-bit integer", name))
}

fn may_be_absent(field: &Field) -> bool {
    match field.presence {
        Presence::Required => field.nullable,
        Presence::Optional => true,
    }
}
