//! A tag that is made from the time, in Flux: the parts that a `strftime` format shows.

use std::collections::BTreeSet;

use super::super::string;

/// A part of the time as a text, in the order in which scripts name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    IsoYear,
    IsoWeek,
    DayOfYear,
}

/// A format as a literal of Flux in which the parts stand, which are added to `parts`.
///
/// # Errors
/// The first directive that Flux cannot compute exactly.
pub(super) fn literal(format: &str, parts: &mut BTreeSet<Part>) -> Result<String, String> {
    let (mut literal, mut text) = (String::new(), String::new());
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            text.push(letter);
            continue;
        }
        let directive = letters.next();
        let shown: &[(Part, &str)] = match directive {
            Some('%') => {
                text.push('%');
                continue;
            }
            Some('F') => &[(Part::Year, "-"), (Part::Month, "-"), (Part::Day, "")],
            Some('T') => &[(Part::Hour, ":"), (Part::Minute, ":"), (Part::Second, "")],
            Some('Y') => &[(Part::Year, "")],
            Some('m') => &[(Part::Month, "")],
            Some('d') => &[(Part::Day, "")],
            Some('H') => &[(Part::Hour, "")],
            Some('M') => &[(Part::Minute, "")],
            Some('S') => &[(Part::Second, "")],
            Some('G') => &[(Part::IsoYear, "")],
            Some('V') => &[(Part::IsoWeek, "")],
            Some('j') => &[(Part::DayOfYear, "")],
            _ => return Err(format!("%{}", directive.map_or(String::new(), String::from))),
        };
        for (part, after) in shown {
            literal += &inner(&text);
            literal += &format!("${{{}}}", part.variable());
            (*after).clone_into(&mut text);
            parts.insert(*part);
        }
    }
    Ok(format!("\"{literal}{}\"", inner(&text)))
}

/// A text as it stands within a literal.
fn inner(text: &str) -> String {
    let literal = string(text);
    literal[1..literal.len() - 1].to_owned()
}

impl Part {
    fn variable(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
            Self::IsoYear => "iso_year",
            Self::IsoWeek => "iso_week",
            Self::DayOfYear => "day_of_year",
        }
    }

    /// Whether the package `date` is needed.
    pub fn needs_date(self) -> bool {
        matches!(self, Self::IsoYear | Self::IsoWeek | Self::DayOfYear)
    }

    /// The variable's definition, from the variable `time`.
    pub fn statement(self, time: &str) -> String {
        let text = format!("string(v: {time})");
        let (of, start, end) = match self {
            Self::Year => (text, 0, 4),
            Self::Month => (text, 5, 7),
            Self::Day => (text, 8, 10),
            Self::Hour => (text, 11, 13),
            Self::Minute => (text, 14, 16),
            Self::Second => (text, 17, 19),
            // The week belongs to the year that its Thursday lies in, and Flux's weeks begin on Thursdays.
            Self::IsoYear => ("string(v: thursday)".to_owned(), 0, 4),
            Self::IsoWeek => (format!("string(v: 100 + date.week(t: {time}))"), 1, 3),
            Self::DayOfYear => (format!("string(v: 1000 + date.yearDay(t: {time}))"), 1, 4),
        };
        let own = format!("{} = strings.substring(v: {of}, start: {start}, end: {end})", self.variable());
        if self == Self::IsoYear {
            return format!("thursday = date.truncate(t: date.add(d: 3d, to: {time}), unit: 1w)\n{own}");
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_between_parts_stay_texts() {
        let mut parts = BTreeSet::new();
        assert_eq!(literal("%G-W%V", &mut parts), Ok(r#""${iso_year}-W${iso_week}""#.to_owned()));
        assert_eq!(literal("\"$%Y${x}%%", &mut parts), Ok(r#""\"\x24${year}\${x}%""#.to_owned()));
        assert_eq!(literal("%F", &mut parts), Ok(r#""${year}-${month}-${day}""#.to_owned()));
        assert_eq!(literal("%-d", &mut parts), Err("%-".to_owned()));
        assert_eq!(literal("a%", &mut parts), Err("%".to_owned()));
    }
}
