//! Texts that match a regular expression, grown from its parts.
//!
//! The parts of a pattern say what a match is made of, so a text is made by going through them: a letter for
//! a class, some of what repeats, one of what is chosen from. Anchors take no letters. Where they stand in
//! the middle, as `\b` does, the text may not match after all: each is held against the pattern.

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::{Bounds, Length, words};
use crate::sample::random::Random;

/// A pattern that texts can be made of.
#[derive(Debug, Clone)]
pub struct Pattern {
    whole: Part,
    regex: Regex,
}

/// How a text is made where the pattern leaves a choice.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The most repetitions beyond those that there must be.
    pub more: usize,
    /// Whether letters are chosen alike, and not so that they can be spoken.
    pub plain: bool,
}

/// A part of a pattern, and the length that a text of it has at least.
#[derive(Debug, Clone)]
struct Part {
    kind: Kind,
    least: Length,
}

#[derive(Debug, Clone)]
enum Kind {
    Text(String),
    /// One letter of these ranges, all of which are of some use.
    Letter {
        ranges: Vec<(char, char)>,
        /// Whether every small letter is one of them.
        wordy: bool,
    },
    Many {
        part: Box<Part>,
        min: u32,
        max: u32,
    },
    All(Vec<Part>),
    OneOf(Vec<Part>),
}

impl Pattern {
    /// # Errors
    /// Why there is no text of it.
    pub fn new(pattern: &str) -> Result<Self, String> {
        let no_pattern = "it is no regular expression of the `regex` crate";
        let regex = Regex::new(pattern).map_err(|_| no_pattern.to_owned())?;
        let parsed = regex_syntax::parse(pattern).map_err(|_| no_pattern.to_owned())?;
        Ok(Self { whole: Part::of(&parsed)?, regex })
    }

    pub fn is_match(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// A text that matches and is within the bounds; nothing if chance found none.
    pub fn attempt(&self, random: &mut Random, bounds: &Bounds, style: Style) -> Option<String> {
        let room = bounds.most.without(self.whole.least)?;
        let mut draw = Draw { random, style, room, text: String::new(), after_vowel: true };
        draw.part(&self.whole)?;
        Some(draw.text).filter(|text| bounds.hold(text) && self.is_match(text))
    }
}

impl Part {
    fn of(parsed: &Hir) -> Result<Self, String> {
        Ok(match parsed.kind() {
            HirKind::Empty | HirKind::Look(_) => Self::text(String::new()),
            HirKind::Literal(literal) => {
                let text = str::from_utf8(&literal.0).map_err(|_| "it matches bytes that are no text")?;
                Self::text(text.to_owned())
            }
            HirKind::Class(class) => Self::letter(&ranges(class)?)?,
            HirKind::Capture(capture) => Self::of(&capture.sub)?,
            HirKind::Repetition(repeated) => {
                let (min, max) = (repeated.min, repeated.max.unwrap_or(u32::MAX));
                match Self::of(&repeated.sub) {
                    Ok(part) => {
                        let least = part.least.times(min as usize);
                        Self { kind: Kind::Many { part: Box::new(part), min, max }, least }
                    }
                    Err(_) if min == 0 => Self::text(String::new()),
                    Err(error) => return Err(error),
                }
            }
            HirKind::Concat(parts) => {
                let parts: Vec<Self> = parts.iter().map(Self::of).collect::<Result<_, _>>()?;
                let least = parts.iter().fold(Length::default(), |sum, part| sum.plus(part.least));
                Self { kind: Kind::All(parts), least }
            }
            HirKind::Alternation(parts) => {
                // One that nothing matches is none to choose.
                let parts: Vec<Self> = parts.iter().flat_map(Self::of).collect();
                let least = parts.iter().map(|part| part.least).reduce(Length::or);
                Self { least: least.ok_or_else(nothing)?, kind: Kind::OneOf(parts) }
            }
        })
    }

    fn text(text: String) -> Self {
        Self { least: Length::of(&text), kind: Kind::Text(text) }
    }

    fn letter(ranges: &[(char, char)]) -> Result<Self, String> {
        let wordy = ranges.iter().any(|(first, last)| *first <= 'a' && 'z' <= *last);
        let ranges = useful(ranges);
        let widest = ranges.iter().map(|(_, last)| last.len_utf8()).max().ok_or_else(nothing)?;
        Ok(Self { kind: Kind::Letter { ranges, wordy }, least: Length { chars: 1, bytes: widest } })
    }
}

fn nothing() -> String {
    "nothing matches it".to_owned()
}

fn ranges(class: &Class) -> Result<Vec<(char, char)>, String> {
    match class {
        Class::Unicode(class) => Ok(class.iter().map(|range| (range.start(), range.end())).collect()),
        Class::Bytes(class) if class.is_ascii() => {
            let ranges = class.iter();
            Ok(ranges.map(|range| (char::from(range.start()), char::from(range.end()))).collect())
        }
        Class::Bytes(_) => Err("it matches bytes that are no text".to_owned()),
    }
}

/// What is left of a class for texts that people read: digits and letters where it has any, else what shows,
/// else all that there is.
fn useful(ranges: &[(char, char)]) -> Vec<(char, char)> {
    const LETTERS: [(char, char); 3] = [('0', '9'), ('A', 'Z'), ('a', 'z')];
    const SHOWN: [(char, char); 1] = [('!', '~')];
    const MOST: [(char, char); 2] = [(' ', '~'), ('\u{a1}', char::MAX)];
    let within = |wanted: &[(char, char)]| -> Vec<(char, char)> {
        let pairs = ranges.iter().flat_map(|range| wanted.iter().map(move |wanted| (range, wanted)));
        let common = pairs.map(|(range, wanted)| (range.0.max(wanted.0), range.1.min(wanted.1)));
        common.filter(|(first, last)| first <= last).collect()
    };
    let tiers = [within(&LETTERS), within(&SHOWN), within(&MOST)];
    tiers.into_iter().find(|tier| !tier.is_empty()).unwrap_or_else(|| ranges.to_vec())
}

/// A text that is being made.
struct Draw<'r> {
    random: &'r mut Random,
    style: Style,
    /// How much longer it may become than it must.
    room: Length,
    text: String,
    after_vowel: bool,
}

