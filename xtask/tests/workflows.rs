//! The commands in the workflows for users of GitHub exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::Sandbox;

#[test]
fn workflows_run_existing_commands() {
    let sandbox = Sandbox::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/workflows");
    let mut seen = BTreeSet::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap().replace("\\\n", " ");
        for call in text.split("cargo xtask ").skip(1) {
            let call = call.split(['\n', ';', '|', '>', '`']).next().unwrap();
            let mut words = call.split_whitespace();
            let command = words.next().unwrap();
            let help = sandbox.run([command, "--help"]).exits(0).stdout;
            for option in words.filter_map(|word| word.find("--").map(|start| &word[start..])) {
                assert!(
                    help.contains(option),
                    "{}: {command} has no {option}",
                    path.display()
                );
            }
            seen.insert(command.to_owned());
        }
    }
    let seen: Vec<&str> = seen.iter().map(String::as_str).collect();
    assert_eq!(seen, ["codegen", "diff", "fetch"]);
}
