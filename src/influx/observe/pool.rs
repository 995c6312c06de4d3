//! How many requests are made at a time.

use std::num::NonZeroUsize;

/// Runs `work`, whose parallel parts, nested ones too, share `jobs` threads. A thread waits for its
/// request, so there are at most that many at a time.
pub fn run<T: Send>(jobs: NonZeroUsize, work: impl FnOnce() -> T + Send) -> T {
    match rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).stack_size(STACK).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

/// A thread that waits for the parts of its work begins other work on top of it, which may wait in
/// turn: as deep as there are buckets. Only what is used of this takes memory.
const STACK: usize = 64 << 20;
