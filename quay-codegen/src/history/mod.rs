//! Changes from version to version: the `since` version of each item, and the changelog of all versions.

mod changelog;
mod common_fields;
mod since;
#[cfg(test)]
mod tests;

pub use changelog::to_markdown;
pub(crate) use since::date;
