//! How points are moved.

use std::num::NonZeroU64;

use clap::{Args, ValueEnum};

use super::Time;

/// How fast points are moved.
#[derive(Debug, Args)]
pub struct PaceArguments {
    /// The most points that are moved in a second [default: as many as go].
    #[arg(long, value_name = "N")]
    pub max_points_per_second: Option<NonZeroU64>,
}

#[derive(Debug, Args)]
pub struct MoveArguments {
    #[command(flatten)]
    pub pace: PaceArguments,
    /// Nothing writes to the measurements that are rewritten: rewrite the shard groups that are still
    /// written to, too.
    #[arg(long)]
    pub writers_stopped: bool,
    /// From this time on writers send the new shape, a day or RFC 3339: shard groups that are still
    /// written to are rewritten then.
    #[arg(long, value_name = "TIME", conflicts_with = "writers_stopped")]
    pub cut_over: Option<Time>,
    /// How it is told how far it is.
    #[arg(long, value_enum, default_value_t = ProgressFormat::Auto)]
    pub progress: ProgressFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProgressFormat {
    /// A bar on a terminal; a line for each step elsewhere.
    Auto,
    /// An object for each event, a line each, on stderr.
    Json,
}
