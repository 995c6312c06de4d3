//! A statement cut into words, quoted names, texts and signs. Comments and blanks fall between them.

/// A piece of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    pub kind: Kind,
    /// As it was written.
    pub text: &'a str,
    /// Its first byte in the statement.
    pub start: usize,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A keyword, a name without quotes, or a number.
    Word,
    /// A name within `"…"`, `` `…` `` or `[…]`.
    Quoted,
    /// A text within `'…'`.
    Text,
    Sign,
}

impl Token<'_> {
    /// The byte after it.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is this keyword.
    pub fn is(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is this sign.
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == Kind::Sign && self.text == sign
    }

    /// The name that it is, without quotes. SQLite takes a text for a name where one is wanted.
    pub fn name(&self) -> String {
        let inner = || self.text.get(1..self.text.len() - 1).unwrap_or_default();
        match self.text.chars().next() {
            Some('"') => inner().replace("\"\"", "\""),
            Some('`') => inner().replace("``", "`"),
            Some('\'') => inner().replace("''", "'"),
            Some('[') => inner().to_owned(),
            _ => self.text.to_owned(),
        }
    }

    /// The same for whatever SQLite takes for the same.
    pub fn normal(&self) -> String {
        match self.kind {
            Kind::Word | Kind::Quoted => self.name().to_ascii_lowercase(),
            Kind::Text | Kind::Sign => self.text.to_owned(),
        }
    }
}

/// The pieces of a statement.
pub fn tokens(sql: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = sql.get(at..).filter(|rest| !rest.is_empty()) {
        let (kind, length) = piece(rest);
        if let (Some(kind), Some(text)) = (kind, rest.get(..length)) {
            found.push(Token { kind, text, start: at });
        }
        at += length;
    }
    found
}

/// What a statement begins with, and how long that is; nothing for blanks and comments.
fn piece(rest: &str) -> (Option<Kind>, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    let until = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
    match first {
        _ if rest.starts_with("--") => (None, until("\n")),
        _ if rest.starts_with("/*") => (None, rest[2..].find("*/").map_or(rest.len(), |at| at + 4)),
        '"' | '`' => (Some(Kind::Quoted), quoted(rest, first)),
        '\'' => (Some(Kind::Text), quoted(rest, first)),
        '[' => (Some(Kind::Quoted), until("]")),
        c if c.is_whitespace() => (None, c.len_utf8()),
        c if is_word(c) => (Some(Kind::Word), rest.find(|c| !is_word(c)).unwrap_or(rest.len())),
        c => (Some(Kind::Sign), c.len_utf8()),
    }
}

/// The length of what begins with a quote: a doubled one within does not end it.
fn quoted(rest: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(end) = rest.get(at..).and_then(|rest| rest.find(quote)) {
        at += end + 1;
        if !rest[at..].starts_with(quote) {
            return at;
        }
        at += 1;
    }
    rest.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '.') || !c.is_ascii() && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(sql: &str) -> Vec<&str> {
        tokens(sql).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn names_texts_and_comments() {
        let sql = "a \"b \"\"c\" [d e] `f` 'it''s -- no' -- yes ,(\n/* (, */ (ü_1)";
        let expected = ["a", "\"b \"\"c\"", "[d e]", "`f`", "'it''s -- no'", "(", "ü_1", ")"];
        assert_eq!(texts(sql), expected);
        assert_eq!(tokens(sql)[1].name(), "b \"c");
        assert_eq!(texts("\"open"), ["\"open"]);
        assert_eq!(texts("/* open"), [""; 0]);
    }
}
