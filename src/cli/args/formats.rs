//! How results are printed.

use clap::ValueEnum;

/// How the findings of `check` are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people.
    Text,
    /// For programs: the contract is in docs/formats.md.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// A JUnit report: errors as tests that failed.
    Junit,
    /// A code quality report of GitLab.
    Gitlab,
    /// One comment for a pull request.
    Markdown,
}

/// How findings are printed as they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FindingFormat {
    /// For people.
    Text,
    /// For programs: the contract is in docs/formats.md.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
}

/// How a plan is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PlanFormat {
    /// For people.
    Text,
    /// For programs: the contract is in docs/formats.md.
    Json,
    /// For a comment on a pull request.
    Markdown,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    Text,
    /// For programs: the contract is in docs/formats.md.
    Json,
}
