//! Compares all versions: computes `since` versions and writes the changelog.

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
