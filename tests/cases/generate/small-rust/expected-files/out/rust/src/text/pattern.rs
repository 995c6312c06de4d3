//! Regular expressions as programs of a few steps: what the definitions say of texts, held without a
//! library and in a time that grows with the text alone.

/// A step of a program. A number is that of another step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "not every pattern has every step")]
pub(crate) enum Step {
    /// This letter comes.
    Letter(char),
    /// A letter comes that is in one of the ranges, which are pairs of letters: the first and the
    /// last.
    OneOf(&'static str),
    /// It goes on at either step.
    Either(usize, usize),
    /// It goes on at that step.
    GoOn(usize),
    /// Here the text begins.
    TextStart,
    /// Here the text ends.
    TextEnd,
    /// Here a line begins.
    LineStart,
    /// Here a line ends.
    LineEnd,
    /// The text matches.
    Match,
}

/// Whether `text` has a part that matches.
pub(crate) fn is_match<const N: usize>(steps: &[Step; N], text: &str) -> bool {
    let (mut now, mut next) = ([false; N], [false; N]);
    search(steps, &mut now, &mut next, text)
}

/// The same, with a place for each step in `now` and `next`: whether it is one of those that the
/// text has come to.
pub(crate) fn search<'a>(
    steps: &[Step],
    mut now: &'a mut [bool],
    mut next: &'a mut [bool],
    text: &str,
) -> bool {
    let mut letters = text.chars();
    let mut gap = Gap {
        before: None,
        after: letters.next(),
    };
    loop {
        // A match may begin at any letter.
        if gap.go_on(steps, 0, now) {
            return true;
        }
        let Some(letter) = gap.after else {
            return false;
        };
        gap = Gap {
            before: Some(letter),
            after: letters.next(),
        };
        next.fill(false);
        for (at, step) in steps.iter().enumerate() {
            if now[at] && takes(*step, letter) && gap.go_on(steps, at + 1, next) {
                return true;
            }
        }
        (now, next) = (next, now);
    }
}

fn takes(step: Step, letter: char) -> bool {
    match step {
        Step::Letter(wanted) => wanted == letter,
        Step::OneOf(ranges) => {
            let mut ends = ranges.chars();
            while let (Some(first), Some(last)) = (ends.next(), ends.next()) {
                if (first..=last).contains(&letter) {
                    return true;
                }
            }
            false
        }
        _ => false,
    }
}

/// A place between two letters.
#[derive(Debug, Clone, Copy)]
struct Gap {
    before: Option<char>,
    after: Option<char>,
}

impl Gap {
    /// Notes in `states` the steps that can be reached from `at` without a letter; whether a match is
    /// one of them.
    fn go_on(self, steps: &[Step], at: usize, states: &mut [bool]) -> bool {
        if std::mem::replace(&mut states[at], true) {
            return false;
        }
        let holds = match steps[at] {
            Step::Match => return true,
            Step::Letter(_) | Step::OneOf(_) => return false,
            Step::GoOn(to) => return self.go_on(steps, to, states),
            Step::Either(one, other) => {
                return self.go_on(steps, one, states) || self.go_on(steps, other, states);
            }
            Step::TextStart => self.before.is_none(),
            Step::TextEnd => self.after.is_none(),
            Step::LineStart => matches!(self.before, None | Some('\n')),
            Step::LineEnd => matches!(self.after, None | Some('\n')),
        };
        holds && self.go_on(steps, at + 1, states)
    }
}
