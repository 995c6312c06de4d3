//! Why a rollup cannot be compiled.

/// What is wrong with a rollup; the keys below it say where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct RollupError {
    pub flaw: RollupFlaw,
    /// The keys from the rollup to the thing that is wrong.
    pub keys: Vec<String>,
    pub message: String,
    pub help: String,
}

/// Of which kind it is: each has a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RollupFlaw {
    /// A measurement, field or function that there is not, or a time that is none.
    Unknown,
    /// Nothing that a task could compute.
    Nothing,
    /// A value that no tag can have.
    Value,
    /// A tag that the source or the target does not have.
    StrangeTag,
    /// A tag of the target that gets no value.
    TagWithoutValue,
    /// Months without a value, or with several.
    Months,
    /// A format that Flux cannot compute.
    Derive,
    /// What a function gives is nothing that the target's field takes.
    Type,
}

impl RollupError {
    pub(super) fn new(flaw: RollupFlaw, keys: &[&str], message: impl Into<String>, help: &str) -> Self {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        Self { flaw, keys, message: message.into(), help: help.to_owned() }
    }
}
