//! Points that are made up.

use clap::Args;

use super::{Time, TimestampPrecision};

#[derive(Debug, Args)]
pub struct SampleArguments {
    /// The measurements, by their keys or their names on the server; all if none is named.
    #[arg(value_name = "MEASUREMENT")]
    pub measurements: Vec<String>,
    /// Only those of this bucket, by its key or its name on the server.
    #[arg(long, value_name = "NAME")]
    pub bucket: Option<String>,
    /// The first time, a day or RFC 3339 [default: a day before the end].
    #[arg(long, value_name = "TIME")]
    pub from: Option<Time>,
    /// The first time that is left out, a day or RFC 3339 [default: the present].
    #[arg(long, value_name = "TIME")]
    pub to: Option<Time>,
    /// How many points of each measurement [default: as many as its `volume` says].
    #[arg(long, value_name = "N", conflicts_with = "points_per_day")]
    pub points: Option<u64>,
    /// How many points of each measurement a day [default: its `volume`, or 24 where it has none].
    #[arg(long, value_name = "N")]
    pub points_per_day: Option<f64>,
    /// Another number makes other points.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
    /// What timestamps count, as the server's write API names it.
    #[arg(long, value_enum, default_value_t = TimestampPrecision::Ns)]
    pub precision: TimestampPrecision,
}
