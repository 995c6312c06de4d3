//! Many points as a few texts.

use std::{marker::PhantomData, mem};

use super::{LineProtocol, write_line};
use crate::{Error, buckets::Bucket};

/// Lines of points of one bucket, cut into texts that are as long as a request should be.
///
/// ```text
/// let mut batch = Batch::new(1 << 20);
/// for point in &points {
///     if let Some(lines) = batch.push(point)? {
///         send(Batch::BUCKET, Timestamp::PRECISION, lines)?;
///     }
/// }
/// if let Some(lines) = batch.finish() { … }
/// ```
///
/// The compiler refuses a point that another bucket keeps.
#[derive(Debug, Clone)]
pub struct Batch<B> {
    lines: String,
    limit: usize,
    bucket: PhantomData<B>,
}

impl<B: Bucket> Batch<B> {
    /// The name of the bucket on the server.
    pub const BUCKET: &'static str = B::NAME;

    /// An empty batch that is cut before it has more than `limit` bytes. A line that is longer by
    /// itself is a text of its own.
    #[must_use]
    pub const fn new(limit: usize) -> Self {
        Self {
            lines: String::new(),
            limit,
            bucket: PhantomData,
        }
    }

    /// Adds a point. Where its line does not fit any more, the lines before it are given out.
    ///
    /// # Errors
    /// A point that is not valid; the batch is as it was.
    pub fn push<P: LineProtocol<Bucket = B>>(
        &mut self,
        point: &P,
    ) -> Result<Option<String>, Error> {
        let before = self.lines.len();
        if let Err(error) = write_line(point, Some(&mut self.lines)) {
            self.lines.truncate(before);
            return Err(error);
        }
        if self.lines.len() <= self.limit || before == 0 {
            return Ok(None);
        }
        let mut next = String::with_capacity(self.lines.capacity());
        next.push_str(&self.lines[before..]);
        self.lines.truncate(before);
        Ok(Some(mem::replace(&mut self.lines, next)))
    }

    /// The lines that were not given out, if there are any.
    #[must_use]
    pub fn finish(self) -> Option<String> {
        Some(self.lines).filter(|lines| !lines.is_empty())
    }
}
