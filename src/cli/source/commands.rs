//! The command of git that fetches a revision, to be copied into a shell.

/// A command, and what the revision is called after it, if not as before.
#[derive(Debug, PartialEq, Eq)]
pub struct Fetching {
    pub command: String,
    pub then: Option<&'static str>,
}

/// How the revision `name`, which is not there, is fetched; nothing where that would be a guess.
pub fn fetching(name: &str, shallow: bool, remotes: &[String]) -> Option<Fetching> {
    let remote = remotes.iter().find(|remote| *remote == "origin").or(remotes.first())?;
    let depth = if shallow { "--depth=1 " } else { "" };
    let fetch = |what: &str| format!("git fetch {depth}{what}");
    let same_name = |command| Some(Fetching { command, then: None });
    if let Some(commits) = before_head(name).filter(|_| shallow) {
        return same_name(format!("git fetch --deepen={commits} {}", word(remote)));
    }
    if is_hash(name) {
        return same_name(fetch(&format!("{} {name}", word(remote))));
    }
    if name.contains(['~', '^', '@']) || is_short_hash(name) {
        return shallow
            .then(|| Fetching { command: format!("git fetch --unshallow {}", word(remote)), then: None });
    }
    if let Some((remote, branch)) = remote_branch(name, remotes) {
        let refspec = format!("{branch}:refs/remotes/{remote}/{branch}");
        return same_name(fetch(&format!("{} {}", word(remote), word(&refspec))));
    }
    shallow.then(|| Fetching {
        command: fetch(&format!("{} {}", word(remote), word(name))),
        then: Some("FETCH_HEAD"),
    })
}

/// How many commits before the newest one `HEAD~3` or `HEAD^` is.
fn before_head(name: &str) -> Option<usize> {
    match name.strip_prefix("HEAD")? {
        "^" | "~" => Some(1),
        rest => rest.strip_prefix('~')?.parse().ok(),
    }
}

/// Whether a name is the whole hash of a commit.
fn is_hash(name: &str) -> bool {
    matches!(name.len(), 40 | 64) && is_hex(name)
}

/// Whether a name may be the beginning of a hash, which servers do not know commits by.
fn is_short_hash(name: &str) -> bool {
    (7..64).contains(&name.len()) && is_hex(name)
}

fn is_hex(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The remote and the branch in `origin/main`.
fn remote_branch<'n>(name: &'n str, remotes: &[String]) -> Option<(&'n str, &'n str)> {
    let name = name.strip_prefix("refs/remotes/").unwrap_or(name);
    let of = |remote: &String| {
        let branch = name.strip_prefix(remote.as_str())?.strip_prefix('/')?;
        Some((&name[..remote.len()], branch))
    };
    remotes.iter().find_map(of)
}

/// A text as one word of a shell.
pub fn word(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._:+=,@-".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(name: &str, shallow: bool) -> Option<String> {
        let remotes = ["fork".to_owned(), "origin".to_owned()];
        fetching(name, shallow, &remotes).map(|fetching| match fetching.then {
            Some(then) => format!("{}; {then}", fetching.command),
            None => fetching.command,
        })
    }

    #[test]
    fn each_kind_of_name_has_its_command() {
        let hash = "0123456789abcdef0123456789abcdef01234567";
        for (name, expected) in [
            ("main", Some("git fetch --depth=1 origin main; FETCH_HEAD")),
            ("origin/main", Some("git fetch --depth=1 origin main:refs/remotes/origin/main")),
            ("refs/remotes/fork/a/b", Some("git fetch --depth=1 fork a/b:refs/remotes/fork/a/b")),
            ("HEAD~3", Some("git fetch --deepen=3 origin")),
            ("HEAD^", Some("git fetch --deepen=1 origin")),
            ("main~3", Some("git fetch --unshallow origin")),
            ("0123456", Some("git fetch --unshallow origin")),
            ("$(x)'", Some(r"git fetch --depth=1 origin '$(x)'\'''; FETCH_HEAD")),
        ] {
            assert_eq!(command(name, true).as_deref(), expected, "{name}");
        }
        assert_eq!(command(hash, true), Some(format!("git fetch --depth=1 origin {hash}")));
        assert_eq!(command(hash, false), Some(format!("git fetch origin {hash}")));
        assert_eq!(
            command("origin/main", false).as_deref(),
            Some("git fetch origin main:refs/remotes/origin/main")
        );
        for name in ["main", "main~3", "HEAD~3", "0123456"] {
            assert_eq!(command(name, false), None, "{name}");
        }
        assert_eq!(fetching("main", true, &[]), None);
    }
}
