//! The workflows for users of GitHub: that GitHub and the shell would understand them.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy.toml lifts these for test functions, not for the helpers beside them"
)]

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use github_actions_models::common::Uses;
use github_actions_models::workflow::event::OptionalBody;
use github_actions_models::workflow::job::Step;
use github_actions_models::workflow::{Job, Workflow};
use quay_tests::inputs::workspace;

/// The workflows by the names of their files.
fn workflows() -> BTreeMap<String, Workflow> {
    let files = fs::read_dir(workspace().join(".github/workflows")).unwrap();
    let read = files.map(|file| {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        let text = fs::read_to_string(file.path()).unwrap();
        let workflow =
            yaml_serde::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, workflow)
    });
    read.collect()
}

fn steps(workflow: &Workflow) -> Vec<&Step> {
    let jobs = workflow.jobs.values();
    jobs.flat_map(|job| match job {
        Job::NormalJob(job) => job.steps.iter(),
        Job::ReusableWorkflowCallJob(_) => panic!("no job here calls another workflow"),
    })
    .collect()
}

/// All that a workflow runs, continued lines made one.
fn scripts(workflow: &Workflow) -> String {
    let steps = steps(workflow).into_iter();
    let runs = steps.filter_map(|step| match step {
        Step::Run(step) => Some(step.run.replace("\\\n", " ")),
        _ => None,
    });
    runs.collect::<Vec<_>>().join("\n")
}

#[test]
fn workflows_match_githubs_schema() {
    let workflows = workflows();
    let names: Vec<&str> = workflows.keys().map(String::as_str).collect();
    assert_eq!(names, ["ci.yml", "refresh.yml", "release.yml"]);

    let ci = workflows.get("ci.yml").unwrap();
    assert!(matches!(ci.on.events.push, OptionalBody::Body(_)));
    assert!(!matches!(ci.on.events.pull_request, OptionalBody::Missing));
    assert!(scripts(ci).contains("bash .ci/run"));
    assert!(workspace().join(".ci/run").is_file());
    let jobs: Vec<&str> = ci.jobs.keys().map(String::as_str).collect();
    let expected = "test msrv features platforms package semver deny";
    assert_eq!(jobs.join(" "), expected);

    let refresh = workflows.get("refresh.yml").unwrap();
    assert!(matches!(refresh.on.events.schedule, OptionalBody::Body(_)));
    let OptionalBody::Body(by_hand) = &refresh.on.events.workflow_dispatch else {
        panic!("it cannot be run by hand");
    };
    let inputs: Vec<&str> = by_hand.inputs.keys().map(String::as_str).collect();
    assert_eq!(inputs, ["url", "version"]);
}

#[test]
fn actions_are_pinned() {
    for (name, workflow) in workflows() {
        for step in steps(&workflow) {
            let Step::Uses(step) = step else { continue };
            let Uses::Repository(action) = &step.uses else {
                panic!("{name}: {:?}", step.uses);
            };
            let commit = action.git_ref();
            let is_hash =
                commit.len() == 40 && commit.chars().all(|digit| digit.is_ascii_hexdigit());
            assert!(is_hash, "{name}: {commit} can be moved to other code");
        }
    }
}

/// The runs of a script stay within one pull request.
#[test]
fn refresh_has_one_branch_and_one_pull_request() {
    let workflows = workflows();
    let script = scripts(workflows.get("refresh.yml").unwrap());
    for needed in [
        "gh pr list --head refresh",
        "git push --force origin refresh",
        "gh pr edit",
    ] {
        assert!(script.contains(needed), "{needed}");
    }
    assert!(!script.contains("GITHUB_RUN_ID"));
}

#[test]
fn bash_can_parse_every_script() {
    for (name, workflow) in workflows() {
        let script = scripts(&workflow);
        let mut bash = Command::new("bash");
        let output = bash.args(["-n", "-c", &script]).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {errors}");
    }
}

/// What comes from outside goes into a script by its environment alone, where the shell does not read it
/// as code.
#[test]
fn no_script_holds_an_expression() {
    for (name, workflow) in workflows() {
        assert!(!scripts(&workflow).contains("${{"), "{name}");
    }
}
