//! How many of how many.

/// How many parts are given, of those that there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    pub given: usize,
    pub of: usize,
}

impl Share {
    pub(super) fn count(&mut self, given: bool) {
        self.given += usize::from(given);
        self.of += 1;
    }

    /// In percent, rounded down, so that only the whole is 100; none of nothing.
    pub fn percent(self) -> Option<usize> {
        (self.given * 100).checked_div(self.of)
    }

    /// Whether it is at least `percent`; nothing to give is enough.
    pub fn reaches(self, percent: u8) -> bool {
        self.given * 100 >= usize::from(percent) * self.of
    }
}
