//! The arguments of `query`.

use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::ServerArguments;

#[derive(Debug, Args)]
pub struct QueryArguments {
    /// The queries; they are listed, and none is run, if none is named.
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// The value of a parameter, for all queries that have it.
    #[arg(long = "param", value_name = "NAME=VALUE")]
    pub parameters: Vec<Binding>,
    /// Run with the examples of parameters that have no value.
    #[arg(long)]
    pub examples: bool,
    /// How answers are printed; the list and `--explain` are told as a table or as JSON.
    #[arg(long, value_enum, default_value_t = QueryFormat::Table)]
    pub format: QueryFormat,
    /// Run nothing; show the Flux, what it reads and what it promises to answer.
    #[arg(long)]
    pub explain: bool,
    /// Try the queries, all if none is named, on points that fit the definitions: in buckets that are made for that and
    /// removed at the end.
    #[arg(long, conflicts_with = "explain")]
    pub test: bool,
    /// How often --test runs each query; one that has taken two seconds is not run again.
    #[arg(long, value_name = "N", requires = "test", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub runs: u32,
    /// How far back the points of --test reach at most; as far as the buckets keep them, or 30 days.
    #[arg(long, value_name = "N", requires = "test", value_parser = clap::value_parser!(u64).range(1..))]
    pub days: Option<u64>,
    /// Another number makes other points for --test.
    #[arg(long, value_name = "N", requires = "test", default_value_t = 0)]
    pub seed: u64,
    #[command(flatten)]
    pub server: ServerArguments,
}

/// How the answer of a query is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum QueryFormat {
    /// For people: a table for each group.
    Table,
    /// RFC 4180, a header whenever the columns change.
    Csv,
    /// An object a line: the contract is in docs/formats.md.
    Json,
    /// Line protocol, for answers that are points.
    Lp,
}

/// `name=value`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    pub name: String,
    pub value: String,
}

impl FromStr for Binding {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, value) = text.split_once('=').ok_or("write NAME=VALUE, such as `room=kitchen`")?;
        Ok(Self { name: name.to_owned(), value: value.to_owned() })
    }
}
