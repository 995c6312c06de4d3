//! Invented words: syllables, so that people can tell them apart and speak of them.

use super::Bounds;
use crate::sample::random::Random;

const CONSONANTS: &[u8] = b"bcdfghjklmnprstvwz";
const VOWELS: &[u8] = b"aeiou";

/// A letter that goes on with a word, after a vowel or a consonant.
pub fn letter(random: &mut Random, after_vowel: bool) -> char {
    let letters = if after_vowel { CONSONANTS } else { VOWELS };
    random.pick(letters).map_or('a', |letter| char::from(*letter))
}

/// A word of so many letters.
pub fn word(random: &mut Random, letters: usize) -> String {
    let first = random.once_in(4);
    (0..letters).map(|at| letter(random, (at % 2 == 0) != first)).collect()
}

/// Some words within bounds, or with more than a few letters as few as possible.
pub(super) fn text(random: &mut Random, bounds: &Bounds, more: usize) -> Option<String> {
    let most = bounds.most.chars.min(bounds.most.bytes);
    if most < bounds.least {
        return None;
    }
    let usual = if more == 0 { usize::from(most > 0) } else { random.index(4, 16) };
    let letters = usual.clamp(bounds.least, most);
    let mut text = String::with_capacity(letters);
    while text.len() < letters {
        if !text.is_empty() && letters - text.len() > 2 {
            text.push(' ');
        }
        let length = random.index(4, 8).min(letters - text.len());
        text += &word(random, length);
    }
    Some(text)
}
