//! Texts before and after.

use super::*;

fn placeholders() -> Placeholders {
    let safe_words = ["api", "repository", "public"].map(str::to_owned).into();
    let mut placeholders = Placeholders::new("registry.corp.test:8443", safe_words);
    placeholders.register("org", "acme");
    placeholders.register("repo", "web");
    placeholders
}

#[track_caller]
fn becomes(strictness: Strictness, pairs: &[(&str, &str)]) {
    let mut placeholders = placeholders();
    for (text, expected) in pairs {
        assert_eq!(placeholders.text(text, strictness), *expected, "{text}");
    }
}

#[test]
fn only_harmless_data_is_kept() {
    becomes(
        Strictness::Strict,
        &[
            ("acme/web:v1.2-rc", "org1/repo1:word1"),
            ("unheard-of", "word2"),
            ("acme", "org1"),
            ("public", "public"),
            ("Bob's private things", "Some words in"),
            ("bob@corp.test", "mail1@example.com"),
            ("10.0.0.7", "192.0.2.1"),
            ("10.0.0.7:443", "192.0.2.1:443"),
            ("fe80::17", "2001:db8::1"),
            (
                "https://registry.corp.test:8443/repository/acme/web?tab=tags",
                "https://quay.example.com/repository/org1/repo1",
            ),
            (
                "https://bob:pw@git.corp.test/acme/web",
                "https://example.com/path1",
            ),
            (
                "registry.corp.test:8443/acme/web",
                "quay.example.com:8443/org1/repo1",
            ),
            (
                "ca904cbd-309b-4277-8f38-6858cb3c762d",
                "00000000-0000-4000-8000-000000000001",
            ),
            (
                "94adf3582e0c629956006b1d1f77926e",
                "00000000000000000000000000000001",
            ),
            (
                "application/vnd.oci.image.index.v1+json",
                "application/vnd.oci.image.index.v1+json",
            ),
            ("#393b79", "#393b79"),
            ("3.18.0", "3.18.0"),
            (
                "Mon, 13 Dec 2021 11:41:16 -0000",
                "Mon, 13 Dec 2021 11:41:16 -0000",
            ),
            ("4155550123", "word3"),
        ],
    );
}

#[test]
fn a_name_that_touches_a_url_is_replaced() {
    becomes(
        Strictness::KeepProse,
        &[
            (
                "registry.corp.test:8443https://quay.io/a",
                "quay.example.com:word1://example.com/path1",
            ),
            ("acme://quay.io", "org1://example.com"),
            ("at=https://quay.io", "at=https://example.com"),
        ],
    );
}

#[test]
fn ordinary_words_of_messages_are_kept() {
    becomes(
        Strictness::KeepProse,
        &[
            ("Not Found", "Not Found"),
            ("invalid_request", "invalid_request"),
            (
                "No tag 'v7' in acme/web, ask <bob@corp.test>.",
                "No tag 'word1' in org1/repo1, ask <mail1@example.com>.",
            ),
            (
                "(10.0.0.7) at registry.corp.test",
                "(192.0.2.1) at quay.example.com",
            ),
        ],
    );
}

#[test]
fn a_digest_and_its_digits_get_one_placeholder() {
    let digits = "8f24329510b5cec28b9aa661b87bc06c92c8cba50a3643721bf3cc1c2e03a790";
    let mut placeholders = placeholders();
    let digest = placeholders.text(&format!("sha256:{digits}"), Strictness::Strict);
    assert_eq!(
        digest,
        format!("sha256:{}", placeholders.text(digits, Strictness::Strict))
    );
    assert_eq!(
        placeholders.text(&format!("acme/web@sha256:{digits}"), Strictness::Strict),
        format!("org1/repo1@{digest}")
    );
}
