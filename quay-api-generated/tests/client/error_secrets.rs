//! Secrets of a response, which no error shows.

use quay_api_generated::{Operation, user};
use serde::{Deserialize, Deserializer, de};

use crate::support::{GetUser, Reply, Server, shown};

#[test]
fn no_error_shows_a_secret_of_a_response() {
    for status in [200, 400, 500] {
        let status = http::StatusCode::from_u16(status).unwrap();
        for body in [
            r#""s3cret""#,
            "s3cret",
            r#"{"username": 1, "pwd": "s3cret", "x-api-key": "s3cret"}"#,
            r#"{"message": {"passphrase": "s3cret"}, "username": {"authorization": "s3cret"}}"#,
            r#"{'token': 's3cret', "username": 1}"#,
            r#"{"pass\u0077ord": "s3cret", "username": 1}"#,
            r#"{"username": "a"} s3cret"#,
            r#"{"username": "{\"password\": \"s3cret\"}", "anonymous": "{\"pwd\": \"s3cret\"}"}"#,
        ] {
            if !status.is_success() && !body.starts_with('{') {
                continue; // It is the message of the server.
            }
            let error = user::GetLoggedInUser::decode(status, body.as_bytes()).unwrap_err();
            let shown = shown(&error);
            assert!(!shown.contains("s3cret"), "{status} {body}: {shown}");
        }
    }
}

#[tokio::test]
async fn no_error_shows_a_secret_in_a_list_or_far_inside() {
    let deep = format!("{}[\"s3cret\"]{}", "[".repeat(40), "]".repeat(40));
    let long = "a".repeat(120) + "_token";
    for body in [
        r#"{"key": ["s3cret"]}"#.to_owned(),
        r#"{"key": [1, [2, "s3cret"]]}"#.to_owned(),
        format!(r#"{{"key": {deep}}}"#),
        format!(
            r#"{{"a": {}{{"key": "s3cret"}}{}}}"#,
            "[".repeat(40),
            "]".repeat(40)
        ),
        format!(r#"{{"{long}": "s3cret"}}"#),
    ] {
        let reply = Reply::json(200, &body);
        let server = Server::start(move |_, _| reply.clone()).await;
        let sent = server.client().send_as::<Numbers>(GetUser).await;
        let shown = shown(&sent.unwrap_err());
        assert!(!shown.contains("s3cret"), "{body}: {shown}");
    }
}

/// Numbers in lists and objects of any depth. Its errors quote any string.
#[derive(Debug)]
struct Numbers;

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> de::Visitor<'de> for Numbers {
    type Value = Self;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("numbers")
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
        while map.next_entry::<String, Self>()?.is_some() {}
        Ok(self)
    }
}
