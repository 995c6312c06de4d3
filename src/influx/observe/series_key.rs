//! The key of a series as `SHOW SERIES` writes it: `measurement,tag=value,…`, escaped.
//!
//! A comma, an equals sign or a blank is escaped if a backslash stands before it (an equals sign
//! not in the measurement); any other backslash is one. A tag key or value cannot end in a
//! backslash (the server refuses such points), so this is unambiguous (measured on 2.9.1).

use std::borrow::Cow;

/// The measurement, and each tag's key and value.
pub(super) fn parts(key: &str) -> (Cow<'_, str>, impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)>) {
    let (measurement, mut rest) = cut(key, b',');
    let tags = std::iter::from_fn(move || {
        let (tag, after) = cut(rest?, b',');
        rest = after;
        let (key, value) = cut(tag, b'=');
        Some((unescaped(key, ", ="), unescaped(value.unwrap_or_default(), ", =")))
    });
    (unescaped(measurement, ", "), tags)
}

/// The text without the backslashes before any of `escaped`.
pub(super) fn unescaped<'a>(text: &'a str, escaped: &str) -> Cow<'a, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_escape = letter == '\\' && letters.peek().is_some_and(|next| escaped.contains(*next));
        if !is_escape {
            plain.push(letter);
        }
    }
    Cow::Owned(plain)
}

/// What is before the first `end` that no backslash stands before, and what is after it.
fn cut(text: &str, end: u8) -> (&str, Option<&str>) {
    let bytes = text.as_bytes();
    let mut found = text.bytes().enumerate().filter(|(_, byte)| *byte == end).map(|(at, _)| at);
    match found.find(|at| *at == 0 || bytes[at - 1] != b'\\') {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(key: &str) -> String {
        let (measurement, tags) = parts(key);
        let tags: Vec<_> = tags.map(|(key, value)| format!("[{key}|{value}]")).collect();
        format!("{measurement}{}", tags.concat())
    }

    #[test]
    fn takes_keys_apart_as_the_server_writes_them() {
        for (key, expected) in [
            ("m", "m"),
            ("m,t=a,u=b", "m[t|a][u|b]"),
            (r"m\ x\,y=z,ta\ g\,\=k=v\ a\,l\=u", "m x,y=z[ta g,=k|v a,l=u]"),
            (r"back\slash,t=c\\d", r"back\slash[t|c\\d]"),
            (r"e\=q,t=a", r"e\=q[t|a]"),
            (r"tv,t=a\\\,u", r"tv[t|a\\,u]"),
            (r"tv,t\\\=z=u", r"tv[t\\=z|u]"),
            (r"tv,t=a\\=u", r"tv[t|a\=u]"),
            ("q\"u,t\"=a\"b,z=x\\\ny", "q\"u[t\"|a\"b][z|x\\\ny]"),
        ] {
            assert_eq!(shown(key), expected, "{key}");
        }
    }
}
