//! Names of files and identifiers made from the names of definitions, which may be any text.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::words::hex;

/// Words of Rust that cannot be identifiers, and those of ours that a module must not hide.
const RUST_WORDS: [&str; 56] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield", "core", "std", "alloc", "serde",
];

/// The longest identifier; a longer one is cut and told apart by its [`tag`].
const LONGEST: usize = 50;

/// An identifier for each of the names, no two alike.
///
/// Names that `make` turns into the same identifier, or into one of `reserved`, all get a suffix
/// that depends on the name alone: adding one name never changes the identifier of a third. So does
/// one that already looks as if it had such a suffix, which might be that of another name.
pub(super) fn distinct<'a>(
    names: impl IntoIterator<Item = &'a str>,
    make: impl Fn(&str) -> String,
    reserved: &[&str],
) -> Vec<(&'a str, String)> {
    let wanted: Vec<_> = names.into_iter().map(|name| (name, make(name))).collect();
    let mut count: BTreeMap<String, usize> = reserved.iter().map(|word| ((*word).to_owned(), 1)).collect();
    for (_, identifier) in &wanted {
        *count.entry(identifier.clone()).or_default() += 1;
    }
    let settle = |(name, identifier): (&'a str, String)| {
        let alone =
            count.get(&identifier) == Some(&1) && identifier.len() <= LONGEST && !is_tagged(&identifier);
        (name, if alone { identifier } else { tagged(name, &identifier) })
    };
    wanted.into_iter().map(settle).collect()
}

fn tagged(name: &str, identifier: &str) -> String {
    let tag = hex(&Sha256::digest(name)[..4]);
    let kept: String = identifier.chars().take(LONGEST - 10).collect();
    let upper = identifier.starts_with(|letter: char| letter.is_ascii_uppercase());
    let kept = kept.trim_end_matches('_');
    if upper { format!("{kept}X{tag}") } else { format!("{kept}_x{tag}") }
}

/// Whether an identifier ends as [`tagged`] leaves it.
fn is_tagged(identifier: &str) -> bool {
    let is_hex = |tag: &str| tag.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let (head, tag) = identifier.split_at(identifier.len().saturating_sub(8));
    (head.ends_with("_x") || head.ends_with('X')) && is_hex(tag)
}

/// An identifier made of several, at most as long as others are.
pub(super) fn short(identifier: &str) -> String {
    if identifier.len() <= LONGEST { identifier.to_owned() } else { tagged(identifier, identifier) }
}

/// How the words of a name are put together. All of it is ASCII letters, digits and `_`, with a letter
/// first.
#[derive(Debug, Clone, Copy)]
pub(super) enum Case {
    /// `two_words`.
    Snake,
    /// `twoWords`.
    Camel,
    /// `TwoWords`.
    Pascal,
}

impl Case {
    /// The name in this case, whatever a language reserves.
    pub(super) fn of(self, name: &str) -> String {
        let words = words(name).into_iter().enumerate();
        let words = words.map(|(index, word)| match self {
            Self::Snake => word.to_ascii_lowercase(),
            Self::Camel if index == 0 => word.to_ascii_lowercase(),
            Self::Camel | Self::Pascal => capitalized(&word),
        });
        let joined = words.collect::<Vec<_>>().join(if matches!(self, Self::Snake) { "_" } else { "" });
        let is_bad = joined.is_empty() || joined.starts_with(|letter: char| letter.is_ascii_digit());
        match self {
            Self::Pascal if is_bad => format!("N{joined}"),
            _ if is_bad => format!("n{joined}"),
            _ => joined,
        }
    }
}

/// A name in snake case that is no word of Rust.
pub(super) fn snake(name: &str) -> String {
    aside(Case::Snake.of(name), |made| RUST_WORDS.contains(&made))
}

/// A name in camel case with a capital first: a type or a variant of Rust.
pub(super) fn pascal(name: &str) -> String {
    aside(Case::Pascal.of(name), |made| made == "Self")
}

/// The identifier, with `_` at its end where it would be a reserved word.
pub(super) fn aside(identifier: String, is_word: impl Fn(&str) -> bool) -> String {
    if is_word(&identifier) { identifier + "_" } else { identifier }
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
}

/// The words of a name: runs of letters and digits, cut before a capital that follows a small
/// letter. Letters beyond ASCII are spelled by their numbers, so that different names stay so.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for letter in name.chars() {
        if !letter.is_ascii() && letter.is_alphanumeric() {
            words.push(format!("u{:x}", u32::from(letter)));
            words.push(String::new());
        } else if !letter.is_ascii_alphanumeric() || (letter.is_ascii_uppercase() && after_small) {
            words.push(String::new());
        }
        if letter.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(letter);
        }
        after_small = letter.is_ascii_lowercase() || letter.is_ascii_digit();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Names that are given out once each, in the order of the wishes.
#[derive(Debug, Default)]
pub(super) struct Taken {
    names: BTreeSet<String>,
}

impl Taken {
    pub(super) fn new(reserved: &[&str]) -> Self {
        Self { names: reserved.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// `name`, or the first of `name2`, `name3` … that is free.
    pub(super) fn give(&mut self, name: &str) -> String {
        let mut candidate = name.to_owned();
        let mut number = 2_usize;
        while !self.names.insert(candidate.clone()) {
            candidate = format!("{name}{number}");
            number += 1;
        }
        candidate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_becomes_an_identifier() {
        for (name, snake_name, pascal_name) in [
            ("time_based_daily", "time_based_daily", "TimeBasedDaily"),
            ("powerUsage kWh", "power_usage_k_wh", "PowerUsageKWh"),
            ("type", "type_", "Type"),
            ("self", "self_", "Self_"),
            ("2nd floor", "n2nd_floor", "N2ndFloor"),
            ("größe", "gr_uf6_u df_e", "GrUf6UdfE"),
            ("", "n", "N"),
            ("light.a|switch.b", "light_a_switch_b", "LightASwitchB"),
            ("../../etc", "etc", "Etc"),
        ] {
            assert_eq!(snake(name), snake_name.replace(' ', ""), "{name}");
            assert_eq!(pascal(name), pascal_name, "{name}");
        }
    }

    #[test]
    fn names_that_look_alike_are_told_apart() {
        let made = distinct(["a-b", "a_b", "c"], snake, &[]);
        let identifiers: Vec<_> = made.iter().map(|(_, identifier)| identifier.as_str()).collect();
        assert_eq!(identifiers, ["a_b_xd44362d6", "a_b_x648fa9b3", "c"]);
        let made = distinct(["a-b", "a_b", "a_b_xd44362d6", "a xd44362d"], snake, &[]);
        let identifiers: Vec<_> = made.iter().map(|(_, identifier)| identifier.as_str()).collect();
        assert_eq!(identifiers, ["a_b_xd44362d6", "a_b_x648fa9b3", "a_b_xd44362d6_xd78785f9", "a_xd44362d"]);
    }
}
