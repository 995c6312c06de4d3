//! The rows of a `SELECT … GROUP BY *` as the server writes them in `MessagePack`.
//!
//! The format of all that is exact for every value: floats keep their sign of zero, texts their bytes,
//! numbers all of their digits. What it does not tell apart are small integers and small unsigned
//! ones; for that the types of the fields are given.
//!
//! A reply is a sequence of messages, `{"results": [{"series": [{"name", "tags", "columns",
//! "values", "partial"}]}]}`; a series may go on in the next one.

use std::io::{self, BufRead, Read};

use ::rmp::{Marker, decode as rmp};

use super::stream::Stop;
use crate::{
    model::FieldType,
    points::{Batch, Value},
};

/// The type of the field of a name, in the window that is read.
pub(super) type Types<'t> = &'t dyn Fn(&[u8]) -> Option<FieldType>;

/// Reads a reply and lets `take` have every batch, until it says that it is enough; whether it never
/// did.
pub(super) fn decode(
    body: &mut dyn BufRead,
    types: Types<'_>,
    take: &mut dyn FnMut(Batch) -> bool,
) -> Result<bool, Stop> {
    let mut reader = io::BufReader::with_capacity(1 << 16, body);
    let mut going_on = true;
    while going_on && !reader.fill_buf()?.is_empty() {
        message(&mut reader, types, &mut |batch| going_on = going_on && take(batch))?;
    }
    Ok(going_on)
}

/// That the reply is not what `InfluxDB` writes.
fn shape(what: &str) -> Stop {
    Stop::Shape(serde::de::Error::custom(what))
}

fn message<R: Read>(from: &mut R, types: Types<'_>, take: &mut dyn FnMut(Batch)) -> Result<(), Stop> {
    each_member(from, |key, from| match key {
        b"results" => each_item(from, |from| {
            each_member(from, |key, from| match key {
                b"series" => each_item(from, |from| series(from, types, take)),
                b"error" => Err(said(from)),
                _ => skip(from),
            })
        }),
        b"error" => Err(said(from)),
        _ => skip(from),
    })
}

fn said(from: &mut impl Read) -> Stop {
    bytes(from).map_or_else(|stop| stop, |text| Stop::Said(String::from_utf8_lossy(&text).into_owned()))
}

/// The most values and bytes of texts of a batch: enough that its size does not show in the time.
const MOST_VALUES: usize = 1 << 16;
const MOST_BYTES: usize = 1 << 20;

fn series<R: Read>(from: &mut R, types: Types<'_>, take: &mut dyn FnMut(Batch)) -> Result<(), Stop> {
    let mut batch = Batch::default();
    let mut kinds = Vec::new();
    let mut is_headed = true;
    each_member(from, |key, from| {
        match key {
            b"name" => batch.measurement = bytes(from)?,
            b"tags" => {
                each_pair(from, |key, value| {
                    if !value.is_empty() {
                        batch.tags.push((key, value));
                    }
                })?;
                batch.tags.sort();
                is_headed &= batch.times.is_empty();
            }
            b"columns" => {
                batch.fields = columns(from)?;
                kinds = batch.fields.iter().map(|field| types(field)).collect();
            }
            b"values" => each_item(from, |from| {
                row(from, &kinds, &mut batch)?;
                if batch.values.len() >= MOST_VALUES || batch.texts.len() >= MOST_BYTES {
                    take(batch.split());
                }
                Ok(())
            })?,
            _ => skip(from)?,
        }
        Ok(())
    })?;
    if !is_headed {
        return Err(shape("the tags of a series come after its values"));
    }
    take(batch);
    Ok(())
}

/// The names of the fields.
fn columns<R: Read>(from: &mut R) -> Result<Vec<Vec<u8>>, Stop> {
    let mut columns = Vec::new();
    each_item(from, |from| {
        columns.push(bytes(from)?);
        Ok(())
    })?;
    if columns.is_empty() || columns.remove(0) != b"time" {
        return Err(shape("the first column is not the time"));
    }
    Ok(columns)
}

fn row<R: Read>(from: &mut R, kinds: &[Option<FieldType>], batch: &mut Batch) -> Result<(), Stop> {
    if length(rmp::read_array_len(from))? != kinds.len() + 1 {
        return Err(shape("a row has another number of values than there are columns"));
    }
    batch.times.push(time(from)?);
    for kind in kinds {
        let value = value(from, *kind, batch)?;
        batch.values.push(value);
    }
    Ok(())
}

fn time(from: &mut impl Read) -> Result<i64, Stop> {
    rmp::read_int(from).map_err(|error| number_flaw(error, "a time is not a number"))
}

fn value<R: Read>(from: &mut R, kind: Option<FieldType>, batch: &mut Batch) -> Result<Value, Stop> {
    let marker = rmp::read_marker(from).map_err(|error| Stop::from(error.0))?;
    Ok(match marker {
        Marker::Null => Value::Absent,
        Marker::True => Value::Boolean(true),
        Marker::False => Value::Boolean(false),
        Marker::F64 => Value::Float(f64::from_bits(u64::from_be_bytes(fixed(from)?))),
        Marker::F32 => Value::Float(f32::from_bits(u32::from_be_bytes(fixed(from)?)).into()),
        Marker::FixStr(_) | Marker::Str8 | Marker::Str16 | Marker::Str32 => text(from, marker, batch)?,
        _ => whole(from, marker, kind)?,
    })
}

