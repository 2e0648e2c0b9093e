//! What the examples have in common: where the client comes from, and how a program ends.

use std::{env, error::Error, process::ExitCode};

use quay_api_generated::Client;

/// What an example comes to; an error is shown to the operator.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A client of the server at `QUAY_URL`, with the token of `QUAY_TOKEN`.
pub fn client() -> Outcome<Client> {
    let variable = |name: &str| env::var(name).map_err(|error| format!("{name}: {error}"));
    let builder = Client::builder(variable("QUAY_URL")?).token(variable("QUAY_TOKEN")?);
    Ok(builder.build()?)
}

/// The end of a program that was called rightly: exit code 1 if it failed.
pub fn finish(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", with_causes(&*error));
            ExitCode::FAILURE
        }
    }
}

/// The end of a program that was not: exit code 2.
pub fn usage(text: &str) -> ExitCode {
    eprintln!("usage: {text}");
    ExitCode::from(2)
}

/// An error and what lies below it, on one line.
pub fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}
