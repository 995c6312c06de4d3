//! The `fluxform` program.

use std::process::ExitCode;

/// Reading definitions makes millions of small texts; with the system's allocator that is a fifth
/// of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    fluxform::cli::main()
}
