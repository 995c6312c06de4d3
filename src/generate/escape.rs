//! Text made safe for the languages that are generated: nothing of a definition leaves its place.

use std::fmt::Write;

use minijinja::{Environment, Error, ErrorKind, Value};

use super::names::Case;
use crate::{flux, sql};

/// The filters of the templates; `docs/templates.md` describes them.
pub(super) fn add_filters(environment: &mut Environment<'_>) {
    environment.add_filter("rust_string", |text: &str| rust_string(text));
    environment.add_filter("rust_doc", |text: &str| rust_doc(text));
    environment.add_filter("flux_string", |text: &str| flux::string(text));
    environment.add_filter("shell", |text: &str| shell(text));
    environment.add_filter("yaml", |text: &str| quoted(text));
    environment.add_filter("toml", |text: &str| quoted(text));
    environment.add_filter("sql_name", |text: &str| sql::name(text));
    environment.add_filter("sql_string", |text: &str| sql::text(text));
    environment.add_filter("python_string", |text: &str| python_string(text));
    environment.add_filter("json", json);
    environment.add_filter("line_protocol_measurement", |text: &str| escaped(text, &[',', ' ']));
    environment.add_filter("line_protocol_key", |text: &str| escaped(text, &[',', '=', ' ']));
    environment.add_filter("snake", |text: &str| Case::Snake.of(text));
    environment.add_filter("camel", |text: &str| Case::Camel.of(text));
    environment.add_filter("pascal", |text: &str| Case::Pascal.of(text));
    environment.add_filter("wrap", |text: &str, width: usize| wrap(text, width));
    environment.add_filter("one_line", |text: &str| one_line(text));
    environment.add_filter("comment", |text: &str, mark: &str| comment(text, mark));
}

/// A Rust string literal.
pub(super) fn rust_string(text: &str) -> String {
    format!("\"{}\"", rust_letters(text))
}

/// A Rust character literal.
pub(super) fn rust_char(letter: char) -> String {
    match letter {
        '\'' | '\\' => format!("'\\{letter}'"),
        _ if is_plain(letter) => format!("'{letter}'"),
        _ => format!("'{}'", letter.escape_unicode()),
    }
}

/// What stands between the quotes of a Rust string literal.
pub(super) fn rust_letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' | '\\' => letters.extend(['\\', letter]),
            _ if is_plain(letter) => letters.push(letter),
            _ => letters.extend(letter.escape_unicode()),
        }
    }
    letters
}

/// A Rust string literal in which the lines of the text are lines: raw where all letters show as
/// themselves.
pub(super) fn rust_lines(text: &str) -> String {
    let plain = text.chars().all(|letter| letter == '\n' || is_plain(letter));
    if !plain || !text.contains(['"', '\\']) {
        let lines: Vec<String> = text.split('\n').map(rust_letters).collect();
        return format!("\"{}\"", lines.join("\n"));
    }
    let longest = text.split('"').skip(1).map(|rest| rest.len() - rest.trim_start_matches('#').len() + 1);
    let marks = "#".repeat(longest.max().unwrap_or(0));
    format!("r{marks}\"{text}\"{marks}")
}

/// A double-quoted string of YAML or TOML, which agree where only `\"`, `\\` and `\uXXXX` are used.
pub(super) fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => literal.extend(['\\', letter]),
            _ if is_plain(letter) => literal.push(letter),
            _ if u32::from(letter) <= 0xFFFF => push_hex(&mut literal, 'u', 4, letter),
            _ => push_hex(&mut literal, 'U', 8, letter),
        }
    }
    literal.push('"');
    literal
}

/// A string literal of Python.
fn python_string(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => literal.extend(['\\', letter]),
            '\n' => literal.push_str("\\n"),
            _ if is_plain(letter) => literal.push(letter),
            _ if u32::from(letter) <= 0xFF => push_hex(&mut literal, 'x', 2, letter),
            _ if u32::from(letter) <= 0xFFFF => push_hex(&mut literal, 'u', 4, letter),
            _ => push_hex(&mut literal, 'U', 8, letter),
        }
    }
    literal.push('"');
    literal
}

/// A value as JSON on one line.
fn json(value: &Value) -> Result<String, Error> {
    let fault = |error| Error::new(ErrorKind::BadSerialization, "the value has no JSON").with_source(error);
    serde_json::to_string(value).map_err(fault)
}

