//! A script cut into its tokens, as far as names need it: comments are passed over, and what is no
//! Flux at all is some tokens, too.

/// A token and where it begins: its line, from 1, and its byte in the script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::flux) struct Token {
    pub kind: Kind,
    pub line: usize,
    pub at: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::flux) enum Kind {
    /// A literal, without escapes.
    Text(String),
    /// What is found by more than being equal: a regular expression, a text with `${…}` in it.
    Pattern(String),
    Word(String),
    /// A number, a time or a duration, as far as it is one word.
    Number(String),
    Sign(char),
}

/// All tokens of a script.
pub(in crate::flux) fn tokens(script: &str) -> Vec<Token> {
    let mut scanner = Scanner { script, rest: script, line: 1, tokens: Vec::new() };
    while scanner.next() {}
    scanner.tokens
}

struct Scanner<'a> {
    script: &'a str,
    rest: &'a str,
    line: usize,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    /// Takes one token, comment or blank. Whether there was one.
    fn next(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        let (line, at) = (self.line, self.script.len() - self.rest.len());
        let kind = match first {
            '/' if self.rest.starts_with("//") => {
                self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
                return true;
            }
            letter if letter.is_whitespace() => {
                self.take(letter.len_utf8());
                return true;
            }
            '"' => self.text(),
            '/' if self.may_begin_pattern() => self.pattern(),
            letter if is_word(letter) => {
                let word = self.take(self.rest.find(|c| !is_word(c)).unwrap_or(self.rest.len()));
                if letter.is_ascii_digit() { Kind::Number(word) } else { Kind::Word(word) }
            }
            sign => {
                self.take(sign.len_utf8());
                Kind::Sign(sign)
            }
        };
        self.tokens.push(Token { kind, line, at });
        true
    }

    fn take(&mut self, length: usize) -> String {
        let (taken, rest) = self.rest.split_at(length);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken.to_owned()
    }

    /// A slash after a value divides it.
    fn may_begin_pattern(&self) -> bool {
        match self.tokens.last().map(|token| &token.kind) {
            None => true,
            Some(Kind::Sign(sign)) => !matches!(sign, ')' | ']' | '}'),
            Some(Kind::Word(word)) => ["and", "or", "not", "return", "then", "else", "if"].contains(&&**word),
            Some(_) => false,
        }
    }

    fn pattern(&mut self) -> Kind {
        let length = end(self.rest, '/');
        let taken = self.take(length);
        Kind::Pattern(taken.replace("\\/", "/"))
    }

    fn text(&mut self) -> Kind {
        let length = end(self.rest, '"');
        let taken = self.take(length);
        let inner = taken.strip_prefix('"').unwrap_or_default();
        let inner = inner.strip_suffix('"').unwrap_or(inner);
        let text = unescaped(inner);
        if inner.replace("\\$", "").contains("${") { Kind::Pattern(text) } else { Kind::Text(text) }
    }
}

/// The length of what begins with `mark` and ends with the next one that is not escaped.
fn end(text: &str, mark: char) -> usize {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            letter if letter == mark => return at + letter.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn unescaped(text: &str) -> String {
    let (mut plain, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let [first, after @ ..] = rest {
        let (byte, length) = match (first, after) {
            (b'\\', [b'n', ..]) => (b'\n', 2),
            (b'\\', [b'r', ..]) => (b'\r', 2),
            (b'\\', [b't', ..]) => (b'\t', 2),
            (b'\\', [b'x', high, low, ..]) => hex(*high, *low).map_or((b'\\', 1), |byte| (byte, 4)),
            (b'\\', [other, ..]) => (*other, 2),
            (other, _) => (*other, 1),
        };
        plain.push(byte);
        rest = &rest[length..];
    }
    String::from_utf8_lossy(&plain).into_owned()
}

fn hex(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}
