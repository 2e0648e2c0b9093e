//! Renders Cargo features: one for each tag, named after its module, and `all`, which enables every tag.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Api;

/// Renders the condition for items that any of these modules needs. It includes `all`, so that the code also compiles
/// in a package without features for the tags.
pub(super) fn gate<'modules>(modules: impl IntoIterator<Item = &'modules str>) -> TokenStream {
    let features = ["all"].into_iter().chain(modules);
    quote! { #[cfg(any(#(feature = #features),*))] }
}

/// Describes how to enable a module.
pub(super) fn sentence(module: &str) -> String {
    format!("Requires the feature `{module}`, which the default feature `all` includes.")
}

/// Formats the features as lines of a manifest.
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
