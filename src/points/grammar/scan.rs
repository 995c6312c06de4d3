//! A line taken apart: where its names and values stand, or where the server stops.
//!
//! A port of `parsePoint` and what it calls, with its order of complaints. A line break that a
//! backslash escapes never comes here: `lines` cuts there.

use std::ops::Range;

use influxdb_line_protocol::{FieldSet, FieldValue, TagSet};

use super::{LONGEST_KEY, Mistake, RESERVED_TAGS, What, number, unescape};
use crate::points::Point;

/// Where a key and its value stand.
type Pair = (Range<usize>, Range<usize>);

/// Where the parts of a point stand in its line, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned {
    pub measurement: Range<usize>,
    /// Keys and values.
    pub tags: Vec<Pair>,
    /// Keys and values; texts with their quotes.
    pub fields: Vec<Pair>,
    pub time: Option<Range<usize>>,
}

/// Takes a line apart.
///
/// # Errors
/// What the server refuses the line for. [`What::AfterText`] it takes, but stores something else.
pub fn scan(line: &str) -> Result<Scanned, Mistake> {
    let bytes = line.as_bytes();
    let start = skip_space(bytes, 0);
    let (measurement, mut at) = scan_measurement(bytes, start)?;
    let mut tags = Vec::new();
    if bytes.get(at) == Some(&b',') {
        at = scan_tags(bytes, at + 1, &mut tags)?;
    }
    check_tags(line, &tags)?;
    let key = at - start;
    check_key(start..at, key)?;
    let fields_start = skip_space(bytes, at);
    let fields_end = scan_fields(bytes, fields_start)?;
    let fields = walk_fields(bytes, fields_start..fields_end)?;
    if let Some((field, _)) = fields.iter().find(|(field, _)| key + 4 + field.len() > LONGEST_KEY) {
        check_key(start..at, key + 4 + field.len())?;
    }
    let time = scan_time(line, skip_space(bytes, fields_end))?;
    Ok(Scanned { measurement, tags, fields, time })
}

impl Scanned {
    /// The point; `line` is what was taken apart.
    pub fn point<'a>(&self, line: &'a str) -> Result<Point<'a>, Mistake> {
        let tags = self.tags.iter();
        let tags: TagSet<'a> = tags
            .map(|(key, value)| (unescape::tag(&line[key.clone()]), unescape::tag(&line[value.clone()])))
            .collect();
        let mut fields = FieldSet::new();
        for (key, value) in &self.fields {
            fields.push((unescape::field_key(&line[key.clone()]), field_value(line, value)?));
        }
        let time = self.time.as_ref().map(|at| read_time(line, at)).transpose()?;
        let measurement = unescape::measurement(&line[self.measurement.clone()]);
        Ok(Point { measurement, tags, fields, timestamp: time })
    }
}

fn field_value<'a>(line: &'a str, at: &Range<usize>) -> Result<FieldValue<'a>, Mistake> {
    let text = &line[at.clone()];
    match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(text) => Ok(FieldValue::String(unescape::text(text))),
        None => number::read(text, at.clone()),
    }
}

fn skip_space(bytes: &[u8], at: usize) -> usize {
    at + bytes[at.min(bytes.len())..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | 0)).count()
}

/// The measurement, and where it ends: at a comma or a space.
fn scan_measurement(bytes: &[u8], start: usize) -> Result<(Range<usize>, usize), Mistake> {
    if matches!(bytes.get(start), None | Some(b',')) {
        return Err(Mistake::new(start..start + 1, What::NoMeasurement));
    }
    let ends = |at: &usize| matches!(bytes[*at], b',' | b' ') && bytes[*at - 1] != b'\\';
    match (start + 1..bytes.len()).find(ends) {
        Some(end) => Ok((start..end, end)),
        None => Err(missing_fields(bytes)),
    }
}

fn missing_fields(bytes: &[u8]) -> Mistake {
    Mistake::new(bytes.len()..bytes.len() + 1, What::NoFields)
}

/// Adds the tags; where the space after them is.
fn scan_tags(bytes: &[u8], start: usize, tags: &mut Vec<Pair>) -> Result<usize, Mistake> {
    let mut at = start;
    loop {
        let key = at..scan_tag_key(bytes, at)?;
        let value = key.end + 1..scan_tag_value(bytes, key.end + 1)?;
        at = value.end;
        tags.push((key, value));
        if bytes[at] == b' ' {
            return Ok(at);
        }
        at += 1;
    }
}

/// Where the `=` after the key stands.
fn scan_tag_key(bytes: &[u8], start: usize) -> Result<usize, Mistake> {
    if matches!(bytes.get(start), None | Some(b' ' | b',' | b'=')) {
        return Err(Mistake::new(start..start + 1, What::NoTagKey));
    }
    let ends = |at: &usize| matches!(bytes[*at], b',' | b' ' | b'=') && bytes[*at - 1] != b'\\';
    match (start + 1..bytes.len()).find(ends) {
        Some(end) if bytes[end] == b'=' => Ok(end),
        end => Err(Mistake::new(start..end.unwrap_or(bytes.len()), What::NoTagValue)),
    }
}

/// Where the comma or the space after the value stands.
fn scan_tag_value(bytes: &[u8], start: usize) -> Result<usize, Mistake> {
    if matches!(bytes.get(start), None | Some(b' ' | b',')) {
        return Err(Mistake::new(start..start + 1, What::NoTagValue));
    }
    let ends = |at: &usize| matches!(bytes[*at], b',' | b' ' | b'=') && bytes[*at - 1] != b'\\';
    match (start + 1..bytes.len()).find(ends) {
        Some(end) if bytes[end] == b'=' => Err(Mistake::new(end..end + 1, What::EqualsInTagValue)),
        Some(end) => Ok(end),
        None => Err(missing_fields(bytes)),
    }
}

