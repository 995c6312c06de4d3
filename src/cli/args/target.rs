//! Names of targets: any, as a project may have its own; help and completions show those of the program.

use std::ffi::OsStr;

use clap::{
    Arg, Command, Error,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
};

/// The targets of the program, and what they make.
const KNOWN: [(&str, &str); 5] = [
    ("rust", "A crate with a type for each measurement"),
    ("flux", "A Flux file for each query"),
    ("setup", "A shell script, an `influx apply` template, and the SQL of the tables"),
    ("docs", "The documentation of the architecture"),
    ("python", "A package with a type for each measurement"),
];

/// Takes the name of a target.
#[derive(Debug, Clone, Copy)]
pub struct TargetNames;

impl TypedValueParser for TargetNames {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(KNOWN.into_iter().map(|(name, help)| PossibleValue::new(name).help(help))))
    }
}
