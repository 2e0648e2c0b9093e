//! The binary behind the alias `cargo xtask`: quick to build, it starts the other one for what needs a network.

fn main() -> std::process::ExitCode {
    xtask::main()
}
