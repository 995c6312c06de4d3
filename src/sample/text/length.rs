//! How long texts are, in letters and in bytes.

use std::fmt;

/// A length, in letters and in the bytes that they take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Length {
    pub chars: usize,
    pub bytes: usize,
}

impl Length {
    pub fn of(text: &str) -> Self {
        Self { chars: text.chars().count(), bytes: text.len() }
    }

    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { chars: self.chars.saturating_add(other.chars), bytes: self.bytes.saturating_add(other.bytes) }
    }

    #[must_use]
    pub fn times(self, number: usize) -> Self {
        Self { chars: self.chars.saturating_mul(number), bytes: self.bytes.saturating_mul(number) }
    }

    /// The smaller of each.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { chars: self.chars.min(other.chars), bytes: self.bytes.min(other.bytes) }
    }

    /// What is left without `other`; nothing if that is longer.
    pub fn without(self, other: Self) -> Option<Self> {
        let (chars, bytes) = (self.chars.checked_sub(other.chars)?, self.bytes.checked_sub(other.bytes)?);
        Some(Self { chars, bytes })
    }

    /// How many of `other` have room in it.
    pub fn holds(self, other: Self) -> usize {
        let chars = self.chars.checked_div(other.chars).unwrap_or(usize::MAX);
        chars.min(self.bytes.checked_div(other.bytes).unwrap_or(usize::MAX))
    }
}

/// How long a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The fewest letters.
    pub least: usize,
    pub most: Length,
}

impl Bounds {
    /// Texts of at most so many bytes, if that is bounded.
    pub fn bytes(most: Option<u64>) -> Self {
        let bytes = most.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
        Self { least: 0, most: Length { chars: usize::MAX, bytes } }
    }

    pub fn hold(&self, text: &str) -> bool {
        let length = Length::of(text);
        length.chars >= self.least && self.most.without(length).is_some()
    }
}

impl fmt::Display for Bounds {
    /// `2 to 5 characters and at most 16 bytes`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = (self.most.bytes < usize::MAX).then(|| format!("at most {} bytes", self.most.bytes));
        let chars = match (self.least, self.most.chars) {
            (0, usize::MAX) => None,
            (least, usize::MAX) => Some(format!("at least {least} characters")),
            (0, most) => Some(format!("at most {most} characters")),
            (least, most) => Some(format!("{least} to {most} characters")),
        };
        let parts: Vec<String> = chars.into_iter().chain(bytes).collect();
        f.write_str(if parts.is_empty() { "any length" } else { "" })?;
        f.write_str(&parts.join(" and "))
    }
}
