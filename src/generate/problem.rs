//! Something in the definitions that a target cannot express.

/// A thing that cannot be generated; the caller looks up where it is written and reports it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The keys from the root of the definitions to the thing.
    pub path: Vec<String>,
    /// The code that it is reported under, of the family `GN`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Problem {
    pub fn new<S: Into<String>>(
        code: &'static str,
        path: impl IntoIterator<Item = S>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let path = path.into_iter().map(Into::into).collect();
        Self { path, code, message: message.into(), help: help.into() }
    }

    /// The problem of a part as that of what it is in.
    #[must_use]
    pub(super) fn within<const N: usize>(self, keys: [&str; N]) -> Self {
        let path = keys.map(str::to_owned).into_iter().chain(self.path).collect();
        Self { path, ..self }
    }
}
