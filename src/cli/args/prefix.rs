//! Where a project lies within its repository.

use std::str::FromStr;

/// A folder of a repository, relative to its root, with `/` between its parts and none at its end; empty
/// for the root itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PathPrefix(String);

impl PathPrefix {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A path of the project as a path of the repository.
    pub fn below(&self, path: &str) -> String {
        if self.0.is_empty() { path.to_owned() } else { format!("{}/{path}", self.0) }
    }
}

impl FromStr for PathPrefix {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Err("name a folder, such as `services/climate`");
        }
        if text.starts_with('/') || text.contains('\\') || text.contains(':') {
            return Err("the folder is relative to the root of the repository, with `/` between its parts");
        }
        let parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        if parts.contains(&"..") {
            return Err("`..` leads out of the repository");
        }
        Ok(Self(parts.join("/")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_folders_within_the_repository_are_taken() {
        let read = |text: &str| text.parse::<PathPrefix>().map(|prefix| prefix.0);
        assert_eq!(read("services/climate").unwrap(), "services/climate");
        assert_eq!(read("./services//my climate/").unwrap(), "services/my climate");
        assert_eq!(read(".").unwrap(), "");
        assert_eq!(read("..services").unwrap(), "..services");
        for refused in ["", "/", "/services", "..", "services/../..", "services\\climate", "C:/services"] {
            assert!(read(refused).is_err(), "{refused} is taken");
        }
    }
}
