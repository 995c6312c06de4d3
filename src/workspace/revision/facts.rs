//! What is looked up only where something went wrong, to say what to do. What fails here is left out: the
//! first failure is the one to be told.

use super::{RevisionError, git::Git};

/// The error for a revision that git does not know.
pub fn unknown(git: &Git, name: &str) -> RevisionError {
    let shallow = lines(git, &["rev-parse", "--is-shallow-repository"]) == ["true"];
    // Without those that only stand for others, as `origin/HEAD` does.
    let format = "--format=%(if)%(symref)%(then)%(else)%(refname:short)%(end)";
    let names = ["for-each-ref", format, "refs/heads", "refs/tags", "refs/remotes"];
    let (remotes, names) = (lines(git, &["remote"]), lines(git, &names));
    RevisionError::Unknown { name: name.to_owned(), shallow, remotes, names }
}

/// The error for a name that several references have.
pub fn ambiguous(git: &Git, name: &str) -> RevisionError {
    let base = base(name);
    let places = ["refs/heads/", "refs/tags/", "refs/remotes/"].map(|place| format!("{place}{base}"));
    let [branch, tag, remote] = &places;
    let found = lines(git, &["for-each-ref", "--format=%(refname)", branch, tag, remote]);
    RevisionError::Ambiguous {
        name: name.to_owned(),
        refs: found.into_iter().filter(|found| places.contains(found)).collect(),
    }
}

/// The reference in a name such as `main~3` or `main@{yesterday}`.
fn base(name: &str) -> &str {
    name.split(['~', '^', '@']).next().unwrap_or(name)
}

/// The folders of a commit, from the top of the repository, that have a file called `name`; the top is
/// an empty text.
pub fn folders_with(git: &Git, commit: &str, name: &str) -> Vec<String> {
    let Ok(Ok(output)) = git.ask(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit]) else {
        return Vec::new();
    };
    let paths = output.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    let folder = |path: &str| {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        (file == name).then(|| folder.to_owned())
    };
    paths.filter_map(|path| folder(&path)).collect()
}

fn lines(git: &Git, arguments: &[&str]) -> Vec<String> {
    let output = git.ask(arguments).ok().and_then(Result::ok).unwrap_or_default();
    String::from_utf8_lossy(&output).lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
