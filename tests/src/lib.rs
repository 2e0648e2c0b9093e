//! Shared helpers of the tests.

pub mod inputs;
pub mod reorder;

/// A test for each name, which calls `check` with it, and all the names under the constant given.
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

/// The programs of the READMEs compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../quay-api-generated/README.md")]
pub struct Readme;
