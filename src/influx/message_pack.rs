//! The rows of a `SELECT … GROUP BY *` as the server writes them in `MessagePack`.
//!
//! The format of all that is exact for every value: floats keep their sign of zero, texts their bytes,
//! numbers all of their digits. What it does not tell apart are small integers and small unsigned
//! ones; for that the types of the fields are given.
//!
//! A reply is a sequence of messages, `{"results": [{"series": [{"name", "tags", "columns",
//! "values", "partial"}]}]}`; a series may go on in the next one.

use std::io::{self, BufRead, Read};

use super::{
    pack::{bytes, each_item, each_member, each_pair, row_head, shape, skip, value},
    stream::Stop,
};
use crate::{model::FieldType, points::Batch};

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

fn message<R: Read>(from: &mut R, types: Types<'_>, take: &mut dyn FnMut(Batch)) -> Result<(), Stop> {
    each_series(from, &mut |from| series(from, types, take))
}

/// Lets `read` read each series of a message.
pub(super) fn each_series<R: Read>(
    from: &mut R,
    read: &mut dyn FnMut(&mut R) -> Result<(), Stop>,
) -> Result<(), Stop> {
    each_member(from, |key, from| match key {
        b"results" => each_item(from, |from| {
            each_member(from, |key, from| match key {
                b"series" => each_item(from, &mut *read),
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
pub(super) fn columns<R: Read>(from: &mut R) -> Result<Vec<Vec<u8>>, Stop> {
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
    batch.times.push(row_head(from, kinds.len())?);
    for kind in kinds {
        let value = value(from, *kind, batch)?;
        batch.values.push(value);
    }
    Ok(())
}
