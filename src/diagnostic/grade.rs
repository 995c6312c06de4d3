//! Whom a change of the definitions breaks.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who has to do something, or loses something, because of a change; the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// What writes points: they are rejected, lost, or no longer as declared.
    Write,
    /// What reads points: Flux, tasks, dashboards.
    Query,
    /// What is built on the generated types and functions.
    Code,
    /// Who reads the documentation; nothing else.
    Docs,
}

impl Grade {
    /// The word for it, also in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Query => "query",
            Self::Code => "code",
            Self::Docs => "docs",
        }
    }

    /// The words of several, in a cell of a table; none for none.
    pub fn list(grades: &[Self]) -> Option<String> {
        let words: Vec<_> = grades.iter().map(|grade| grade.as_str()).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    /// Whom it names, within a sentence.
    const fn whom(self) -> &'static str {
        match self {
            Self::Write => "what writes points",
            Self::Query => "what queries points",
            Self::Code => "what is built on generated code",
            Self::Docs => "what the documentation says",
        }
    }

    /// The sentence that says whom a change breaks; none if it breaks nobody.
    pub fn sentence(grades: &[Self]) -> Option<String> {
        if grades == [Self::Docs] {
            return Some("breaks nobody; the documentation changes".to_owned());
        }
        let (last, others) = grades.split_last()?;
        if others.is_empty() {
            return Some(format!("breaks {}", last.whom()));
        }
        let others: Vec<_> = others.iter().map(|grade| grade.whom()).collect();
        Some(format!("breaks {} and {}", others.join(", "), last.whom()))
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_everybody() {
        let of = |grades: &[Grade]| Grade::sentence(grades);
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[Grade::Docs]).unwrap(), "breaks nobody; the documentation changes");
        assert_eq!(
            of(&[Grade::Write, Grade::Query, Grade::Code]).unwrap(),
            "breaks what writes points, what queries points and what is built on generated code"
        );
    }
}
