//! Renders objects as structs, with `new` and setters if requests use them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::rust_type;
use super::wire_names::WireNames;
use crate::model::{Api, Field, FieldRepr, Struct, TypeDefinition};

/// Renders an object.
pub(super) fn render(api: &Api, definition: &TypeDefinition, object: &Struct) -> TokenStream {
    let name = rust_type::ident(&definition.name);
    let choices = object.choice_sentence(docs::code_span).unwrap_or_default();
    let names = WireNames::of_object(api, object);
    let docs = docs::of_type(definition, &choices, &names);
    let docs_of: Vec<TokenStream> = object
        .fields
        .iter()
        .map(|field| field_docs(api, &names, field))
        .collect();
    let fields = object.fields.iter().zip(&docs_of);
    let fields = fields.map(|(field, docs)| declaration(field, docs));
    let rest = object.additional_properties.as_ref().map(|rest| {
        let kind = rust_type::rust(rest, &TokenStream::new());
        quote! {
            /// Properties that this crate does not know.
            pub additional_properties: BTreeMap<String, #kind>,
        }
    });
    let required = |field: &&Field| {
        let repr = field.repr();
        matches!(repr, FieldRepr::Required | FieldRepr::Nullable)
    };
    let default =
        (!object.fields.iter().any(|field| required(&field))).then(|| quote! { Default, });
    let constructor = constructor(object);
    let setters = definition.in_request.then(|| {
        let fields = object.fields.iter().zip(&docs_of);
        let setters = fields.map(|(field, docs)| setter(field, docs));
        setters.collect::<TokenStream>()
    });
    let full_name = full_name(api, object);
    let json = json(definition, object);
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #rest
        }
        impl #name {
            #constructor
            #setters
            #full_name
        }
        #json
    }
}

/// Renders the macro entries that describe how the fields are encoded, one line each.
fn json(definition: &TypeDefinition, object: &Struct) -> TokenStream {
    let name = rust_type::ident(&definition.name);
    let fields = object.fields.iter().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let ident = rust_type::ident(&field.ident);
        let property = &field.name;
        let presence = rust_type::presence(field.repr());
        let format = rust_type::format(&field.kind);
        quote! { #index: #ident = #property #presence #format, }
    });
    let rest = object
        .additional_properties
        .is_some()
        .then(|| quote! { ..additional_properties });
    quote! {
        crate::runtime::object! {
            #name {
                #(#fields)*
                #rest
            }
        }
    }
}

/// Renders the method that joins the parts of a full name.
fn full_name(api: &Api, object: &Struct) -> Option<TokenStream> {
    if !object.has_full_name(api) {
        return None;
    }
    let paths = object.full_name.iter().filter_map(|part| {
        let fields = object.full_name_fields(api, part)?;
        let idents = fields.iter().map(|field| rust_type::ident(&field.ident));
        Some(quote! { self #(.#idents)* })
    });
    let format = vec!["{}"; object.full_name.len()].join("/");
    let names = object
        .full_name
        .iter()
        .filter_map(|part| part.split('.').next());
    let names: Vec<&str> = names.collect();
    let doc = format!(
        " Returns the full name, {}.",
        docs::code_span(&names.join("/"))
    );
    Some(quote! {
        #[doc = #doc]
        #[inline]
        #[must_use]
        pub fn full_name(&self) -> String {
            format!(#format, #(#paths),*)
        }
    })
}

/// The docs of a field, which are also those of its setter.
fn field_docs(api: &Api, names: &WireNames, field: &Field) -> TokenStream {
    let fallback = format!("The property {}.", docs::code_span(&field.name));
    let paragraphs = docs::paragraphs(&field.docs, &fallback);
    let lines = docs::lines(paragraphs.iter().map(String::as_str));
    docs::comment(&names.apply_to_field(api, field, &lines))
}

/// What the docs of a field say of `null`.
fn null_docs(field: &Field) -> TokenStream {
    let ident = rust_type::plain(&field.ident);
    let first = format!("Sends `null` for [`{ident}`](field@Self::{ident}).");
    let description = field.docs.description.as_deref().unwrap_or_default();
    let description = description.replace('\n', " ");
    let sentences = description.split_inclusive(". ");
    let of_null = sentences.filter(|sentence| sentence.contains("`null`"));
    let text: String = of_null.collect();
    let mut lines = vec![format!(" {first}")];
    let further = docs::lines([text.as_str()]);
    if !further.is_empty() {
        lines.push(String::new());
        lines.extend(further);
    }
    docs::comment(&lines)
}

fn declaration(field: &Field, docs: &TokenStream) -> TokenStream {
    let ident = rust_type::ident(&field.ident);
    let kind = rust_type::field_type(field, field.repr(), &TokenStream::new());
    quote! {
        #docs
        pub #ident: #kind,
    }
}

/// Renders `new`, which takes the required fields and leaves the others absent.
fn constructor(object: &Struct) -> TokenStream {
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for field in &object.fields {
        let ident = rust_type::ident(&field.ident);
        let argument = argument(field);
        match field.repr() {
            FieldRepr::Required => {
                let (kind, value) = (&argument.kind, &argument.value);
                arguments.push(quote! { #ident: #kind });
                values.push(rust_type::assign(&ident, value));
            }
            FieldRepr::Nullable => {
                let kind = rust_type::field_type(field, FieldRepr::Nullable, &TokenStream::new());
                arguments.push(quote! { #ident: #kind });
                values.push(quote! { #ident });
            }
            FieldRepr::Optional | FieldRepr::DoubleOption => values.push(quote! { #ident: None }),
        }
    }
    if arguments.is_empty() {
        return quote! {
            /// Creates a value without any optional field.
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    if object.additional_properties.is_some() {
        values.push(quote! { additional_properties: BTreeMap::new() });
    }
    let many = (arguments.len() > 7).then(|| {
        quote! { #[expect(clippy::too_many_arguments, reason = "Quay requires them all")] }
    });
    quote! {
        /// Creates a value with the required fields.
        #many
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

fn argument(field: &Field) -> rust_type::Argument {
    let ident = rust_type::ident(&field.ident);
    let argument = rust_type::argument(&ident, &field.kind, &TokenStream::new());
    if field.boxed {
        rust_type::Argument {
            kind: argument.kind,
            value: quote! { Box::new(#ident) },
        }
    } else {
        argument
    }
}

fn setter(field: &Field, docs: &TokenStream) -> TokenStream {
    let ident = rust_type::ident(&field.ident);
    let rust_type::Argument { kind, value } = argument(field);
    let value = match field.repr() {
        FieldRepr::Required | FieldRepr::Nullable => return TokenStream::new(),
        FieldRepr::Optional => quote! { Some(#value) },
        FieldRepr::DoubleOption => quote! { Some(Some(#value)) },
    };
    let null = (field.repr() == FieldRepr::DoubleOption).then(|| {
        let null = rust_type::ident(&field.null_setter());
        let docs = null_docs(field);
        quote! {
            #docs
            #[inline]
            #[must_use]
            pub fn #null(mut self) -> Self {
                self.#ident = Some(None);
                self
            }
        }
    });
    quote! {
        #docs
        #[inline]
        #[must_use]
        pub fn #ident(mut self, #ident: #kind) -> Self {
            self.#ident = #value;
            self
        }
        #null
    }
}
