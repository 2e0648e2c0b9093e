//! Maps model types to Rust types, setter arguments and runtime formats.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::model::{Field, FieldRepr, Integer, Timestamp, Type};

/// Returns an identifier, raw if necessary. Names were checked when the model was resolved.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(keyword) => Ident::new_raw(keyword, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Returns a name without the prefix of raw identifiers.
pub(super) fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}

/// Renders a hand-written type under the name of a definition, shown in the docs only once.
pub(super) fn reexport(runtime: &str, name: &str) -> TokenStream {
    let (from, to) = (ident(runtime), ident(name));
    let renamed = (runtime != name).then(|| quote! { as #to });
    quote! {
        #[doc(no_inline)]
        pub use crate::#from #renamed;
    }
}

/// Renders a Rust type. `types` is the path prefix of named types outside the `types` module.
pub(super) fn rust(kind: &Type, types: &TokenStream) -> TokenStream {
    match kind {
        Type::Boolean => quote! { bool },
        Type::Integer(Integer::I32) | Type::LenientInteger(Integer::I32) => quote! { i32 },
        Type::Integer(Integer::I64) | Type::LenientInteger(Integer::I64) => quote! { i64 },
        Type::Integer(Integer::U32) | Type::LenientInteger(Integer::U32) => quote! { u32 },
        Type::Integer(Integer::U64) | Type::LenientInteger(Integer::U64) => quote! { u64 },
        Type::Double => quote! { f64 },
        Type::String => quote! { String },
        Type::Secret => quote! { Secret },
        Type::Date | Type::UsDate => quote! { jiff::civil::Date },
        Type::Timestamp(_) => quote! { jiff::Timestamp },
        Type::Any => quote! { crate::runtime::Json },
        Type::Named(name) => {
            let name = ident(name);
            quote! { #types #name }
        }
        Type::List(item) => {
            let item = rust(item, types);
            quote! { Vec<#item> }
        }
        Type::Map(value) => {
            let value = rust(value, types);
            quote! { BTreeMap<String, #value> }
        }
        Type::Nullable(inner) => {
            let inner = rust(inner, types);
            quote! { Option<#inner> }
        }
    }
}

/// The type of a setter argument, and the expression that converts it to the type of the field.
pub(super) struct Argument {
    pub(super) kind: TokenStream,
    pub(super) value: TokenStream,
}

/// Returns the argument for a value of this type and name.
pub(super) fn argument(name: &Ident, kind: &Type, types: &TokenStream) -> Argument {
    match kind {
        Type::String | Type::Secret => {
            let kind = rust(kind, types);
            Argument {
                kind: quote! { impl Into<#kind> },
                value: quote! { #name.into() },
            }
        }
        Type::List(item) if **item == Type::String => Argument {
            kind: quote! { impl IntoIterator<Item = impl Into<String>> },
            value: quote! { #name.into_iter().map(Into::into).collect() },
        },
        Type::List(item) => {
            let item = rust(item, types);
            Argument {
                kind: quote! { impl IntoIterator<Item = #item> },
                value: quote! { #name.into_iter().collect() },
            }
        }
        kind => Argument {
            kind: rust(kind, types),
            value: quote! { #name },
        },
    }
}

/// Renders a field of a struct literal: `name: value`, or `name` if both are equal.
pub(super) fn assign(name: &Ident, value: &TokenStream) -> TokenStream {
    if *name == value.to_string() {
        quote! { #name }
    } else {
        quote! { #name: #value }
    }
}

/// Renders the Rust type of a field.
pub(super) fn field_type(field: &Field, repr: FieldRepr, types: &TokenStream) -> TokenStream {
    let kind = rust(&field.kind, types);
    let kind = if field.boxed {
        quote! { Box<#kind> }
    } else {
        kind
    };
    match repr {
        FieldRepr::Required => kind,
        FieldRepr::Nullable | FieldRepr::Optional => quote! { Option<#kind> },
        FieldRepr::DoubleOption => quote! { Option<Option<#kind>> },
    }
}

/// Returns the runtime's name for the presence of a field.
pub(super) fn presence(repr: FieldRepr) -> Ident {
    ident(match repr {
        FieldRepr::Required => "required",
        FieldRepr::Nullable => "nullable",
        FieldRepr::Optional => "optional",
        FieldRepr::DoubleOption => "clearable",
    })
}

/// Returns the runtime's name for the format of a type.
pub(super) fn format(kind: &Type) -> Ident {
    ident(match kind {
        Type::LenientInteger(_) => "Lenient",
        Type::Timestamp(timestamp) => match timestamp {
            Timestamp::Rfc2822 => "Rfc2822",
            Timestamp::HttpDate => "HttpDate",
            Timestamp::DateTime | Timestamp::NaiveDateTime => "DateTime",
            Timestamp::DateTimeSeconds => "DateTimeSeconds",
            Timestamp::UnixTime | Timestamp::UnixTimeFraction => "UnixTime",
            Timestamp::UnixTimeMs => "UnixTimeMs",
        },
        _ => "Plain",
    })
}

/// Returns whether the type or one of its parts satisfies a condition.
pub(super) fn contains(kind: &Type, condition: &impl Fn(&Type) -> bool) -> bool {
    condition(kind)
        || match kind {
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
                contains(inner, condition)
            }
            _ => false,
        }
}
