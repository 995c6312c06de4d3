//! How many values a `strftime` format takes over a span of time.
//!
//! A format shows parts of the time. Each part takes so many values before it repeats (24 hours),
//! and keeps a value for so long (an hour). A format takes no more values than its parts combine
//! to, and no more than its finest part steps through the span. Days are not counted against a
//! calendar: 90 days of `%Y-%m-%d` are 90 values, wherever they begin.

use std::collections::BTreeSet;

use crate::model::Span;

/// A part of the time: the nanoseconds it keeps a value, and the values it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    step: u64,
    values: u64,
}

const SECOND: u64 = 1_000_000_000;
const DAY: u64 = 86_400 * SECOND;
/// A part that never repeats: the span alone bounds it.
const ENDLESS: u64 = u64::MAX;

const fn part(step: u64, values: u64) -> Part {
    Part { step, values }
}

const YEAR: Part = part(365 * DAY + DAY / 4, ENDLESS);
const QUARTER: Part = part(90 * DAY, 4);
const MONTH: Part = part(30 * DAY, 12);
const WEEK: Part = part(7 * DAY, 53);
const DAY_OF_YEAR: Part = part(DAY, 366);
const DAY_OF_MONTH: Part = part(DAY, 31);
const WEEKDAY: Part = part(DAY, 7);
const HALF_DAY: Part = part(DAY / 2, 2);
const HOUR: Part = part(3_600 * SECOND, 24);
const HOUR_OF_HALF_DAY: Part = part(3_600 * SECOND, 12);
const MINUTE: Part = part(60 * SECOND, 60);
const SECOND_OF_MINUTE: Part = part(SECOND, 60);
const FRACTION: Part = part(1, ENDLESS);
const EPOCH: Part = part(SECOND, ENDLESS);

/// The parts of the time that `format` shows; none where it has a conversion that is not known.
pub(super) fn parts(format: &str) -> Option<BTreeSet<Part>> {
    let mut parts = BTreeSet::new();
    let mut characters = format.chars();
    while let Some(character) = characters.next() {
        if character == '%' {
            let is_flag = |c: &char| c.is_ascii_digit() || "-_^#:.".contains(*c);
            parts.extend(conversion(characters.by_ref().find(|c| !is_flag(c))?)?);
        }
    }
    Some(parts)
}

/// What a conversion shows, as jiff defines it.
fn conversion(letter: char) -> Option<&'static [Part]> {
    Some(match letter {
        'Y' | 'y' | 'G' | 'g' | 'C' => &[YEAR],
        'q' => &[QUARTER],
        'm' | 'b' | 'B' | 'h' => &[MONTH],
        'V' | 'U' | 'W' => &[WEEK],
        'j' => &[DAY_OF_YEAR],
        'd' | 'e' => &[DAY_OF_MONTH],
        'a' | 'A' | 'u' | 'w' => &[WEEKDAY],
        'p' | 'P' => &[HALF_DAY],
        'H' | 'k' => &[HOUR],
        'I' | 'l' => &[HOUR_OF_HALF_DAY],
        'M' => &[MINUTE],
        'S' => &[SECOND_OF_MINUTE],
        'f' | 'N' => &[FRACTION],
        's' => &[EPOCH],
        'F' | 'D' | 'x' => &[YEAR, MONTH, DAY_OF_MONTH],
        'R' => &[HOUR, MINUTE],
        'T' | 'X' | 'r' => &[HOUR, MINUTE, SECOND_OF_MINUTE],
        'c' => &[YEAR, MONTH, DAY_OF_MONTH, WEEKDAY, HOUR, MINUTE, SECOND_OF_MINUTE],
        'z' | 'Z' | 'Q' | 'n' | 't' | '%' => &[],
        _ => return None,
    })
}

/// How many values the parts combine to within `span`, at least one.
pub(super) fn combinations(parts: &BTreeSet<Part>, span: Span) -> u64 {
    let span = span.as_secs().saturating_mul(SECOND);
    let Some(finest) = parts.first() else { return 1 };
    let combined = parts.iter().fold(1_u64, |product, part| {
        product.saturating_mul(part.values.min(span.div_ceil(part.step)).max(1))
    });
    combined.min(span.div_ceil(finest.step).max(1))
}

/// What the values count over `span`, in words: `days`, or `values` where they repeat within it.
pub(super) fn unit(parts: &BTreeSet<Part>, span: Span) -> &'static str {
    let steps = |part: &Part| span.as_secs().saturating_mul(SECOND).div_ceil(part.step).max(1);
    match parts.first() {
        Some(finest) if combinations(parts, span) == steps(finest) => step_name(finest.step),
        _ => "values",
    }
}

fn step_name(step: u64) -> &'static str {
    const NAMES: [(Part, &str); 7] = [
        (YEAR, "years"),
        (QUARTER, "quarters"),
        (MONTH, "months"),
        (WEEK, "weeks"),
        (DAY_OF_YEAR, "days"),
        (HOUR, "hours"),
        (MINUTE, "minutes"),
    ];
    NAMES.iter().find(|(part, _)| part.step == step).map_or("values", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(format: &str, span: &str) -> Option<u64> {
        Some(combinations(&parts(format)?, span.parse().unwrap()))
    }

    #[test]
    fn counts_what_a_format_can_show() {
        for (format, span, expected) in [
            ("%Y-%m-%d", "90d", 90),
            ("%F", "1h", 1),
            ("%G-W%V", "52w", 52),
            ("%Y-%m", "52w", 12),
            ("%Y-%m", "90d", 3),
            ("%Y", "52w", 1),
            ("%Y", "1826d", 5),
            ("%H", "90d", 24),
            ("%A", "90d", 7),
            ("%A %H", "90d", 168),
            ("%-m/%-d", "1826d", 372),
            ("%Y-%m-%dT%H", "90d", 2_160),
            ("%s", "1d", 86_400),
            ("%S%.3f", "1d", 86_400_000_000_000),
            ("100%%", "1d", 1),
            ("", "1d", 1),
        ] {
            assert_eq!(values(format, span), Some(expected), "{format} over {span}");
        }
        assert_eq!(values("%J", "1d"), None);
        assert_eq!(values("%", "1d"), None);
    }

    #[test]
    fn names_what_the_values_count() {
        for (format, span, expected) in [
            ("%Y-%m-%d", "90d", "days"),
            ("%G-W%V", "52w", "weeks"),
            ("%H", "90d", "values"),
            ("", "1d", "values"),
        ] {
            assert_eq!(
                unit(&parts(format).unwrap(), span.parse().unwrap()),
                expected,
                "{format} over {span}"
            );
        }
    }
}
