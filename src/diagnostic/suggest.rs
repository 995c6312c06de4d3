//! "Did you mean": the known name that is closest to an unknown one, and whether it can hardly be
//! anything else.

/// The candidate closest to `name`, if it is close enough to be what was meant.
///
/// Close is a Jaro-Winkler similarity of 0.8 or one edit; of equals the first in order wins, so
/// that the answer does not depend on the order of the candidates.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = candidates.into_iter().filter_map(|candidate| Some((score(name, candidate)?, candidate)));
    scored
        .max_by(|(a, left), (b, right)| a.total_cmp(b).then_with(|| right.cmp(left)))
        .map(|(_, candidate)| candidate)
}

/// What was probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant<'a> {
    pub name: &'a str,
    /// Whether only one or two letters are wrong, and no other candidate is as close.
    pub is_slip: bool,
}

/// The word of a language that was meant by one that it does not have.
pub fn meant_word<'a>(word: &str, words: &[&'a str]) -> Option<Meant<'a>> {
    let name = closest(word, words.iter().copied())?;
    Some(Meant { name, is_slip: is_near(word, name, words.iter().copied()) })
}

/// The name that was meant by one that nobody has defined. Names often differ by a letter and are
/// both right, `room_a` and `room_b`: a slip is only where letters are missing, too many or in another
/// order, and not in short names.
pub fn meant_name<'a>(
    name: &str,
    names: impl IntoIterator<Item = &'a str, IntoIter: Clone>,
) -> Option<Meant<'a>> {
    let names = names.into_iter();
    let meant = closest(name, names.clone())?;
    let is_long = name.chars().count().min(meant.chars().count()) >= 4;
    let is_slip = is_long && has_same_letters(name, meant) && is_near(name, meant, names);
    Some(Meant { name: meant, is_slip })
}

fn is_near<'a>(name: &str, meant: &str, candidates: impl Iterator<Item = &'a str>) -> bool {
    let distance = |candidate: &str| strsim::osa_distance(&name.to_lowercase(), &candidate.to_lowercase());
    let (nearest, longest) = (distance(meant), if name.chars().count() < 4 { 1 } else { 2 });
    nearest <= longest
        && digits(name) == digits(meant)
        && candidates.filter(|candidate| distance(candidate) <= nearest).count() == 1
}

/// Numbers tell names apart.
fn digits(name: &str) -> String {
    name.chars().filter(char::is_ascii_digit).collect()
}

/// Whether one has all letters of the other.
fn has_same_letters(name: &str, other: &str) -> bool {
    let mut both = [name, other].map(|name| name.to_lowercase().chars().collect::<Vec<_>>());
    both.sort_by_key(Vec::len);
    let [few, mut many] = both;
    few.iter().all(|letter| match many.iter().position(|other| other == letter) {
        Some(at) => many.swap_remove(at) == *letter,
        None => false,
    })
}

fn score(name: &str, candidate: &str) -> Option<f64> {
    let (name, folded) = (name.to_lowercase(), candidate.to_lowercase());
    let similarity = strsim::jaro_winkler(&name, &folded);
    (similarity >= 0.8 || strsim::osa_distance(&name, &folded) == 1).then_some(similarity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_likely_and_stays_silent_otherwise() {
        let keys = ["description", "retention", "rationale"];
        assert_eq!(closest("retentoin", keys), Some("retention"));
        assert_eq!(closest("Description", keys), Some("description"));
        assert_eq!(closest("colour", keys), None);
    }

    #[test]
    fn a_slip_in_a_word_is_a_letter_or_two() {
        let is_slip = |word, words: &[&str]| meant_word(word, words).is_some_and(|meant| meant.is_slip);
        let words = ["retention", "rationale", "type", "max", "min", "max_values"];
        for word in ["retentoin", "retentiom", "retenttion", "Type", "typ", "max_value"] {
            assert!(is_slip(word, &words), "{word}");
        }
        for word in ["retain", "mix", "mxa_valeu", "colour"] {
            assert!(!is_slip(word, &words), "{word}");
        }
    }

    #[test]
    fn a_slip_in_a_name_leaves_its_letters() {
        let is_slip = |name: &str, names: &[&str]| {
            meant_name(name, names.iter().copied()).is_some_and(|meant| meant.is_slip)
        };
        let names = ["room_a", "rooms", "sensor_1", "cpu", "living"];
        for name in ["rooom_a", "livnig", "lving", "Living"] {
            assert!(is_slip(name, &names), "{name}");
        }
        for name in ["room_b", "gpu", "cpuu", "sensor_2", "sensor_11", "loving"] {
            assert!(!is_slip(name, &names), "{name}");
        }
    }
}
