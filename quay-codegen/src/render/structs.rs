//! The types of the `types` module.

use proc_macro2::TokenStream;
use quote::quote;

use super::kinds::{self, Holding};
use super::{docs, vocabulary};
use crate::model::{Alternative, Field, Form, Struct, Type, TypeDefinition};

/// What a file of types needs to import.
pub(super) fn imports(definitions: &[&TypeDefinition]) -> TokenStream {
    let kinds: Vec<Type> = definitions
        .iter()
        .flat_map(|definition| definition.form.uses())
        .collect();
    let has = |condition: &dyn Fn(&Type) -> bool| {
        kinds.iter().any(|kind| kinds::contains(kind, &condition))
    };
    let map = (has(&|kind| matches!(kind, Type::Map(_)))
        || definitions
            .iter()
            .any(|definition| has_rest(&definition.form)))
    .then(|| quote! { use std::collections::BTreeMap; });
    let secret = has(&|kind| *kind == Type::Secret).then(|| quote! { use crate::Secret; });
    let union = definitions
        .iter()
        .any(|definition| matches!(definition.form, Form::Union(_)));
    // Vocabularies get theirs from the runtime.
    let derives = definitions
        .iter()
        .any(|definition| !matches!(definition.form, Form::Enum(_)));
    let serde = match (union, derives) {
        (true, _) => quote! { use serde::{Deserialize, Deserializer, Serialize}; },
        (false, true) => quote! { use serde::{Deserialize, Serialize}; },
        (false, false) => TokenStream::new(),
    };
    quote! {
        #secret
        #serde
        #map
    }
}

fn has_rest(form: &Form) -> bool {
    matches!(form, Form::Struct(object) if object.rest.is_some())
}

/// One type.
pub(super) fn render(definition: &TypeDefinition) -> TokenStream {
    match &definition.form {
        Form::Struct(object) => object_type(definition, object),
        Form::Enum(values) => vocabulary::render(definition, values),
        Form::Union(alternatives) => union(definition, alternatives),
        Form::Scalars(kinds) => scalars(definition, kinds),
    }
}

fn fallback(definition: &TypeDefinition) -> String {
    format!("`{}` of Quay's API.", definition.name)
}

/// The docs of a type.
pub(super) fn type_docs(definition: &TypeDefinition) -> TokenStream {
    let fallback = fallback(definition);
    docs::attributes([definition.description.as_deref().unwrap_or(&fallback)])
}

fn object_type(definition: &TypeDefinition, object: &Struct) -> TokenStream {
    let name = kinds::ident(&definition.name);
    let choices = choices(object);
    let fallback = fallback(definition);
    let description = definition.description.as_deref().unwrap_or(&fallback);
    let docs = docs::attributes([description, &choices]);
    let fields = object.fields.iter().map(|field| {
        let holding = kinds::holding(field, definition.in_request);
        declaration(field, holding)
    });
    let rest = object.rest.as_ref().map(|rest| {
        let kind = match rest {
            Type::Any => quote! { crate::Json },
            typed => kinds::rust(typed, &TokenStream::new()),
        };
        quote! {
            /// The members that have no field of their own.
            #[serde(flatten)]
            pub additional_properties: BTreeMap<String, #kind>,
        }
    });
    let required = |field: &&Field| {
        let holding = kinds::holding(field, definition.in_request);
        matches!(holding, Holding::Plain | Holding::Nullable)
    };
    let default =
        (!object.fields.iter().any(|field| required(&field))).then(|| quote! { Default, });
    let constructor = constructor(definition, object);
    let setters = definition
        .in_request
        .then(|| object.fields.iter().map(setter).collect::<TokenStream>());
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq, Serialize, Deserialize)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #rest
        }
        impl #name {
            #constructor
            #setters
        }
    }
}

fn choices(object: &Struct) -> String {
    let choices: Vec<String> = object
        .choices
        .iter()
        .map(|choice| {
            let names: Vec<String> = choice.iter().map(|name| docs::code_span(name)).collect();
            names.join(" and ")
        })
        .collect();
    match choices.len() {
        0 | 1 => String::new(),
        _ => format!("One of these is to be given: {}.", choices.join(", or ")),
    }
}

fn declaration(field: &Field, holding: Holding) -> TokenStream {
    let fallback = format!("The member {}.", docs::code_span(&field.name));
    let paragraphs = docs::paragraphs(&field.docs, &fallback);
    let docs = docs::attributes(paragraphs.iter().map(String::as_str));
    let serde = kinds::serde_attribute(field, holding);
    let ident = kinds::ident(&field.ident);
    let kind = kinds::field_type(field, holding, &TokenStream::new());
    quote! {
        #docs
        #serde
        pub #ident: #kind,
    }
}

