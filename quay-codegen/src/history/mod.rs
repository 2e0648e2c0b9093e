//! Computes `since` versions and the Rust representation from older versions.

mod boxes;
mod counterparts;
mod found;
mod since;
#[cfg(test)]
mod tests;
mod timeline;
mod versions;

pub(crate) use since::{Found, date};