/// A text with a backslash before each letter that would end it, as line protocol has it.
pub(super) fn escaped(text: &str, special: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if special.contains(&letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn push_hex(literal: &mut String, kind: char, digits: usize, letter: char) {
    // Writing to a String does not fail.
    let _ = write!(literal, "\\{kind}{:0digits$X}", u32::from(letter));
}

/// Whether the letter shows as itself and moves nothing around it: no control characters, no
/// separators but the blank, nothing that reverses the direction of the text.
fn is_plain(letter: char) -> bool {
    let hidden = matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}');
    !letter.is_control() && !hidden && (letter == ' ' || !letter.is_whitespace())
}

/// One word of a POSIX shell.
pub(super) fn shell(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// The words of the text with one blank between them, and nothing that would not show.
pub(super) fn one_line(text: &str) -> String {
    let shown = |letter: char| if is_plain(letter) { letter } else { ' ' };
    text.chars().map(shown).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A comment of as many lines as the text needs at a width of 100, each beginning with `mark`.
pub(super) fn comment(text: &str, mark: &str) -> String {
    let width = 99_usize.saturating_sub(mark.len());
    let lines = wrap(&one_line(text), width);
    lines.iter().map(|line| format!("{mark} {line}")).collect::<Vec<_>>().join("\n")
}

/// Text for a Rust doc comment: Markdown's brackets and tags are taken literally, spans of code
/// stay code.
pub(super) fn rust_doc(text: &str) -> String {
    let text = one_line(text);
    let parts: Vec<&str> = text.split('`').collect();
    let balanced = parts.len() % 2 == 1;
    let escaped = parts.iter().enumerate().map(|(index, part)| {
        if balanced && index % 2 == 1 { (*part).to_owned() } else { rust_doc_words(part) }
    });
    escaped.collect::<Vec<_>>().join(if balanced { "`" } else { "\\`" })
}

/// A backslash before what Markdown would read as more than a character. Within a word `_` is plain.
fn rust_doc_words(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut in_word = false;
    while let Some(letter) = letters.next() {
        let before_word = letters.peek().is_some_and(|next| next.is_alphanumeric());
        let special = match letter {
            '_' => !(in_word && before_word),
            _ => matches!(letter, '\\' | '[' | '<' | '*' | '#' | '|' | '~' | '&'),
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(letter);
        in_word = letter.is_alphanumeric() || (letter == '_' && in_word);
    }
    escaped
}

/// Breaks a line between words so that none is longer than `width` characters if it can be.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if used + 1 + length <= width => {
                line.push(' ');
                line.push_str(word);
                used += 1 + length;
            }
            _ => {
                lines.push(word.to_owned());
                used = length;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_place() {
        let text = "a\"b'c\\d\ne\u{202e}f";
        assert_eq!(rust_string(text), r#""a\"b'c\\d\u{a}e\u{202e}f""#);
        assert_eq!(
            ['a', '"', '\'', '\\', '\n', '\u{200b}'].map(rust_char).join(" "),
            r#"'a' '"' '\'' '\\' '\u{a}' '\u{200b}'"#
        );
        assert_eq!(quoted(text), r#""a\"b'c\\d\u000Ae\u202Ef""#);
        assert_eq!(rust_lines("a\n#b"), "\"a\n#b\"");
        assert_eq!(rust_lines("a\"#b\n\"##"), "r###\"a\"#b\n\"##\"###");
        assert_eq!(rust_lines("\\"), r#"r"\""#);
        assert_eq!(rust_lines("a\"\n\t\\\""), "\"a\\\"\n\\u{9}\\\\\\\"\"");
        assert_eq!(shell("it's $x"), r"'it'\''s $x'");
        assert_eq!(comment("a\nb */ c", "//"), "// a b */ c");
    }

    #[test]
    fn texts_of_other_languages_and_line_protocol_stay_in_their_places() {
        let text = "a\"b'c\\d\ne\u{202e}f\u{7}ü\u{1f3e0}";
        assert_eq!(python_string(text), r#""a\"b'c\\d\ne\u202Ef\x07ü🏠""#);
        assert_eq!(escaped("a b,c=d\\e", &[',', '=', ' ']), r"a\ b\,c\=d\e");
        let list = Value::from(vec![Value::from(0.1), Value::from("\"\n"), Value::from(())]);
        assert_eq!(json(&list).unwrap(), r#"[0.1,"\"\n",null]"#);
    }

    #[test]
    fn documentation_keeps_code_and_shows_everything_else() {
        assert_eq!(rust_doc("`a[b]` [c](d) <e> my_name _f_"), r"`a[b]` \[c](d) \<e> my_name \_f\_");
        assert_eq!(rust_doc("an odd ` tick"), r"an odd \` tick");
    }
}
