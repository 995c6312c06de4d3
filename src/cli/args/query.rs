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
