//! Line protocol that [`encode`](super::encode) wrote, back as batches: the other way round of it,
//! for any bytes, and for nothing else. What others wrote is read by [`Point`](super::Point).

use super::{Batch, Value};

/// A line that is not what [`encode`](super::encode) writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a line is not as it was written")]
pub struct NotEncoded;

/// The most values and bytes of texts of a batch.
const MOST_VALUES: usize = 1 << 16;
const MOST_BYTES: usize = 1 << 20;

/// Lets `take` have the points of whole lines, in their order, those of one series together where
/// they stand together. `take` says whether to go on.
pub fn decode(lines: &[u8], take: &mut dyn FnMut(Batch) -> bool) -> Result<(), NotEncoded> {
    let mut reading = Reading::default();
    let mut rest = lines;
    while !rest.is_empty() {
        let (head, line) = rest.split_at(end_of_series(rest).ok_or(NotEncoded)?);
        if head != reading.head || reading.is_full() {
            if !reading.batch.times.is_empty() && !take(reading.batch.split()) {
                return Ok(());
            }
            reading.begin(head)?;
        }
        // A field that no row before had begins a batch with one more.
        let (fields, after) = reading.row(line.get(1..).ok_or(NotEncoded)?)?;
        if fields {
            let more = reading.batch.fields.split_off(reading.width);
            if !reading.batch.times.is_empty() && !take(reading.batch.split()) {
                return Ok(());
            }
            reading.batch.fields.extend(more);
            reading.width = reading.batch.fields.len();
        }
        reading.finish_row();
        rest = after;
    }
    if !reading.batch.times.is_empty() {
        take(reading.batch);
    }
    Ok(())
}

/// The batch that is being read, and the row.
#[derive(Default)]
struct Reading {
    head: Vec<u8>,
    batch: Batch,
    /// The number of fields that the rows of the batch have.
    width: usize,
    time: i64,
    /// A value for each field that was met; texts lie in `texts`.
    row: Vec<Value>,
    texts: Vec<u8>,
}

impl Reading {
    fn is_full(&self) -> bool {
        self.batch.values.len() >= MOST_VALUES || self.batch.texts.len() >= MOST_BYTES
    }

    /// A new batch of a series; the fields of the last one are likely those of this one.
    fn begin(&mut self, head: &[u8]) -> Result<(), NotEncoded> {
        if head == self.head {
            return Ok(());
        }
        let mut parts = split(head, b',');
        let measurement = unescape(parts.next().ok_or(NotEncoded)?, b", ");
        let tags = parts.map(|tag| {
            let mut sides = split(tag, b'=');
            let (key, value) = (sides.next().ok_or(NotEncoded)?, sides.next().ok_or(NotEncoded)?);
            Ok((unescape(key, b", ="), unescape(value, b", =")))
        });
        let tags = tags.collect::<Result<Vec<_>, _>>()?;
        head.clone_into(&mut self.head);
        if measurement != self.batch.measurement {
            self.batch.fields.clear();
        }
        self.width = self.batch.fields.len();
        self.batch.measurement = measurement;
        self.batch.tags = tags;
        Ok(())
    }

    /// Reads fields and time; whether there are new fields, and what comes after the line.
    fn row<'l>(&mut self, line: &'l [u8]) -> Result<(bool, &'l [u8]), NotEncoded> {
        self.row.clear();
        self.row.resize(self.batch.fields.len(), Value::Absent);
        self.texts.clear();
        let (mut rest, mut at) = (line, 0);
        loop {
            let end = end_of(rest, b"=").ok_or(NotEncoded)?;
            let (key, after) = (&rest[..end], &rest[end + 1..]);
            let (value, after) = value(after, &mut self.texts)?;
            let column = self.column(key, at);
            self.row[column] = value;
            at = column + 1;
            let (separator, next) = after.split_first().ok_or(NotEncoded)?;
            rest = next;
            match separator {
                b',' => {}
                b' ' => break,
                _ => return Err(NotEncoded),
            }
        }
        let end = memchr::memchr(b'\n', rest).ok_or(NotEncoded)?;
        self.time = number(&rest[..end])?;
        Ok((self.batch.fields.len() > self.width, &rest[end + 1..]))
    }

    /// The column of a field, most likely the one at `likely`; a new one where there is none.
    fn column(&mut self, key: &[u8], likely: usize) -> usize {
        let is_plain = !key.contains(&b'\\');
        if is_plain && self.batch.fields.get(likely).is_some_and(|field| field == key) {
            return likely;
        }
        let key = unescape(key, b", =");
        if let Some(column) = self.batch.fields.iter().position(|field| *field == key) {
            return column;
        }
        self.batch.fields.push(key);
        self.row.push(Value::Absent);
        self.row.len() - 1
    }

    fn finish_row(&mut self) {
        // Texts of a piece of lines are far from four gigabytes.
        let base = u32::try_from(self.batch.texts.len()).unwrap_or(u32::MAX);
        self.batch.texts.extend_from_slice(&self.texts);
        self.batch.times.push(self.time);
        self.batch.values.extend(self.row.iter().map(|value| match *value {
            Value::Text { start, end } => {
                Value::Text { start: start.saturating_add(base), end: end.saturating_add(base) }
            }
            value => value,
        }));
    }
}

