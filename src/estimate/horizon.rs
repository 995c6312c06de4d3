//! How far an estimate looks where a bucket keeps its points for ever.

use crate::model::{Retention, Span};

/// Five years: what an estimate assumes of a bucket with infinite retention.
///
/// Long enough that 1 h shard groups or a tag with the date in it show what they lead to, short
/// enough that one bucket with the server's own defaults (7 d shard groups) raises no alarm.
pub const HORIZON: Span = Span::from_secs(1_826 * Span::DAY.as_secs());

/// [`HORIZON`] as reports name it.
pub const HORIZON_WORDS: &str = "5 years";

/// The span of time whose points are there at once.
pub fn kept(retention: Retention) -> Span {
    match retention {
        Retention::Infinite => HORIZON,
        Retention::For(span) => span,
    }
}
