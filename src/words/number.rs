//! Nouns with their numbers and articles.

use std::fmt::Display;

/// `1 error`, `2 errors`, `2 queries`.
pub fn count(number: impl TryInto<u64>, noun: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    match noun.strip_suffix('y') {
        Some(stem) if number != 1 && !stem.ends_with(['a', 'e', 'o']) => format!("{number} {stem}ies"),
        _ => format!("{number} {noun}{}", plural(number, "", "s")),
    }
}

/// The one word for one, the other for none and several.
pub fn plural<'w>(number: impl TryInto<u64>, one: &'w str, several: &'w str) -> &'w str {
    if number.try_into().is_ok_and(|number| number == 1) { one } else { several }
}

/// The noun with its article: `a float`, `an integer`.
pub fn article(noun: impl Display) -> String {
    let noun = noun.to_string();
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn nouns_follow_their_number() {
        let all =
            [count(1_usize, "query"), count(0_u64, "query"), count(2_usize, "day"), count(2_u64, "error")];
        assert_eq!(all, ["1 query", "0 queries", "2 days", "2 errors"]);
    }
}
