//! A removal and an addition that may be a rename nobody has stated.

use std::collections::BTreeSet;

use super::matching::{Keyed, Matched};

/// The most pairs that are looked at. Where hundreds of things went and hundreds came, whether one is
/// another is no question for a line of a review.
const PAIRS: usize = 100_000;

/// Takes the pairs out of what is gone and new that are alike, the most alike first; each thing once.
/// `likeness` is nothing where two things cannot be the same.
pub(super) fn alike<'a, T>(
    matched: &mut Matched<'a, T>,
    mut is_free: impl FnMut(&Keyed<'a, T>) -> bool,
    likeness: impl Fn(Keyed<'a, T>, Keyed<'a, T>) -> Option<u32>,
) -> Vec<(Keyed<'a, T>, Keyed<'a, T>)> {
    let gone: Vec<Keyed<'a, T>> = matched.gone.iter().copied().filter(|thing| is_free(thing)).collect();
    let mut found: Vec<(u32, Keyed<'a, T>, Keyed<'a, T>)> = Vec::new();
    if gone.len().saturating_mul(matched.new.len()) > PAIRS {
        return Vec::new();
    }
    for before in gone {
        for after in &matched.new {
            found.extend(likeness(before, *after).map(|score| (score, before, *after)));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1.0, a.2.0).cmp(&(b.1.0, b.2.0))));
    let (mut from, mut to) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, before, after) in found {
        if !from.contains(before.0) && !to.contains(after.0) {
            from.insert(before.0);
            to.insert(after.0);
            pairs.push((before, after));
        }
    }
    matched.gone.retain(|(key, _)| !from.contains(key));
    matched.new.retain(|(key, _)| !to.contains(key));
    pairs
}

/// How much two names and what is said of them are alike; nothing if they are not. The same description
/// counts most, then a common word, then the same letters.
pub(super) fn words(before: (&str, &str), after: (&str, &str)) -> Option<u32> {
    let same_text = !before.1.is_empty() && before.1 == after.1;
    let common = parts(before.0).intersection(&parts(after.0)).count();
    let letters = strsim::jaro_winkler(&before.0.to_lowercase(), &after.0.to_lowercase());
    let by_name = common > 0 || letters >= 0.85;
    (same_text || by_name).then(|| {
        let letters = u32::from(letters >= 0.85);
        u32::from(same_text) * 100 + u32::try_from(common).unwrap_or(0) * 10 + letters
    })
}

/// The words of a name: `old_scoreValue` has `old`, `score` and `value`. Shorter ones than three letters
/// say too little.
fn parts(name: &str) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    let mut part = String::new();
    for letter in name.chars().chain(['_']) {
        let begins = !letter.is_alphanumeric() || (letter.is_uppercase() && !part.is_empty());
        if begins {
            let word = std::mem::take(&mut part);
            if word.chars().count() >= 3 {
                parts.insert(word);
            }
        }
        if letter.is_alphanumeric() {
            part.extend(letter.to_lowercase());
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_and_texts_that_may_be_the_same() {
        for (before, after, expected) in [
            (("old_score", ""), ("score", ""), Some(10)),
            (("anomalyScore", ""), ("score", "How odd."), Some(10)),
            (("temp", ""), ("temperature", ""), Some(1)),
            (("a", "Share of the day."), ("b", "Share of the day."), Some(100)),
            (("x", ""), ("y", ""), None),
            (("count", "Seen."), ("severity", "How bad."), None),
        ] {
            assert_eq!(words(before, after), expected, "{before:?} {after:?}");
        }
    }
}
