//! Durations as Flux writes them.

/// Unit names, longest first where one begins another, and their seconds; months and years as long as they get.
const UNITS: [(&str, u64); 10] = [
    ("ns", 0),
    ("us", 0),
    ("ms", 0),
    ("mo", 31 * 86_400),
    ("s", 1),
    ("m", 60),
    ("h", 3_600),
    ("d", 86_400),
    ("w", 604_800),
    ("y", 366 * 86_400),
];

/// The seconds of a duration such as `1h30m` or `1mo`, at most; less than a second counts as nothing.
pub fn seconds(text: &str) -> Option<u64> {
    let mut total = 0_u64;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let count: u64 = rest[..digits].parse().ok()?;
        let (unit, seconds) = UNITS.iter().find(|(unit, _)| rest[digits..].starts_with(unit))?;
        total = total.checked_add(count.checked_mul(*seconds)?)?;
        rest = &rest[digits + unit.len()..];
    }
    (!text.is_empty()).then_some(total)
}

/// Whether a duration such as `0s` covers no time.
pub(super) fn is_zero(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).all(|digit| digit == b'0')
}
