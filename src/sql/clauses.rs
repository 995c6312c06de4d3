//! The definition of a column: its name, its type, and its constraints one by one
//! (<https://sqlite.org/syntax/column-def.html>).

use super::tokens::{Kind, Token};

/// What a constraint of a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    PrimaryKey,
    NotNull,
    Null,
    Check,
    Generated,
    /// `UNIQUE`, `DEFAULT`, `COLLATE`, `REFERENCES`.
    Other,
}

/// A constraint, with its name if it has one.
#[derive(Debug, Clone, Copy)]
pub struct Clause<'t, 'a> {
    pub about: About,
    pub tokens: &'t [Token<'a>],
}

/// The tokens of the type, and the constraints after it. The first token is the name.
pub fn clauses<'t, 'a>(tokens: &'t [Token<'a>]) -> (&'t [Token<'a>], Vec<Clause<'t, 'a>>) {
    let starts: Vec<usize> = starts(tokens);
    let type_end = starts.first().copied().unwrap_or(tokens.len());
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    let clauses = starts.iter().zip(ends).map(|(&start, end)| {
        let tokens = &tokens[start..end];
        Clause { about: about(tokens), tokens }
    });
    (tokens.get(1..type_end).unwrap_or_default(), clauses.collect())
}

fn starts(tokens: &[Token<'_>]) -> Vec<usize> {
    let (mut depth, mut starts) = (0_usize, Vec::new());
    for (at, token) in tokens.iter().enumerate().skip(1) {
        if token.is_sign("(") {
            depth += 1;
        } else if token.is_sign(")") {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && is_start(tokens, at) {
            starts.push(at);
        }
    }
    starts
}

const WORDS: [&str; 11] = [
    "CONSTRAINT",
    "PRIMARY",
    "NOT",
    "NULL",
    "UNIQUE",
    "CHECK",
    "DEFAULT",
    "COLLATE",
    "REFERENCES",
    "GENERATED",
    "AS",
];

/// Whether a constraint begins here: its first word may also stand within another one.
fn is_start(tokens: &[Token<'_>], at: usize) -> bool {
    let token = tokens[at];
    if !WORDS.iter().any(|word| token.is(word)) {
        return false;
    }
    let before = |steps: usize, word: &str| at.checked_sub(steps).is_some_and(|at| tokens[at].is(word));
    let within = before(1, "SET")
        || before(1, "DEFAULT")
        || before(1, "NOT")
        || before(1, "ALWAYS")
        || before(1, "CONSTRAINT")
        || (before(2, "CONSTRAINT") && !before(3, "CONSTRAINT"))
        || (token.is("NOT") && tokens.get(at + 1).is_some_and(|next| next.is("DEFERRABLE")));
    !within
}

fn about(tokens: &[Token<'_>]) -> About {
    let named = tokens.first().is_some_and(|token| token.is("CONSTRAINT"));
    let first = tokens.get(if named { 2 } else { 0 });
    let is = |word: &str| first.is_some_and(|token| token.is(word));
    match () {
        () if is("PRIMARY") => About::PrimaryKey,
        () if is("NOT") => About::NotNull,
        () if is("NULL") => About::Null,
        () if is("CHECK") => About::Check,
        () if is("GENERATED") || is("AS") => About::Generated,
        () => About::Other,
    }
}

/// Whether a part of a table's definition is a constraint of the table, rather than a column.
pub fn is_table_constraint(tokens: &[Token<'_>]) -> bool {
    const WORDS: [&str; 5] = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];
    tokens.first().is_some_and(|first| first.kind == Kind::Word && WORDS.iter().any(|word| first.is(word)))
}

/// Whether a constraint of a table is its primary key.
pub fn is_primary_key(tokens: &[Token<'_>]) -> bool {
    about(tokens) == About::PrimaryKey
}
