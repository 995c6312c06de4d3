//! A regular expression as a program of the generated crate, which has no library for them: a list of
//! steps that `text/pattern.rs` of the crate goes through.
//!
//! The syntax is that of the `regex` crate, read by its own parser, so that the crate takes the same
//! texts as `check` and `verify` do.

use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};

use super::{
    super::escape::{rust_char, rust_letters},
    layout,
};

/// The most steps of a program; `\d{4}` has four.
const MOST_STEPS: usize = 2_000;

/// The most letters that begin or end the ranges of a program, so that it stays a text to be read: `\d`
/// has 142 of them, `\w` some 1,500.
const MOST_LETTERS: usize = 16_000;

/// A step as `text/pattern.rs` has it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Letter(char),
    OneOf(String),
    Either(usize, usize),
    GoOn(usize),
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    Match,
}

/// The steps as a static item `name` of Rust.
///
/// # Errors
/// Why the crate cannot match the pattern.
pub(super) fn declaration(name: &str, pattern: &str) -> Result<String, String> {
    let steps: Vec<String> = program(pattern)?.iter().map(Step::code).collect();
    Ok(layout::array(&format!("static {name}: [Step; {}]", steps.len()), &steps))
}

fn program(pattern: &str) -> Result<Vec<Step>, String> {
    let parsed = regex_syntax::parse(pattern).map_err(|_| "it is no regular expression".to_owned())?;
    let mut program = Program { steps: Vec::new(), letters: 0 };
    program.add(&parsed)?;
    program.push(Step::Match)?;
    Ok(program.steps)
}

struct Program {
    steps: Vec<Step>,
    letters: usize,
}

impl Program {
    fn add(&mut self, part: &Hir) -> Result<(), String> {
        match part.kind() {
            HirKind::Empty => Ok(()),
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).map_err(|_| bytes())?;
                text.chars().try_for_each(|letter| self.push(Step::Letter(letter)))
            }
            HirKind::Class(class) => self.one_of(ranges(class)?),
            HirKind::Look(look) => self.push(gap(*look)?),
            HirKind::Repetition(repetition) => self.repeat(repetition),
            HirKind::Capture(capture) => self.add(&capture.sub),
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.add(part)),
            HirKind::Alternation(parts) => self.choose(parts),
        }
    }

    fn one_of(&mut self, ranges: String) -> Result<(), String> {
        self.letters += ranges.chars().count();
        if self.letters > MOST_LETTERS {
            return Err(format!(
                "its classes have more than {} ranges of letters; `(?-u:\\w)` has four, `\\w` 770",
                MOST_LETTERS / 2
            ));
        }
        self.push(Step::OneOf(ranges))
    }

    /// Each part but the last one begins with a fork and ends with a way to the end of them all.
    fn choose(&mut self, parts: &[Hir]) -> Result<(), String> {
        let Some((last, others)) = parts.split_last() else { return Ok(()) };
        let mut ends = Vec::new();
        for part in others {
            let fork = self.steps.len();
            self.push(Step::Either(0, 0))?;
            self.add(part)?;
            ends.push(self.steps.len());
            self.push(Step::GoOn(0))?;
            self.steps[fork] = Step::Either(fork + 1, self.steps.len());
        }
        self.add(last)?;
        let end = self.steps.len();
        for at in ends {
            self.steps[at] = Step::GoOn(end);
        }
        Ok(())
    }

    fn repeat(&mut self, repetition: &Repetition) -> Result<(), String> {
        for _ in 0..repetition.min {
            self.add(&repetition.sub)?;
        }
        let Some(max) = repetition.max else { return self.any_number(&repetition.sub) };
        let mut forks = Vec::new();
        for _ in repetition.min..max {
            forks.push(self.steps.len());
            self.push(Step::Either(0, 0))?;
            self.add(&repetition.sub)?;
        }
        let end = self.steps.len();
        for at in forks {
            self.steps[at] = Step::Either(at + 1, end);
        }
        Ok(())
    }

    fn any_number(&mut self, part: &Hir) -> Result<(), String> {
        let fork = self.steps.len();
        self.push(Step::Either(0, 0))?;
        self.add(part)?;
        self.push(Step::GoOn(fork))?;
        self.steps[fork] = Step::Either(fork + 1, self.steps.len());
        Ok(())
    }

    fn push(&mut self, step: Step) -> Result<(), String> {
        if self.steps.len() == MOST_STEPS {
            return Err(format!("it needs more than {MOST_STEPS} steps"));
        }
        self.steps.push(step);
        Ok(())
    }
}

/// The first and last letter of each range.
fn ranges(class: &Class) -> Result<String, String> {
    match class {
        Class::Unicode(class) => Ok(class.iter().flat_map(|range| [range.start(), range.end()]).collect()),
        Class::Bytes(class) if class.is_ascii() => {
            Ok(class.iter().flat_map(|range| [char::from(range.start()), char::from(range.end())]).collect())
        }
        Class::Bytes(_) => Err(bytes()),
    }
}

fn gap(look: Look) -> Result<Step, String> {
    Ok(match look {
        Look::Start => Step::TextStart,
        Look::End => Step::TextEnd,
        Look::StartLF => Step::LineStart,
        Look::EndLF => Step::LineEnd,
        Look::StartCRLF | Look::EndCRLF => return Err("it looks for the ends of lines as CR LF".to_owned()),
        _ => return Err(r"it looks for the ends of words, as `\b` does".to_owned()),
    })
}

fn bytes() -> String {
    "it matches bytes that are no letters".to_owned()
}

