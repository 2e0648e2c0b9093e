//! Changes from version to version: the `since` version of each item, and the changelog of all versions.

mod boxes;
mod changelog;
mod counterparts;
mod since;
#[cfg(test)]
mod tests;
mod timeline;
mod versions;

pub use changelog::to_markdown;
pub(crate) use since::date;
