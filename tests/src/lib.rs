//! Shared helpers of the tests.

pub mod clients;
pub mod committed;
pub mod inputs;
pub mod reorder;

/// Defines a test for each name that calls `check` with it, and a constant with all names.
///
/// ```
/// fn check(name: &str) {
///     assert!(!name.is_empty());
/// }
///
/// quay_tests::tests_of! { FRUIT: apple, pear, }
///
/// assert_eq!(FRUIT, ["apple", "pear"]);
/// # check(FRUIT[0]);
/// ```
#[macro_export]
macro_rules! tests_of {
    ($all:ident: $($name:ident,)*) => {
        $(#[test] fn $name() { check(stringify!($name)) })*

        const $all: &[&str] = &[$(stringify!($name)),*];
    };
}

/// Compiles the programs in the READMEs.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../quay-api-generated/README.md")]
pub struct Readme;
