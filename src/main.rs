//! The `fluxform` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    fluxform::cli::main()
}
