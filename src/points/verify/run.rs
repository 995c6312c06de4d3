//! A run over one input after the other: read, checked, reported in order.

use std::io::{self, Read};

use rayon::prelude::*;

use super::{
    Verifier,
    budgets::Budgets,
    chunk::{Checked, check, over_budget},
    findings::room,
    tally::Counts,
};
use crate::{
    diagnostic::Finding,
    points::{Chunk, Chunks},
};

/// What a run found so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    pub counts: Counts,
    pub points: u64,
    /// Of what was read, unpacked.
    pub bytes: u64,
}

/// Why a run ended before the end of an input.
#[derive(Debug)]
pub enum Stopped<E> {
    /// The input could not be read on.
    Read(io::Error),
    /// The findings could not be shown.
    Show(E),
}

/// How many chunks are in memory for each core.
const CHUNKS_PER_CORE: usize = 6;

impl Verifier<'_> {
    /// Verifies all points of `input`, which messages call `file`, and hands each finding that is
    /// within the limit to `show`, in order. `verified` is what the inputs before came to.
    ///
    /// Memory is some chunks of 1 MiB for each core, and 8 bytes for each value of a tag with a
    /// budget, however long the input is.
    ///
    /// # Errors
    /// The reader's, and those of `show`.
    pub fn verify<E>(
        &self,
        file: &str,
        input: impl Read + Send,
        verified: &mut Verified,
        mut show: impl FnMut(Finding) -> Result<(), E>,
    ) -> Result<(), Stopped<E>> {
        let mut chunks = Chunks::new(input);
        let mut budgets = Budgets::new(self.shapes.slots);
        let mut batch = next_batch(&mut chunks).map_err(Stopped::Read)?;
        while !batch.is_empty() {
            // The next batch is read and cut while this one is checked.
            let room = room(self.limit, &verified.counts);
            let (checked, next) = rayon::join(
                || batch.par_iter().map(|chunk| check(self, file, chunk, room.clone())).collect::<Vec<_>>(),
                || next_batch(&mut chunks),
            );
            for (chunk, checked) in batch.iter().zip(checked) {
                self.report(chunk, checked, (&mut budgets, verified), &mut show).map_err(Stopped::Show)?;
            }
            batch = next.map_err(Stopped::Read)?;
        }
        Ok(())
    }

    fn report<E>(
        &self,
        chunk: &Chunk,
        checked: Checked<'_>,
        (budgets, verified): (&mut Budgets, &mut Verified),
        show: &mut impl FnMut(Finding) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut findings = checked.findings;
        let over: Vec<_> = checked.first.into_iter().filter(|first| budgets.count(*first)).collect();
        for first in &over {
            over_budget(chunk, *first, &mut findings);
        }
        if !over.is_empty() {
            findings.sort_from(0);
        }
        let mut room = room(self.limit, &verified.counts);
        verified.counts.add_all(&findings.counts);
        verified.points += checked.points;
        verified.bytes += chunk.bytes.len() as u64;
        for finding in findings.take_within(&mut room) {
            show(finding)?;
        }
        Ok(())
    }
}

fn next_batch<R: Read>(chunks: &mut Chunks<R>) -> io::Result<Vec<Chunk>> {
    let mut batch = Vec::new();
    while batch.len() < CHUNKS_PER_CORE * rayon::current_num_threads()
        && let Some(chunk) = chunks.next_chunk()?
    {
        batch.push(chunk);
    }
    Ok(batch)
}
