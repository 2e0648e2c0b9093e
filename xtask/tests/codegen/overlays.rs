//! Overlay actions that are limited to some versions.

use super::{overlay, sandbox};

/// Overlays for the next version wait for its document.
#[test]
fn an_action_for_a_version_beyond_the_next_one_is_a_warning() {
    let sandbox = sandbox();
    let bounded = |from: &str| {
        overlay("Apples.").replace("    update:", &format!("    x-from: {from}\n    update:"))
    };
    for next in ["'3.18'", "'3.19'", "'4.0'"] {
        sandbox.write("specs/overlays/apple.yaml", bounded(next));
        let run = sandbox.run(["codegen"]).exits(0);
        assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    }
    for mistyped in ["'3.91'", "\"3.20\"", "'4.1'"] {
        sandbox.write("specs/overlays/apple.yaml", bounded(mistyped));
        let run = sandbox.run(["codegen"]).exits(0);
        run.complains(&[
            "warning: no document is of Quay ",
            "--> specs/overlays/apple.yaml:7:5 (/actions/0/x-from)",
            "help: correct `x-from`: the newest document is of Quay 3.18\n",
        ]);
    }
}
