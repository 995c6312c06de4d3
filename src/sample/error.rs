//! Why no points can be made.

/// Something in the definitions that no points can be made of.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct SampleError {
    /// The keys from the root of the definitions to the thing.
    pub path: Vec<String>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl SampleError {
    pub(super) fn new<S: Into<String>>(
        path: impl IntoIterator<Item = S>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let path = path.into_iter().map(Into::into).collect();
        Self { path, message: message.into(), help: help.into() }
    }

    /// The error of a part as that of what it is in.
    #[must_use]
    pub(super) fn within<const N: usize>(self, keys: [&str; N]) -> Self {
        let path = keys.map(str::to_owned).into_iter().chain(self.path).collect();
        Self { path, ..self }
    }
}
