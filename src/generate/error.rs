//! Why nothing was generated.

use super::{Problem, TemplateError};

/// Why a target could not be generated.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// The definitions hold what the target cannot express.
    #[error("{}", .0.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join("\n"))]
    Problems(Vec<Problem>),
    /// A template is wrong.
    #[error(transparent)]
    Template(#[from] TemplateError),
}
