//! Fuzzes exploring an API and anonymizing the responses.

use quay_codegen::recording::anonymize::{Redactions, anonymize};
use quay_codegen::recording::exchange::{Recording, Response};
use quay_codegen::recording::explore::{Explorer, PlannedRequest};
use quay_codegen::resolve;
use serde_json::json;

use super::{Effort, Outcome, Target, source};
use crate::checks::Finding;
use crate::input::{Files, Maker};

pub(super) const TARGET: Target = Target {
    name: "anonymize",
    make,
    check,
};

const HOST: &str = "registry.secret.example:8443";
const TOKEN: &str = "s3cr3tT0kenOfTheRun";
const MAX_REQUESTS: usize = 40;

fn make(maker: &mut Maker<'_, '_>) -> Files {
    let mut recording = maker.recording();
    let document = maker.corpus.document_of(&recording, &mut maker.choices);
    maker.damage(&mut recording);
    let text = maker.text(&recording);
    let secret = maker.choices.text(&[HOST, TOKEN, ""]);
    // The secret may occur anywhere in a text.
    let text = match text.rfind("\": \"").or_else(|| text.rfind("\":\"")) {
        Some(at) => {
            let at = at
                + text
                    .get(at..)
                    .and_then(|rest| rest.get(2..)?.find('"'))
                    .unwrap_or(0)
                + 3;
            let (before, after) = text.split_at_checked(at).unwrap_or((&text, ""));
            format!("{before}{secret}{after}")
        }
        None => text,
    };
    Files::from([
        ("document.json".to_owned(), document.to_string()),
        ("recording.json".to_owned(), text),
    ])
}

fn check(files: &Files, effort: Effort) -> Result<Outcome, Finding> {
    let (document, source) = (
        source(files, "document.json"),
        source(files, "recording.json"),
    );
    let (Ok(recording), Ok((api, _))) = (Recording::read(&source), resolve(&document, &[])) else {
        return Ok(Outcome::Refused);
    };
    let responses: Vec<&Response> = recording
        .exchanges
        .iter()
        .map(|one| &one.response)
        .collect();
    let explore = || {
        let mut explorer = Explorer::new(&api);
        let mut exchanges: Vec<(PlannedRequest<'_>, Response)> = Vec::new();
        for number in 0..MAX_REQUESTS {
            let (Some(request), false) = (explorer.next_request(), responses.is_empty()) else {
                break;
            };
            let Some(response) = responses.get(number % responses.len()) else {
                break;
            };
            if explorer.learn(&request, response) {
                let response = explorer.minimize(&request, (*response).clone());
                exchanges.push((request, response));
            }
        }
        let holds_token = |text: &str| text.contains(TOKEN);
        let redactions = Redactions {
            authority: HOST,
            holds_token: &holds_token,
        };
        anonymize(&api, &exchanges, &redactions)
    };
    let recorded = effort.run("two runs", explore)?;
    let text = json!(recorded).to_string();
    for secret in [HOST, TOKEN] {
        if text.contains(secret) {
            return Err(format!("{secret} is revealed: {text}"));
        }
    }
    Ok(Outcome::Accepted)
}
