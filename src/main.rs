//! The binary: everything it does is in `afterword::cli`.

use std::process::ExitCode;

/// Rendering is mostly small allocations; this allocator takes a third off a large build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    afterword::cli::main()
}
