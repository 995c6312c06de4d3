//! Times and durations of a query, checked before they are put into a script.

/// The units of a duration in Flux.
const UNITS: [&str; 11] = ["ns", "us", "µs", "ms", "mo", "s", "m", "h", "d", "w", "y"];

/// Whether the text is a duration literal: `1h`, `1w`, `1mo`, `1h30m`, with a sign if `signed`.
pub fn is_duration(text: &str, signed: bool) -> bool {
    let unsigned = if signed { text.strip_prefix('-').unwrap_or(text) } else { text };
    let mut rest = unsigned;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let letters = rest[digits..].chars().take_while(|letter| !letter.is_ascii_digit());
        let end = digits + letters.map(char::len_utf8).sum::<usize>();
        let unit = &rest[digits..end];

        if !(1..=18).contains(&digits) || !UNITS.contains(&unit) {
            return false;
        }
        rest = &rest[end..];
    }
    !unsigned.is_empty()
}

/// One end of a range as Flux writes it: a duration relative to now, or a time in UTC.
pub fn range_end(text: &str) -> Option<String> {
    if is_duration(text, true) {
        return Some(text.to_owned());
    }
    if let Ok(time) = text.parse::<jiff::Timestamp>() {
        return Some(time.to_string());
    }
    let date: jiff::civil::Date = text.parse().ok()?;
    (text.len() == 10).then(|| format!("{date}T00:00:00Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_durations_and_times_pass() {
        for (text, expected) in [
            ("-30d", Some("-30d")),
            ("1h30m", Some("1h30m")),
            ("-1mo", Some("-1mo")),
            ("2026-01-01T02:00:00+02:00", Some("2026-01-01T00:00:00Z")),
            ("2026-01-01T00:00:00.5Z", Some("2026-01-01T00:00:00.5Z")),
            ("2026-01-01", Some("2026-01-01T00:00:00Z")),
            ("-30", None),
            ("-", None),
            ("30 d", None),
            ("now()", None),
            ("-1d) |> drop(", None),
        ] {
            assert_eq!(range_end(text).as_deref(), expected, "{text}");
        }
        assert!(!is_duration("-1h", false));
    }
}
