//! The binary behind the alias `cargo xtask`. It is quick to build, and starts the other binary for `fetch` and `record`.

fn main() -> std::process::ExitCode {
    xtask::main()
}
