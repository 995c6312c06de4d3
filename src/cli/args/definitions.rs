//! Commands about the definitions alone, and about the program.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

use super::{
    CheckFormat, CoverageArguments, LedgerArguments, LookArguments, PathPrefix, ServerArguments,
    target::TargetNames,
};

#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Compare with other definitions: a revision of git, or a folder.
    ///
    /// A revision is a branch, a tag or a commit (`main`, `origin/main`, `v1.2`, `HEAD~1`), read from git
    /// without a checkout; `REV:PATH` if the project was in another folder then. A folder is named by its
    /// path (`./before`). Where both have a name, `git:NAME` is the revision and `./NAME` the folder.
    #[arg(long, value_name = "SOURCE")]
    pub against: Option<String>,
    /// How findings are printed.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    /// The folder of the project within its repository, put before file names in github, sarif, junit, gitlab
    /// and markdown; the others name files relative to fluxform.yaml.
    #[arg(long, value_name = "DIR")]
    pub path_prefix: Option<PathPrefix>,
    /// A plan whose steps stand in the review (markdown and json): one saved by `plan --out`; `ledger` or
    /// `ledger:N` is one made from what was recorded of the server after a revision.
    #[arg(long, value_name = "PLAN", requires = "against")]
    pub plan: Option<String>,
    #[command(flatten)]
    pub coverage: CoverageArguments,
    #[command(flatten)]
    pub fixing: FixArguments,
    #[command(flatten)]
    pub live: LiveArguments,
}

/// What becomes of the fixes of findings.
#[derive(Debug, Args)]
#[group(skip)]
pub struct FixArguments {
    /// Change the files by the fixes that are safe, and check again.
    #[arg(long)]
    pub fix: bool,
    /// Write nothing; show what `--fix` would change and exit with 1 if it would change anything.
    #[arg(long, conflicts_with_all = ["format", "plan", "coverage", "coverage_at_least"])]
    pub diff: bool,
    /// With --fix or --diff: make also the fixes that may not be what was meant.
    #[arg(long)]
    pub unsafe_fixes: bool,
}

/// What a check looks at on a server.
#[derive(Debug, Args)]
#[group(skip)]
pub struct LiveArguments {
    /// Look at a server: what it says of the scripts of queries, how many values tags have there, to fix budgets
    /// that are missing, and with --against who uses there what changed. Only reads, and runs no query.
    #[arg(long)]
    pub live: bool,
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub look: LookArguments,
}

#[derive(Debug, Args)]
pub struct DiffArguments {
    /// What is compared with: a revision of git or a folder, as `check --against` takes it; `live` is the
    /// server, `ledger` and `ledger:N` what was recorded of it after a revision.
    pub from: String,
    /// What is compared; `.` is this project as it is in its folder.
    #[arg(default_value = ".")]
    pub to: String,
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub ledger: LedgerArguments,
    #[command(flatten)]
    pub look: LookArguments,
    /// How the differences are printed.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    /// The folder of the project within its repository, put before file names in github, sarif, junit, gitlab
    /// and markdown; the others name files relative to fluxform.yaml.
    #[arg(long, value_name = "DIR")]
    pub path_prefix: Option<PathPrefix>,
}

#[derive(Debug, Args)]
pub struct GenerateArguments {
    /// What to generate; all targets of the project file if none is named. The project's own are called by
    /// their names, too.
    #[arg(value_parser = TargetNames, value_name = "TARGET")]
    pub targets: Vec<String>,
    /// Write nothing; show what would be written and exit with 1 if anything would.
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder; it is made if it is not there.
    #[arg(default_value = ".")]
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct ShowArguments {
    /// A bucket, measurement, tag, query or table; the whole schema if none is named.
    pub name: Option<String>,
}

#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// A code such as CA103; all codes are listed if none is named.
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// The schema of fluxform.yaml instead of that of the definitions.
    #[arg(long)]
    pub project: bool,
}

#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell.
    #[arg(value_enum)]
    pub shell: Shell,
}