/// Where the first unescaped blank is.
fn end_of_series(line: &[u8]) -> Option<usize> {
    end_of(line, b" ")
}

/// Where the first of some bytes is that has no backslash before it.
fn end_of(bytes: &[u8], ends: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            byte if ends.contains(byte) => return Some(at),
            _ => at += 1,
        }
    }
    None
}

fn split(bytes: &[u8], separator: u8) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let bytes = rest?;
        let Some(end) = end_of(bytes, &[separator]) else { return rest.take() };
        rest = Some(&bytes[end + 1..]);
        Some(&bytes[..end])
    })
}

fn unescape(raw: &[u8], escaped: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(raw.len());
    let mut bytes = raw.iter().peekable();
    while let Some(byte) = bytes.next() {
        let next = bytes.next_if(|next| *byte == b'\\' && escaped.contains(next));
        name.push(*next.unwrap_or(byte));
    }
    name
}

/// A value, and what comes after it.
fn value<'l>(bytes: &'l [u8], texts: &mut Vec<u8>) -> Result<(Value, &'l [u8]), NotEncoded> {
    if bytes.first() == Some(&b'"') {
        return text(&bytes[1..], texts);
    }
    let end = memchr::memchr2(b',', b' ', bytes).ok_or(NotEncoded)?;
    let (raw, after) = bytes.split_at(end);
    let value = match raw {
        b"t" => Value::Boolean(true),
        b"f" => Value::Boolean(false),
        [digits @ .., b'i'] => Value::Integer(number(digits)?),
        [digits @ .., b'u'] => Value::Unsigned(number(digits)?),
        raw => Value::Float(number(raw)?),
    };
    Ok((value, after))
}

fn text<'l>(bytes: &'l [u8], texts: &mut Vec<u8>) -> Result<(Value, &'l [u8]), NotEncoded> {
    let start = texts.len();
    let mut rest = bytes;
    loop {
        let end = memchr::memchr2(b'"', b'\\', rest).ok_or(NotEncoded)?;
        texts.extend_from_slice(&rest[..end]);
        if rest[end] == b'"' {
            rest = &rest[end + 1..];
            break;
        }
        texts.push(*rest.get(end + 1).ok_or(NotEncoded)?);
        rest = &rest[end + 2..];
    }
    let place = |at: usize| u32::try_from(at).map_err(|_| NotEncoded);
    Ok((Value::Text { start: place(start)?, end: place(texts.len())? }, rest))
}

fn number<T: std::str::FromStr>(bytes: &[u8]) -> Result<T, NotEncoded> {
    std::str::from_utf8(bytes).ok().and_then(|text| text.parse().ok()).ok_or(NotEncoded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::points::encode;

    fn again(lines: &[u8]) -> Vec<u8> {
        let mut written = Vec::new();
        let mut batches = 0;
        decode(lines, &mut |batch| {
            batches += 1;
            encode(&batch, &mut written);
            true
        })
        .unwrap();
        assert!(batches > 0);
        written
    }

    #[test]
    fn lines_come_back_as_they_were() {
        let lines: &[&[u8]] = &[
            b"all,t=a b=t,f=-0.0,i=9223372036854775807i,s=\"\",u=18446744073709551615u 1000000000\n",
            b"all,t=a b=f,f=5e-324,i=-9223372036854775808i,s=\"a\\\\b\\\"c\",u=0u 2000000000\n",
            b"all,t=a f=1.7976931348623157e308,i=5i,u=5u 3000000000\n",
            b"all,t=a s=\"\xff\xfe \xc3\" 4000000000\n",
            b"all,t=a f=3.0,s=\"line\nfeed\r\n\r,end \\\\\" 5000000000\n",
            b"all,t=b f=3.0 5000000000\n",
            b"odd\\ m\\,x,t\\ \\,\\==v\\ \\,\\=,\xf0\x9f\x8c\xa1=\xf0\x9f\x8f\xa0 f\\ \\,\\==1i -1000000000\n",
            b"same,k=tag k=\"field\",\"q=1i 1000000000\n",
            b"back\\slash,a\\b=c\\d e\\f=1i 1\n",
        ];
        assert_eq!(
            again(&lines.concat()).escape_ascii().to_string(),
            lines.concat().escape_ascii().to_string()
        );
    }

    #[test]
    fn rows_of_a_series_are_one_batch_until_a_new_field_comes() {
        let mut batches = Vec::new();
        let lines = b"m a=1i 1\nm a=2i 2\nm b=3i 3\nm a=4i 4\nm,t=x b=1i 1\n";
        decode(lines, &mut |batch| {
            batches.push((batch.fields.len(), batch.times.len(), batch.values.len()));
            true
        })
        .unwrap();
        assert_eq!(batches, [(1, 2, 2), (2, 2, 4), (2, 1, 2)]);
    }

    #[test]
    fn what_was_not_encoded_is_refused() {
        for line in ["m", "m a", "m a=1 ", "m a=1 1", "m a=\"x 1\n", "m a=x 1\n", "m,t a=1 1\n"] {
            assert_eq!(decode(line.as_bytes(), &mut |_| true), Err(NotEncoded), "{line}");
        }
    }
}
