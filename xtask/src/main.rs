//! Every command of `cargo xtask`, including those that talk to a server.

fn main() -> std::process::ExitCode {
    xtask::main()
}
