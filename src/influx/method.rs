//! The methods of HTTP that the API is used with.

/// A method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    /// A POST that only reads: a query, whose text would be too long for a URL.
    Query,
    /// A POST of points: writing them again changes nothing.
    Write,
    /// A POST that removes points: what is gone already is not removed again.
    Purge,
    Patch,
    Delete,
}

impl Method {
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post | Self::Query | Self::Write | Self::Purge => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// Whether doing it twice is the same as doing it once: a PATCH here always sets whole values.
    /// A second DELETE answers 404, which would hide that the first one did it.
    pub fn is_repeatable(self) -> bool {
        matches!(self, Self::Get | Self::Patch | Self::Query | Self::Write | Self::Purge)
    }
}
