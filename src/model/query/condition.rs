//! Conditions of a query.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::{OneOrMoreScalars, Scalar};

/// What a tag or a field is compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Condition {
    /// Equal to a value, or to a parameter if it is a text that begins with `$`.
    Is(Scalar),
    /// Equal to any of the values.
    AnyOf(Vec<Scalar>),
    /// Compared otherwise.
    Compared(Comparison),
}

/// Comparisons, all of which hold.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The least value: `>=`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Scalar>,
    /// The greatest value: `<=`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Scalar>,
    /// `>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Scalar>,
    /// `<`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Scalar>,
    /// None of these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not: Option<OneOrMoreScalars>,
}

/// How a value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    Equal,
    Unequal,
    AtLeast,
    AtMost,
    Above,
    Below,
}

impl Operator {
    /// The sign in Flux.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::Unequal => "!=",
            Self::AtLeast => ">=",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::Below => "<",
        }
    }

    /// Whether texts and truth values can be compared so, too.
    pub fn takes_any(self) -> bool {
        matches!(self, Self::Equal | Self::Unequal)
    }
}

impl Condition {
    /// All that is compared: how, with what, and the keys below the condition where it is written.
    pub fn operands(&self) -> Vec<(Operator, &Scalar, Vec<String>)> {
        match self {
            Self::Is(value) => vec![(Operator::Equal, value, Vec::new())],
            Self::AnyOf(values) => listed(Operator::Equal, values, &[]),
            Self::Compared(comparison) => comparison.operands(),
        }
    }
}

impl Comparison {
    fn operands(&self) -> Vec<(Operator, &Scalar, Vec<String>)> {
        let bounds = [
            ("min", Operator::AtLeast, &self.min),
            ("max", Operator::AtMost, &self.max),
            ("above", Operator::Above, &self.above),
            ("below", Operator::Below, &self.below),
        ];
        let bounds = bounds
            .into_iter()
            .filter_map(|(key, operator, value)| Some((operator, value.as_ref()?, vec![key.to_owned()])));
        let not = match &self.not {
            None => Vec::new(),
            Some(OneOrMoreScalars::One(value)) => vec![(Operator::Unequal, value, vec!["not".to_owned()])],
            Some(OneOrMoreScalars::More(values)) => listed(Operator::Unequal, values, &["not"]),
        };
        bounds.chain(not).collect()
    }
}

fn listed<'a>(
    operator: Operator,
    values: &'a [Scalar],
    path: &[&str],
) -> Vec<(Operator, &'a Scalar, Vec<String>)> {
    let place = |index: usize| path.iter().map(|key| (*key).to_owned()).chain([index.to_string()]).collect();
    values.iter().enumerate().map(|(index, value)| (operator, value, place(index))).collect()
}
