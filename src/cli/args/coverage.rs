//! What is asked for about coverage.

use clap::Args;

#[derive(Debug, Args)]
pub struct CoverageArguments {
    /// Show how much has a description, unit, budget, JSON Schema, source and volume, too.
    #[arg(long)]
    pub coverage: bool,
    /// Show it, and exit with 1 if less than this percentage of it is there.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub coverage_at_least: Option<u8>,
}

impl CoverageArguments {
    /// Whether anything is asked for.
    pub fn is_asked(&self) -> bool {
        self.coverage || self.coverage_at_least.is_some()
    }
}
