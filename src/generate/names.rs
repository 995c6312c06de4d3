//! Names of files and identifiers made from the names of definitions, which may be any text.

use std::collections::{BTreeMap, BTreeSet};

use super::Problem;

/// Words of Rust that cannot be identifiers, and those of ours that a module must not hide.
const RUST_WORDS: [&str; 56] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield", "core", "std", "alloc", "serde",
];

/// A file name for each name: letters of ASCII, digits, `_` and `-`, different in any case of
/// letters, and none that a system reserves.
pub(super) fn files<'a>(
    names: impl IntoIterator<Item = &'a String>,
    section: &str,
    problems: &mut Vec<Problem>,
) -> Vec<(&'a str, String)> {
    let mut seen = BTreeMap::new();
    let mut files = Vec::new();
    for name in names {
        let file = snake(name);
        if let Some(other) = seen.insert(file.clone(), name.as_str()) {
            problems.push(clash(section, name, other, &file));
        }
        files.push((name.as_str(), file));
    }
    files
}

/// Two names that would be the same in generated code.
pub(super) fn clash(section: &str, name: &str, other: &str, shared: &str) -> Problem {
    let message = format!("`{name}` and `{other}` would both be called `{shared}` in what is generated");
    let help = "change one of the keys; `name:` keeps the name on the server";
    Problem::new("GN101", [section, name], message, help)
}

/// A name in snake case, of ASCII letters, digits and `_`, which begins with a letter and is no
/// word of Rust.
pub(super) fn snake(name: &str) -> String {
    let words: Vec<String> = words(name).map(|word| word.to_ascii_lowercase()).collect();
    let joined = words.join("_");
    if joined.starts_with(|letter: char| letter.is_ascii_digit()) || joined.is_empty() {
        return format!("n{joined}");
    }
    if RUST_WORDS.contains(&joined.as_str()) { format!("{joined}_") } else { joined }
}

/// A name in camel case with a capital first: a type or a variant.
pub(super) fn pascal(name: &str) -> String {
    let joined: String = words(name).map(capitalized).collect();
    let is_bad = joined.is_empty() || joined.starts_with(|letter: char| letter.is_ascii_digit());
    if is_bad {
        return format!("N{joined}");
    }
    if joined == "Self" { "Self_".to_owned() } else { joined }
}

fn capitalized(word: String) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
}

/// The words of a name: runs of letters and digits, cut before a capital that follows a small
/// letter. Letters beyond ASCII are spelled by their numbers, so that different names stay so.
fn words(name: &str) -> impl Iterator<Item = String> {
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
    words.into_iter().filter(|word| !word.is_empty())
}

/// Identifiers that are given out once each; a second wish for the same one is a clash.
#[derive(Debug, Default)]
pub(super) struct Taken {
    names: BTreeSet<String>,
}

impl Taken {
    /// Whether `name` was free.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.names.insert(name.to_owned())
    }

    /// `name`, or the first of `name2`, `name3` … that is free.
    pub(super) fn numbered(&mut self, name: &str) -> String {
        let mut candidate = name.to_owned();
        let mut number = 2_usize;
        while !self.take(&candidate) {
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
}
