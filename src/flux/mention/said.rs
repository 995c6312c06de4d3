//! What a script says plainly of the data that it reads: names that stand there as texts, compared or listed.
//!
//! A pipeline is followed from `from(bucket: "…")` on, also where a variable holds it in between, through
//! functions that make no columns. Silent is what is computed, found by a regular expression, or comes after
//! a function that may make columns.

use std::{collections::BTreeMap, ops::Range};

use super::{
    names::{is_argument, is_sign, is_word, kind, without_options},
    token::{Kind, Token, tokens},
};

/// What a script says of what it reads from one bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub bucket: Name,
    /// The length of time, without its sign, that the range begins before now.
    pub back: Option<Name>,
    pub measurements: Vec<Name>,
    /// Whether measurements are chosen otherwise, too.
    pub any_measurement: bool,
    pub fields: Vec<Name>,
    /// Columns that are not the server's own.
    pub columns: Vec<Name>,
    /// Columns and texts that they are compared with, by `==` or `!=`.
    pub values: Vec<(String, Name)>,
}

/// A name or text, and its line in the script, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub text: String,
    pub line: usize,
}

/// Functions that leave the columns as they are, as far as names go.
const PLAIN: [&str; 37] = [
    "aggregateWindow",
    "bottom",
    "count",
    "cumulativeSum",
    "derivative",
    "difference",
    "distinct",
    "drop",
    "fill",
    "filter",
    "first",
    "group",
    "increase",
    "integral",
    "keep",
    "last",
    "limit",
    "max",
    "mean",
    "median",
    "min",
    "mode",
    "movingAverage",
    "quantile",
    "range",
    "sample",
    "skew",
    "sort",
    "spread",
    "stddev",
    "sum",
    "tail",
    "timeShift",
    "top",
    "unique",
    "window",
    "yield",
];

/// The columns that every row has or may have without being a tag.
const OWN: [&str; 2] = ["result", "table"];

/// What a script says of each bucket that it names.
pub fn said(script: &str) -> Vec<Said> {
    let tokens = without_options(tokens(script));
    let mut reader = Reader { tokens: &tokens, at: 0, variables: BTreeMap::new(), said: Vec::new() };
    while reader.at < tokens.len() {
        reader.step();
    }
    reader.said
}

/// Whether a script has the variable `name`, also within a text with `${…}` in it.
pub fn uses(script: &str, name: &str) -> bool {
    let tokens = tokens(script);
    (0..tokens.len()).any(|at| match kind(&tokens, at) {
        Some(Kind::Word(word)) => {
            let is_member = at > 0 && is_sign(&tokens, at - 1, '.');
            word == name && !is_member && !is_sign(&tokens, at + 1, ':')
        }
        Some(Kind::Pattern(pattern)) => !name.is_empty() && pattern.contains(name),
        _ => false,
    })
}

struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    /// The variables that hold what is said of at a position.
    variables: BTreeMap<&'t str, usize>,
    said: Vec<Said>,
}

