//! What the generated types offer a program beside their fields.

use quay_api_generated::types::{
    AutoPruneMethod, AutoPrunePolicyConfig, IntegerOrString, RepositoryRole,
};

#[test]
fn the_values_of_an_enum_are_the_choices_of_a_command_line() {
    assert_eq!(RepositoryRole::VALUES, ["read", "write", "admin"]);
    for &value in RepositoryRole::VALUES {
        let role = RepositoryRole::from(value);
        assert!(!matches!(role, RepositoryRole::Unrecognized(_)), "{value}");
        assert_eq!(role.as_str(), value);
    }
}

#[test]
fn numbers_of_a_program_convert_into_a_number_or_text() {
    let count: u32 = 20;
    let policy = AutoPrunePolicyConfig::new(AutoPruneMethod::NumberOfTags, count.into());
    assert_eq!(policy.value, IntegerOrString::Integer(20));
    assert_eq!(IntegerOrString::from(-1), IntegerOrString::Integer(-1));
}
