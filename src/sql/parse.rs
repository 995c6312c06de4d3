//! A `CREATE TABLE` as SQLite keeps it: what is before, between and after the commas of its outermost
//! parentheses.

use std::collections::BTreeMap;

use super::{
    clauses::{About, clauses, is_table_constraint},
    define::check_clause,
    tokens::{Token, tokens},
};
use crate::model::ValueCheck;

/// The definition of a table, cut into its parts.
#[derive(Debug)]
pub struct Definition<'a> {
    /// Up to and with the opening parenthesis.
    pub head: &'a str,
    pub parts: Vec<Part<'a>>,
    /// From the closing parenthesis on.
    pub tail: &'a str,
}

/// A column or a constraint.
#[derive(Debug)]
pub struct Part<'a> {
    /// With the comments around it.
    pub text: &'a str,
    pub tokens: Vec<Token<'a>>,
}

impl Part<'_> {
    /// The name of the column, if it is one.
    pub fn column(&self) -> Option<String> {
        self.tokens.first().filter(|_| !is_table_constraint(&self.tokens)).map(Token::name)
    }
}

/// Cuts a definition; nothing if it has no parentheses.
pub fn parse(sql: &str) -> Option<Definition<'_>> {
    let all = tokens(sql);
    let open = all.iter().position(|token| token.is_sign("("))?;
    let (mut depth, mut parts) = (0_usize, Vec::new());
    let (mut from, mut own) = (all[open].end(), Vec::new());
    for token in &all[open..] {
        match token.text {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
        let closes = depth == 0;
        if closes || (depth == 1 && token.is_sign(",")) {
            let text = sql.get(from..token.start)?;
            parts.push(Part { text, tokens: std::mem::take(&mut own) });
            from = token.end();
            if closes {
                let head = sql.get(..all[open].end())?;
                return Some(Definition { head, parts, tail: sql.get(token.start..)? });
            }
        } else if depth > 1 || !token.is_sign("(") || !own.is_empty() {
            own.push(*token);
        }
    }
    None
}

/// The checks that definitions ask for, by the names of their columns in lower case.
pub fn checks(sql: &str) -> BTreeMap<String, ValueCheck> {
    let parts = parse(sql).map(|definition| definition.parts).unwrap_or_default();
    let found = parts.iter().filter_map(|part| {
        let column = part.column()?;
        let (_, clauses) = clauses(&part.tokens);
        let check = clauses
            .iter()
            .filter(|clause| clause.about == About::Check)
            .find_map(|clause| known_check(&column, clause.tokens))?;
        Some((column.to_ascii_lowercase(), check))
    });
    found.collect()
}

/// The columns whose updates a trigger is about, where it names some. SQLite takes names that are none.
pub fn update_of(trigger: &str) -> Vec<String> {
    let all = tokens(trigger);
    let begins = all.windows(2).position(|pair| pair[0].is("UPDATE") && pair[1].is("OF"));
    let head = all.iter().position(|token| token.is("BEGIN")).unwrap_or(all.len());
    let Some(at) = begins.filter(|at| *at < head) else { return Vec::new() };
    let names = all[at + 2..].iter().take_while(|token| !token.is("ON"));
    names.filter(|token| !token.is_sign(",")).map(Token::name).collect()
}

/// Which of the known checks a constraint is.
pub fn known_check(column: &str, clause: &[Token<'_>]) -> Option<ValueCheck> {
    let normal = |tokens: &[Token<'_>]| tokens.iter().map(Token::normal).collect::<Vec<_>>();
    let own = normal(clause);
    let is = |check, nullable| normal(&tokens(&check_clause(column, check, nullable))) == own;
    [(ValueCheck::Json, false), (ValueCheck::Timestamp, false), (ValueCheck::Timestamp, true)]
        .into_iter()
        .find(|(check, nullable)| is(*check, *nullable))
        .map(|(check, _)| check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_columns_and_constraints() {
        let sql = "CREATE TABLE \"t (1)\" (a INT DEFAULT (1, 2), -- (,\n \"b,\" TEXT CHECK (json_valid([B,])), FOREIGN KEY (a) REFERENCES t (a)) STRICT";
        let definition = parse(sql).unwrap();
        let columns: Vec<_> = definition.parts.iter().map(Part::column).collect();
        assert_eq!(columns, [Some("a".to_owned()), Some("b,".to_owned()), None]);
        assert_eq!((definition.head, definition.tail), ("CREATE TABLE \"t (1)\" (", ") STRICT"));
        let texts: Vec<_> = definition.parts.iter().map(|part| part.text).collect();
        assert_eq!(format!("{}{}{}", definition.head, texts.join(","), definition.tail), sql);
        assert_eq!(checks(sql), [("b,".to_owned(), ValueCheck::Json)].into());
    }
}
