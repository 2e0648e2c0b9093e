//! Renders the `Paged` implementation.

use super::{TYPES, name};
use crate::model::{Operation, Paging, PagingStyle};
use crate::render::layout::Code;
use crate::render::literal::ident;
use crate::render::rust_type;
use crate::render::writer::Writer;

/// Renders the implementation of `Paged`.
pub(super) fn render(out: &mut Writer<'_>, operation: &Operation, paging: &Paging) {
    let item = rust_type::rust(&paging.item, TYPES);
    let page = ident(&paging.page);
    out.open(format_args!("impl Paged for {} {{", name(operation)));
    out.line(format_args!("type Item = {item};"));
    out.separate();
    next(out, paging, page);
    if let Some(number) = &paging.number {
        let (number, parameter) = (ident(number), ident(&paging.parameter));
        let arguments = ["&self".to_owned(), format!("page: &types::{page}")];
        out.separate();
        out.open_function(
            "fn is_repeated_page(".to_owned(),
            arguments.map(Code::Text).into(),
            "bool",
        );
        out.line(format_args!(
            "page.{number} < self.{parameter}.unwrap_or(1)"
        ));
        out.close();
    }
    let items = ident(&paging.items);
    out.separate();
    out.line(format_args!("#[inline]"));
    let argument = Code::Text(format!("page: types::{page}"));
    out.open_function(
        "fn into_items(".to_owned(),
        vec![argument],
        &format!("Vec<{item}>"),
    );
    if paging.items_optional {
        out.line(format_args!("page.{items}.unwrap_or_default()"));
    } else {
        out.line(format_args!("page.{items}"));
    }
    out.close();
    out.close();
}

/// Renders the method that returns the operation for the next page.
fn next(out: &mut Writer<'_>, paging: &Paging, page: &str) {
    let (parameter, more) = (ident(&paging.parameter), ident(&paging.more));
    let arguments = ["&self".to_owned(), format!("page: &types::{page}")];
    out.line(format_args!("#[inline]"));
    out.open_function(
        "fn next(".to_owned(),
        arguments.map(Code::Text).into(),
        "Option<Self>",
    );
    match paging.style {
        PagingStyle::NextPage => {
            out.line(format_args!("let mut next = self.clone();"));
            out.line(format_args!(
                "next.{parameter} = Some(page.{more}.clone()?);"
            ));
        }
        PagingStyle::Page => {
            let earlier = match paging.number {
                Some(_) => " || self.is_repeated_page(page)",
                None => "",
            };
            if paging.more_optional {
                out.open(format_args!("if page.{more} != Some(true){earlier} {{"));
            } else {
                out.open(format_args!("if !page.{more}{earlier} {{"));
            }
            out.line(format_args!("return None;"));
            out.close();
            out.line(format_args!("let mut next = self.clone();"));
            out.line(format_args!(
                "next.{parameter} = Some(self.{parameter}.unwrap_or(1).checked_add(1)?);"
            ));
        }
    }
    out.line(format_args!("Some(next)"));
    out.close();
}
