//! Points as line protocol.

mod batch;
mod escape;
mod json;
mod members;

use std::fmt::{self, Write};

use crate::{Error, Timestamp, buckets::Bucket};

pub use self::{batch::Batch, members::Line};

/// A point of a measurement.
pub trait LineProtocol {
    /// The bucket that keeps the points.
    type Bucket: Bucket;

    /// The name of the measurement on the server.
    const MEASUREMENT: &'static str;

    /// The name of the bucket on the server.
    const BUCKET: &'static str = <Self::Bucket as Bucket>::NAME;

    /// The time of the point.
    fn time(&self) -> Timestamp;

    /// Writes tags, then fields.
    ///
    /// # Errors
    /// A value that is not as the definitions say.
    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error>;

    /// Looks whether the point can be written: whether each value is as the definitions say, and
    /// there is at least one field.
    ///
    /// # Errors
    /// The first value that is not, with the key of its field.
    fn validate(&self) -> Result<(), Error> {
        write_line(self, None::<&mut String>)
    }

    /// Writes the point as one line, its end included, in nanoseconds. Nothing is allocated, and
    /// nothing is written of a point that is not valid.
    ///
    /// A [`Batch`] takes many points, and looks at each value once instead of twice.
    ///
    /// # Errors
    /// A value that is not as the definitions say, or [`Error::Output`].
    fn write_to(&self, out: &mut impl Write) -> Result<(), Error> {
        self.validate()?;
        write_line(self, Some(out))
    }

    /// The point as one line, its end included, in nanoseconds.
    ///
    /// # Errors
    /// A value that is not as the definitions say.
    fn to_line_protocol(&self) -> Result<String, Error> {
        let mut line = String::new();
        write_line(self, Some(&mut line))?;
        Ok(line)
    }
}

/// Looks at each value of a point and writes it if there is an `out`; what was written before a value
/// is refused stays there.
fn write_line<P: LineProtocol + ?Sized, W: Write>(
    point: &P,
    out: Option<&mut W>,
) -> Result<(), Error> {
    let mut line = Line::begin(out, P::MEASUREMENT)?;
    point.write_members(&mut line)?;
    line.end(point.time())
}

/// What is wrong where the output does not take a text.
const fn refused(_: fmt::Error) -> Error {
    Error::Output
}