impl Draw<'_> {
    fn part(&mut self, part: &Part) -> Option<()> {
        match &part.kind {
            Kind::Text(text) => self.text.push_str(text),
            Kind::Letter { ranges, wordy } => {
                let letter = self.letter(ranges, *wordy && !self.style.plain)?;
                self.text.push(letter);
            }
            Kind::Many { part, min, max } => {
                let more = self.more(part, *min, *max);
                self.room = self.room.without(part.least.times(more))?;
                for _ in 0..(*min as usize).saturating_add(more) {
                    self.part(part)?;
                }
            }
            Kind::All(parts) => {
                self.after_vowel = true;
                parts.iter().try_for_each(|part| self.part(part))?;
            }
            Kind::OneOf(parts) => self.one_of(parts, part.least)?,
        }
        Some(())
    }

    /// How often a part is repeated beyond what it must be; some times if nothing speaks against it, so that
    /// there are words and not letters.
    fn more(&mut self, part: &Part, min: u32, max: u32) -> usize {
        let most = (max - min) as usize;
        let most = most.min(self.style.more).min(self.room.holds(part.least));
        let few = if max == u32::MAX && min < 4 { 3 } else { 0 };
        self.random.index(most.min(few), most)
    }

    fn one_of(&mut self, parts: &[Part], least: Length) -> Option<()> {
        let room = self.room.plus(least);
        let fitting: Vec<&Part> = parts.iter().filter(|part| room.without(part.least).is_some()).collect();
        let part = *self.random.pick(&fitting)?;
        self.room = room.without(part.least)?;
        self.part(part)
    }

    fn letter(&mut self, ranges: &[(char, char)], wordy: bool) -> Option<char> {
        if wordy {
            let letter = words::letter(self.random, self.after_vowel);
            self.after_vowel = !self.after_vowel;
            return Some(letter);
        }
        let sizes = || ranges.iter().map(|(first, last)| u32::from(*last) - u32::from(*first) + 1);
        let mut at = self.random.below(sizes().map(u64::from).sum());
        for ((first, last), size) in ranges.iter().zip(sizes()) {
            if at < u64::from(size) {
                let letter = char::from_u32(u32::from(*first) + u32::try_from(at).ok()?);
                // Between the ends of a range lie numbers that are no letters.
                return Some(letter.unwrap_or(*last));
            }
            at -= u64::from(size);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::random::Seed;

    #[test]
    fn texts_match_their_patterns() {
        for pattern in [
            "",
            "^$",
            "a",
            "^[a-z0-9_]+\\.[a-z0-9_]+$",
            "^[0-9a-f]{32}$",
            "^([01][0-9]|2[0-3]):[0-5][0-9]$",
            "^[0-9]{4}-(0[1-9]|1[0-2])$",
            "^a|b$",
            "(?i)hello",
            "^x{2,5}y{0}z*$",
            "[^a-z]",
            "^\\p{Greek}{3}$",
            "^.$",
            "\\bword\\b",
            "^\\d+ \\w+$",
            "^(a(b(c|d)?)+)*e$",
            "^[\\x00-\\x1f]$",
            "^(?:|x)$",
            "^\u{e4}+$",
            "^\\S+@\\S+\\.(com|org)$",
            "[[:upper:]]{2}",
            "^-?[0-9]+(\\.[0-9]{1,2})?$",
        ] {
            let regex = Regex::new(pattern).unwrap();
            let made = Pattern::new(pattern).unwrap();
            let mut random = Seed::new(1).random();
            for more in [0, 0, 3, 8, 8, 40] {
                let style = Style { more, plain: more == 3 };
                let text = made.attempt(&mut random, &Bounds::bytes(None), style);
                let text = text.unwrap_or_else(|| panic!("{pattern} with {more}"));
                assert!(regex.is_match(&text), "{pattern}: {text:?}");
            }
        }
    }

    #[test]
    fn what_nothing_matches_is_told() {
        for pattern in ["[^\\s\\S]", "a[^\\s\\S]b", "(?-u:\\xff)", "("] {
            assert!(Pattern::new(pattern).is_err(), "{pattern}");
        }
        assert!(Pattern::new("^a([^\\s\\S])*(x|[^\\s\\S])$").is_ok());
    }

    #[test]
    fn lengths_are_kept() {
        let mut random = Seed::new(1).random();
        for (pattern, chars, bytes, possible) in [
            ("^[a-z]+$", 3, 3, true),
            ("^(long|a)(longer|b)$", 2, 2, true),
            ("^(long|ab)$", 1, 9, false),
            ("^[äöü]{3}$", 3, 6, true),
            ("^[äöü]{3}$", 3, 5, false),
            ("^(a{2,9}b{2,9})+$", 5, 5, true),
        ] {
            let pattern_made = Pattern::new(pattern).unwrap();
            let bounds = Bounds { least: 0, most: Length { chars, bytes } };
            for _ in 0..50 {
                let made = pattern_made.attempt(&mut random, &bounds, Style { more: 9, plain: false });
                assert_eq!(made.is_some(), possible, "{pattern}: {made:?}");
            }
        }
    }
}