/// `new` takes what is required; all else starts absent.
fn constructor(definition: &TypeDefinition, object: &Struct) -> TokenStream {
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for field in &object.fields {
        let ident = kinds::ident(&field.ident);
        let argument = argument(field);
        match kinds::holding(field, definition.in_request) {
            Holding::Plain => {
                let (kind, value) = (&argument.kind, &argument.value);
                arguments.push(quote! { #ident: #kind });
                values.push(kinds::assign(&ident, value));
            }
            Holding::Nullable => {
                let kind = kinds::field_type(field, Holding::Nullable, &TokenStream::new());
                arguments.push(quote! { #ident: #kind });
                values.push(quote! { #ident });
            }
            Holding::Optional | Holding::Clearable => values.push(quote! { #ident: None }),
            Holding::Defaulted => values.push(quote! { #ident: Default::default() }),
        }
    }
    if arguments.is_empty() {
        return quote! {
            /// Starts with everything absent.
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    if object.rest.is_some() {
        values.push(quote! { additional_properties: BTreeMap::new() });
    }
    let many = (arguments.len() > 7).then(|| {
        quote! { #[expect(clippy::too_many_arguments, reason = "Quay requires them all")] }
    });
    quote! {
        /// Starts with what is required; the rest is absent.
        #many
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

fn argument(field: &Field) -> kinds::Argument {
    let ident = kinds::ident(&field.ident);
    let argument = kinds::argument(&ident, &field.kind, &TokenStream::new());
    if field.boxed {
        kinds::Argument {
            kind: argument.kind,
            value: quote! { Box::new(#ident) },
        }
    } else {
        argument
    }
}

fn setter(field: &Field) -> TokenStream {
    let ident = kinds::ident(&field.ident);
    let wire = docs::code_span(&field.name);
    let kinds::Argument { kind, value } = argument(field);
    let (doc, value) = match kinds::holding(field, true) {
        Holding::Plain | Holding::Nullable => return TokenStream::new(),
        Holding::Optional => (format!(" Sets {wire}."), quote! { Some(#value) }),
        Holding::Defaulted => (format!(" Sets {wire}."), value),
        Holding::Clearable => {
            let null = kinds::ident(&field.null_setter());
            let doc = format!(" Sets {wire} to `null`, which is not the same as leaving it out.");
            let set = format!(" Sets {wire}.");
            return quote! {
                #[doc = #set]
                #[must_use]
                pub fn #ident(mut self, #ident: #kind) -> Self {
                    self.#ident = Some(Some(#value));
                    self
                }
                #[doc = #doc]
                #[must_use]
                pub fn #null(mut self) -> Self {
                    self.#ident = Some(None);
                    self
                }
            };
        }
    };
    quote! {
        #[doc = #doc]
        #[must_use]
        pub fn #ident(mut self, #ident: #kind) -> Self {
            self.#ident = #value;
            self
        }
    }
}

/// One of several objects. Reading looks at the members that each requires, so that what fits none is
/// kept and said, not lost in serde's "did not match any variant".
fn union(definition: &TypeDefinition, alternatives: &[Alternative]) -> TokenStream {
    let name = kinds::ident(&definition.name);
    let docs = type_docs(definition);
    let variants = alternatives.iter().map(|alternative| {
        let variant = kinds::ident(&alternative.variant);
        let kind = kinds::ident(&alternative.name);
        let docs = docs::attributes([told_by(alternative).as_str()]);
        quote! { #docs #variant(Box<#kind>), }
    });
    let reads = alternatives.iter().map(|alternative| {
        let variant = kinds::ident(&alternative.variant);
        let keys = &alternative.required;
        quote! {
            let keys = [#(#keys),*];
            if union::has_keys(&value, &keys) {
                return union::read(value).map(Self::#variant);
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// None of these, as Quay sent it.
            Unrecognized(crate::Json),
        }
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use crate::runtime::union;
                let value = serde_json::Value::deserialize(deserializer)?;
                #(#reads)*
                Ok(Self::Unrecognized(value.into()))
            }
        }
    }
}

fn told_by(alternative: &Alternative) -> String {
    let keys: Vec<String> = alternative
        .required
        .iter()
        .map(|key| docs::code_span(key))
        .collect();
    if keys.is_empty() {
        "Any other object.".to_owned()
    } else {
        format!("Told by {}.", keys.join(", "))
    }
}

/// One of several simple types.
fn scalars(definition: &TypeDefinition, scalar_kinds: &[Type]) -> TokenStream {
    let name = kinds::ident(&definition.name);
    let docs = type_docs(definition);
    let variants = scalar_kinds.iter().map(|kind| {
        let (variant, doc) = scalar_variant(kind);
        let kind = kinds::rust(kind, &TokenStream::new());
        quote! { #[doc = #doc] #variant(#kind), }
    });
    let conversions = scalar_kinds.iter().map(|kind| {
        let (variant, _) = scalar_variant(kind);
        let kind = kinds::rust(kind, &TokenStream::new());
        quote! {
            impl From<#kind> for #name {
                fn from(value: #kind) -> Self {
                    Self::#variant(value)
                }
            }
        }
    });
    let from_text = scalar_kinds.contains(&Type::String).then(|| {
        quote! {
            impl From<&str> for #name {
                fn from(value: &str) -> Self {
                    Self::String(value.to_owned())
                }
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// None of these, as Quay sent it.
            Unrecognized(crate::Json),
        }
        #(#conversions)*
        #from_text
    }
}

fn scalar_variant(kind: &Type) -> (proc_macro2::Ident, &'static str) {
    let (name, doc) = match kind {
        Type::Boolean => ("Boolean", " `true` or `false`."),
        Type::Integer(_) => ("Integer", " A whole number."),
        Type::Double => ("Double", " A number with a fraction."),
        _ => ("String", " Text."),
    };
    (kinds::ident(name), doc)
}
