//! Cargo features: one for each tag, named as its module, and `all`, which enables every tag.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Api;

/// The condition of what any of these modules needs. `all` is part of it, so that the code also compiles in a package
/// whose feature table lacks the tags.
pub(super) fn gate<'modules>(modules: impl IntoIterator<Item = &'modules str>) -> TokenStream {
    let features = ["all"].into_iter().chain(modules);
    quote! { #[cfg(any(#(feature = #features),*))] }
}

/// The docs of a module: how to enable it.
pub(super) fn sentence(module: &str) -> String {
    format!("Requires the feature `{module}`, which the default feature `all` includes.")
}

/// The features as lines of a manifest.
pub(crate) fn table(api: &Api) -> String {
    let modules: BTreeSet<&str> = api.tags.values().map(|tag| tag.module.as_str()).collect();
    let mut table = "all = [\n".to_owned();
    for module in &modules {
        let _ = writeln!(table, "    \"{module}\",");
    }
    table.push_str("]\n");
    for module in &modules {
        let _ = writeln!(table, "{module} = []");
    }
    table
}