impl Reader<'_> {
    fn step(&mut self) {
        let start = self.at;
        self.at += 1;
        if is_word(self.tokens, start, &["from"]) && is_sign(self.tokens, start + 1, '(') {
            let close = self.close(start + 1);
            let Some(bucket) = self.bucket(start + 2..close) else { return };
            let index = self.said.len();
            self.said.push(Said {
                bucket,
                back: None,
                measurements: Vec::new(),
                any_measurement: false,
                fields: Vec::new(),
                columns: Vec::new(),
                values: Vec::new(),
            });
            self.at = close + 1;
            self.follow(start, index);
        } else if let Some(index) = self.variable(start) {
            self.follow(start, index);
        }
    }

    fn bucket(&self, mut arguments: Range<usize>) -> Option<Name> {
        let at = arguments.find(|at| is_argument(self.tokens, *at, &["bucket"]))?;
        self.text(at + 2)
    }

    /// What a variable holds whose pipeline goes on here.
    fn variable(&self, at: usize) -> Option<usize> {
        let Some(Kind::Word(word)) = kind(self.tokens, at) else { return None };
        let is_member = at > 0 && is_sign(self.tokens, at - 1, '.');
        self.variables.get(word.as_str()).copied().filter(|_| !is_member && self.goes_on(at + 1))
    }

    /// Reads the calls of a pipeline that begins at `start`. A variable holds it if it comes to its end.
    fn follow(&mut self, start: usize, index: usize) {
        while self.goes_on(self.at) {
            let function = self.at + 2;
            if !is_word(self.tokens, function, &PLAIN) || !is_sign(self.tokens, function + 1, '(') {
                return;
            }
            let close = self.close(function + 1);
            self.call(function, function + 2..close, index);
            self.at = close + 1;
        }
        if start >= 2
            && is_sign(self.tokens, start - 1, '=')
            && let Some(Kind::Word(name)) = kind(self.tokens, start - 2)
        {
            self.variables.insert(name, index);
        }
    }

    fn call(&mut self, function: usize, arguments: Range<usize>, index: usize) {
        for at in arguments.clone() {
            if is_argument(self.tokens, at, &["start"]) && is_word(self.tokens, function, &["range"]) {
                let back = is_sign(self.tokens, at + 2, '-').then(|| self.number(at + 3)).flatten();
                self.said[index].back = back;
            }
            if is_argument(self.tokens, at, &["columns"])
                && is_word(self.tokens, function, &["drop", "group", "keep", "sort"])
                && is_sign(self.tokens, at + 2, '[')
            {
                let listed = (at + 3..arguments.end).take_while(|at| !is_sign(self.tokens, *at, ']'));
                let listed: Vec<Name> = listed.filter_map(|at| self.text(at)).collect();
                self.said[index].columns.extend(listed.into_iter().filter(|name| !is_own(&name.text)));
            }
            if is_word(self.tokens, function, &["filter"]) {
                self.compared(at, index);
            }
        }
    }

    /// What `r.column` or `r["column"]` is compared with.
    fn compared(&mut self, at: usize, index: usize) {
        let Some((column, after)) = self.column(at) else { return };
        let sign = |sign| is_sign(self.tokens, after, sign) && is_sign(self.tokens, after + 1, '=');
        let (equal, unequal) = (sign('='), sign('!'));
        let text = if equal || unequal { self.text(after + 2) } else { None };
        let said = &mut self.said[index];
        match (column.text.as_str(), text) {
            ("_measurement", Some(text)) if equal => said.measurements.push(text),
            ("_measurement", _) => said.any_measurement = true,
            ("_field", Some(text)) => said.fields.push(text),
            (own, _) if is_own(own) => {}
            (_, text) => {
                said.values.extend(text.map(|text| (column.text.clone(), text)));
                said.columns.push(column);
            }
        }
    }

    /// The column of the row at `at`, and what comes after it.
    fn column(&self, at: usize) -> Option<(Name, usize)> {
        if !is_word(self.tokens, at, &["r"]) {
            return None;
        }
        if is_sign(self.tokens, at + 1, '[') && is_sign(self.tokens, at + 3, ']') {
            return Some((self.text(at + 2)?, at + 4));
        }
        let token = self.tokens.get(at + 2).filter(|_| is_sign(self.tokens, at + 1, '.'))?;
        let Kind::Word(word) = &token.kind else { return None };
        Some((Name { text: word.clone(), line: token.line }, at + 3))
    }

    fn goes_on(&self, at: usize) -> bool {
        is_sign(self.tokens, at, '|') && is_sign(self.tokens, at + 1, '>')
    }

    /// The end of what opens at `open`.
    fn close(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for at in open..self.tokens.len() {
            match kind(self.tokens, at) {
                Some(Kind::Sign('(' | '[' | '{')) => depth += 1,
                Some(Kind::Sign(')' | ']' | '}')) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return at;
            }
        }
        self.tokens.len()
    }

    fn text(&self, at: usize) -> Option<Name> {
        let token = self.tokens.get(at)?;
        let Kind::Text(text) = &token.kind else { return None };
        Some(Name { text: text.clone(), line: token.line })
    }

    fn number(&self, at: usize) -> Option<Name> {
        let token = self.tokens.get(at)?;
        let Kind::Number(text) = &token.kind else { return None };
        Some(Name { text: text.clone(), line: token.line })
    }
}

fn is_own(column: &str) -> bool {
    column.starts_with('_') || OWN.contains(&column)
}
