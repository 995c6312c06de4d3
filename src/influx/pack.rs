//! Values of `MessagePack`, one by one, as they come.
//!
//! Only what `InfluxDB` writes: whatever else comes is [`Stop::Shape`].

use std::io::{self, Read};

use ::rmp::{Marker, decode as rmp};

use super::stream::Stop;
use crate::{
    model::FieldType,
    points::{Batch, Value},
};

/// That the reply is not what `InfluxDB` writes.
pub(super) fn shape(what: &str) -> Stop {
    Stop::Shape(serde::de::Error::custom(what))
}

fn time(from: &mut impl Read) -> Result<i64, Stop> {
    rmp::read_int(from).map_err(|error| number_flaw(error, "a time is not a number"))
}

/// The begin of a row of a time and so many values: the time.
pub(super) fn row_head(from: &mut impl Read, values: usize) -> Result<i64, Stop> {
    if length(rmp::read_array_len(from))? != values + 1 {
        return Err(shape("a row has another number of values than there are columns"));
    }
    time(from)
}

/// A text; an empty one where there is none.
pub(super) fn text_or_nothing(from: &mut impl Read) -> Result<Vec<u8>, Stop> {
    let marker = rmp::read_marker(from).map_err(|error| Stop::from(error.0))?;
    if marker == Marker::Null { Ok(Vec::new()) } else { bytes_after(from, marker) }
}

/// A value of a field, whose text goes to the batch.
pub(super) fn value<R: Read>(
    from: &mut R,
    kind: Option<FieldType>,
    batch: &mut Batch,
) -> Result<Value, Stop> {
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

pub(super) fn bytes(from: &mut impl Read) -> Result<Vec<u8>, Stop> {
    let marker = rmp::read_marker(from).map_err(|error| Stop::from(error.0))?;
    bytes_after(from, marker)
}

fn bytes_after(from: &mut impl Read, marker: Marker) -> Result<Vec<u8>, Stop> {
    let length = text_length(from, marker)?;
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length {
        Ok(bytes)
    } else {
        Err(io::Error::from(io::ErrorKind::UnexpectedEof).into())
    }
}

pub(super) fn each_item<R: Read>(
    from: &mut R,
    mut read: impl FnMut(&mut R) -> Result<(), Stop>,
) -> Result<(), Stop> {
    for _ in 0..length(rmp::read_array_len(from))? {
        read(from)?;
    }
    Ok(())
}

pub(super) fn each_member<R: Read>(
    from: &mut R,
    mut read: impl FnMut(&[u8], &mut R) -> Result<(), Stop>,
) -> Result<(), Stop> {
    for _ in 0..length(rmp::read_map_len(from))? {
        let key = bytes(from)?;
        read(&key, from)?;
    }
    Ok(())
}

pub(super) fn each_pair<R: Read>(from: &mut R, mut read: impl FnMut(Vec<u8>, Vec<u8>)) -> Result<(), Stop> {
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
pub(super) fn skip<R: Read>(from: &mut R) -> Result<(), Stop> {
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
