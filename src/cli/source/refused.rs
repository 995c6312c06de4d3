//! Why a revision cannot be read, for people: what it means and what to do.

use std::env;

use super::commands::{self, word};
use crate::{cli::Failure, diagnostic::closest, workspace::RevisionError};

/// The failure for `error`; `named` is what was to be read.
pub fn refused(error: &RevisionError, named: &str) -> Failure {
    let failure = Failure::new(error.to_string());
    match error {
        RevisionError::NoGit => failure.detail(format!(
            "it reads the revision `{named}`; install git, or name a folder instead: `./before`"
        )),
        RevisionError::NoRepository { .. } => no_repository(failure, named),
        RevisionError::OthersRepository { repository } => failure.detail(format!(
            "if you trust what is in it: `git config --global --add safe.directory {}`",
            word(repository)
        )),
        RevisionError::Unknown { .. } => unknown(failure, error),
        RevisionError::NoName { .. } => failure
            .detail("name a branch, a tag or a commit, such as `main`, `origin/main`, `v1.2` or `HEAD~1`"),
        RevisionError::Ambiguous { .. } => failure.detail("write one of these in full"),
        RevisionError::Partial { commit } => failure
            .detail("it was made with a filter, and fluxform fetches nothing")
            .detail(format!("fetch them: `git archive --output=/dev/null {commit}`")),
        RevisionError::Damaged { .. } => failure.detail("`git fsck` says more; a new clone repairs it"),
        RevisionError::Run(cause) => failure.detail(cause.to_string()),
        RevisionError::Git { .. } => failure.detail(format!("that was its answer about `{named}`")),
    }
}

fn no_repository(failure: Failure, named: &str) -> Failure {
    match env::var("GIT_DIR") {
        // As hooks of git have it, for the folder that they are run in.
        Ok(set) => failure
            .detail(format!("GIT_DIR is set to {set}, which is looked for in that folder"))
            .detail("unset it, or make it an absolute path"),
        Err(_) => failure
            .detail(format!("so it has no revision `{named}`; a folder is named by its path: `./before`")),
    }
}

fn unknown(mut failure: Failure, error: &RevisionError) -> Failure {
    let RevisionError::Unknown { name, shallow, remotes, names } = error else { return failure };
    if let Some(meant) = meant(name, names) {
        failure = failure.detail(format!("did you mean `{meant}`?"));
    }
    let why = if *shallow { "this is a shallow clone, without most of the history; fetch" } else { "fetch" };
    match commands::fetching(name, *shallow, remotes) {
        Some(fetching) => {
            failure = failure.detail(format!("{why} it: `{}`", fetching.command));
            match fetching.then {
                Some(then) => failure.detail(format!("and name it `{then}`")),
                None => failure,
            }
        }
        None if failure.details.is_empty() => failure.detail(
            "`git branch --all` and `git tag` show what there is; a folder is named by its path: `./before`",
        ),
        None => failure,
    }
}

/// The name of a branch or tag that is closest to the one in `name`, with what follows that. Names of one
/// folder, such as `origin/`, have that much in common whatever follows.
fn meant(name: &str, names: &[String]) -> Option<String> {
    let (base, rest) = name.split_at(name.find(['~', '^', '@']).unwrap_or(name.len()));
    let folder = &base[..base.rfind('/').map_or(0, |at| at + 1)];
    let (near, far): (Vec<&str>, Vec<&str>) =
        names.iter().map(String::as_str).partition(|name| name.starts_with(folder));
    let tails = near.iter().filter_map(|name| name.strip_prefix(folder));
    let nearest = closest(&base[folder.len()..], tails).map(|tail| format!("{folder}{tail}"));
    let found = nearest.or_else(|| closest(base, far).map(str::to_owned)).filter(|found| found != base)?;
    Some(format!("{found}{rest}"))
}