fn text<R: Read>(from: &mut R, marker: Marker, batch: &mut Batch) -> Result<Value, Stop> {
    let length = text_length(from, marker)?;
    let start = batch.texts.len();
    let read = from.by_ref().take(length).read_to_end(&mut batch.texts)?;
    if read as u64 != length {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
    }
    match (u32::try_from(start), u32::try_from(batch.texts.len())) {
        (Ok(start), Ok(end)) => Ok(Value::Text { start, end }),
        _ => Err(shape("the texts of a part of a series are larger than four gigabytes")),
    }
}

/// A whole number: signed and unsigned ones look the same as long as they are small.
fn whole<R: Read>(from: &mut R, marker: Marker, kind: Option<FieldType>) -> Result<Value, Stop> {
    let number: i128 = match marker {
        Marker::FixPos(number) => number.into(),
        Marker::FixNeg(number) => number.into(),
        Marker::U8 => u8::from_be_bytes(fixed(from)?).into(),
        Marker::U16 => u16::from_be_bytes(fixed(from)?).into(),
        Marker::U32 => u32::from_be_bytes(fixed(from)?).into(),
        Marker::U64 => u64::from_be_bytes(fixed(from)?).into(),
        Marker::I8 => i8::from_be_bytes(fixed(from)?).into(),
        Marker::I16 => i16::from_be_bytes(fixed(from)?).into(),
        Marker::I32 => i32::from_be_bytes(fixed(from)?).into(),
        Marker::I64 => i64::from_be_bytes(fixed(from)?).into(),
        _ => return Err(shape("a value has no type of a field")),
    };
    let unsigned = kind == Some(FieldType::Unsigned);
    let value = match (unsigned, i64::try_from(number), u64::try_from(number)) {
        (true, _, Ok(number)) => Value::Unsigned(number),
        (false, Ok(number), _) => Value::Integer(number),
        _ => return Err(shape("a number is not of the type of its field")),
    };
    Ok(value)
}

fn fixed<const N: usize>(from: &mut impl Read) -> Result<[u8; N], Stop> {
    let mut bytes = [0; N];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn text_length(from: &mut impl Read, marker: Marker) -> Result<u64, Stop> {
    Ok(match marker {
        Marker::FixStr(length) => length.into(),
        Marker::Str8 => u8::from_be_bytes(fixed(from)?).into(),
        Marker::Str16 => u16::from_be_bytes(fixed(from)?).into(),
        Marker::Str32 => u32::from_be_bytes(fixed(from)?).into(),
        _ => return Err(shape("a name is not a text")),
    })
}

fn bytes(from: &mut impl Read) -> Result<Vec<u8>, Stop> {
    let marker = rmp::read_marker(from).map_err(|error| Stop::from(error.0))?;
    let length = text_length(from, marker)?;
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length {
        Ok(bytes)
    } else {
        Err(io::Error::from(io::ErrorKind::UnexpectedEof).into())
    }
}

fn each_item<R: Read>(from: &mut R, mut read: impl FnMut(&mut R) -> Result<(), Stop>) -> Result<(), Stop> {
    for _ in 0..length(rmp::read_array_len(from))? {
        read(from)?;
    }
    Ok(())
}

fn each_member<R: Read>(
    from: &mut R,
    mut read: impl FnMut(&[u8], &mut R) -> Result<(), Stop>,
) -> Result<(), Stop> {
    for _ in 0..length(rmp::read_map_len(from))? {
        let key = bytes(from)?;
        read(&key, from)?;
    }
    Ok(())
}

fn each_pair<R: Read>(from: &mut R, mut read: impl FnMut(Vec<u8>, Vec<u8>)) -> Result<(), Stop> {
    for _ in 0..length(rmp::read_map_len(from))? {
        let key = bytes(from)?;
        read(key, bytes(from)?);
    }
    Ok(())
}

fn length(read: Result<u32, rmp::ValueReadError>) -> Result<usize, Stop> {
    use rmp::ValueReadError::{InvalidDataRead, InvalidMarkerRead, TypeMismatch};
    match read {
        Ok(length) => Ok(length as usize),
        Err(InvalidMarkerRead(error) | InvalidDataRead(error)) => Err(error.into()),
        Err(TypeMismatch(_)) => Err(shape("a list or an object is something else")),
    }
}

fn number_flaw(error: rmp::NumValueReadError, what: &'static str) -> Stop {
    use rmp::NumValueReadError::{InvalidDataRead, InvalidMarkerRead};
    match error {
        InvalidMarkerRead(error) | InvalidDataRead(error) => error.into(),
        _ => shape(what),
    }
}

/// Skips a value that is not a list or an object: the other members of a reply are numbers and truths.
fn skip<R: Read>(from: &mut R) -> Result<(), Stop> {
    let marker = rmp::read_marker(from).map_err(|error| Stop::from(error.0))?;
    match marker {
        Marker::Null | Marker::True | Marker::False => Ok(()),
        Marker::FixStr(_) | Marker::Str8 | Marker::Str16 | Marker::Str32 => {
            let length = text_length(from, marker)?;
            io::copy(&mut from.by_ref().take(length), &mut io::sink())?;
            Ok(())
        }
        Marker::FixArray(length) => (0..length).try_for_each(|_| skip(from)),
        _ => whole(from, marker, None).map(|_| ()),
    }
}
