//! The names in a script: texts, keys, and which buckets and measurements it reads.

use std::collections::HashMap;

use super::token::{Kind, Token, tokens};

/// What a script names, each with the first line on which it stands.
#[derive(Debug)]
pub(super) struct Names {
    texts: HashMap<String, usize>,
    /// What is found by more than being equal, in the order of the script.
    patterns: Vec<(String, usize)>,
    /// Words that name a column.
    keys: HashMap<String, usize>,
    pub buckets: Read,
    pub measurements: Read,
}

/// What a script reads of a kind, as far as it says so.
#[derive(Debug, Default)]
pub(super) struct Read {
    named: Vec<String>,
    /// Whether something is not named by a plain text.
    open: bool,
}

impl Read {
    /// Whether it reads some, and none of these.
    pub fn excludes(&self, names: &[&str]) -> bool {
        let is_one = |named: &String| names.contains(&named.as_str());
        !self.open && !self.named.is_empty() && !self.named.iter().any(is_one)
    }

    fn add(&mut self, value: Option<&Kind>) {
        match value {
            Some(Kind::Text(name)) => self.named.push(name.clone()),
            _ => self.open = true,
        }
    }
}

impl Names {
    pub fn of(script: &str) -> Self {
        let tokens = without_options(tokens(script));
        let (mut buckets, mut measurements) = (Read::default(), Read::default());
        for at in 0..tokens.len() {
            if is_argument(&tokens, at, &["bucket", "bucketID"]) {
                buckets.add(kind(&tokens, at + 2));
            }
            if is_argument(&tokens, at, &["measurement"]) {
                measurements.add(kind(&tokens, at + 2));
            }
            match compared(&tokens, at, "_measurement") {
                Some(Kind::Sign('!')) => measurements.open = true,
                Some(value) => measurements.add(Some(value)),
                None => {}
            }
        }
        let keys = keys(&tokens);
        let (mut texts, mut patterns) = (HashMap::new(), Vec::new());
        for Token { kind, line, .. } in tokens {
            match kind {
                Kind::Text(text) => drop(texts.entry(text).or_insert(line)),
                Kind::Pattern(pattern) => patterns.push((pattern, line)),
                Kind::Word(_) | Kind::Number(_) | Kind::Sign(_) => {}
            }
        }
        Self { texts, patterns, keys, buckets, measurements }
    }

    /// The line of the first text that is the name, or pattern that has it.
    pub fn text(&self, name: &str) -> Option<usize> {
        let mut patterns = self.patterns.iter().filter(|_| !name.is_empty());
        let pattern = patterns.find(|(pattern, _)| pattern.contains(name)).map(|(_, line)| *line);
        self.texts.get(name).copied().into_iter().chain(pattern).min()
    }

    /// The line of the first word that names a column of this name.
    pub fn key(&self, name: &str) -> Option<usize> {
        self.keys.get(name).copied()
    }
}

pub(super) fn kind(tokens: &[Token], at: usize) -> Option<&Kind> {
    tokens.get(at).map(|token| &token.kind)
}

pub(super) fn is_sign(tokens: &[Token], at: usize, sign: char) -> bool {
    kind(tokens, at) == Some(&Kind::Sign(sign))
}

pub(super) fn is_word(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    matches!(kind(tokens, at), Some(Kind::Word(word)) if words.contains(&word.as_str()))
}

pub(super) fn is_argument(tokens: &[Token], at: usize, names: &[&str]) -> bool {
    is_word(tokens, at, names) && is_sign(tokens, at + 1, ':')
}

/// What `r.column` or `r["column"]` at `at` must be; the sign `!` for what it must not be.
fn compared<'t>(tokens: &'t [Token], at: usize, column: &str) -> Option<&'t Kind> {
    let after = match kind(tokens, at)? {
        Kind::Word(word) if word == column => at + 1,
        Kind::Text(text) if text == column && is_sign(tokens, at + 1, ']') => at + 2,
        _ => return None,
    };
    match kind(tokens, after)? {
        Kind::Sign('=') => kind(tokens, after + 2),
        sign @ Kind::Sign('!') => Some(sign),
        _ => None,
    }
}

/// The words that name columns: after a dot, or as a key of a record.
fn keys(tokens: &[Token]) -> HashMap<String, usize> {
    let (mut keys, mut open) = (HashMap::new(), Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Sign(sign @ ('(' | '[' | '{')) => open.push(*sign),
            Kind::Sign(')' | ']' | '}') => drop(open.pop()),
            Kind::Word(word) => {
                let is_key = open.last() == Some(&'{') && is_sign(tokens, at + 1, ':');
                let is_member = at > 0 && is_sign(tokens, at - 1, '.');
                if is_key || is_member {
                    keys.entry(word.clone()).or_insert(token.line);
                }
            }
            _ => {}
        }
    }
    keys
}

/// The tokens without `option task = {…}`, whose keys and texts name nothing in the data.
pub(super) fn without_options(mut tokens: Vec<Token>) -> Vec<Token> {
    let is_option = |at: &usize| is_word(&tokens, *at, &["option"]) && is_word(&tokens, at + 1, &["task"]);
    let Some(start) = (0..tokens.len()).find(is_option) else { return tokens };
    let close = (start..tokens.len()).find(|at| is_sign(&tokens, *at, '}'));
    tokens.drain(start..close.map_or(tokens.len(), |close| close + 1));
    tokens
}