/// The ranges as a literal; letters beyond ASCII by their numbers, since many of them are drawn onto
/// the one before.
fn class(ranges: &str) -> String {
    let shown = |letter: char| {
        if letter.is_ascii() {
            rust_letters(letter.encode_utf8(&mut [0; 4]))
        } else {
            letter.escape_unicode().to_string()
        }
    };
    format!("\"{}\"", ranges.chars().map(shown).collect::<String>())
}

impl Step {
    fn code(&self) -> String {
        match self {
            Self::Letter(letter) => format!("Step::Letter({})", rust_char(*letter)),
            Self::OneOf(ranges) => layout::argument("    ", "Step::OneOf", &class(ranges)),
            Self::Either(one, other) => format!("Step::Either({one}, {other})"),
            Self::GoOn(to) => format!("Step::GoOn({to})"),
            Self::TextStart => "Step::TextStart".to_owned(),
            Self::TextEnd => "Step::TextEnd".to_owned(),
            Self::LineStart => "Step::LineStart".to_owned(),
            Self::LineEnd => "Step::LineEnd".to_owned(),
            Self::Match => "Step::Match".to_owned(),
        }
    }
}

#[cfg(test)]
#[rustfmt::skip]
#[expect(dead_code, reason = "programs of these tests have no size that the compiler knows")]
#[path = "../../../templates/rust/text/pattern.rs.j2"]
mod made;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    /// What the generated crate says of a text.
    fn matches(program: &[Step], text: &str) -> bool {
        let steps: Vec<made::Step> = program.iter().map(made_of).collect();
        let (mut now, mut next) = (vec![false; steps.len()], vec![false; steps.len()]);
        made::search(&steps, &mut now, &mut next, text)
    }

    fn made_of(step: &Step) -> made::Step {
        match step.clone() {
            Step::Letter(letter) => made::Step::Letter(letter),
            Step::OneOf(ranges) => made::Step::OneOf(ranges.leak()),
            Step::Either(one, other) => made::Step::Either(one, other),
            Step::GoOn(to) => made::Step::GoOn(to),
            Step::TextStart => made::Step::TextStart,
            Step::TextEnd => made::Step::TextEnd,
            Step::LineStart => made::Step::LineStart,
            Step::LineEnd => made::Step::LineEnd,
            Step::Match => made::Step::Match,
        }
    }

    #[test]
    fn a_pattern_is_a_list_of_steps() {
        assert_eq!(
            declaration("ENTITY", r"^[a-z_]+\.x$").unwrap(),
            r#"static ENTITY: [Step; 9] = [
    Step::TextStart,
    Step::OneOf("__az"),
    Step::Either(3, 5),
    Step::OneOf("__az"),
    Step::GoOn(2),
    Step::Letter('.'),
    Step::Letter('x'),
    Step::TextEnd,
    Step::Match,
];"#
        );
        let long = r#"static X: [Step; 2] = [
    Step::OneOf(
        "\u{a}\u{c}AZ\u{e0}\u{e1}\u{e4}\u{e4}\u{3b1}\u{3b1}\u{3b3}\u{3b3}",
    ),
    Step::Match,
];"#;
        assert_eq!(declaration("X", r"[\n\v\fA-Zàáäαγ]").unwrap(), long);
        assert_eq!(declaration("ANY", "").unwrap(), "static ANY: [Step; 1] = [Step::Match];");
    }

    #[test]
    fn what_has_no_steps_is_said() {
        for (pattern, why) in [
            ("(", "it is no regular expression"),
            (r"\bword", r"it looks for the ends of words, as `\b` does"),
            (r"\w{11}", r"its classes have more than 8000 ranges of letters; `(?-u:\w)` has four, `\w` 770"),
            ("(?Rm)^a", "it looks for the ends of lines as CR LF"),
            (r"[a-z]{2001}", "it needs more than 2000 steps"),
            (r"((a{99}){99}){99}", "it needs more than 2000 steps"),
        ] {
            assert_eq!(program(pattern).unwrap_err(), why, "{pattern}");
        }
    }

    #[test]
    fn texts_match_as_they_do_elsewhere() {
        let texts = [
            "",
            "a",
            "b",
            "ab",
            "aab",
            "ba\nb",
            "\n",
            "a\n",
            "2026-W07",
            "é",
            "Ä",
            "light.living_room",
            "١",
            "aaaa",
        ];
        for pattern in [
            "",
            "a",
            "^$",
            "^a*$",
            "^a?b$",
            "^(a|b)+$",
            "(?m)^b$",
            "^.$",
            "(?s)^.$",
            r"^\d{4}-W\d{2}$",
            r"^\w$",
            "(?i)^ä$",
            "^(|a)$",
            "^a{2,3}b?$",
            "(a*)*b",
            "(?:^|x)a",
            "^(a{0,2}){2}$",
            r"^[a-z0-9_]+\.[a-z0-9_]+$",
            "a$|^b",
            "(?-u:a)",
            "^[^a]*$",
            r"\A\z",
            "^(?:a|)(?:b|)$",
        ] {
            let (regex, program) = (Regex::new(pattern).unwrap(), program(pattern).unwrap());
            for text in texts {
                assert_eq!(matches(&program, text), regex.is_match(text), "{pattern:?} {text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_pattern_matches_as_it_does_elsewhere(
            pattern in r"[\^]?(\(?[ab.\[^\]|]{1,3}\)?(\*|\+|\?|\{[0-2],[2-3]\})?){1,4}\$?",
            text in "[ab\n]{0,6}",
        ) {
            if let Ok(regex) = Regex::new(&pattern) {
                prop_assert_eq!(matches(&program(&pattern).unwrap(), &text), regex.is_match(&text), "{:?} {:?}", pattern, text);
            }
        }
    }
}
