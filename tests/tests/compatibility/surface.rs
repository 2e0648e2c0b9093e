//! Lists the public API of a generated client, and the parts that break in another client.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::{Attribute, FnArg, ImplItem, Item, Pat, ReturnType, Type, Visibility};

/// The public items by path, with the facts that a program depends on.
#[derive(Default)]
pub(super) struct Surface(BTreeMap<String, Form>);

#[derive(Clone, PartialEq)]
enum Form {
    /// A type, module or implementation.
    Present,
    /// The type of a field, variant or associated type.
    Typed(String),
    /// The arguments with names and types, and the return type.
    Function(Vec<(String, String)>, String),
}

impl Surface {
    /// Returns the public API of generated files by path.
    pub(super) fn of(files: &BTreeMap<String, String>) -> Self {
        let mut surface = Self::default();
        for (path, text) in files {
            let file = syn::parse_file(text).unwrap_or_else(|problem| panic!("{path}: {problem}"));
            // Types are exported only by `types`.
            let module = match path.split_once('/') {
                Some((folder, _)) => folder.to_owned(),
                None => path.trim_end_matches(".rs").to_owned(),
            };
            for item in &file.items {
                surface.item(&module, item);
            }
        }
        surface
    }

    /// Returns the items of this API that are missing or changed in the newer one.
    pub(super) fn broken_by(&self, newer: &Self) -> Vec<String> {
        let broken = self.0.iter().filter_map(|(name, form)| {
            let problem = match newer.0.get(name) {
                None => "was removed",
                Some(other) if !form.is_kept_by(other) => "changed",
                Some(_) => return None,
            };
            Some(format!("{name} {problem}"))
        });
        broken.collect()
    }

    fn add(&mut self, name: String, form: Form) {
        self.0.insert(name, form);
    }

    fn item(&mut self, module: &str, item: &Item) {
        match item {
            Item::Fn(function) if is_public(&function.vis) => {
                let form = signature(&function.sig);
                self.add(format!("{module}::{}", function.sig.ident), form);
            }
            Item::Struct(object) if is_public(&object.vis) => {
                let name = format!("{module}::{}", object.ident);
                self.derives(&name, &object.attrs);
                for field in &object.fields {
                    if let (true, Some(ident)) = (is_public(&field.vis), &field.ident) {
                        self.add(format!("{name}.{ident}"), typed(&field.ty));
                    }
                }
            }
            Item::Enum(choice) if is_public(&choice.vis) => {
                let name = format!("{module}::{}", choice.ident);
                self.derives(&name, &choice.attrs);
                for variant in &choice.variants {
                    let fields = variant.fields.iter().map(|field| text(&field.ty));
                    let fields: Vec<String> = fields.collect();
                    let form = Form::Typed(fields.join(", "));
                    self.add(format!("{name}::{}", variant.ident), form);
                }
            }
            // A hand-written type used for a definition.
            Item::Use(export) if is_public(&export.vis) => {
                if let Some(path) = text(&export.tree).strip_prefix("crate :: ") {
                    let name = path.rsplit(" as ").next().unwrap_or(path);
                    self.add(format!("{module}::{name}"), Form::Typed(path.to_owned()));
                }
            }
            Item::Impl(block) => self.implementation(module, block),
            _ => {}
        }
    }

    fn derives(&mut self, name: &str, attributes: &[Attribute]) {
        self.add(name.to_owned(), Form::Present);
        let derives = attributes.iter().filter(|it| it.path().is_ident("derive"));
        for derive in derives {
            let traits = derive.meta.require_list().unwrap().tokens.to_string();
            for name_of_trait in traits.split(',') {
                let name_of_trait = name_of_trait.trim();
                self.add(format!("{name}: {name_of_trait}"), Form::Present);
            }
        }
    }

    fn implementation(&mut self, module: &str, block: &syn::ItemImpl) {
        let name = format!("{module}::{}", text(&block.self_ty));
        let Some((path, _)) = &block.trait_ else {
            for item in &block.items {
                if let ImplItem::Fn(method) = item
                    && is_public(&method.vis)
                {
                    let form = signature(&method.sig);
                    self.add(format!("{name}::{}", method.sig.ident), form);
                }
            }
            return;
        };
        let name = format!("{name}: {}", text(path));
        for item in &block.items {
            if let ImplItem::Type(associated) = item {
                self.add(
                    format!("{name}::{}", associated.ident),
                    typed(&associated.ty),
                );
            }
        }
        self.add(name, Form::Present);
    }
}

impl Form {
    /// Returns whether programs written for this item work with the other. Arguments may be renamed, but not reordered.
    fn is_kept_by(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Function(before, out), Self::Function(after, new_out)) => {
                let types = |arguments: &[(String, String)]| -> Vec<String> {
                    arguments.iter().map(|(_, kind)| kind.clone()).collect()
                };
                let common = |one: &[(String, String)], two: &[(String, String)]| -> Vec<String> {
                    let others: BTreeSet<&String> = two.iter().map(|(name, _)| name).collect();
                    let names = one.iter().map(|(name, _)| name);
                    names
                        .filter(|name| others.contains(name))
                        .cloned()
                        .collect()
                };
                types(before) == types(after)
                    && common(before, after) == common(after, before)
                    && out == new_out
            }
            (before, after) => before == after,
        }
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn typed(kind: &Type) -> Form {
    Form::Typed(text(kind))
}

fn signature(signature: &syn::Signature) -> Form {
    let arguments = signature.inputs.iter().map(|argument| match argument {
        FnArg::Receiver(receiver) => ("self".to_owned(), text(receiver)),
        FnArg::Typed(argument) => {
            let name = match &*argument.pat {
                Pat::Ident(name) => name.ident.to_string(),
                other => text(other),
            };
            (name, text(&argument.ty))
        }
    });
    let out = match &signature.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, kind) => text(kind),
    };
    Form::Function(arguments.collect(), out)
}

fn text(tokens: impl ToTokens) -> String {
    tokens.to_token_stream().to_string()
}
