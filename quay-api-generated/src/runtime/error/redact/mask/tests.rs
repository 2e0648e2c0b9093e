use super::{mask, mask_message, mask_text};

#[test]
fn objects_within_the_strings_of_a_message_are_masked() {
    for text in [
        r#"Bad {"a": "{\"password\": \"s3cret\"}"}"#,
        r#"Odd "{'password': 's3cret'}""#,
        "It's odd: {'password': 's3cret'}",
        "login?token=s3cret=&a=1",
    ] {
        let shown = mask_message(text);
        assert!(!shown.contains("s3cret"), "{shown}");
    }
    let prose = r#"Invalid "token: expired""#;
    assert_eq!(mask_message(prose), prose);
}

#[test]
fn a_message_hides_a_pair_whether_or_not_it_is_quoted() {
    for (text, shown) in [
        ("Bad login?token=s3", "Bad login?token=\"***\""),
        (r#"Bad "login?token=s3""#, r#"Bad "***""#),
        ("Bad 'login?a=1&token=s3' x", "Bad \"***\" x"),
        (r#"{"url":"login?token=s3"}"#, r#"{"url":"***"}"#),
        (r#"{"urls":["a","token=s3","#, r#"{"urls":["a","***","#),
        (r#"Bad "'token': 's3'""#, r#"Bad "***""#),
        (r#"Bad "a=1: token""#, r#"Bad "a=1: token""#),
    ] {
        assert_eq!(mask_message(text), shown);
        assert_eq!(mask_text(text), shown);
    }
}

#[test]
fn every_cookie_of_a_header_is_masked() {
    for name in ["Cookie", "set-cookie"] {
        let shown = mask(&format!("{name}: a=s3cret; session=s3cret2\nok: yes"));
        assert_eq!(shown, format!("{name}: \"***\"\nok: yes"));
    }
    let quoted = mask(r#"{"Set-Cookie": a=s3cret; b=s3cret2}"#);
    assert!(!quoted.contains("s3cret"), "{quoted}");
    let other = mask("{Cookie: \"a\", \"token\": s3cret, ok: yes}");
    assert!(other.ends_with(", ok: yes}"), "{other}");
}

#[test]
fn secrets_are_masked_for_every_kind_of_name() {
    for name in "credential encryption_key passwd secret signature auth code".split(' ') {
        let shown = mask(&format!(r#"{{"{name}":"s3"}}"#));
        assert_eq!(shown, format!(r#"{{"{name}":"***"}}"#));
    }
}

#[test]
fn secrets_are_masked_and_everything_else_is_kept() {
    for (text, shown) in [
        (
            r#"{"name":"a,b","token":"s3","x":[1]}"#,
            r#"{"name":"a,b","token":"***","x":[1]}"#,
        ),
        (
            r#"{"encrypted_password" : "s\"3", "n": "token"}"#,
            r#"{"encrypted_password" : "***", "n": "token"}"#,
        ),
        (
            r#"{"tokens":[{"code":"s3"},"s4"],"name":"a"}"#,
            r#"{"tokens":[{"code":"***"},"***"],"name":"a"}"#,
        ),
        (
            r#"{"key":"s3","keys":["a"]}"#,
            r#"{"key":"***","keys":["a"]}"#,
        ),
        (
            r#"{"token":null,"secret":true,"pin":1234,"name":"it's"}"#,
            r#"{"token":null,"secret":true,"pin":"***","name":"it's"}"#,
        ),
        (r#"{"private_key":"-----BEG"#, r#"{"private_key":"***""#),
        ("{} \n", "{}"),
        ("<html>", "<html>"),
        ("No such page", "No such page"),
        ("", ""),
    ] {
        assert_eq!(mask(text), shown);
    }
}

#[test]
fn no_way_to_write_a_secret_is_shown() {
    for name in [
        "pwd",
        "passphrase",
        "apiKey",
        "api_key",
        "x-api-key",
        "Authorization",
        "Set-Cookie",
        "pass\\u0077ord",
        "awsAccessKey",
        "invite_code",
    ] {
        for text in [
            format!(r#"{{"a":1,"{name}":"s3cret"}}"#),
            format!(r#"{{"a":1,"{name}"="s3cret"}}"#),
            format!(r#"{{"a":1,"{name}" = s3cret}}"#),
            format!(r#"{{"a":"b?{name}=s3cret&c=1"}}"#),
            format!(r#"{{"a":"'{name}': 's3cret'"}}"#),
            format!(r#"{{"a":1,"{name}" : {{"b":["s3cret", s3cret]}}}}"#),
            format!("{{'a': 1, '{name}': 's3cret'}}"),
            format!("{{a: 1, {name}: s3cret}}"),
            format!("{{a: 1, {name} : Bearer s3cret"),
            format!("a=1&{name}=s3cret&b=2"),
            format!(r#"{{"a":"{{\"{name}\":\"s3cret\"}}"}}"#),
            format!(r#"{{\"a\":1,\"{name}\":\"s3cret\"}}"#),
            format!("a: 1\n{name}: s3cret\n"),
        ] {
            let shown = mask(&text);
            assert!(!shown.contains("s3cret"), "{text}: {shown}");
        }
    }
    for text in [
        "\"s3cret\"",
        "\"s3cret and more\"",
        " s3cret\n",
        r#"{"a":1} s3cret"#,
        r#"{'a':'"token": "s3cret"'}"#,
        "[]s3cret",
    ] {
        let shown = mask(text);
        assert!(!shown.contains("s3cret"), "{text}: {shown}");
    }
}

#[test]
fn messages_may_speak_of_secrets() {
    for (message, shown) in [
        ("Invalid token: expired", "Invalid token: expired"),
        ("'token':'s3'", "'token':\"***\""),
        (
            r#""token" : "s3", "a": "b""#,
            r#""token" : "***", "a": "b""#,
        ),
        (r#"{"a":1,"token"="s3"}"#, r#"{"a":1,"token"="***"}"#),
        (
            r#"{"tokens":{"a":["s3"],"b":[]},"c":"d"}"#,
            r#"{"tokens":{"a":["***"],"b":[]},"c":"d"}"#,
        ),
        ("It's the 'token'", "It's the 'token'"),
        (
            "Odd {'password': 's3', token: s3}",
            "Odd {'password': \"***\", token: \"***\"}",
        ),
        (r#"{"token":"s3"#, r#"{"token":"***""#),
        ("Bad token=, try again", "Bad token=, try again"),
        ("login?token=s3&a=1", "login?token=\"***\"&a=1"),
    ] {
        assert_eq!(mask_message(message), shown);
    }
}
