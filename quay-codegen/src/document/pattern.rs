//! Checks that a pattern is a regular expression of JavaScript, which Swagger asks for.

use regex_syntax::ast::{Ast, ErrorKind, Visitor, parse::Parser, visit};

/// What is wrong with a pattern.
pub(super) fn problem(pattern: &str) -> Option<String> {
    match Parser::new().parse(pattern) {
        Ok(parsed) => visit(&parsed, Repetitions)
            .err()
            .map(|()| "nothing to repeat".to_owned()),
        Err(problem) => match problem.kind() {
            // JavaScript supports both.
            ErrorKind::UnsupportedBackreference | ErrorKind::UnsupportedLookAround => None,
            kind => Some(kind.to_string()),
        },
    }
}

/// Finds a repetition of an assertion or of a repetition, such as `$*` and `a**`, which Rust alone allows.
struct Repetitions;

impl Visitor for Repetitions {
    type Output = ();
    type Err = ();

    fn finish(self) -> Result<(), ()> {
        Ok(())
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), ()> {
        match ast {
            Ast::Repetition(repetition) => match *repetition.ast {
                Ast::Assertion(_) | Ast::Repetition(_) => Err(()),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::problem;

    #[test]
    fn repetitions_of_nothing_are_invalid() {
        for pattern in ["$*", "^+a", r"\b?", "a**", "a{2}{3}", "(a|$*)", "(a$*/*)"] {
            assert_eq!(
                problem(pattern).as_deref(),
                Some("nothing to repeat"),
                "{pattern}"
            );
        }
        for pattern in ["a*?", "(a*)*", "($)*", r"^\d+$", "^(?!a)b+$", r"(a)\1"] {
            assert_eq!(problem(pattern), None, "{pattern}");
        }
    }
}