/// Keys are compared as they are written.
fn check_tags(line: &str, tags: &[Pair]) -> Result<(), Mistake> {
    let keys: Vec<(&str, &Range<usize>)> = tags.iter().map(|(key, _)| (&line[key.clone()], key)).collect();
    if let Some((key, at)) = keys.iter().find(|(key, _)| RESERVED_TAGS.contains(key)) {
        return Err(Mistake::new((*at).clone(), What::ReservedTag((*key).to_owned())));
    }
    let mut sorted = keys;
    sorted.sort_by_key(|(key, at)| (*key, at.start));
    match sorted.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        Some(pair) => Err(Mistake::new(pair[1].1.clone(), What::TagTwice(pair[1].0.to_owned()))),
        None => Ok(()),
    }
}

fn check_key(at: Range<usize>, length: usize) -> Result<(), Mistake> {
    if length > LONGEST_KEY { Err(Mistake::new(at, What::KeyTooLong(length))) } else { Ok(()) }
}

/// Where the fields end.
fn scan_fields(bytes: &[u8], start: usize) -> Result<usize, Mistake> {
    let (mut at, mut equals, mut commas) = (start, 0, 0);
    let mut quote = None;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if at + 1 < bytes.len() => at += 1,
            b'"' if equals > commas => quote = if quote.is_none() { Some(at) } else { None },
            b'=' if quote.is_none() => {
                equals += 1;
                if let Some(end) = scan_value(bytes, at, start)? {
                    at = end;
                    continue;
                }
            }
            b',' if quote.is_none() => commas += 1,
            b' ' if quote.is_none() => break,
            _ => {}
        }
        at += 1;
    }
    if let Some(quote) = quote {
        return Err(Mistake::new(quote..bytes.len(), What::OpenText));
    }
    match equals {
        0 if at == start => Err(Mistake::new(start..start + 1, What::NoFields)),
        _ if equals == 0 || commas != equals - 1 => {
            Err(Mistake::new(start..at.max(start + 1), What::FieldFormat))
        }
        _ => Ok(at),
    }
}

/// Looks at what stands around the `=` at `at`; where the value ends, unless it is a text.
fn scan_value(bytes: &[u8], at: usize, start: usize) -> Result<Option<usize>, Mistake> {
    let escaped = at >= 2 && bytes[at - 2] == b'\\';
    let no_key = at == start || matches!(bytes[at - 1], b' ' | b',') && !escaped;
    if no_key {
        return Err(Mistake::new(at..at + 1, What::NoFieldKey));
    }
    match bytes.get(at + 1) {
        None | Some(b',' | b' ') => Err(Mistake::new(at..at + 1, What::NoFieldValue)),
        Some(b'"') => Ok(None),
        Some(b'0'..=b'9' | b'.' | b'-' | b'N' | b'n') => number::scan_number(bytes, at + 1).map(Some),
        Some(_) if is_infinity(&bytes[at + 1..]) => number::scan_number(bytes, at + 1).map(Some),
        Some(_) => number::scan_boolean(bytes, at + 1).map(Some),
    }
}

/// `inf` is no truth value to the server; it deserves the better message.
fn is_infinity(bytes: &[u8]) -> bool {
    bytes.len() >= 3 && bytes[..3].eq_ignore_ascii_case(b"inf")
}

/// Where keys and values stand, as the server's iterator of fields finds them.
fn walk_fields(bytes: &[u8], at: Range<usize>) -> Result<Vec<Pair>, Mistake> {
    let mut fields = Vec::new();
    let mut start = at.start;
    while start < at.end {
        let ends = |i: &usize| bytes[*i] == b'=' && (*i == start || bytes[*i - 1] != b'\\');
        let key = start..(start..at.end).find(ends).unwrap_or(at.end);
        let value = (key.end + 1).min(at.end)..value_end(bytes, key.end + 1, at.end)?;
        start = value.end + 1;
        fields.push((key, value));
    }
    Ok(fields)
}

/// Where the value ends that begins at `start`.
fn value_end(bytes: &[u8], start: usize, end: usize) -> Result<usize, Mistake> {
    if bytes.get(start) != Some(&b'"') {
        return Ok((start..end).find(|at| bytes[*at] == b',').unwrap_or(end));
    }
    let mut at = start + 1;
    while at < end && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    let after = (at + 1).min(end);
    match bytes[after..end].first() {
        None | Some(b',') => Ok(after),
        Some(_) => Err(Mistake::new(after..end, What::AfterText)),
    }
}

/// The timestamp, if there is one.
fn scan_time(line: &str, start: usize) -> Result<Option<Range<usize>>, Mistake> {
    let bytes = line.as_bytes();
    let end = start + bytes[start..].iter().take_while(|byte| !matches!(byte, b' ' | b'\n')).count();
    if start == end {
        return Ok(None);
    }
    let time = start..end;
    let digits = line[time.clone()].strip_prefix('-').unwrap_or(&line[time.clone()]);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Mistake::new(time, What::Time));
    }
    read_time(line, &time)?;
    match bytes[end..].iter().position(|byte| *byte != b' ') {
        Some(rest) => Err(Mistake::new(end + rest..bytes.len(), What::AfterTime)),
        None => Ok(Some(time)),
    }
}

fn read_time(line: &str, at: &Range<usize>) -> Result<i64, Mistake> {
    line[at.clone()].parse().map_err(|_| Mistake::new(at.clone(), What::TimeTooLarge))
}
